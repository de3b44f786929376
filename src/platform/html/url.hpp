// Addresses for links and forms, and the other values that markup takes only by their type.
//     Url("/needs") / id.text()                  a path of ours, one segment more: percent-encoded (RFC 3986)
//     url.with("after", token).at("main")        a query value and a fragment, encoded too
//     Url::inside(text), Url::outside(text)      what stands in data: nothing when it is no address one can trust in a link
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace html {

namespace error {
void an_address_of_ours_begins_with_one_slash_and_has_no_blank_quote_or_backslash();
}

// One slash, then visible ASCII: "//host" and "/\host" lead to another host, and browsers skip tabs and line feeds before they look.
constexpr bool is_path(std::string_view s) {
    if (!s.starts_with('/') || s.starts_with("//")) return false;
    for (char c : s)
        if (c < 0x21 || c > 0x7e || c == '"' || c == '\\') return false;
    return true;
}

struct LiteralPath {
    std::string_view text;
    consteval LiteralPath(const char* literal) : text(literal) {
        if (!is_path(text)) error::an_address_of_ours_begins_with_one_slash_and_has_no_blank_quote_or_backslash();
    }
};

template <class T> concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

std::string percent_encoded(std::string_view);      // all but unreserved characters

class Url {
    std::string s;
    explicit Url(std::string checked, int) : s(std::move(checked)) {}
    Url inserted_before(const char* marks, const std::string& piece) const;

public:
    Url(LiteralPath path) : s(path.text) {}
    static std::optional<Url> inside(std::string);  // a path of ours (an asset, the page to return to): nothing that leads to another host
    static std::optional<Url> outside(std::string); // http or https with a host, without bytes below 0x21, quotes and backslashes
    static Url mailto(std::string_view address);

    Url operator/(std::string_view segment) const;  // throws for "", "." and "..": nothing is called so, and browsers would climb
    Url with(std::string_view name, std::string_view value) const;
    template <Number T> Url with(std::string_view name, T value) const { return with(name, std::to_string(value)); }
    Url at(std::string_view fragment) const;        // replaces a fragment that is there
    const std::string& text() const { return s; }
    friend bool operator==(const Url&, const Url&) = default;
};

// Holes of a literal address: href="/needs/{}/history?after={}".
class Segment {
    std::string s;

public:
    explicit Segment(std::string_view);             // throws as Url's `/`
    const std::string& text() const { return s; }   // encoded
};
class Query {
    std::string s;

public:
    explicit Query(std::string_view value) : s(percent_encoded(value)) {}
    const std::string& text() const { return s; }   // encoded
};

// A name that scripts and styles may find: [A-Za-z][A-Za-z0-9_.-]*. Free text there could take over what a script looks up by name.
class Token {
    std::string s;

public:
    template <std::convertible_to<std::string_view> T> Token(const T& text) : Token(std::string_view(text), 0) {}
    const std::string& text() const { return s; }
    static bool is(std::string_view);

private:
    Token(std::string_view, int);                   // throws for what is no token: names come from the program, not from people
};

}
