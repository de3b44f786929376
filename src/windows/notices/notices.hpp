// Notices: withdrawal is told to all who could read. The act writes who that is (audiences, not people) into the outbox; a job turns it into one notice for
// each person. A notice names the country and the year, never the text.
// What is told of a question and of what became of a contribution is for one person, and is written so.
#pragma once
#include "network/lane/lane.hpp"
#include "pages/door/request.hpp"
#include "platform/jobs/jobs.hpp"

namespace notices {

struct Notice { ItemId id; std::string kind, about; Time at; };
std::vector<Notice> own(Reader&);                            // of the person who looks, newest first
// Delivers all that waits in the outbox.
void deliver(lane::Lane&, Time now);
void add_jobs(jobs::Jobs&, lane::Lane&, const std::function<Time()>& clock);
void open(pages::Tables&);
pages::Part list(pages::Request&);

}
