// error: at_most_ten_holes_else_it_is_two_functions
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("{}{}{}{}{}{}{}{}{}{}{}", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11); }
