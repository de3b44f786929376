// error: a_script_takes_no_hole_but_its_src
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<script type=\"{}\"></script>", html::Token("module")); }
