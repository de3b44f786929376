// error: attribute_names_are_lower_case
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p onClick=\"a\"></p>"); }
