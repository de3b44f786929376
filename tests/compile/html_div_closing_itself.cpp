// error: only_void_elements_and_shapes_close_themselves
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<div/>"); }
