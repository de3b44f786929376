// Clocks of time zones, by their IANA names ("Asia/Vientiane"). A name that ICU does not know is a bug of the caller and throws.
#pragma once
#include "base/time.hpp"
#include <string_view>

namespace i18n {

// What a wall clock in the zone shows then, written as if it were UTC: its day and its hour can be taken from it.
Time shown_in(Time, std::string_view zone);

}
