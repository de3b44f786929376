// error: attributes_are_separated_by_blanks
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p class=\"a\"{}></p>", html::attr<"lang">("id")); }
