// Circles, seats, people and terms: who is where (product.md, "The people").
//   A circle is a community. It lies inside at most one other and counts only together with it; when it ends, who is in it goes on reading and nobody comes.
//   A seat is a place in a body or an office, not its holder. Who sits in it by a term in force is in the circles the seat opens.
//   A held seat (contested) opens nothing; neither does a vacant one.
// Every change here moves the rights epoch in its own transaction. Who may call these is a matter of the rooms above.
#pragma once
#include "network/audience/audience.hpp"

struct Circle { CircleId id; std::string key, sort; CircleId inside; bool ended; };

std::optional<CircleId> circle_with_key(Reader&, std::string_view key);     // through the wall
std::optional<Circle> find_circle(Reader&, CircleId);

CircleId add_circle(Writer&, std::string_view key, std::string_view sort, CircleId inside);    // known key: that circle, unchanged
CircleId add_named(Writer&, const std::vector<PersonId>&);                   // a list of people never changes: another list is another circle
SeatId add_seat(Writer&, std::string_view key, std::string_view role, std::string_view member, CircleId office, const std::vector<CircleId>& opens);
void hold_seat(Writer&, SeatId, bool held);
void begin_term(Writer&, SeatId, PersonId, Time since, Time until);
void end_term(Writer&, SeatId, PersonId, Time now);
// A person is read like an item: she sees herself, and is listed to one circle: the network, or the gatekeeper's when she is protected.
PersonId add_person(Writer&, std::string_view name, std::string_view lang, std::string_view zone, Time now);
void list_person(Writer&, PersonId, CircleId to);
// Under whom stands what is done by somebody whom the network does not know (on the strength of a card, say): the person without an id, on no list and in no seat.
void add_nobody(Writer&);

inline constexpr Time no_end{std::chrono::microseconds(INT64_MAX)};
