#include "network/actor/actor.hpp"

struct RoleKey { Role role; std::string_view key; };
static constexpr RoleKey roles[] = {
    {Role::contact_point, "contact_point"}, {Role::alternate, "alternate"}, {Role::desk_officer, "desk_officer"}, {Role::practitioner, "practitioner"},
    {Role::board_member, "board_member"}, {Role::chair, "chair"}, {Role::administrative_officer, "administrative_officer"},
    {Role::supporting_officer, "supporting_officer"}, {Role::gatekeeper, "gatekeeper"}, {Role::cso_member, "cso_member"}, {Role::operator_of_server, "operator"},
};

Role role_of(std::string_view key) {
    for (auto& r : roles)
        if (r.key == key) return r.role;
    return Role::none;
}

std::string_view key_of(Role role) {
    for (auto& r : roles)
        if (r.role == role) return r.key;
    return "none";
}

template <class Is> static const Sitting* first(const std::vector<Sitting>& sits, Is is) {
    auto at = std::ranges::find_if(sits, is);
    return at == sits.end() ? nullptr : &*at;
}
const Sitting* Actor::sitting(Role role) const {
    return first(sits, [&](auto& s) { return s.role == role; });
}
const Sitting* Actor::sitting(SeatId seat) const {
    return first(sits, [&](auto& s) { return s.seat == seat; });
}
const Sitting* Actor::sitting_in(CircleId office) const {
    return first(sits, [&](auto& s) { return s.office == office; });
}
const Sitting* Actor::sitting_in(CircleId office, std::initializer_list<Role> among) const {
    return first(sits, [&](auto& s) { return s.office == office && std::ranges::count(among, s.role) > 0; });
}

struct Membership { CircleId circle, inside; };

static std::vector<Membership> memberships(Reader& db, PersonId person, Time now) {
    return db.rows<Membership>(sql(R"sql(
        select circle.id, circle.inside
          from term
          join seat on seat.id = term.seat
          join seat_circle on seat_circle.seat = seat.id
          join circle on circle.id = seat_circle.circle
         where term.person = {} and term.since <= {} and term.until > {} and seat.held = 0 and circle.ended = 0
        union
        select circle.id, circle.inside from named join circle on circle.id = named.circle where named.person = {})sql", person, now, now, person));
}

struct SittingRow { SeatId seat; std::string key, role, member; CircleId office; };
static std::vector<Sitting> sittings(Reader& db, PersonId person, Time now) {
    auto rows = db.rows<SittingRow>(sql(R"sql(
        select seat.id, seat.key, seat.role, seat.member, seat.office
          from term join seat on seat.id = term.seat join circle on circle.id = seat.office
         where term.person = {} and term.since <= {} and term.until > {} and seat.held = 0 and circle.ended = 0
         order by seat.key)sql", person, now, now));
    std::vector<Sitting> all;
    for (auto& r : rows) all.push_back({r.seat, r.key, role_of(r.role), r.member, r.office});
    return all;
}

static Time next_change(Reader& db, PersonId person, Time now) {
    auto at = db.value<Time>(sql(R"sql(
        select coalesce(min(at), 0) from (
            select since as at from term where person = {} and since > {}
            union all
            select until from term where person = {} and until > {}) as change)sql", person, now, person, now));
    return at == Time{} ? Time::max() : at;
}

// A circle counts only together with the one it lies inside, so "inside" holds for ever, also for the frozen members of an ended circle.
static std::set<CircleId> with_what_they_lie_in(const std::vector<Membership>& members) {
    std::set<CircleId> in{everyone};
    for (bool more = true; more;) {
        more = false;
        for (auto& m : members)
            if (in.contains(m.inside) && in.insert(m.circle).second) more = true;
    }
    return in;
}

static void see(Actor& actor, Reader& db, Time now) {
    actor.sight.now = now;
    actor.sight.circles.assign(actor.circles.begin(), actor.circles.end());
    actor.sight.audiences = db.rows<AudienceId>(sql(R"sql(
        select audience.id
          from audience_circle join audience on audience.id = audience_circle.audience
         where audience_circle.circle in {}
         group by audience.id, audience.size
        having count(*) = audience.size)sql", std::vector(actor.circles.begin(), actor.circles.end())));
    for (auto id : actor.sight.audiences) {
        auto bit = static_cast<std::size_t>(id.n);
        if (actor.sight.bits.size() <= bit) actor.sight.bits.resize(bit + 1);
        actor.sight.bits[bit] = true;
    }
}

Actor actor_of(Reader& db, PersonId person, Time now) {
    Actor actor;
    actor.person = person;
    actor.epoch = db.value<std::int64_t>(sql("select epoch from rights"));
    actor.until = person ? next_change(db, person, now) : Time::max();
    actor.circles = with_what_they_lie_in(person ? memberships(db, person, now) : std::vector<Membership>());
    if (person) actor.sits = sittings(db, person, now);
    actor.open = db.rows<AudienceId>(sql("select id from audience where circles in ({}, {})", std::to_string(everyone.n), std::to_string(network.n)));
    see(actor, db, now);
    return actor;
}

// Those who are in it now stay, which is more than to sit in it: they are also in what it lies inside. Nobody comes.
void end_circle(Writer& db, CircleId circle, Time now) {
    if (db.value<bool>(sql("select ended from circle where id = {}", circle))) return;
    auto sitting = db.rows<PersonId>(sql(R"sql(
        select distinct term.person from seat_circle join term on term.seat = seat_circle.seat
         where seat_circle.circle = {} and term.since <= {} and term.until > {})sql", circle, now, now));
    for (auto person : sitting)
        if (actor_of(db, person, now).in(circle)) db.exec(sql("insert into named (person, circle) values ({}, {}) on conflict do nothing", person, circle));
    db.exec(sql("update circle set ended = 1 where id = {}", circle));
    db.exec(sql("update rights set epoch = epoch + 1"));
}

std::shared_ptr<const Actor> Actors::find(Reader& db, PersonId person, Time now) {
    auto epoch = db.value<std::int64_t>(sql("select epoch from rights"));        // in the snapshot of the page
    {
        std::scoped_lock held(lock);
        auto at = known.find(person);
        if (at != known.end() && at->second->epoch == epoch && now < at->second->until) return at->second;
    }
    auto fresh = std::make_shared<const Actor>(actor_of(db, person, now));
    std::scoped_lock held(lock);
    if (known.size() > 10'000) known.clear();                                    // memory stays bounded; who comes again is worked out again
    return known[person] = fresh;
}

PageReader::PageReader(store::Connection& connection, Actors& actors, const std::function<PersonId(Reader&)>& who, Time now) : Reader(connection) {
    c.begin(false);
    try {
        actor = actors.find(*this, who(*this), now);
        auto seen = actor->sight;
        seen.now = now;
        c.look_as(seen);
        sight = &actor->sight;
        c.drop_rights();
    } catch (...) {
        c.rollback();
        throw;
    }
}

PageReader::~PageReader() {
    try {
        c.rollback();
    } catch (const store::Error&) {  // the connection is gone; the door opens another
    }
}
