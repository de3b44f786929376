#include "platform/html/url.hpp"
#include <algorithm>
#include <stdexcept>

namespace html {

static bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// RFC 3986, section 2.3.
static bool is_unreserved(char c) { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c)) encoded += c;
        else encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

// Encoding cannot help with dots: browsers read "%2e%2e" as ".." too.
static std::string segment_encoded(std::string_view segment) {
    if (segment.empty() || segment == "." || segment == "..") throw std::invalid_argument("no segment of an address: \"" + std::string(segment) + '"');
    return percent_encoded(segment);
}

std::optional<Url> Url::inside(std::string text) {
    if (!is_path(text)) return std::nullopt;
    return Url(std::move(text), 0);
}

static std::string_view after_scheme(std::string_view text) {
    for (std::string_view scheme : {"http://", "https://"})
        if (text.size() > scheme.size() && std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, lower)) return text.substr(scheme.size());
    return {};
}

std::optional<Url> Url::outside(std::string text) {
    auto host = after_scheme(text);
    if (host.empty() || host.find_first_of("/?#") == 0) return std::nullopt;
    auto unwanted = [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7f || c == '"' || c == '\\'; };
    if (std::ranges::any_of(text, unwanted)) return std::nullopt;
    return Url(std::move(text), 0);
}

// The at sign stays, all else of an address that a mail program could read as its own is encoded (RFC 6068).
Url Url::mailto(std::string_view address) {
    auto sign = address.rfind('@');
    if (sign == address.npos) return Url("mailto:" + percent_encoded(address), 0);
    return Url("mailto:" + percent_encoded(address.substr(0, sign)) + '@' + percent_encoded(address.substr(sign + 1)), 0);
}

Url Url::inserted_before(const char* marks, const std::string& piece) const {
    auto changed = s;
    changed.insert(std::min(s.find_first_of(marks), s.size()), piece);
    return Url(std::move(changed), 0);
}

Url Url::operator/(std::string_view segment) const {
    auto path = std::string_view(s).substr(0, s.find_first_of("?#"));
    return inserted_before("?#", (path.ends_with('/') ? "" : "/") + segment_encoded(segment));
}

Url Url::with(std::string_view name, std::string_view value) const {
    auto before_fragment = std::string_view(s).substr(0, s.find('#'));
    bool first = before_fragment.find('?') == std::string_view::npos;
    return inserted_before("#", (first ? "?" : "&") + percent_encoded(name) + '=' + percent_encoded(value));
}

Url Url::at(std::string_view fragment) const { return Url(s.substr(0, s.find('#')) + '#' + percent_encoded(fragment), 0); }

Segment::Segment(std::string_view text) : s(segment_encoded(text)) {}

bool Token::is(std::string_view text) {
    if (text.empty() || !is_letter_or_digit(text[0]) || (text[0] >= '0' && text[0] <= '9')) return false;
    return std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '.' || c == '-'; });
}

Token::Token(std::string_view text, int) : s(text) {
    if (!is(text)) throw std::invalid_argument("no token: \"" + s + '"');
}

}
