// error: there_are_more_values_than_holes
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p>{}</p>", 1, 2); }
