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
struct Drawn { ItemId made; std::string hash, made_hash; int turn = 0; };

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
struct Plan { std::vector<ItemId> lines{}; bool agreed = false; ItemId asked{}; };        // asked: the decision that runs
struct Decision { ItemId plan; Time until; Said text; std::map<ItemId, Said> lines; std::map<std::string, std::string> positions{}; bool announced = false; };

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
    Outcome on_update(const Doing&) const;
    Outcome on_need(const Doing&) const;
    Outcome on_plan(const Doing&) const;
    Outcome on_decision(const Doing&) const;
    Outcome at_meeting(const Doing&) const;
    void answer_happens(const Doing&, const Drawn&);
    void update_happens(const Doing&, const Drawn&);
    void need_happens(const Doing&, const Drawn&);
    void plan_happens(const Doing&, const Drawn&);
    void meeting_happens(const Doing&, const Drawn&);

public:
    ItemId annual{};
    Time until{};                                        // of the annual update
    Time decided_by{};                                   // the end that is asked for where a plan is put to the board
    std::map<std::string, CircleId> keys;                // circles by key
    std::map<ItemId, Update> updates;
    std::map<ItemId, Answer> answers;
    std::map<ItemId, std::vector<Share>> shares;         // of needs, without those taken back
    std::map<ItemId, Plan> plans;
    std::map<ItemId, Decision> decisions;
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
