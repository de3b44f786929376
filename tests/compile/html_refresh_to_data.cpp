// error: a_meta_with_http_equiv_takes_no_hole
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<meta content=\"0;url={}\" http-equiv=\"refresh\">", "a"); }
