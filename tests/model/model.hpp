// The network as it should be: who is where, what there is and who reads it, in memory and without a database. Written from the words of the architecture
// ("The model in eleven words"), not from the rows the program keeps; the program is held against it on either engine.
#pragma once
#include "network/item/item.hpp"

namespace model {

struct Circle { CircleId inside; bool ended = false; std::set<PersonId> named{}; bool is_list = false; };       // a list: of named people, whose texts are not searched
struct Seat { Role role; std::string member; CircleId office; std::set<CircleId> opens; bool held = false; };
struct Term { SeatId seat; PersonId person; Time since, until; };

// What a text says, and the hash under which it is served.
struct Said { std::string text, hash; };
struct Thing {
    Kind kind;
    CircleId owner, writers;                             // writers: named people who alone work on it
    ItemId within;
    Time made;
    Said now;
    std::optional<Said> shown{};                         // what its readers see; nothing: not shared
    Circles with{}, narrowed{};
    Time shared_at{};
};

struct Network {
    std::map<CircleId, Circle> circles;
    std::map<SeatId, Seat> seats;
    std::vector<Term> terms;
    std::map<ItemId, Thing> things;
    Time now{};

    // ---- who is where
    std::set<SeatId> sits(PersonId) const;               // seats in force
    bool in(PersonId, CircleId) const;
    void end_circle(CircleId, const std::vector<PersonId>& everybody);

    // ---- who reads
    bool works_on(PersonId, ItemId) const;
    bool is_released(ItemId) const;                      // with all that holds it
    bool reads(PersonId, ItemId, Side) const;
    bool reads(PersonId who, ItemId on) const { return reads(who, on, Side::working) || reads(who, on, Side::released); }
    bool finds(PersonId, ItemId, Side) const;                // in search
    bool reads_text(PersonId, ItemId, std::string_view hash) const;          // the one that stands there for her
    std::vector<ItemId> list(PersonId, Kind, Side) const;                    // newest first

    // ---- what can happen to a thing
    void share(ItemId, const Said&, const Circles&);
    void withdraw(ItemId);                               // with its parts

private:
    bool is_shared_to(PersonId, ItemId) const;
    bool in_all(PersonId, const Circles&) const;
};

}
