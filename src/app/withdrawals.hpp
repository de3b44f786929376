// What was done on shared things, each act of it, in a file of its own (`withdrawals`, in the folder of the instance) that is no part of a backup: put back, an
// old backup would open again what was withdrawn or narrowed since. A line is an act as the record has it, with its id and with whom the thing was shared
// afterwards. Most lines close nothing; which do is found out when a backup is put back. No line is ever taken out.
#pragma once
#include "network/lane/lane.hpp"
#include <iosfwd>

namespace app {

inline constexpr std::string_view withdrawals_file = "withdrawals";

// What waits in the outbox, to the end of the file, synced; then it waits no more. Killed in between, a line may stand twice. A piece of a line that was left at
// the end, by a kill or a full disk, is taken away: what it was a piece of still waits.
void write_withdrawals(lane::Lane&, const std::string& file, Time now);

// Both are for a backup that was put back and is not served yet. They can only close, and answer with how many things they closed; each has an act that says so,
// by nobody, and is closed until its owner shares it again.
//
// By the lines whose act is not in this database: what was withdrawn is withdrawn, what was narrowed is narrowed, and nothing is opened. What a line narrows to a
// circle that is not here is withdrawn. Throws, in words for the operator, where a line is damaged; a last one that was cut off is none.
int close_again(Writer&, std::istream&, Time now);
// Without lines: whatever fewer than the network can read is withdrawn. But for plans and decisions, which no act withdraws or narrows.
int close_what_few_read(Writer&, Time now);

}
