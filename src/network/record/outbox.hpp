// What follows from an act outside of it is written in the acting transaction and done by a job afterwards: never before the act stands, and again until it is
// done.
#pragma once
#include "platform/store/store.hpp"

namespace outbox {

struct Row { std::int64_t id; std::string body; };
void put(Writer&, std::string_view kind, const std::string& body, Time now);
std::vector<Row> waiting(Reader&, std::string_view kind, int most);          // oldest first; base tables
void go_on(Writer&, std::int64_t id, const std::string& body);      // part of it is done: the body says what is left
void done(Writer&, std::int64_t id, Time now);

}
