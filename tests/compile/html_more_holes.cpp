// error: there_are_more_holes_than_values
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p>{} {}</p>", 1); }
