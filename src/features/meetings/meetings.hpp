// The founding meeting as a page: what it was about, what it asked for, and the room in which each of that lives now. Documented: every sentence stands
// in the source named on the page (profile, founding_meeting.toml).
#pragma once
#include "pages/door/house.hpp"

namespace meetings {
void open(pages::Tables&);
// The four topics, for pages that begin with them.
void topics(pages::Out&, const pages::View&, bool with_rooms);
void outputs(pages::Out&, const pages::View&);
}
