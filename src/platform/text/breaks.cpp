#include "platform/text/breaks.hpp"
#include "platform/text/unicode.hpp"
#include <unicode/utext.h>

namespace text {

static icu::BreakIterator& set(icu::BreakIterator& breaks, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text.empty() ? "" : text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks.setText(&source, status);                 // the iterator keeps a copy of `source`, not of the text
    utext_close(&source);
    check(status);
    return breaks;
}

icu::BreakIterator& clusters_of(std::string_view text) {
    thread_local const auto breaks = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        check(status);
        return made;
    }();
    return set(*breaks, text);
}

icu::BreakIterator& words_of(std::string_view text) {
    thread_local const auto breaks = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        check(status);
        return made;
    }();
    return set(*breaks, text);
}

std::vector<std::string_view> segments(icu::BreakIterator& breaks, std::string_view text) {
    std::vector<std::string_view> found;
    auto start = static_cast<std::size_t>(breaks.first());
    for (auto next = breaks.next(); next != icu::BreakIterator::DONE; next = breaks.next()) {
        auto end = static_cast<std::size_t>(next);
        found.push_back(text.substr(start, end - start));
        start = end;
    }
    return found;
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

std::size_t end_of_cut(std::string_view text, std::size_t most) {
    auto end = end_of_clusters(text, most);
    if (end == text.size()) return end;
    return without_trailing_space(text.substr(0, end_of_word(text, end))).size();
}

}
