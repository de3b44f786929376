// An instant, in microseconds since 1970 UTC, and a day without a zone. Who reads it decides the zone (platform/i18n).
#pragma once
#include <chrono>

using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Day = std::chrono::year_month_day;
