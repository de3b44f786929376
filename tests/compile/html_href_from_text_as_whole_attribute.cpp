// error: this_attribute_takes_a_url_that_fills_it
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<a {}></a>", html::attr<"href">("javascript:alert(1)")); }
