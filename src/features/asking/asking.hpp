// Ask our practitioners (product.md, "The chain", 2). For one answer of its update an office puts one question, in its own words and until an instant, to those of
// its country's practitioners whom it picks. What each of them contributes is hers: an item that she alone writes and reads, until she sends it; then the writers of
// that office read it too, and nobody else. Nobody who was asked learns who else was.
//
//   sent       what she wrote, as often as she changes it, until the question is closed or the office has used it
//   used       by the office: the words go into the draft of its answer, to be edited; nothing is saved by that
//   left       by the office: read and not used, until she sends other words
//   withdrawn  by her, at any time: the office no longer reads it. What it has put into its answer is the office's own text, and stays
//
// She says whether she may be named. Where not, the office is not told which of those it asked wrote this (docs/decisions/0023-contributions.md).
#pragma once
#include "features/updates/update.hpp"
#include "pages/door/house.hpp"

namespace asking {

struct Question { std::string text, lang; };
text::Content content_of(const Question&);
Question question_of(const text::Content&);

struct Words { std::string text, lang; bool named = false; };         // named: she may be
text::Content content_of(const Words&);
Words words_of(const text::Content&);

struct Inquiry {
    ItemId id, answer;
    CircleId office;
    Time until;
    bool closed = false;                                      // by its office, before the end
    Question question;
    bool is_open(Time now) const { return !closed && now < until; }
};

// What its office did with a contribution, worked out from the acts.
enum class Fate { waiting, used, left };
Fate fate_of(const std::vector<Acted>&, const store::Bytes& sent);

// For who wrote it. `inquiry`: not there any more for somebody who is no longer in the network; what is hers stays hers.
struct Contribution {
    Shown shown;
    std::optional<Inquiry> inquiry;
    std::string member;                                       // whose office asked
    Sitting written_for;                                      // the seat in which she last wrote it
    Fate fate = Fate::waiting;
};
// For the office, as it was sent.
struct Received { Shown shown; Inquiry inquiry; Fate fate = Fate::waiting; };

Result<Sitting> may_ask(const updates::Office&, const std::vector<Inquiry>& asked_before, const Actor&, Time now);
Result<Sitting> of_its_office(const Inquiry&, const Actor&);
Result<Sitting> may_close(const Inquiry&, const Actor&, Time now);
Result<Sitting> may_send(const Contribution&, const Actor&, Time now);
Result<Sitting> may_withdraw(const Contribution&);
Result<Sitting> may_use(const Received&, const updates::Office&, const Actor&, Time now);
Result<Sitting> may_leave(const Received&, const Actor&);

// The country's practitioners, as far as the reader sees people, by name.
struct Practitioner { PersonId id; std::string name; };
std::vector<Practitioner> practitioners_of(Reader&, std::string_view member, Time now);
inline constexpr std::size_t most_asked = 40;                 // at once

Result<Inquiry> find_inquiry(Reader&, ItemId);
std::vector<Inquiry> inquiries_of(Reader&, ItemId answer);    // oldest first; for its office
std::vector<Practitioner> asked_by(Reader&, ItemId inquiry);  // for its office, as far as it sees them
Result<Contribution> find_own(Reader&, ItemId contribution, const profile::Profile&);         // Hidden to all others
std::vector<Contribution> own_contributions(Reader&, After, int n, const profile::Profile&);   // newest first
Result<Received> find_received(Reader&, ItemId contribution);
std::vector<Received> received(Reader&, const Inquiry&);      // in the order in which they were sent last
std::optional<std::string> name_of_author(Reader&, ItemId contribution);   // where she lets herself be named
std::string member_of(Reader&, CircleId office, const profile::Profile&);

// The question is put, and each of them has a place of her own to write in.
ItemId put(Writer&, const Deed&, const Sitting&, const Shown& answer, const Question&, Time until, const std::vector<PersonId>&);
void send(Writer&, const Deed&, const Sitting&, const Contribution&, const Words&);

// What waits for this reader, for her first page: a question to her, contributions to her office.
struct Waits { std::string what; html::Url to; std::optional<Time> until{}; };
std::vector<Waits> waiting_for(pages::Request&);
bool was_asked(pages::Request&);

void open(pages::Tables&);

}
