// The code points of a UTF-8 text and their properties, as ICU knows them.
#pragma once
#include <string>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace text {

struct CodePoint {
    UChar32 number;                               // negative: the bytes are no UTF-8
    std::string_view bytes;
};
CodePoint first_code_point(std::string_view not_empty);
template <class Visit> void each_code_point(std::string_view text, Visit visit) {
    while (!text.empty()) {
        auto here = first_code_point(text);
        visit(here);
        text.remove_prefix(here.bytes.size());
    }
}

bool is_letter_or_digit(UChar32);
bool is_mark(UChar32);                            // combining: general category M
std::string_view without_trailing_space(std::string_view);
std::string_view first_bytes(std::string_view, std::size_t most);     // not ended inside a code point

std::string normalized(const icu::Normalizer2& form, std::string_view);
const icu::Normalizer2& nfc();
const icu::Normalizer2& nfd();
const icu::Normalizer2& nfkd();
const icu::Normalizer2& nfkc_casefold();

void check(UErrorCode);                           // throws where ICU reports a failure: its data is missing, which is a bug of the installation

}
