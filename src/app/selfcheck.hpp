// What can be worked out again from what was recorded, worked out again and compared: each check counts what differs.
#pragma once
#include "app/place.hpp"
#include <vector>

namespace app {
std::vector<std::pair<std::string, int>> selfcheck(const Place&);
}
