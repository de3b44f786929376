// The check of a fragment of markup, run by the compiler: what it finds is a call of a function whose name is the message.
// It reads what a browser would read: a fragment that passes cannot be left in another state by any value in its holes.
#pragma once
#include "platform/html/names.hpp"
#include <span>
#include <string_view>

namespace html {

namespace error {
void a_hole_takes_text_a_number_a_url_or_a_function();
void there_are_more_holes_than_values();
void there_are_more_values_than_holes();
void at_most_ten_holes_else_it_is_two_functions();
void a_closing_tag_does_not_match_the_open_one();
void a_tag_is_left_open();
void tags_stand_too_deep();
void the_fragment_ends_inside_a_tag();
void there_is_no_such_element_in_our_markup();
void only_void_elements_and_shapes_close_themselves();
void comments_stand_in_the_code_not_in_the_markup();
void an_ampersand_is_written_amp();
void words_stand_in_a_hole_so_that_they_are_translated();
void when_and_attr_stand_inside_a_tag();
void segments_and_queries_stand_in_an_address();
void a_hole_in_a_tag_takes_when_or_attr();
void attributes_are_separated_by_blanks();
void attribute_names_are_lower_case();
void an_attribute_stands_twice();
void an_attribute_value_stands_in_double_quotes();
void styles_and_event_handlers_are_never_written();
void this_attribute_takes_no_hole();
void this_attribute_takes_a_token_or_a_number();
void this_attribute_takes_a_url_that_fills_it();
void a_literal_address_begins_with_slash_hash_question_mark_https_or_mailto();
void a_hole_in_a_literal_address_is_a_segment_a_query_value_or_a_token_in_its_place();
void markup_stands_outside_of_attributes();
void a_meta_with_http_equiv_takes_no_hole();
void a_script_takes_no_hole_but_its_src();
void a_script_holds_no_text();
void a_textarea_holds_one_text();
void a_title_holds_text();
}

enum class Kind : char { text, number, token, url, segment, query, flag, part, unknown };
struct Hole {
    Kind kind;
    std::string_view attribute{};       // of `attr`: the name of the whole attribute that is written; `kind` is its value's
};
struct Spot {
    unsigned at = 0;                    // where `{}` begins
    bool newline = false;               // browsers drop the first line feed after <textarea> and <pre>: one is written before the value
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The length of the reference that stands here; signs only, since letters are words.
constexpr std::size_t length_of_reference(std::string_view rest) {
    for (std::string_view sign : {"&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&shy;", "&zwnj;", "&hellip;", "&middot;", "&ndash;", "&times;"})
        if (rest.starts_with(sign)) return sign.size();
    error::an_ampersand_is_written_amp();
    return 0;
}

// The length of the sign that stands here; what may be part of a word is none.
constexpr std::size_t length_of_sign(std::string_view rest) {
    if (rest[0] == '&') return length_of_reference(rest);
    if (is_letter(rest[0])) error::words_stand_in_a_hole_so_that_they_are_translated();
    if (static_cast<unsigned char>(rest[0]) < 0x80) return 1;
    for (std::string_view sign : {"·", "–", "—", "…", "→", "←", "↑", "↓", "’", "‘", "“", "”", "«", "»", "‹", "›", "•", "×", "−", "§", "✓", "\u00a0"})
        if (rest.starts_with(sign)) return sign.size();
    error::words_stand_in_a_hole_so_that_they_are_translated();
    return 0;
}

constexpr bool is_literal_address(std::string_view s) {
    if (s.find('\\') != s.npos || s.starts_with("//")) return false;
    return s.starts_with('/') || s.starts_with('#') || s.starts_with('?') || s.starts_with("https://") || s.starts_with("mailto:");
}

// May such a value stand in an address after this literal beginning?
constexpr bool fits_in_address(std::string_view before, Kind kind) {
    if (before.starts_with("https:") || before.starts_with("mailto:")) return false;
    bool plain = kind == Kind::token || kind == Kind::number;
    if (before.find('#') != before.npos) return plain;
    if (before.find('?') != before.npos) return before.ends_with('=') && (plain || kind == Kind::query);
    return before.ends_with('/') && (plain || kind == Kind::segment);
}

class Check {
    struct Tag {
        std::string_view name;
        std::string_view attributes[24]{};
        std::size_t count = 0;
        std::string_view type{}, purpose{}, value{};        // what stands as a literal in `type`, `name`, `value` or `content`
        bool http_equiv = false, hole = false;
    };
    std::string_view s;
    std::span<const Hole> holes;
    std::span<Spot> spots;
    std::size_t i = 0, used = 0, depth = 0;
    std::string_view open[24]{};

    constexpr bool at(std::string_view what) const { return s.substr(i).starts_with(what); }
    constexpr char here() {
        if (i >= s.size()) error::the_fragment_ends_inside_a_tag();
        return s[i];
    }
    constexpr Hole take_hole(bool newline = false) {
        if (used == holes.size()) error::there_are_more_holes_than_values();
        if (holes[used].kind == Kind::unknown) error::a_hole_takes_text_a_number_a_url_or_a_function();
        spots[used] = {static_cast<unsigned>(i), newline};
        i += 2;
        return holes[used++];
    }
    constexpr std::string_view take_name() {
        auto from = i;
        while (i < s.size() && (is_letter(s[i]) || (s[i] >= '0' && s[i] <= '9') || s[i] == '-' || s[i] == ':')) ++i;
        return s.substr(from, i - from);
    }

    constexpr void text() {
        if (at("{}")) text_hole();
        else if (at("</")) closing_tag();
        else if (at("<")) opening_tag();
        else i += length_of_sign(s.substr(i));
    }
    constexpr void text_hole() {
        auto hole = take_hole(i > 0 && depth > 0 && open[depth - 1] == "pre" && s[i - 1] == '>');
        if (hole.kind == Kind::flag || !hole.attribute.empty()) error::when_and_attr_stand_inside_a_tag();
        if (hole.kind == Kind::segment || hole.kind == Kind::query) error::segments_and_queries_stand_in_an_address();
        if (hole.kind == Kind::part && depth > 0 && open[depth - 1] == "title") error::a_title_holds_text();
    }
    constexpr void closing_tag() {
        i += 2;
        auto name = take_name();
        if (depth == 0 || open[depth - 1] != name) error::a_closing_tag_does_not_match_the_open_one();
        if (here() != '>') error::the_fragment_ends_inside_a_tag();
        ++i;
        --depth;
    }
    constexpr void opening_tag() {
        constexpr std::string_view doctype = "<!doctype html>";
        if (at(doctype)) { i += doctype.size(); return; }
        if (at("<!--")) error::comments_stand_in_the_code_not_in_the_markup();
        ++i;
        Tag tag{take_name()};
        if (!is_element(tag.name)) error::there_is_no_such_element_in_our_markup();
        while (here() != '>' && !at("/>")) inside_of(tag);
        whole(tag);
        end_of_opening(tag);
    }
    constexpr void inside_of(Tag& tag) {
        if (!is_blank(here())) error::attributes_are_separated_by_blanks();
        while (is_blank(here())) ++i;
        if (here() == '>' || at("/>")) return;
        if (at("{}")) tag_hole(tag);
        else attribute(tag);
    }
    constexpr void tag_hole(Tag& tag) {
        auto hole = take_hole();
        bool whole_attribute = !hole.attribute.empty();
        if (!whole_attribute && hole.kind == Kind::flag) return;
        if (!whole_attribute) error::a_hole_in_a_tag_takes_when_or_attr();
        if (hole.kind == Kind::flag || hole.kind == Kind::part) error::markup_stands_outside_of_attributes();
        enter(tag, hole.attribute);
        judge(tag, hole.attribute, hole.kind, {}, true);
    }
    constexpr void enter(Tag& tag, std::string_view name) {
        for (std::size_t k = 0; k < tag.count; ++k)
            if (tag.attributes[k] == name) error::an_attribute_stands_twice();
        tag.attributes[tag.count++] = name;
    }
    constexpr void attribute(Tag& tag) {
        auto name = take_name();
        if (name.empty()) error::attributes_are_separated_by_blanks();
        for (char c : name)
            if (c >= 'A' && c <= 'Z' && !is_known_with_capitals(name)) error::attribute_names_are_lower_case();
        if (is_never_written(name)) error::styles_and_event_handlers_are_never_written();
        enter(tag, name);
        if (name == "http-equiv") tag.http_equiv = true;
        if (here() == '=') value(tag, name);
    }
    constexpr void value(Tag& tag, std::string_view name) {
        ++i;
        if (here() != '"') error::an_attribute_value_stands_in_double_quotes();
        auto from = ++i;
        while (here() != '"') {
            if (at("{}")) value_hole(tag, name, s.substr(from, i - from));
            else if (is_read_by_people(name)) i += length_of_sign(s.substr(i));
            else i += here() == '&' ? length_of_reference(s.substr(i)) : 1;
        }
        auto literal = s.substr(from, i++ - from);
        if (name == "type") tag.type = literal;
        if (name == "name") tag.purpose = literal;
        if (name == "value" || name == "content") tag.value = literal;
        if (is_url(name) && !literal.starts_with("{}") && !is_literal_address(literal))
            error::a_literal_address_begins_with_slash_hash_question_mark_https_or_mailto();
    }
    constexpr void value_hole(Tag& tag, std::string_view name, std::string_view before) {
        auto hole = take_hole();
        if (hole.kind == Kind::flag || hole.kind == Kind::part || !hole.attribute.empty()) error::markup_stands_outside_of_attributes();
        judge(tag, name, hole.kind, before, before.empty() && here() == '"');
    }
    // What an attribute takes in a hole, after the literal beginning of its value.
    constexpr void judge(Tag& tag, std::string_view name, Kind kind, std::string_view before, bool fills) {
        tag.hole = true;
        bool typed = kind == Kind::token || kind == Kind::number;
        if (tag.name == "script" && name != "src") error::a_script_takes_no_hole_but_its_src();
        if (is_url(name)) return judge_address(kind, before, fills);
        if (kind == Kind::segment || kind == Kind::query) error::segments_and_queries_stand_in_an_address();
        if (is_typed(name) && !typed) error::this_attribute_takes_a_token_or_a_number();
        if (!is_typed(name) && !may_hold_data(name)) error::this_attribute_takes_no_hole();
    }
    constexpr void judge_address(Kind kind, std::string_view before, bool fills) {
        if (before.empty()) {
            if (kind != Kind::url || !fills) error::this_attribute_takes_a_url_that_fills_it();
            return;
        }
        if (!is_literal_address(before)) error::a_literal_address_begins_with_slash_hash_question_mark_https_or_mailto();
        if (!fits_in_address(before, kind)) error::a_hole_in_a_literal_address_is_a_segment_a_query_value_or_a_token_in_its_place();
    }
    constexpr void whole(const Tag& tag) const {
        if (tag.http_equiv && tag.hole) error::a_meta_with_http_equiv_takes_no_hole();
        bool button = tag.name == "input" && is_one_of(tag.type, {"submit", "reset", "button"});
        bool description = tag.name == "meta" && tag.purpose == "description";
        if (button || description)
            for (std::size_t k = 0; k < tag.value.size();) k += length_of_sign(tag.value.substr(k));
    }
    constexpr void end_of_opening(const Tag& tag) {
        bool itself = here() == '/';
        if (itself && !is_void(tag.name) && !is_svg_shape(tag.name)) error::only_void_elements_and_shapes_close_themselves();
        i += itself ? 2 : 1;
        if (itself || is_void(tag.name)) return;
        if (depth == std::size(open)) error::tags_stand_too_deep();
        open[depth++] = tag.name;
        if (tag.name == "script" && !at("</script>")) error::a_script_holds_no_text();
        if (tag.name == "textarea") inside_of_textarea();
    }
    constexpr void inside_of_textarea() {
        if (at("{}")) {
            auto hole = take_hole(true);
            if (hole.kind != Kind::text && hole.kind != Kind::number) error::a_textarea_holds_one_text();
        }
        if (!at("</textarea>")) error::a_textarea_holds_one_text();
    }

public:
    constexpr Check(std::string_view markup, std::span<const Hole> values, std::span<Spot> found) : s(markup), holes(values), spots(found) {}
    constexpr void fragment() {
        if (holes.size() > 10) error::at_most_ten_holes_else_it_is_two_functions();
        while (i < s.size()) text();
        if (depth > 0) error::a_tag_is_left_open();
        if (used < holes.size()) error::there_are_more_values_than_holes();
    }
};

}
