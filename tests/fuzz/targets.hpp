// What comes from outside, each with what must hold for any bytes at all: a broken promise ends the process. Run on by `./jejaring fuzz`, and on the kept corpus by
// the unit tests.
#pragma once
#include <string_view>
#include <vector>

namespace fuzz {

struct Target { std::string_view name; void (*run)(std::string_view bytes); };
const std::vector<Target>& targets();

}
