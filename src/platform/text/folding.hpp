// Stretches of one way of writing, and texts folded so that what readers take for the same is the same.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace text {

// Of scripts that put no blanks between words, or of all others.
struct Stretch {
    bool without_blanks;
    std::string_view text;
};
Stretch first_stretch(std::string_view not_empty);
template <class Visit> void each_stretch(std::string_view text, Visit visit) {
    while (!text.empty()) {
        auto stretch = first_stretch(text);
        visit(stretch);
        text.remove_prefix(stretch.text.size());
    }
}

std::string folded(std::string_view);             // case and compatibility (NFKC), digits of all scripts as 0-9; accents stay
std::string without_accents(std::string_view folded);

inline constexpr std::size_t longest_token = 96;  // bytes; PostgreSQL refuses lexemes from 2,047 on
// "co-sign's" is three tokens: nothing that is syntax in a query of an engine is left.
std::vector<std::string> tokens_of_word(std::string_view folded_word);

}
