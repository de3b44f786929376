// The first page: for a visitor what the network is and what is public of it.
#pragma once
#include "pages/door/house.hpp"

namespace public_site {
void open(pages::Tables&);
}
