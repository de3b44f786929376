#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <unicode/uscript.h>

namespace text {

static std::vector<UScriptCode> scripts_of(const std::string& lang) {
    std::vector<UScriptCode> all(8);
    UErrorCode fault = U_ZERO_ERROR;
    auto count = uscript_getCode(lang.c_str(), all.data(), static_cast<std::int32_t>(all.size()), &fault);
    all.resize(U_SUCCESS(fault) ? static_cast<std::size_t>(count) : 0);
    return all;
}

bool could_be_in(const std::string& lang, std::string_view text) {
    auto scripts = scripts_of(lang);
    bool letters = false, fits = scripts.empty();
    each_code_point(text, [&](CodePoint here) {
        if (!u_isalpha(here.number)) return;
        letters = true;
        fits = fits || std::ranges::any_of(scripts, [&](UScriptCode script) { return uscript_hasScript(here.number, script); });
    });
    return fits || !letters;
}

}
