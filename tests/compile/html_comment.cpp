// error: comments_stand_in_the_code_not_in_the_markup
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<!-- {} -->", 1); }
