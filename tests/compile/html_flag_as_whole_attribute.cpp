// error: markup_stands_outside_of_attributes
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p {}></p>", html::attr<"title">(html::when<"open">(true))); }
