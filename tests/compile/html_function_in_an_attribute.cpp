// error: markup_stands_outside_of_attributes
#include "platform/html/html.hpp"

void nothing(html::Out&);

void snippet(html::Out& out) { out("<p title=\"{}\"></p>", nothing); }
