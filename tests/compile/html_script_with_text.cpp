// error: a_script_holds_no_text
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<script>{}</script>", 1); }
