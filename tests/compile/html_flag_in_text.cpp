// error: when_and_attr_stand_inside_a_tag
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p>{}</p>", html::when<"checked">(true)); }
