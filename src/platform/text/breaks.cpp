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

}
