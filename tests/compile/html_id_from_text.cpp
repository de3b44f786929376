// error: this_attribute_takes_a_token_or_a_number
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p id=\"{}\"></p>", "a"); }
