// error: a_tag_is_left_open
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<ul><li>{}</li>", 1); }
