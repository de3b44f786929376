// Where ICU breaks a text into grapheme clusters and words (Unicode UAX #29; dictionaries where a script puts no blanks). Offsets are bytes.
#pragma once
#include <memory>
#include <string_view>
#include <unicode/brkiter.h>
#include <vector>

namespace text {

// An iterator is dear to make, so each thread keeps one of each kind: good until the next call in this thread, and while the text lives.
icu::BreakIterator& clusters_of(std::string_view);
icu::BreakIterator& words_of(std::string_view);

// All pieces between two breaks, in their order; joined they are the text.
std::vector<std::string_view> segments(icu::BreakIterator& breaks, std::string_view text);

}
