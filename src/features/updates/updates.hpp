// The annual update as a room: who is asked what until when, each country's update, its answers.
#pragma once
#include "features/updates/update.hpp"
#include "pages/door/house.hpp"

namespace updates {
void open(pages::Tables&);
}
