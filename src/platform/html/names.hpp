// The names that markup may use, and what stands under each: which elements there are, and which attributes take what in a hole.
// Lists of what is allowed, not of what is dangerous: what is missing here is added when a page needs it.
#pragma once
#include <initializer_list>
#include <string_view>

namespace html {

constexpr bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    for (auto each : names)
        if (each == name) return true;
    return false;
}

constexpr bool is_void(std::string_view element) { return is_one_of(element, {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}); }
constexpr bool is_svg_shape(std::string_view element) {
    return is_one_of(element, {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "use"});
}

// Not here: what runs or embeds (iframe, object, embed, base, style, template, noscript, foreignObject, animate, set), and what is obsolete.
constexpr bool is_element(std::string_view name) {
    return is_void(name) || is_svg_shape(name) ||
           is_one_of(name, {"a", "abbr", "address", "article", "aside", "b", "bdi", "blockquote", "body", "button", "caption", "cite", "code", "colgroup",
                            "data", "datalist", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form",
                            "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html", "i", "ins", "kbd", "label", "legend", "li", "main", "mark", "meter",
                            "nav", "ol", "optgroup", "option", "output", "p", "pre", "progress", "q", "s", "samp", "script", "search", "section", "select",
                            "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title",
                            "tr", "u", "ul", "var", "svg", "g", "defs", "symbol", "text", "tspan", "desc"});
}

// A boolean attribute, for `when`.
constexpr bool is_flag(std::string_view attribute) {
    return is_one_of(attribute, {"autofocus", "checked", "disabled", "formnovalidate", "hidden", "multiple", "novalidate", "open", "readonly", "required",
                                 "reversed", "selected"});
}

// Takes a `Url`. The last are values of our own scripts (data-autosave-url-value).
constexpr bool is_url(std::string_view attribute) {
    return is_one_of(attribute, {"action", "cite", "formaction", "href", "poster", "src", "xlink:href"}) ||
           (attribute.starts_with("data-") && attribute.ends_with("-url-value"));
}

// Takes a `Token` or a number: what scripts and forms find things by.
constexpr bool is_typed(std::string_view attribute) { return is_one_of(attribute, {"form", "id", "name", "type"}); }

// Read by people, so its words come from a hole. (The value of a submit button is one too: see the check of the whole tag.)
constexpr bool is_read_by_people(std::string_view attribute) {
    return is_one_of(attribute, {"abbr", "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext", "data-label",
                                 "label", "placeholder", "summary", "title"});
}

// What decides which script runs on what: literals only.
constexpr bool steers_scripts(std::string_view attribute) {
    return is_one_of(attribute, {"data-action", "data-controller"}) || attribute.ends_with("-target") || attribute.ends_with("-outlet");
}

// Takes any text or number.
constexpr bool may_hold_data(std::string_view attribute) {
    if (attribute.starts_with("data-")) return !steers_scripts(attribute);
    if (attribute.starts_with("aria-") || is_read_by_people(attribute)) return true;
    return is_one_of(attribute, {"accept", "autocomplete", "class", "cols", "colspan", "content", "cx", "cy", "datetime", "dir", "download", "dx", "dy", "for",
                                 "headers", "height", "high", "hreflang", "inputmode", "lang", "list", "low", "max", "maxlength", "min", "minlength", "optimum",
                                 "pattern", "r", "rows", "rowspan", "rx", "ry", "size", "span", "start", "step", "tabindex", "transform", "value", "viewBox",
                                 "width", "x", "x1", "x2", "y", "y1", "y2"});
}

// Never, not even as a literal: the pages' content security policy lets no style or script stand in markup.
constexpr bool is_never_written(std::string_view attribute) {
    return attribute.starts_with("on") || is_one_of(attribute, {"style", "srcdoc", "srcset", "ping", "nonce", "is"});
}

constexpr bool is_known_with_capitals(std::string_view attribute) {
    return is_one_of(attribute, {"viewBox", "preserveAspectRatio", "pathLength", "textLength"});
}

}
