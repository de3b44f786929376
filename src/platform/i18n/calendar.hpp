// How a language writes days, hours, numbers and cities: taken from ICU once, then plain strings that all threads read.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unicode/numberformatter.h>

namespace i18n {

struct Calendar {
    std::string icu_locale;                         // the language's, or "en" where ICU does not know the language
    icu::number::LocalizedNumberFormatter numbers;  // immutable, for all threads
    std::array<std::string, 12> months;             // as within a date
    std::array<std::string, 12> months_alone;
    std::array<std::string, 7> weekdays;            // Sunday first
    std::string day_pattern, weekday_pattern, hour_pattern;     // Unicode TR 35, part 4: "d MMMM y", "EEEE, d MMMM y", "HH:mm"
    int years_added = 0;                            // 543 in Thai: the Buddhist calendar, its months and days are the Gregorian ones

    std::string day(std::chrono::year_month_day) const;
    std::string weekday(std::chrono::year_month_day) const;
    std::string hour(std::chrono::hours, std::chrono::minutes) const;
    std::string number(std::int64_t) const;         // "2026", "12,026": four digits stand without a mark, so that years read as years
};

Calendar calendar_of(std::string_view lang);                                        // slow: milliseconds
std::string city_of(const Calendar&, std::string_view zone);                        // slow; the zone's own name where ICU knows no city

}
