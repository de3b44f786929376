#include "network/seat/seat.hpp"

static void rights_changed(Writer& db) { db.exec(sql("update rights set epoch = epoch + 1")); }

std::optional<CircleId> circle_with_key(Reader& db, std::string_view key) { return db.row<CircleId>(sql("select id from seen_circle where key = {}", key)); }
std::optional<Circle> find_circle(Reader& db, CircleId id) { return db.row<Circle>(sql("select id, key, sort, inside, ended from seen_circle where id = {}", id)); }

static CircleId new_circle(Writer& db, CircleId id, std::string_view key, std::string_view sort, CircleId inside) {
    db.exec(sql("insert into circle (id, key, sort, inside, ended) values ({}, {}, {}, {}, 0)", id, key, sort, inside));
    return id;
}

CircleId add_circle(Writer& db, std::string_view key, std::string_view sort, CircleId inside) {
    if (auto known = db.row<CircleId>(sql("select id from circle where key = {}", key))) return *known;
    if (sort == circle_sort::everyone) return new_circle(db, everyone, key, sort, inside);
    if (sort == circle_sort::network) return new_circle(db, network, key, sort, inside);
    return new_circle(db, CircleId{db.chance.number()}, key, sort, inside);
}

CircleId add_named(Writer& db, const std::vector<PersonId>& people) {
    CircleId id{db.chance.number()};
    new_circle(db, id, "named." + id.text(), circle_sort::named, network);
    for (auto person : people) db.exec(sql("insert into named (person, circle) values ({}, {}) on conflict do nothing", person, id));
    rights_changed(db);
    return id;
}

SeatId add_seat(Writer& db, std::string_view key, std::string_view role, std::string_view member, CircleId office, const std::vector<CircleId>& opens) {
    if (auto known = db.row<SeatId>(sql("select id from seat where key = {}", key))) return *known;
    SeatId id{db.chance.number()};
    db.exec(sql("insert into seat (id, key, role, member, office, held) values ({}, {}, {}, {}, {}, 0)", id, key, role, member, office));
    for (auto circle : opens) db.exec(sql("insert into seat_circle (seat, circle) values ({}, {}) on conflict do nothing", id, circle));
    rights_changed(db);
    return id;
}

void hold_seat(Writer& db, SeatId seat, bool held) {
    db.exec(sql("update seat set held = {} where id = {}", held, seat));
    rights_changed(db);
}

void begin_term(Writer& db, SeatId seat, PersonId person, Time since, Time until) {
    db.exec(sql("insert into term (seat, person, since, until) values ({}, {}, {}, {}) on conflict do nothing", seat, person, since, until));
    rights_changed(db);
}

void end_term(Writer& db, SeatId seat, PersonId person, Time now) {
    db.exec(sql("update term set until = {} where seat = {} and person = {} and since <= {} and until > {}", now, seat, person, now, now));
    rights_changed(db);
}

PersonId add_person(Writer& db, std::string_view name, std::string_view lang, std::string_view zone, Time now) {
    PersonId id{db.chance.number()};
    auto self = new_circle(db, CircleId{db.chance.number()}, "self." + id.text(), circle_sort::self, everyone);
    db.exec(sql("insert into person (id, name, self, lang, zone, created) values ({}, {}, {}, {}, {}, {})", id, name, self, lang, zone, now));
    db.exec(sql("insert into named (person, circle) values ({}, {})", id, self));
    rights_changed(db);
    list_person(db, id, network);
    return id;
}

void add_nobody(Writer& db) {
    if (db.row<int>(sql("select 1 from person where id = {}", PersonId{}))) return;
    auto self = new_circle(db, CircleId{db.chance.number()}, "self.nobody", circle_sort::self, everyone);
    db.exec(sql("insert into person (id, name, self, lang, zone, created) values ({}, '', {}, '', '', 0)", PersonId{}, self));
}

struct Listing { CircleId self; Time created; };
void list_person(Writer& db, PersonId person, CircleId to) {
    auto listing = db.value<Listing>(sql("select self, created from person where id = {}", person));
    db.exec(sql("delete from reading_right where item = {}", person));
    for (auto circle : std::set{listing.self, to})
        db.exec(sql("insert into reading_right (audience, side, kind, sort, item) values ({}, {}, 0, {}, {})", intern(db, {circle}), Side::listed, listing.created, person));
    rights_changed(db);
}
