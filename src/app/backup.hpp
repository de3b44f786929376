// Backups: taken while the network is served, and put back into an empty folder, on either engine.
#pragma once
#include "app/place.hpp"
#include "platform/store/copy.hpp"

namespace app {

// The file (0600) is there when all of it is. Sessions, links and the root key are not in it: after a restore everybody signs in again.
store::Copied back_up(const Place&, const std::string& file);
struct Restored { store::Copied copied; int closed; };       // closed: so many things were withdrawn or narrowed after the backup
// `withdrawals` is that file of the folder that was served last (app/withdrawals.hpp): what was closed since is closed again before anybody is served.
// Throws, in words for the operator, where the place is not empty or the file is no whole backup; what stood in the place stays.
Restored restore(const Place&, const std::string& file, const std::string& withdrawals, Time now);

}
