// Audience: an interned set of circles, ALL of which a reader is in. Unions live in circles (a body's circle holds its secretariat's seats), intersections here.
// A set holds no circle that another of its circles lies inside: {office of a country, network} is {office of a country}.
//
// Who reads an item is a function of a few facts of it, row by row, each row for one reason:
//   working side    its working audience (office, or named writers); with that of its holder, when both belong to one office
//   released side   shared   released audience ∪ what the item itself is narrowed to, with the same of its holder; no released holder, nothing
//                   owner    the working audience reads what it released
// `derive` writes the rows that differ, for the item and for every part inside it, in the acting transaction.
#pragma once
#include "platform/store/store.hpp"
#include <set>

// The sort of a circle; the marking follows from it.
namespace circle_sort {
inline constexpr std::string_view everyone = "everyone", network = "network", body = "body", group = "group", office = "office", organisation = "organisation",
                                  named = "named", self = "self";
}
inline constexpr CircleId everyone{1}, network{2};

enum class Side { working, released, listed };                // listed: people, in the directory
using Circles = std::set<CircleId>;

AudienceId intern(Writer&, Circles);
Circles circles_of(Reader&, AudienceId);                       // base tables: for rules inside a write
// What a thing itself is shared with, and narrowed to; what holds it narrows it further. Through the wall: nothing where the reader may not read it.
Circles shared_with(Reader&, ItemId);
Circles narrowed_to(Reader&, ItemId);

struct Readable {                                               // one reading right of an item
    Circles circles;
    Side side;
    int kind;
    Time sort;
    friend auto operator<=>(const Readable&, const Readable&) = default;
};
// An item's rows as they should be, and as they are: selfcheck compares them. Base tables.
std::set<Readable> wanted_rows(Reader&, ItemId);
std::set<Readable> kept_rows(Reader&, ItemId);
void derive(Writer&, ItemId);
// Whose search finds this side of it: all who read it but named people, whose texts are not searched. Base tables.
std::vector<AudienceId> who_may_find(Reader&, ItemId, Side);
// Whether all readers of `narrow` read what is open to `wide`: every circle of `wide` is in `narrow`, or holds one of it inside itself.
bool lies_inside(Writer&, const Circles& narrow, const Circles& wide);

// How widely a thing is read, in the five words of the network; the Traffic Light Protocol's label (FIRST TLP 2.0) follows.
enum class Marking { named_people, office, body, network, everyone };
Marking marking_of_sort(std::string_view circle_sort);
std::string_view tlp(Marking);                                 // "TLP:AMBER+STRICT"

// Who will read: people by circle of the audience, only those listed to this reader (protected people are outside every count).
struct Reach {
    int people = 0, members = 0, new_people = 0;
    std::string who{};                                         // a mark of exactly these people, to find out whether they are still the same
};
Reach reach_of(Reader&, const Circles& of, const std::optional<Circles>& before, Time now);
