#include "tests/world/page.hpp"
#include <algorithm>
#include <array>
#include <stdexcept>

namespace world {

static constexpr std::array<std::string_view, 6> void_elements{"meta", "link", "input", "br", "hr", "img"};
static bool is_void(std::string_view tag) { return std::ranges::count(void_elements, tag) > 0; }
static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string plain(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (!is_blank(c)) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

static std::string decoded(std::string_view text) {
    static constexpr std::pair<std::string_view, char> references[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string out;
    while (!text.empty()) {
        auto known = std::ranges::find_if(references, [&](auto& r) { return text.starts_with(r.first); });
        bool is_reference = known != std::end(references);
        out += is_reference ? known->second : text.front();
        text.remove_prefix(is_reference ? known->first.size() : 1);
    }
    return out;
}

// ---- reading

namespace {

struct Reading {
    std::string_view rest;
    std::vector<Node*> open;

    Node& here() { return *open.back(); }
    std::string_view until(std::string_view end) {
        auto at = rest.find(end);
        if (at == rest.npos) throw std::runtime_error("the page ends inside a tag");
        auto part = rest.substr(0, at);
        rest.remove_prefix(at + end.size());
        return part;
    }
    void skip_blanks() {
        while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    }
    std::string_view name() {
        auto end = rest.find_first_of(" \n\t\r=/>");
        auto part = rest.substr(0, end);
        rest.remove_prefix(part.size());
        return part;
    }
    void text() {
        auto end = std::min(rest.find('<'), rest.size());
        auto node = std::make_unique<Node>();
        node->words = decoded(rest.substr(0, end));
        here().children.push_back(std::move(node));
        rest.remove_prefix(end);
    }
    void close() {
        auto tag = until(">");
        if (here().tag != tag) throw std::runtime_error("</" + std::string(tag) + "> closes <" + here().tag + ">");
        open.pop_back();
    }
    void attribute(Node& node) {
        auto called = name();
        if (called.empty()) throw std::runtime_error("the page holds a tag that cannot be read");
        std::string value;
        if (rest.starts_with("=\"")) {
            rest.remove_prefix(2);
            value = decoded(until("\""));
        }
        if (!node.attributes.emplace(called, value).second) throw std::runtime_error("an attribute stands twice: " + std::string(called));
    }
    void element() {
        auto node = std::make_unique<Node>();
        node->tag = name();
        auto* opened = node.get();
        here().children.push_back(std::move(node));
        for (skip_blanks(); !rest.starts_with('>') && !rest.starts_with("/>"); skip_blanks()) attribute(*opened);
        bool closes_itself = rest.starts_with("/>");
        rest.remove_prefix(closes_itself ? 2 : 1);
        if (!closes_itself && !is_void(opened->tag)) open.push_back(opened);
    }
    void next() {
        if (!rest.starts_with('<')) return text();
        rest.remove_prefix(1);
        if (rest.starts_with('!')) return (void)until(">");
        if (!rest.starts_with('/')) return element();
        rest.remove_prefix(1);
        close();
    }
};

}

std::unique_ptr<Node> read_html(std::string_view html) {
    auto root = std::make_unique<Node>();
    root->tag = "page";
    Reading reading{html, {root.get()}};
    while (!reading.rest.empty()) reading.next();
    if (reading.open.size() != 1) throw std::runtime_error("<" + reading.here().tag + "> is left open");
    return root;
}

// ---- looking

std::string_view Node::operator[](std::string_view attribute) const {
    auto at = attributes.find(attribute);
    return at == attributes.end() ? std::string_view() : std::string_view(at->second);
}

void Node::walk(const std::function<void(const Node&)>& each) const {
    each(*this);
    for (auto& child : children) child->walk(each);
}

static void gather(const Node& node, std::string& out) {
    static constexpr std::array<std::string_view, 8> inline_elements{"b", "a", "span", "code", "strong", "ins", "del", "time"};
    bool apart = !node.tag.empty() && !std::ranges::count(inline_elements, node.tag);
    out += node.words;
    if (apart) out += ' ';
    for (auto& child : node.children) gather(*child, out);
    if (apart) out += ' ';
}

std::string Node::text() const {
    std::string out;
    gather(*this, out);
    return plain(out);
}

std::vector<const Node*> Node::all(const std::function<bool(const Node&)>& is) const {
    std::vector<const Node*> found;
    walk([&](const Node& node) { if (is(node)) found.push_back(&node); });
    return found;
}
std::vector<const Node*> Node::all(std::string_view wanted) const {
    return all([&](const Node& node) { return node.tag == wanted; });
}

const Node* Node::first(const std::function<bool(const Node&)>& is) const {
    auto found = all(is);
    return found.empty() ? nullptr : found.front();
}
const Node* Node::first(std::string_view wanted) const {
    return first([&](const Node& node) { return node.tag == wanted; });
}
const Node* Node::with(std::string_view attribute, std::string_view value) const {
    return first([&](const Node& node) { return node.has(attribute) && node[attribute] == value; });
}

// ---- forms

static void set(Fields& fields, const std::string& name, const std::string& value) {
    auto at = std::ranges::find(fields, name, &Fields::value_type::first);
    if (at != fields.end()) at->second = value;
    else fields.emplace_back(name, value);
}

static std::string chosen_option(const Node& select) {
    auto options = select.all("option");
    auto at = std::ranges::find_if(options, [](auto* o) { return o->has("selected"); });
    if (at == options.end()) at = options.begin();
    return at == options.end() ? std::string() : std::string((**at)["value"]);
}

static std::string raw_text(const Node& area) {
    std::string out;
    area.walk([&](const Node& node) { out += node.words; });
    return out.starts_with('\n') ? out.substr(1) : out;              // HTML: a line end right after <textarea> is not part of it
}

HtmlForm::HtmlForm(const Node& node) : form(&node) {
    node.walk([&](const Node& control) {
        std::string name(control["name"]);
        if (name.empty() || control.has("disabled")) return;
        if (control.tag == "textarea") set(sent, name, raw_text(control));
        else if (control.tag == "select") set(sent, name, chosen_option(control));
        else if (control["type"] == "checkbox" && control.has("checked")) sent.emplace_back(name, control["value"]);
        else if (control.tag == "input" && ((control["type"] != "radio" && control["type"] != "checkbox") || control.has("checked"))) set(sent, name, std::string(control["value"]));
    });
}

std::optional<std::string> HtmlForm::value(std::string_view name) const {
    auto at = std::ranges::find(sent, name, &Fields::value_type::first);
    if (at == sent.end()) return std::nullopt;
    return at->second;
}

const Node* HtmlForm::button(std::string_view words) const {
    return form->first([&](const Node& node) { return node.tag == "button" && node.text() == words; });
}

bool HtmlForm::fill(const std::string& name, const std::string& value) {
    auto* control = form->with("name", name);
    if (!control || (control->tag != "textarea" && (*control)["type"] != "text" && (*control)["type"] != "search")) return false;
    set(sent, name, value);
    return true;
}

bool HtmlForm::choose(const std::string& name, const std::string& value) {
    auto offered = form->first([&](const Node& node) {
        if (node["name"] != name) return false;
        if (node.tag == "select") return node.with("value", value) != nullptr;
        return (node["type"] == "radio" || node["type"] == "checkbox") && node["value"] == value;
    });
    if (offered && (*offered)["type"] == "checkbox") sent.emplace_back(name, value);
    else if (offered) set(sent, name, value);
    return offered != nullptr;
}

}
