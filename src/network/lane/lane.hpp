// The only way to change anything: lane.write(ask, closure). The closure may run again and changes nothing but `db`.
//   SQLite      one thread; what waits is taken together, at most 16, each closure in a savepoint; answered after COMMIT (synchronous = full).
//   PostgreSQL  SERIALIZABLE on a connection of a pool; run again on 40001 and 40P01 with growing pauses, for at most 5 seconds. What nobody waits for is taken
//               together, at most 16.
// The same key of the same account gives the same answer, kept in the same transaction; a problem is not kept, so it can be tried again.
#pragma once
#include "network/actor/actor.hpp"

namespace lane {

struct Ask {
    PersonId person;
    Time now;
    Chance chance;
    std::string key{};                                  // of the form; none: not kept
    std::string what{};                                 // what it asks for: the same key may only ask the same
};
using Answer = std::string;
using Closure = std::function<Result<Answer>(Writer&, const Actor&)>;

class Lane {
public:
    virtual ~Lane() = default;
    virtual Result<Answer> write(const Ask&, const Closure&) = 0;   // Busy where too much waits
    // Committed with the next group, nobody waits for it; while the database is away or its disk is full it waits and is tried again. Where there is known to be no
    // room it is written at once, and waited for. False where too much waits, or nothing was written.
    virtual bool later(Ask, Closure) = 0;
    // False from a write that found the disk full until one that changed something is kept again.
    virtual bool has_room() const { return true; }
    virtual void settle() = 0;                                      // returns when what came by `later` is committed
    bool twice = false;                                             // in tests: run, roll back, run again, compare
};
std::unique_ptr<Lane> open(const std::string& address);             // see store::open

}
