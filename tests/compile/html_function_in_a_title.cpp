// error: a_title_holds_text
#include "platform/html/html.hpp"

void nothing(html::Out&);

void snippet(html::Out& out) { out("<title>{}</title>", nothing); }
