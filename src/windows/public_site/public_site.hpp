// The first page: for a visitor what the network is and what is public of it.
#pragma once
#include "pages/door/request.hpp"

namespace public_site {
void open(pages::Tables&);
Result<pages::Answer> first_page(pages::Request&);
}
