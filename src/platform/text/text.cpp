#include "platform/text/text.hpp"
#include "platform/text/breaks.hpp"
#include "platform/text/unicode.hpp"

namespace text {

static bool allowed(UChar32 c) {
    if (c == '\t' || c == '\n' || c == '\r') return true;
    return c >= 0 && u_charType(c) != U_CONTROL_CHAR;
}

bool sound(std::string_view text) {
    while (!text.empty()) {
        auto here = first_code_point(text);
        if (!allowed(here.number)) return false;
        text.remove_prefix(here.bytes.size());
    }
    return true;
}

bool well_formed(std::string_view text) {
    while (!text.empty()) {
        auto here = first_code_point(text);
        if (here.number <= 0) return false;
        text.remove_prefix(here.bytes.size());
    }
    return true;
}

std::string without_controls(std::string_view text) {
    std::string out;
    each_code_point(text, [&](const CodePoint& here) {
        if (allowed(here.number)) out += here.bytes;
    });
    return out;
}

static std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    }
    return out;
}

std::string canonical(std::string_view text) {
    return normalized(nfc(), without_trailing_space(with_line_feeds(text)));
}

std::size_t length(std::string_view text) {
    auto& clusters = clusters_of(text);
    std::size_t count = 0;
    while (clusters.next() != icu::BreakIterator::DONE) ++count;
    return count;
}

std::string cut(std::string_view text, std::size_t most) {
    auto end = end_of_cut(text, most);
    if (end == text.size()) return std::string(text);
    return std::string(text.substr(0, end)) + "…";
}

}
