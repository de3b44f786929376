// Migrations: files NNNN_name.sql of a folder, applied once, in order, each in a transaction of its own with the line that says so.
// One text for both engines, with words for what differs (docs/dialect.md):
//   {int} {real} {text} {bytes} {id}     types; {table} and {clustered} end a table
//   {may X}                              "the actor may read audience X";  {now}  the instant of the page
//   a line `-- sqlite:` or `-- postgres:` begins a part for one engine, `-- both:` ends it
#pragma once
#include "platform/store/store.hpp"

namespace store {

struct Migration { int number; std::string name, text; };
std::vector<Migration> read_migrations(const std::string& folder);     // throws on a gap or a double number
// Brings the database up to the last of them; throws (and leaves the old state) where one fails or the database is newer than the program. Where a transaction
// is open all are a part of it.
int migrate(Connection&, const std::vector<Migration>&, Time now);      // how many were applied
std::string for_engine(std::string_view text, bool postgres);

}
