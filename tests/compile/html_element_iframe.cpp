// error: there_is_no_such_element_in_our_markup
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<iframe src=\"/\"></iframe>"); }
