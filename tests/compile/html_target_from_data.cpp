// error: this_attribute_takes_no_hole
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<div data-autosave-target=\"{}\"></div>", "a"); }
