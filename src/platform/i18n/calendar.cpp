#include "platform/i18n/calendar.hpp"
#include <algorithm>
#include <memory>
#include <span>
#include <stdexcept>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/resbund.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

namespace i18n {

static std::string utf8(const icu::UnicodeString& text) {
    std::string s;
    return text.toUTF8String(s);
}
static icu::UnicodeString wide(std::string_view text) { return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))); }
static void must(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

// For a language that ICU has no data for it would take the machine's own; we take English, so that all machines say the same.
static icu::Locale locale_of(std::string_view lang) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(icu::StringPiece(lang.data(), static_cast<int>(lang.size())), status);
    if (U_FAILURE(status)) return icu::Locale::getEnglish();
    icu::ResourceBundle known(static_cast<const char*>(nullptr), locale, status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return icu::Locale::getEnglish();
    return locale;
}

template <std::size_t N> static std::array<std::string, N> names(std::span<const icu::UnicodeString> from) {
    std::array<std::string, N> all;
    std::transform(from.begin(), from.end(), all.begin(), utf8);
    return all;
}

// With the digits of our dates, in all languages.
static icu::number::LocalizedNumberFormatter numbers_of(icu::Locale locale) {
    UErrorCode status = U_ZERO_ERROR;
    locale.setUnicodeKeywordValue("nu", "latn", status);
    must(status);
    return icu::number::NumberFormatter::withLocale(locale).grouping(UNUM_GROUPING_MIN2);
}

static void take_words(Calendar& calendar, const icu::Locale& locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    Symbols symbols(locale, status);
    must(status);
    int count = 0;      // of months some calendars have thirteen, and weekdays ICU counts from 1
    calendar.months = names<12>(std::span(symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE), 12));
    calendar.months_alone = names<12>(std::span(symbols.getMonths(count, Symbols::STANDALONE, Symbols::WIDE), 12));
    calendar.weekdays = names<7>(std::span(symbols.getWeekdays(count, Symbols::FORMAT, Symbols::WIDE), 8).subspan(1));
}

static void take_patterns(Calendar& calendar, const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::DateTimePatternGenerator> patterns(icu::DateTimePatternGenerator::createInstance(locale, status));
    must(status);
    auto best = [&](const char16_t* skeleton) { return utf8(patterns->getBestPattern(skeleton, status)); };
    calendar.day_pattern = best(u"yMMMMd");
    calendar.weekday_pattern = best(u"yMMMMEEEEd");
    calendar.hour_pattern = best(u"Hm");
    must(status);
}

Calendar calendar_of(std::string_view lang) {
    auto locale = locale_of(lang);
    Calendar calendar;
    calendar.icu_locale = locale.getName();
    calendar.numbers = numbers_of(locale);
    take_words(calendar, locale);
    take_patterns(calendar, locale);
    std::string_view language = locale.getLanguage();
    if (language == "en") {             // ICU's plain English is American
        calendar.day_pattern = "d MMMM y";
        calendar.weekday_pattern = "EEEE d MMMM y";
    }
    if (language == "th") calendar.years_added = 543;
    return calendar;
}

static std::string two_digits(long n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// Writes a pattern: `field` says what a letter stands for, by its count; what is quoted stands as it is.
template <class F> static std::string written(std::string_view pattern, F field) {
    std::string text;
    bool quoted = false;
    for (std::size_t i = 0; i < pattern.size();) {
        char c = pattern[i];
        auto count = std::min(pattern.find_first_not_of(c, i), pattern.size()) - i;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '\'') quoted = count % 2 ? !quoted : quoted;
        else if (letter && !quoted) text += field(c, count);
        else text.append(count, c);
        i += count;
    }
    return text;
}

static std::string date_written(const Calendar& calendar, std::string_view pattern, std::chrono::year_month_day date) {
    auto month = static_cast<unsigned>(date.month());
    return written(pattern, [&](char letter, std::size_t count) -> std::string {
        switch (letter) {
        case 'd': return std::to_string(static_cast<unsigned>(date.day()));
        case 'M':
        case 'L': return count > 2 ? calendar.months.at(month - 1) : std::to_string(month);
        case 'y': return std::to_string(static_cast<int>(date.year()) + calendar.years_added);
        case 'E': return calendar.weekdays.at(std::chrono::weekday(date).c_encoding());
        default: return {};
        }
    });
}

std::string Calendar::day(std::chrono::year_month_day date) const { return date_written(*this, day_pattern, date); }
std::string Calendar::weekday(std::chrono::year_month_day date) const { return date_written(*this, weekday_pattern, date); }

std::string Calendar::hour(std::chrono::hours hours, std::chrono::minutes minutes) const {
    return written(hour_pattern, [&](char letter, std::size_t count) {
        auto n = static_cast<long>(letter == 'H' ? hours.count() : minutes.count());
        return count == 1 ? std::to_string(n) : two_digits(n);
    });
}

std::string city_of(const Calendar& calendar, std::string_view zone) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString canonical, city;
    icu::TimeZone::getCanonicalID(wide(zone), canonical, status);
    if (U_FAILURE(status)) return std::string(zone);
    std::unique_ptr<icu::TimeZoneNames> zones(icu::TimeZoneNames::createInstance(calendar.icu_locale.c_str(), status));
    must(status);
    zones->getExemplarLocationName(canonical, city);
    return city.isEmpty() || city.isBogus() ? std::string(zone) : utf8(city);
}

std::string Calendar::number(std::int64_t n) const {
    UErrorCode status = U_ZERO_ERROR;
    auto text = numbers.formatInt(n, status).toString(status);
    must(status);
    return utf8(text);
}

}
