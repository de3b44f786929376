// An actor: a person, the seats in force, the circles they open to her now, and the audiences those circles satisfy.
// Kept while the rights epoch read in the page's own snapshot is the same and no term begins or ends (`until`). Only readers fill the cache: a writer
// may see what is rolled back.
#pragma once
#include "network/seat/seat.hpp"
#include <map>
#include <mutex>
#include <set>

enum class Role { none, contact_point, alternate, desk_officer, practitioner, board_member, chair, administrative_officer, supporting_officer, gatekeeper, cso_member, operator_of_server };
// What the network calls those who run its updates and write its plan: for sentences.
inline const Name administrative_office{"body_of.administration"};

Role role_of(std::string_view key);                  // the part a seat plays, as the profile writes it: "contact_point"
std::string_view key_of(Role);

// A seat in force: whom one acts for.
struct Sitting {
    SeatId seat;
    std::string key;                                  // "contact_point.LA": its name is the profile's "seat.contact_point.LA"
    Role role = Role::none;
    std::string member;                               // "LA"; empty where the seat is no member's
    CircleId office;                                  // what it works in: the member's office, the Administrative Office, the board
    Name name() const { return {"seat." + key}; }
};

struct Actor {
    PersonId person;                                  // none: a visitor
    std::int64_t epoch = 0;
    Time until{};
    std::set<CircleId> circles;
    std::vector<Sitting> sits;                        // what one may DO comes from here; what one may read from `sight`
    store::Sight sight;
    std::vector<AudienceId> open;                     // those that are no narrower than the network
    bool in(CircleId circle) const { return circles.contains(circle); }
    bool visitor() const { return !person; }
    const Sitting* sitting(Role) const;               // nothing: no such seat in force
    const Sitting* sitting_in(CircleId office) const; // the first seat that works in this office
    const Sitting* sitting_in(CircleId office, std::initializer_list<Role>) const;
    const Sitting* sitting(SeatId) const;
};
// Reads base tables: for the door and for writes, never on a page's connection after drop_rights.
Actor actor_of(Reader&, PersonId, Time now);
// An ended circle keeps who is in it now; nobody comes, and nobody acts for it.
void end_circle(Writer&, CircleId, Time now);

class Actors {
    std::mutex lock;
    std::map<PersonId, std::shared_ptr<const Actor>> known;

public:
    std::shared_ptr<const Actor> find(Reader&, PersonId, Time now);
};

// A page: one snapshot, one actor, and no rights but the actor's.
class PageReader : public Reader {
public:
    std::shared_ptr<const Actor> actor;
    PageReader(store::Connection&, Actors&, const std::function<PersonId(Reader&)>& who, Time now);
    ~PageReader();
};
