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

// Where the first clusters end, in bytes; the end of the text where it has no more of them.
static std::size_t end_of_clusters(std::string_view text, std::size_t most) {
    auto& clusters = clusters_of(text);
    std::size_t end = 0;
    for (std::size_t i = 0; i < most; ++i) {
        auto next = clusters.next();
        if (next == icu::BreakIterator::DONE) return text.size();
        end = static_cast<std::size_t>(next);
    }
    return end;
}

// The last end of a word up to there. A word that would take more than half of what may stay is cut at a cluster:
// a web address, or a word of a script whose dictionary does not know it.
static std::size_t end_of_word(std::string_view text, std::size_t most_bytes) {
    auto& words = words_of(text);
    auto most = static_cast<std::int32_t>(most_bytes);
    if (words.isBoundary(most)) return most_bytes;
    auto end = static_cast<std::size_t>(words.preceding(most));
    return end * 2 < most_bytes ? most_bytes : end;
}

std::string cut(std::string_view text, std::size_t most) {
    auto end = end_of_clusters(text, most);
    if (end == text.size()) return std::string(text);
    return std::string(without_trailing_space(text.substr(0, end_of_word(text, end)))) + "…";
}

}
