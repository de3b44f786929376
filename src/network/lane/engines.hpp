#pragma once
#include "network/lane/lane.hpp"

namespace lane {
inline constexpr std::size_t most_waiting = 1024;              // beyond, what comes is answered Busy
inline constexpr std::size_t most_together = 16;               // closures in one commit
inline constexpr std::chrono::seconds rest{1};                 // between two tries of what nobody waits for, while the database is away
bool is_written(Lane&, const Ask&, const Closure&);             // at once, where nothing may be put off
std::unique_ptr<Lane> open_sqlite_lane(const std::string& path);
std::unique_ptr<Lane> open_postgres_lane(const std::string& conninfo);
}
