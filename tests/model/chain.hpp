// The chain as it should go: for anything anybody tries, whether it is done, or what the answer is; and what is so afterwards. Everything is worked out from
// what happened before, in the order in which it happened.
#pragma once
#include "tests/model/model.hpp"

namespace model {

// Somebody tries an act. What the form says beside: the choice (a circle, a kind of position), the text, and the hash it was made from (none: the one that
// stands there when it comes); `stale`: it was made from a text that is no more.
struct Doing {
    PersonId who;
    std::string act;
    ItemId on;
    std::string choice{}, text{};
    bool stale = false;
    std::string base{};
};
// "done", "hidden", "form", "collision", or the rule that refuses.
using Outcome = std::string;
// What the program drew: the id of what was made, the hashes of what was minted (of the thing itself, of what was made). `turn`: after which others it came.
// `holder_hash`: of what holds the thing; `version`: of the procedures, where one is put out.
struct Drawn {
    ItemId made;
    std::string hash, made_hash;
    int turn = 0;
    CircleId asked{}, self{};                            // of a question to one practitioner: the list she is in, her own circle, and her place to write in
    ItemId place{};
    std::string place_hash{};
    std::string holder_hash{};
    ItemId version{};
    std::string version_hash{};
};

struct Update {
    std::string member;
    std::vector<ItemId> answers;
    std::vector<Role> steps;
    std::map<std::string, std::map<ItemId, Said>> lists{};             // what was handed in, by its hash
    std::string handed_in{}, approved{}, shared{};
    std::size_t due = 0, taken = 0;
    bool proposed = false, is_public = false;
    bool in_steps() const { return !handed_in.empty() && taken < due; }
};
struct Answer { ItemId update; bool empty = true; std::string ready{}; };
struct Share { std::string member; Circles heard_by; };
struct Inquiry { ItemId answer; Time until; bool closed = false; };
struct Contribution { ItemId inquiry; bool used = false; std::string left{}; };
struct Plan { std::vector<ItemId> lines{}; bool agreed = false; ItemId asked{}; };        // asked: the decision that runs
struct Decision { ItemId about; Time until; Said text; std::map<ItemId, Said> lines; std::map<std::string, std::string> positions{}; bool announced = false; };
using Clauses = std::vector<std::pair<ItemId, std::string>>;          // in their order, with their words
struct Version { ItemId text; Time until; Clauses clauses; };
struct Procedures { std::vector<ItemId> order{}; ItemId asked{}, agreed{}; };             // agreed: the version that was agreed to last

class Chain : public Network {
    bool sits_as(PersonId, Role) const;
    bool sits_in(PersonId, CircleId office, std::initializer_list<Role>) const;
    std::string member_of(PersonId, Role) const;
    Circles without_implied(Circles) const;
    Circles effective(ItemId) const;
    bool open_to_network(ItemId) const;
    std::set<std::string> sharing(PersonId, ItemId need) const;
    bool knows_circle(const Update&, const std::string& key) const;
    void show(ItemId, const Circles&);
    void show_update(const Update&, ItemId, const Circles&);
    bool stale(const Doing& d) const { return d.stale || (!d.base.empty() && d.base != base_of(d)); }
    Outcome on_answer(const Doing&) const;
    bool practises(PersonId, const std::string& member) const;
    bool is_open(const Inquiry&) const;
    bool sees(PersonId, PersonId other) const;
    Outcome on_inquiry(const Doing&) const;
    Outcome on_contribution(const Doing&) const;
    Outcome contribution_at_office(const Doing&) const;
    void inquiry_happens(const Doing&, const Drawn&);
    void contribution_happens(const Doing&, const Drawn&);
    Outcome on_update(const Doing&) const;
    Outcome on_need(const Doing&) const;
    Outcome on_plan(const Doing&) const;
    Outcome on_decision(const Doing&) const;
    Outcome on_procedures(const Doing&) const;
    Outcome on_clause(const Doing&) const;
    Outcome on_comment(const Doing&) const;
    std::vector<std::string> voices(PersonId) const;
    SeatId seat_of_voice(PersonId, const std::string& voice) const;
    Clauses draft(ItemId text) const;
    void put_out(ItemId text, const Drawn&, Time until, const Circles&);
    void agree(const Decision&);
    Outcome at_meeting(const Doing&) const;
    void answer_happens(const Doing&, const Drawn&);
    void update_happens(const Doing&, const Drawn&);
    void need_happens(const Doing&, const Drawn&);
    void plan_happens(const Doing&, const Drawn&);
    void procedures_happen(const Doing&, const Drawn&);
    void meeting_happens(const Doing&, const Drawn&);

public:
    ItemId annual{};
    Time until{};                                        // of the annual update
    Time decided_by{};                                   // the end that is asked for where a plan is put to the board
    std::map<std::string, CircleId> keys;                // circles by key
    std::map<ItemId, Update> updates;
    std::map<ItemId, Answer> answers;
    std::map<ItemId, std::vector<Share>> shares;         // of needs, without those taken back
    std::map<ItemId, Inquiry> inquiries;
    std::map<ItemId, Contribution> contributions;
    std::map<std::pair<ItemId, PersonId>, std::set<std::string>> drafts;        // the texts from which somebody is writing an answer
    std::map<PersonId, CircleId> listed;                 // to whom a person is listed
    std::map<ItemId, Plan> plans;
    std::map<ItemId, Decision> decisions;
    std::map<ItemId, Procedures> procedures;
    std::map<ItemId, Version> versions;
    std::map<ItemId, std::string> comments;              // in which voice
    std::map<PersonId, CircleId> selves;
    std::map<ItemId, Time> meetings;                     // with their ends; the order of statements is declared
    std::set<ItemId> with_cards;                         // topics
    std::set<std::pair<ItemId, std::string>> in_writing; // meetings, and who stated in writing there

    std::string base_of(const Doing&) const;             // the hash that its form is to be made from; "" where it is worked out when it comes
    Outcome expects(const Doing&) const;
    void happens(const Doing&, const Drawn&);            // where it is done
    std::vector<ItemId> all(Kind) const;
};

// The acts there are, with the kind of thing each is done on.
struct Act { std::string_view name; std::optional<Kind> on; };
const std::vector<Act>& acts();

}
