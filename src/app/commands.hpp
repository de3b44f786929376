#pragma once
#include "app/serve.hpp"

namespace CLI {
class App;
}

namespace app {
void add_commands(CLI::App&, const Extras&, int& code);
}
