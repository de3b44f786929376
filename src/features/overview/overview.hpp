// The reading matrix: country × question of one annual update, what each reader may see of it. One neutral label for all else, whatever the reason.
#pragma once
#include "pages/door/house.hpp"

namespace overview {
void open(pages::Tables&);
}
