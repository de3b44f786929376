#include "platform/i18n/say.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

using namespace std::chrono;
using namespace i18n;

TEST(Zone, writes_a_time_with_the_offset_of_the_zone) {
    Time at = sys_days(2026y / December / 11) + 10h + 0min + 7s + 900ms;
    EXPECT_EQ(machine_time(at, "Asia/Vientiane"), "2026-12-11T17:00:07+07:00");
    EXPECT_EQ(machine_time(at, "Asia/Yangon"), "2026-12-11T16:30:07+06:30");
    EXPECT_EQ(machine_time(at, "America/St_Johns"), "2026-12-11T06:30:07-03:30");
    EXPECT_EQ(machine_time(at, "UTC"), "2026-12-11T10:00:07+00:00");
}

TEST(Zone, writes_times_before_1970) { EXPECT_EQ(machine_time(sys_days(1967y / August / 8) - 1us, "UTC"), "1967-08-07T23:59:59+00:00"); }

TEST(Zone, writes_a_day) { EXPECT_EQ(machine_day(2023y / March / 8), "2023-03-08"); }

TEST(Zone, knows_which_day_it_is_there) {
    Time at = sys_days(2026y / December / 11) + 17h + 30min;
    EXPECT_EQ(day_in(at, "Asia/Yangon"), 2026y / December / 12);
    EXPECT_EQ(day_in(at - 1us, "Asia/Yangon"), 2026y / December / 11);
}

TEST(Zone, finds_the_instant_at_which_a_clock_shows_an_hour) {
    EXPECT_EQ(instant(2026y / December / 11, 16, 30, 0, "Asia/Yangon"), Time(sys_days(2026y / December / 11) + 10h));
    EXPECT_EQ(instant(2026y / December / 11, 0, 0, 0, "Asia/Dili"), Time(sys_days(2026y / December / 10) + 15h));
}

TEST(Zone, has_no_instant_for_an_hour_that_a_clock_leaps_over) {
    EXPECT_FALSE(instant(2026y / March / 29, 2, 30, 0, "Europe/Berlin"));
    EXPECT_EQ(instant(2026y / March / 29, 3, 0, 0, "Europe/Berlin"), Time(sys_days(2026y / March / 29) + 1h));
    EXPECT_FALSE(instant(2026y / February / 29, 12, 0, 0, "UTC"));
    EXPECT_FALSE(instant(2026y / March / 1, 24, 0, 0, "UTC"));
}

TEST(Zone, takes_the_first_of_two_like_hours) { EXPECT_EQ(instant(2026y / October / 25, 2, 30, 0, "Europe/Berlin"), Time(sys_days(2026y / October / 25) + 30min)); }

TEST(Zone, throws_for_a_zone_that_is_none) { EXPECT_THROW(machine_time({}, "Asia/Atlantis"), std::invalid_argument); }
