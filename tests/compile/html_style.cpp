// error: styles_and_event_handlers_are_never_written
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p style=\"color: red\"></p>"); }
