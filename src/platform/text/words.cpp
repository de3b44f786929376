#include "platform/text/breaks.hpp"
#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"

namespace text {

static bool has_letter_or_digit(std::string_view segment) {
    bool has = false;
    each_code_point(segment, [&](CodePoint here) { has = has || is_letter_or_digit(here.number); });
    return has;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    for (auto segment : segments(words_of(text), text))
        if (has_letter_or_digit(segment)) found.emplace_back(segment);
    return found;
}

}
