// error: no match for call
#include "platform/html/html.hpp"
#include <string>

void snippet(html::Out& out) {
    std::string markup = "<b></b>";
    out(markup);
}
