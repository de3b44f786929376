// error: is not usable in a constant expression
#include "platform/html/html.hpp"
#include <cstdlib>

void snippet(html::Out& out) {
    const char* markup = std::getenv("MARKUP");
    out(markup);
}
