// error: an_attribute_stands_twice
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p class=\"a\" {}></p>", html::attr<"class">("b")); }
