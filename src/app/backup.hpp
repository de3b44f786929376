// Backups: taken while the network is served, and put back into an empty folder, on either engine.
#pragma once
#include "app/place.hpp"
#include "platform/store/copy.hpp"

namespace app {

// The file (0600) is there when all of it is. Sessions, links and the root key are not in it: after a restore everybody signs in again.
store::Copied back_up(const Place&, const std::string& file);
struct Restored { store::Copied copied; int closed; };       // closed: so many things were withdrawn or narrowed
// `withdrawals` is that file of the folder that was served last (app/withdrawals.hpp): what was closed since the backup is closed again, and the file goes on in
// this folder. Without it nobody knows what was closed: whatever fewer than the network can read is.
// All of that is one transaction: killed at whatever moment, there is no network in the place, or one in which all of it is done. Throws, in words for the
// operator, where the place is not empty or one of the files is not whole.
Restored restore(const Place&, const std::string& file, const std::optional<std::string>& withdrawals, Time now);

}
