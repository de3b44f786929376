#include "platform/i18n/zone.hpp"
#include "platform/i18n/say.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <unicode/timezone.h>

namespace i18n {

using namespace std::chrono;
using Zones = std::map<std::string, std::unique_ptr<const icu::TimeZone>, std::less<>>;

// A zone costs ICU more to make than a page does to write, so each thread keeps those it met: there are at most as many as ICU knows.
static const icu::TimeZone& zone_called(std::string_view name) {
    thread_local Zones met;
    if (auto known = met.find(name); known != met.end()) return *known->second;
    auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
    std::unique_ptr<const icu::TimeZone> made(icu::TimeZone::createTimeZone(id));
    if (*made == icu::TimeZone::getUnknown()) throw std::invalid_argument("no time zone: " + std::string(name));
    return *met.emplace(name, std::move(made)).first->second;
}

static minutes offset_at(Time at, std::string_view zone) {
    UErrorCode status = U_ZERO_ERROR;
    int standard = 0, summer = 0;
    auto since = floor<milliseconds>(at).time_since_epoch();
    zone_called(zone).getOffset(static_cast<UDate>(since.count()), false, standard, summer, status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return duration_cast<minutes>(milliseconds(standard + summer));
}

static std::string digits(long n, std::size_t width) {
    auto text = std::to_string(n);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

std::string machine_day(Day day) {
    return digits(static_cast<int>(day.year()), 4) + '-' + digits(static_cast<unsigned>(day.month()), 2) + '-' +
           digits(static_cast<unsigned>(day.day()), 2);
}

std::string machine_time(Time at, std::string_view zone) {
    auto offset = offset_at(at, zone);
    auto local = floor<seconds>(at + offset);
    auto day = floor<days>(local);
    hh_mm_ss clock(local - day);
    hh_mm_ss away(abs(offset));
    return machine_day(day) + 'T' + digits(clock.hours().count(), 2) + ':' + digits(clock.minutes().count(), 2) + ':' +
           digits(clock.seconds().count(), 2) + (offset < minutes(0) ? '-' : '+') + digits(away.hours().count(), 2) + ':' +
           digits(away.minutes().count(), 2);
}

Time shown_in(Time at, std::string_view zone) { return at + offset_at(at, zone); }
Day day_in(Time at, std::string_view zone) { return floor<days>(shown_in(at, zone)); }

// The offset is that of the day before or of the day after, whichever agrees with itself; where a clock shows an hour twice it is the first time.
std::optional<Time> instant(Day day, int hour, int minute, int second, std::string_view zone) {
    bool clock = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!day.ok() || !clock) return std::nullopt;
    Time shown = sys_days(day) + hours(hour) + minutes(minute) + seconds(second);
    std::array offsets{offset_at(shown - days(1), zone), offset_at(shown + days(1), zone)};
    std::ranges::sort(offsets, std::greater());
    for (auto offset : offsets)
        if (offset_at(shown - offset, zone) == offset) return shown - offset;
    return std::nullopt;
}

}
