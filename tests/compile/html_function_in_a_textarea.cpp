// error: a_textarea_holds_one_text
#include "platform/html/html.hpp"

void nothing(html::Out&);

void snippet(html::Out& out) { out("<textarea>{}</textarea>", nothing); }
