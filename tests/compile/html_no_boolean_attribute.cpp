// error: this is no boolean attribute
#include "platform/html/html.hpp"

void snippet(html::Out& out) { out("<p {}></p>", html::when<"class">(true)); }
