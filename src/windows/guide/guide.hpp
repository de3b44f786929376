// The guided path of a demonstration: one link a step. In a real network it is not there.
#pragma once
#include "pages/door/house.hpp"

namespace guide {
void open(pages::Tables&);
}
