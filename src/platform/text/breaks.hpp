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

// Where a text is cut that may have at most so many clusters: see `cut`. Its end where nothing is.
std::size_t end_of_cut(std::string_view, std::size_t most);

}
