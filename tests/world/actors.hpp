// Actors for tests of rules: a seat in force, and nothing else.
#pragma once
#include "network/actor/actor.hpp"

namespace world {

inline CircleId office_circle(std::string_view member) {
    std::int64_t n = 100;
    for (char letter : member) n = n * 100 + letter;
    return CircleId{n};
}

inline Actor in_seat(Role role, const std::string& member = {}) {
    Actor actor;
    actor.person = PersonId{7};
    auto office = member.empty() ? CircleId{50} : office_circle(member);
    actor.sits.push_back({SeatId{static_cast<std::int64_t>(role) + 1}, std::string(key_of(role)) + (member.empty() ? "" : "." + member), role, member, office});
    return actor;
}
inline Actor contact_point(const std::string& member) { return in_seat(Role::contact_point, member); }
inline Actor alternate(const std::string& member) { return in_seat(Role::alternate, member); }
inline Actor desk_officer(const std::string& member) { return in_seat(Role::desk_officer, member); }
inline Actor practitioner(const std::string& member) { return in_seat(Role::practitioner, member); }
inline Actor board_member(const std::string& member) { return in_seat(Role::board_member, member); }
inline Actor administrative_officer() { return in_seat(Role::administrative_officer); }
inline Actor chair() { return in_seat(Role::chair); }

}
