// error: a_closing_tag_does_not_match_the_open_one
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p><b>{}</p></b>", 1); }
