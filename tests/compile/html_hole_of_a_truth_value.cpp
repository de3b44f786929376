// error: a_hole_takes_text_a_number_a_url_or_a_function
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p>{}</p>", true); }
