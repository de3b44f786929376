// error: a_hole_in_a_tag_takes_when_or_attr
#include "platform/html/html.hpp"

void nothing(html::Out&);

void snippet(html::Out& out) { out("<p {}></p>", nothing); }
