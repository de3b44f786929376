// The annual update (product.md, "The chain", 1-3). The Administrative Office opens it; every country has one country update in it, an item of its own,
// with one answer, an item too, for each question. An answer is a pair, original and courtesy translation, or one of three answers without a text.
//
// Five steps, each an act of its own; none is a column:
//   ready      one answer; any edit undoes it
//   handed in  the list (question, answer's hash, which text binds) becomes a revision of the country update, and goes through the country's own steps
//   approved   the hash handed in, by the seat of each step in its order; with no step, handing in is it
//   shared     the approved list: its readers are shown before
//   public     proposed by the contact point, published by the Administrative Office
// After approval the office writes on; what was shared stays what others read, until a newer text is approved and shared.
#pragma once
#include "network/item/item.hpp"
#include "network/profile/profile.hpp"

namespace updates {

struct AnnualUpdate { ItemId id; int year, plan_year; Time until; };
struct CountryUpdate { ItemId id; ItemId annual; std::string member; };
struct Asked { std::string question; int version; };               // as it was when this update was opened
struct AnswerRow { ItemId id; std::string question; int version; };

// What an answer says. `kind` is "text", or the key of a non-answer ("nothing_to_report").
struct Pair {
    std::string kind{"text"}, text{}, lang{}, translation{};
    std::string translated{};                 // which original the translation was made of (a short hash of it)
    std::string author{}, translator{};       // the seats that made them: "desk_officer.LA"
    bool is_older() const;                    // the original changed after it was translated
    bool is_text() const { return kind == "text"; }
    bool empty() const { return is_text() && text.empty() && translation.empty(); }
};
text::Content content_of(const Pair&, std::string_view translation_lang);
// Who saves makes what changed, and only that. A changed translation is one of the original beside it; one that stayed is still of the original it was made of.
Pair made_by(std::string_view seat, Pair now, const Pair& before);
Pair pair_of(const text::Content&);

// The list that is handed in and approved: for each question its answer's hash, and once for all which text binds.
struct Entry { std::string question; int version; std::string hash; };
struct List { std::vector<Entry> entries; std::string binding{"original"}; const Entry* of(std::string_view question) const; };
text::Content content_of(const List&);
std::string hash_of(const List&);                 // of the answers in it, whichever binds: what the form of handing in was made from
List list_of(const text::Content&);

struct Office;
List list_of_answers(const Office&, std::string_view binding);         // as the answers stand now
struct Step { std::string key; Role role; std::string place; std::string titles; };       // a country's own; place "here" or "paper"

// Where a country update stands, worked out from its acts.
struct Standing {
    std::string handed_in;                        // the hash now in the country's steps; empty: none
    Time handed_in_at{};
    std::size_t steps = 0, steps_taken = 0;       // of approval: as many as the country had when it handed in
    std::string approved;                         // the hash last approved whole
    Time approved_at{};
    std::string shared;                           // the hash others read now; empty: not shared
    bool proposed = false, is_public = false;
    bool in_steps() const { return !handed_in.empty() && steps_taken < steps; }
};
Standing standing_of(const std::vector<Acted>&);
// When a backup was put back and something of it was closed, unless it was shared since. Of the update and its answers.
std::optional<Time> closed_by_backup(const std::vector<Acted>&);
bool is_ready(const Pair&, const std::string& hash, const std::vector<Acted>& acts_of_answer);

// What the rules look at: one country update with all that its office knows of it.
struct AnswerState { AnswerRow row; Shown shown; bool ready; };
struct Office {
    AnnualUpdate annual;
    CountryUpdate update;
    Shown shown;                                  // the country update itself
    std::vector<AnswerState> answers;             // in the order of the questions
    std::vector<Step> steps;
    Standing standing;
    std::optional<List> approved{};               // the list last approved whole
    CircleId office() const { return shown.owner; }
    bool changed_since(const List&) const;        // whether an answer is newer than the list
};

// Who may, asked by the page, the act and the API alike; each answers with the seat that may.
Result<Sitting> may_write(const Office&, const Actor&, Time now);
Result<Sitting> may_hand_in(const Office&, const Actor&, Time now);
Result<Sitting> may_take_back(const Office&, const Actor&, Time now);
Result<Sitting> may_approve(const Office&, const Actor&);
Result<Sitting> may_share(const Office&, const Actor&);
Result<Sitting> may_withdraw(const Office&, const Actor&);
Result<Sitting> may_narrow(const Office&, const Actor&);
Result<Sitting> may_narrow_answer(const Office&, const Actor&);
Result<Sitting> may_propose(const Office&, const Actor&, bool open_to_network);
// The Administrative Office reads the released side only; it knows of the proposal because the proposal is an act on what is shared.
Result<Sitting> may_publish(const Standing&, const Actor&, bool open_to_network);
Result<Sitting> may_open(const Actor&);

}
