// error: an_ampersand_is_written_amp
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("{} & {}", 1, 2); }
