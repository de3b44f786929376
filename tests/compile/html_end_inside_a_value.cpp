// error: the_fragment_ends_inside_a_tag
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p class=\"{}", 1); }
