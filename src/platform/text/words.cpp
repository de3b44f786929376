#include "platform/text/breaks.hpp"
#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <unicode/uscript.h>

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

// Thai, Lao, Khmer, Burmese and their kin: Unicode's line break class SA, whose words only a dictionary knows.
static bool without_blanks(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT && (is_letter_or_digit(c) || is_mark(c));
}

// Zero-width spaces and joiners: in scripts without blanks some writers put them between words and some do not.
static bool ignorable(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

struct Stretch {
    bool without_blanks;
    std::string_view text;
};

static Stretch first_stretch(std::string_view text) {
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

static constexpr UChar32 d_with_stroke = 0x111;         // "đ" has no decomposition, and is typed "d" where there are no accents

// Marks of Latin letters go, those of other scripts are letters to their readers and stay. Digits of all scripts become 0-9.
static std::string plain(std::string_view decomposed) {
    std::string out;
    bool latin = false;
    each_code_point(decomposed, [&](CodePoint here) {
        if (is_mark(here.number)) {
            if (!latin) out += here.bytes;
            return;
        }
        latin = uscript_hasScript(here.number, USCRIPT_LATIN);
        auto digit = u_charDigitValue(here.number);
        if (digit >= 0) out += static_cast<char>('0' + digit);
        else if (here.number == d_with_stroke) out += 'd';
        else out += here.bytes;
    });
    return out;
}

static std::string folded(std::string_view text) {
    return normalized(nfc(), plain(normalized(nfd(), normalized(nfkc_casefold(), text))));
}

static constexpr std::size_t longest_token = 96;        // bytes; PostgreSQL refuses lexemes from 2,047 on

static void add_token(std::string& tokens, std::string_view token) {
    if (token.empty()) return;
    if (!tokens.empty()) tokens += ' ';
    tokens += first_bytes(token, longest_token);
}

// "co-sign's" is three tokens: nothing that is syntax in a query of an engine is left.
static void add_word(std::string& tokens, std::string_view word) {
    std::string token;
    each_code_point(word, [&](CodePoint here) {
        if (is_letter_or_digit(here.number) || is_mark(here.number)) {
            token += here.bytes;
            return;
        }
        add_token(tokens, token);
        token.clear();
    });
    add_token(tokens, token);
}

// Overlapping pairs do not depend on where a dictionary cuts, so a word is found in the middle of any sentence.
static void add_pairs(std::string& tokens, std::string_view run) {
    auto clusters = segments(clusters_of(run), run);
    if (clusters.size() == 1) add_token(tokens, run);
    for (std::size_t i = 1; i < clusters.size(); ++i) {
        auto& first = clusters[i - 1];
        add_token(tokens, {first.data(), first.size() + clusters[i].size()});
    }
}

std::string searchable(std::string_view text) {
    std::string tokens;
    while (!text.empty()) {
        auto stretch = first_stretch(text);
        text.remove_prefix(stretch.text.size());
        if (stretch.without_blanks) add_pairs(tokens, folded(stretch.text));
        else
            for (auto& word : words(stretch.text)) add_word(tokens, folded(word));
    }
    return tokens;
}

}
