#include "platform/text/unicode.hpp"
#include <stdexcept>
#include <unicode/bytestream.h>
#include <unicode/utf8.h>

namespace text {

CodePoint first_code_point(std::string_view text) {
    std::int32_t end = 0;
    UChar32 number = 0;
    auto bytes = text.substr(0, U8_MAX_LENGTH);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"     // ICU's macro narrows to bytes
    U8_NEXT(bytes.data(), end, static_cast<std::int32_t>(bytes.size()), number);
#pragma GCC diagnostic pop
    return {number, text.substr(0, static_cast<std::size_t>(end))};
}

bool is_letter_or_digit(UChar32 c) { return u_isalnum(c); }
bool is_mark(UChar32 c) { return U_GET_GC_MASK(c) & U_GC_M_MASK; }

std::string_view without_trailing_space(std::string_view text) {
    std::string_view kept;
    auto begin = text.data();
    each_code_point(text, [&](CodePoint here) {
        if (!u_isUWhiteSpace(here.number)) kept = {begin, static_cast<std::size_t>(here.bytes.data() + here.bytes.size() - begin)};
    });
    return kept;
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && U8_IS_TRAIL(text[most])) --most;
    return text.substr(0, most);
}

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
    form.normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
    check(status);
    return out;
}

static const icu::Normalizer2& found(const icu::Normalizer2* form, UErrorCode status) {
    check(status);
    return *form;
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    auto form = icu::Normalizer2::getNFCInstance(status);
    return found(form, status);
}

const icu::Normalizer2& nfd() {
    UErrorCode status = U_ZERO_ERROR;
    auto form = icu::Normalizer2::getNFDInstance(status);
    return found(form, status);
}

const icu::Normalizer2& nfkd() {
    UErrorCode status = U_ZERO_ERROR;
    auto form = icu::Normalizer2::getNFKDInstance(status);
    return found(form, status);
}

const icu::Normalizer2& nfkc_casefold() {
    UErrorCode status = U_ZERO_ERROR;
    auto form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return found(form, status);
}

void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

}
