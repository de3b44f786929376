// error: tags_stand_too_deep
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b>{}", 1); }
