// error: segments_and_queries_stand_in_an_address
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p title=\"{}\"></p>", html::Query("a")); }
