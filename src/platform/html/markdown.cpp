#include "platform/html/markdown.hpp"
#include <cmark.h>
#include <memory>

namespace html {

constexpr std::size_t longest_text = 64 << 10;
constexpr int deepest = 24;             // a text may nest as deep as it is long; below this only its words are written

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Walk = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

static void write(Out&, cmark_node*, int depth);

static std::string_view literal_of(cmark_node* node) {
    auto text = cmark_node_get_literal(node);
    return text ? std::string_view(text) : std::string_view();
}

static std::string words_below(cmark_node* top) {
    std::string words;
    Walk walk(cmark_iter_new(top), cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        auto node = cmark_iter_get_node(walk.get());
        auto type = cmark_node_get_type(node);
        words += type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? std::string_view(" ") : literal_of(node);
    }
    return words;
}

// What stands in a node, as the function for a hole.
static auto inside(cmark_node* node, int depth) {
    return [node, depth](Out& out) {
        if (depth >= deepest) { out("{}", words_below(node)); return; }
        for (auto child = cmark_node_first_child(node); child; child = cmark_node_next(child)) write(out, child, depth + 1);
    };
}

static std::optional<Url> target_of(cmark_node* link) {
    std::string_view target = cmark_node_get_url(link);
    constexpr std::string_view mail = "mailto:";
    if (target.starts_with(mail)) return Url::mailto(target.substr(mail.size(), target.find('?') - mail.size()));
    return Url::outside(std::string(target));
}

static void write_link(Out& out, cmark_node* node, int depth) {
    if (auto target = target_of(node)) out(R"html(<a href="{}">{}</a>)html", *target, inside(node, depth));
    else out("{}", inside(node, depth));
}

static void write_heading(Out& out, cmark_node* node, int depth) {
    switch (cmark_node_get_heading_level(node)) {
    case 1: out("<h3>{}</h3>\n", inside(node, depth)); return;
    case 2: out("<h4>{}</h4>\n", inside(node, depth)); return;
    case 3: out("<h5>{}</h5>\n", inside(node, depth)); return;
    default: out("<h6>{}</h6>\n", inside(node, depth));
    }
}

static void write_list(Out& out, cmark_node* node, int depth) {
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) { out("<ul>{}</ul>\n", inside(node, depth)); return; }
    std::optional<int> start;
    if (cmark_node_get_list_start(node) != 1) start = cmark_node_get_list_start(node);
    out("<ol {}>{}</ol>\n", attr<"start">(start), inside(node, depth));
}

// The paragraphs of a list without blank lines are no paragraphs to the eye.
static bool is_in_tight_list(cmark_node* paragraph) {
    auto item = cmark_node_parent(paragraph);
    if (!item || cmark_node_get_type(item) != CMARK_NODE_ITEM) return false;
    return cmark_node_get_list_tight(cmark_node_parent(item));
}

static void write_paragraph(Out& out, cmark_node* node, int depth) {
    if (is_in_tight_list(node)) out("{}", inside(node, depth));
    else out("<p>{}</p>\n", inside(node, depth));
}

static void write(Out& out, cmark_node* node, int depth) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH: return write_paragraph(out, node, depth);
    case CMARK_NODE_HEADING: return write_heading(out, node, depth);
    case CMARK_NODE_LIST: return write_list(out, node, depth);
    case CMARK_NODE_LINK: return write_link(out, node, depth);
    case CMARK_NODE_ITEM: out("<li>{}</li>\n", inside(node, depth)); return;
    case CMARK_NODE_BLOCK_QUOTE: out("<blockquote>{}</blockquote>\n", inside(node, depth)); return;
    case CMARK_NODE_EMPH: out("<em>{}</em>", inside(node, depth)); return;
    case CMARK_NODE_STRONG: out("<strong>{}</strong>", inside(node, depth)); return;
    case CMARK_NODE_CODE: out("<code>{}</code>", literal_of(node)); return;
    case CMARK_NODE_CODE_BLOCK: out("<pre><code>{}</code></pre>\n", literal_of(node)); return;
    case CMARK_NODE_HTML_BLOCK: out("<p>{}</p>\n", literal_of(node)); return;
    case CMARK_NODE_THEMATIC_BREAK: out("<hr>\n"); return;
    case CMARK_NODE_LINEBREAK: out("<br>\n"); return;
    case CMARK_NODE_SOFTBREAK: out("\n"); return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE: out("{}", literal_of(node)); return;
    default: out("{}", inside(node, depth));        // the document, and a picture, which is its words
    }
}

void markdown(Out& out, std::string_view text) {
    if (text.size() > longest_text) { out("<p>{}</p>\n", text); return; }
    Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    write(out, document.get(), 0);
}

}
