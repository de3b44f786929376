// error: words_stand_in_a_hole_so_that_they_are_translated
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p>ลาว</p>"); }
