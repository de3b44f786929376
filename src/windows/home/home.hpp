// The first page: a visitor meets the network (public_site); who is signed in meets the few things that wait for her seats, each with the way to it.
#pragma once
#include "pages/door/house.hpp"

namespace home {
void open(pages::Tables&);
}
