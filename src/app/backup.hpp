// Backups: taken while the network is served, and put back into an empty folder, on either engine.
#pragma once
#include "app/place.hpp"
#include "platform/store/copy.hpp"

namespace app {

// The file (0600) is there when all of it is. Sessions, links and the root key are not in it: after a restore everybody signs in again.
store::Copied back_up(const Place&, const std::string& file);
// Throws, in words for the operator, where the place is not empty or the file is no whole backup; what stood in the place stays.
store::Copied restore(const Place&, const std::string& file, Time now);

}
