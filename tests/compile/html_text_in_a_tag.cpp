// error: a_hole_in_a_tag_takes_when_or_attr
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p {}></p>", "onclick=alert(1)"); }
