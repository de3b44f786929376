// error: a_textarea_holds_one_text
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<textarea><b>{}</b></textarea>", 1); }
