// error: an_attribute_value_stands_in_double_quotes
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p class={}></p>", "a"); }
