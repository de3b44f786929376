// One closure in a savepoint of a transaction: what it did stands, or leaves no trace.
#pragma once
#include "network/lane/lane.hpp"

namespace lane {
Result<Answer> run_closure(store::Connection&, const Ask&, const Closure&, bool twice);
}
