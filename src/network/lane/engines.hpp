#pragma once
#include "network/lane/lane.hpp"

namespace lane {
std::unique_ptr<Lane> open_sqlite_lane(const std::string& path);
std::unique_ptr<Lane> open_postgres_lane(const std::string& conninfo);
}
