#include "network/audience/audience.hpp"
#include "network/search/search.hpp"
#include "platform/crypto/crypto.hpp"

static CircleId inside(Reader& db, CircleId circle) { return db.value<CircleId>(sql("select inside from circle where id = {}", circle)); }

static Circles without_implied(Reader& db, Circles set) {
    Circles implied;
    for (auto circle : set)
        for (auto up = inside(db, circle); up; up = inside(db, up)) implied.insert(up);
    for (auto circle : implied) set.erase(circle);
    return set;
}

// Interning is rare, and changes what cached actors may read: it moves the epoch. Ids are dense, because actors keep them as bits.
AudienceId intern(Writer& db, Circles set) {
    std::string key;
    set = without_implied(db, std::move(set));
    for (auto circle : set) key += (key.empty() ? "" : " ") + std::to_string(circle.n);
    if (auto known = db.row<AudienceId>(sql("select id from audience where circles = {}", key))) return *known;
    db.exec(sql("update rights set epoch = epoch + 1, next_audience = next_audience + 1"));
    auto id = db.value<AudienceId>(sql("select next_audience - 1 from rights"));
    db.exec(sql("insert into audience (id, circles, size) values ({}, {}, {})", id, key, set.size()));
    for (auto circle : set) db.exec(sql("insert into audience_circle (circle, audience) values ({}, {})", circle, id));
    if (std::ranges::includes(db.seeing().circles, set)) db.also_read(id);
    return id;
}

static Circles as_set(const std::vector<CircleId>& list) { return {list.begin(), list.end()}; }
Circles circles_of(Reader& db, AudienceId id) { return as_set(db.rows<CircleId>(sql("select circle from audience_circle where audience = {}", id))); }
Circles shared_with(Reader& db, ItemId id) { return as_set(db.rows<CircleId>(sql("select circle from seen_item_circle where item = {} and narrowed = 0", id))); }
Circles narrowed_to(Reader& db, ItemId id) { return as_set(db.rows<CircleId>(sql("select circle from seen_item_circle where item = {} and narrowed = 1", id))); }

bool lies_inside(Writer& db, const Circles& narrow, const Circles& wide) {
    Circles all = narrow;
    for (auto circle : narrow)
        for (auto up = inside(db, circle); up; up = inside(db, up)) all.insert(up);
    return std::ranges::all_of(wide, [&](CircleId circle) { return circle == everyone || all.contains(circle); });
}

struct Facts { ItemId id; int kind; CircleId owner; ItemId within; Time created; AudienceId working, narrowed, released; Time released_at; };
static std::optional<Facts> facts_of(Reader& db, ItemId id) {
    return db.row<Facts>(sql("select id, kind, owner, within, created, working, narrowed, released, released_at from item where id = {}", id));
}

static Circles both(Circles a, const Circles& b) {
    a.insert(b.begin(), b.end());
    return a;
}

struct Effective { Circles working; std::optional<Circles> shared; };

static Effective effective(Reader& db, const Facts& item) {
    Effective e{circles_of(db, item.working), std::nullopt};
    if (item.released) e.shared = both(circles_of(db, item.released), circles_of(db, item.narrowed));
    auto holder = item.within ? facts_of(db, item.within) : std::nullopt;
    if (!holder) return e;
    auto outer = effective(db, *holder);
    if (holder->owner == item.owner) e.working = both(e.working, outer.working);
    if (e.shared && outer.shared) e.shared = both(*e.shared, *outer.shared);
    else e.shared.reset();
    return e;
}

std::set<Readable> wanted_rows(Reader& db, ItemId id) {
    auto item = facts_of(db, id);
    if (!item) return {};
    auto e = effective(db, *item);
    auto working = without_implied(db, e.working);
    std::set<Readable> rows{{working, Side::working, item->kind, item->created}};
    if (!e.shared) return rows;
    rows.insert({without_implied(db, *e.shared), Side::released, item->kind, item->released_at});
    rows.insert({working, Side::released, item->kind, item->released_at});
    return rows;
}

struct ReadingRow {
    AudienceId audience;
    Side side;
    int kind;
    Time sort;
    friend auto operator<=>(const ReadingRow&, const ReadingRow&) = default;
};
static std::vector<ReadingRow> rows_of(Reader& db, ItemId id) { return db.rows<ReadingRow>(sql("select audience, side, kind, sort from reading_right where item = {}", id)); }

std::set<Readable> kept_rows(Reader& db, ItemId id) {
    std::set<Readable> rows;
    for (auto& row : rows_of(db, id)) rows.insert({circles_of(db, row.audience), row.side, row.kind, row.sort});
    return rows;
}

static std::vector<ReadingRow> reading_rows(Writer& db, ItemId id) {
    std::vector<ReadingRow> rows;
    for (auto& row : wanted_rows(db, id)) rows.push_back({intern(db, row.circles), row.side, row.kind, row.sort});
    return rows;
}

static void write_rows(Writer& db, ItemId id, const std::vector<ReadingRow>& wanted) {
    auto now = rows_of(db, id);
    for (auto& row : now)
        if (!std::ranges::count(wanted, row))
            db.exec(sql("delete from reading_right where item = {} and audience = {} and side = {} and sort = {}", id, row.audience, row.side, row.sort));
    for (auto& row : wanted)
        if (!std::ranges::count(now, row))
            db.exec(sql("insert into reading_right (audience, side, kind, sort, item) values ({}, {}, {}, {}, {})", row.audience, row.side, row.kind, row.sort, id));
}

std::vector<AudienceId> who_may_find(Reader& db, ItemId id, Side side) {
    return db.rows<AudienceId>(sql(R"sql(
        select audience from reading_right
         where item = {} and side = {}
           and not exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle where audience_circle.audience = reading_right.audience and circle.sort = {})
         order by audience)sql", id, side, circle_sort::named));
}

void derive(Writer& db, ItemId id) {
    write_rows(db, id, reading_rows(db, id));
    for (auto side : {Side::working, Side::released}) index_text(db, id, static_cast<int>(side), who_may_find(db, id, side));
    for (auto part : db.rows<ItemId>(sql("select id from item where within = {} order by id", id))) derive(db, part);
}

Marking marking_of_sort(std::string_view sort) {
    if (sort == circle_sort::everyone) return Marking::everyone;
    if (sort == circle_sort::network) return Marking::network;
    if (sort == circle_sort::body || sort == circle_sort::group) return Marking::body;
    if (sort == circle_sort::office || sort == circle_sort::organisation) return Marking::office;
    return Marking::named_people;
}

std::string_view tlp(Marking marking) {
    switch (marking) {
    case Marking::named_people: return "TLP:RED";
    case Marking::office: return "TLP:AMBER+STRICT";
    case Marking::body: return "TLP:AMBER";
    case Marking::network: return "TLP:GREEN";
    case Marking::everyone: return "TLP:CLEAR";
    }
    return "TLP:RED";
}

// People whose seats in force open a circle, as far as this reader sees people at all.
static std::set<PersonId> people_in(Reader& db, CircleId circle, Time now) {
    if (circle == everyone) circle = network;
    auto list = db.rows<PersonId>(sql(R"sql(
        select distinct term.person
          from seen_seat_circle as opens
          join seen_seat as seat on seat.id = opens.seat
          join seen_term as term on term.seat = seat.id
         where opens.circle = {} and seat.held = 0 and term.since <= {} and term.until > {})sql", circle, now, now));
    return {list.begin(), list.end()};
}

static std::set<PersonId> people_in_all(Reader& db, const Circles& circles, Time now) {
    std::optional<std::set<PersonId>> in;
    for (auto circle : circles) {
        auto here = people_in(db, circle, now);
        if (in) std::erase_if(*in, [&](PersonId p) { return !here.contains(p); });
        else in = here;
    }
    return in.value_or(std::set<PersonId>());
}

static int members_of(Reader& db, const std::set<PersonId>& people, Time now) {
    if (people.empty()) return 0;
    return db.value<int>(sql(R"sql(
        select count(distinct seat.member)
          from seen_term as term join seen_seat as seat on seat.id = term.seat
         where term.person in {} and seat.member <> '' and term.since <= {} and term.until > {})sql", std::vector(people.begin(), people.end()), now, now));
}

static std::string mark_of(const std::set<PersonId>& people) {
    std::string all;
    for (auto person : people) all += person.text();
    return crypto::hex(crypto::sha256(all)).substr(0, 32);
}

Reach reach_of(Reader& db, const Circles& of, const std::optional<Circles>& before, Time now) {
    auto people = people_in_all(db, of, now);
    Reach reach{static_cast<int>(people.size()), members_of(db, people, now), static_cast<int>(people.size()), mark_of(people)};
    if (!before) return reach;
    for (auto person : people_in_all(db, *before, now)) reach.new_people -= people.contains(person) ? 1 : 0;
    return reach;
}
