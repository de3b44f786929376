#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace app {
// "https://HOST[:PORT]" as a browser writes an origin: lower case, without the port that https has anyway. Nothing where it is anything else:
// plain http is for this machine alone.
std::optional<std::string> public_address(std::string_view given);
}
