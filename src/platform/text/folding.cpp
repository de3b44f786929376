#include "platform/text/folding.hpp"
#include "platform/text/unicode.hpp"
#include <unicode/uscript.h>

namespace text {

// Thai, Lao, Khmer, Burmese and their kin: Unicode's line break class SA, whose words only a dictionary knows.
static bool without_blanks(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT && (is_letter_or_digit(c) || is_mark(c));
}

// Zero-width spaces and joiners: in scripts without blanks some writers put them between words and some do not.
static bool ignorable(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

Stretch first_stretch(std::string_view text) {
    bool kind = without_blanks(first_code_point(text).number);
    std::size_t end = 0;
    while (end < text.size()) {
        auto here = first_code_point(text.substr(end));
        bool belongs = without_blanks(here.number) == kind || (kind && ignorable(here.number));
        if (!belongs) break;
        end += here.bytes.size();
    }
    return {kind, text.substr(0, end)};
}

static std::string with_plain_digits(std::string_view text) {
    std::string out;
    each_code_point(text, [&](CodePoint here) {
        auto digit = u_charDigitValue(here.number);
        if (digit >= 0) out += static_cast<char>('0' + digit);
        else out += here.bytes;
    });
    return out;
}

static bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
}

std::string folded(std::string_view text) {
    if (!is_ascii(text)) return normalized(nfc(), with_plain_digits(normalized(nfkc_casefold(), text)));
    std::string out(text);
    for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

static constexpr UChar32 d_with_stroke = 0x111;         // "đ" has no decomposition, and is typed "d" where there are no accents

// Marks of Latin letters go, those of other scripts are letters to their readers and stay.
std::string without_accents(std::string_view folded) {
    std::string out;
    if (is_ascii(folded)) return std::string(folded);
    bool latin = false;
    each_code_point(normalized(nfd(), folded), [&](CodePoint here) {
        if (is_mark(here.number)) {
            if (!latin) out += here.bytes;
            return;
        }
        latin = uscript_hasScript(here.number, USCRIPT_LATIN);
        if (here.number == d_with_stroke) out += 'd';
        else out += here.bytes;
    });
    return normalized(nfc(), out);
}

std::vector<std::string> tokens_of_word(std::string_view word) {
    std::vector<std::string> tokens;
    std::string token;
    auto add = [&] {
        if (!token.empty()) tokens.emplace_back(first_bytes(token, longest_token));
        token.clear();
    };
    each_code_point(word, [&](CodePoint here) {
        if (is_letter_or_digit(here.number) || is_mark(here.number)) token += here.bytes;
        else add();
    });
    add();
    return tokens;
}

}
