// All that a database holds, as lines of JSON, the same from either engine: what a backup is made of, and the way from one engine to the other.
//     {"jejaring":1,"migrations":5}
//     {"table":"circle","columns":["id","key",…]}
//     [1,"public",…]                                   a row of it; bytes as {"b":"base64url"}
//     {"sha256":"…"}                                   over all lines before it, each hashed with the hash before it
// Rows stand in the order of their primary key, so that two databases of the same content give the same lines. What is worked out from others (the index of the
// search) and what lets somebody in (sessions, links) is left out.
#pragma once
#include "platform/store/migrate.hpp"
#include <iosfwd>

namespace store {

struct Copied { std::int64_t rows; std::string hash; };
// In one snapshot: saves go on meanwhile. Row by row: memory does not grow with the tables.
Copied write_copy(Connection&, std::ostream&);
// Into an empty database, which is brought up to the copy, filled, and brought up to this program, all inside the transaction that is open: whoever began it
// keeps all of that or nothing. Throws std::runtime_error, in words for the operator, where the database is not empty, or the copy is none, not whole, changed, or
// newer than this program.
Copied read_copy(Connection&, const std::vector<Migration>&, std::istream&, Time now);

}
