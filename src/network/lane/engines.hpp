#pragma once
#include "network/lane/lane.hpp"

namespace lane {
inline constexpr std::size_t most_waiting = 1024;              // beyond, what comes is answered Busy, or left out and logged where nobody waits for it
inline constexpr auto too_much_waits = "too much waits: a write that nobody waits for is left out";
std::unique_ptr<Lane> open_sqlite_lane(const std::string& path);
std::unique_ptr<Lane> open_postgres_lane(const std::string& conninfo);
}
