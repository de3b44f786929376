// What was done on shared things, in a file of its own (`withdrawals`, in the folder of the instance) that is no part of a backup: put back, an old backup would
// open again what was withdrawn or narrowed since. A line is an act as the record has it, and with whom the thing was shared afterwards.
#pragma once
#include "network/lane/lane.hpp"
#include <iosfwd>

namespace app {

inline constexpr std::string_view withdrawals_file = "withdrawals";

// What waits in the outbox, to the end of the file, synced; then it waits no more. Killed in between, a line may stand twice. A piece of a line that was left at
// the end, by a kill or a full disk, is taken away: what it was a piece of still waits.
void write_withdrawals(lane::Lane&, const std::string& file, Time now);
// Everything in the file that is younger than the last act in this database can only close: what was withdrawn is withdrawn, what was narrowed is narrowed, and
// nothing is opened. Answers with how many things were closed.
int close_again(Writer&, std::istream&);

}
