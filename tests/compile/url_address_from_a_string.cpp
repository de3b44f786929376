// error: no matching function
#include "platform/html/url.hpp"
#include <string>

void snippet() { html::Url(std::string("/a")); }
