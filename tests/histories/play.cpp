#include "tests/histories/play.hpp"
#include "features/meetings/statements.hpp"
#include "features/procedures/procedures_acts.hpp"
#include "network/search/search.hpp"
#include "platform/crypto/crypto.hpp"
#include "tests/model/loaded.hpp"
#include <thread>

namespace histories {

using model::Doing;
using model::Drawn;
using model::Outcome;
using std::chrono::hours;

// ---- the beginning: an annual update is open, nothing is written

Play::Play(std::uint64_t seed) : random(seed) {
    network.house->lane.twice = seed % 4 == 0;
    given.annual_update();
    given.does("ana", "statements.declare", given.meeting("network", {}, network.now + hours(24 * 6)));
    load();
}

void Play::load() {
    struct KeyRow { CircleId id; std::string key; };
    struct MeetingRow { ItemId item; Time ends; };
    struct UpdateRow { ItemId item, annual; std::string member; };
    struct ThingRow { ItemId id; Kind kind; CircleId owner; ItemId within; Time created; store::Bytes hash; };
    model::load_people(network, should);
    for (auto& row : network.rows<KeyRow>(sql("select id, key from circle"))) should.keys[row.key] = row.id;
    for (auto& row : network.rows<ThingRow>(sql("select item.id, item.kind, item.owner, item.within, item.created, revision.hash from item join revision on revision.id = item.revision")))
        should.things[row.id] = {row.kind, row.owner, {}, row.within, row.created, {"", crypto::hex(row.hash.s)}};
    for (auto& row : network.rows<UpdateRow>(sql("select item, annual_update, member from country_update"))) {
        should.annual = row.annual;
        should.updates[row.item] = {row.member, network.rows<ItemId>(sql("select item from answer where country_update = {}", row.item)), {Role::desk_officer, Role::contact_point}};
        for (auto answer : should.updates[row.item].answers) should.answers[answer] = {row.item};
    }
    should.share(should.annual, should.things.at(should.annual).now, {::network});
    should.things.at(should.annual).shared_at = network.value<Time>(sql("select released_at from item where id = {}", should.annual));
    should.until = network.value<Time>(sql("select until from annual_update"));
    for (auto& row : network.rows<MeetingRow>(sql("select item, ends from meeting"))) should.meetings[row.item] = row.ends;
    for (auto& [id, thing] : should.things) {
        if (thing.kind != Kind::meeting && thing.kind != Kind::topic) continue;
        should.share(id, thing.now, {thing.kind == Kind::meeting ? ::network : everyone});
        thing.shared_at = network.value<Time>(sql("select released_at from item where id = {}", id));
    }
    people = network.rows<PersonId>(sql("select id from person where id <> {} order by id", PersonId{}));
    for (auto person : people) should.selves[person] = network.value<CircleId>(sql("select self from person where id = {}", person));
    for (auto person : people) should.listed[person] = ::network;
    for (auto person : people) names[person] = network.value<std::string>(sql("select name from person where id = {}", person));
    people.emplace_back();
    names[PersonId{}] = "a visitor";
}

std::string Play::new_word() {
    spoken.push_back("word" + std::to_string(++words) + "x");
    return spoken.back();
}

// ---- what is tried

static bool chooses_circle(std::string_view act) { return act == "update.share" || act == "update.narrow" || act == "answer.narrow" || act == "procedures.consult"; }

Doing Play::made_up() {
    auto& act = one_of(model::acts());
    Doing d{one_of(people), std::string(act.name), {}, {}, {}, chance(8)};
    if (act.on) {
        auto all = should.all(*act.on);
        if (chance(90)) std::erase_if(all, [&](ItemId id) { return !of_the_cast(id); });
        if (all.empty()) return {one_of(people), "plan.begin", {}};
        d.on = one_of(all);
    }
    static const std::vector<std::string> circles{"network", "contact_points", "advisory_board", "office.ID", "office.LA", "everywhere"}, positions{"nothing_against", "reservation", "objection"};
    if (chooses_circle(d.act)) d.choice = one_of(circles);
    static const std::vector<std::string> voices{"country", "organisation", "own"}, places{"earlier", "later"};
    if (d.act == "position.take") d.choice = one_of(positions);
    if (d.act == "comment.make") d.choice = one_of(voices);
    if (d.act == "clause.move") d.choice = one_of(places);
    if (d.act == "inquiry.put") d.choice = somebody_to_ask().text();
    if (d.act == "statement.mark") d.choice = chance(50) ? "ID" : "LA";
    d.text = new_word();
    return d;
}

// Most often somebody who practises somewhere.
PersonId Play::somebody_to_ask() {
    std::vector<PersonId> practise;
    for (auto person : people)
        if (std::ranges::any_of(should.sits(person), [&](SeatId seat) { return should.seats.at(seat).role == Role::practitioner; })) practise.push_back(person);
    return practise.empty() || chance(20) ? one_of(people) : one_of(practise);
}

// Of an office in which somebody of the cast works.
bool Play::of_the_cast(ItemId id) const {
    if (auto asked = should.contributions.find(id); asked != should.contributions.end()) return of_the_cast(asked->second.inquiry);
    static const std::set<std::string_view> offices{"office.ID", "office.LA", "administrative_office", "advisory_board"};
    return std::ranges::any_of(offices, [&](auto key) { return should.things.at(id).owner == should.keys.at(std::string(key)); });
}

std::vector<PersonId> Play::who_may(Doing d) const {
    std::vector<PersonId> may;
    for (auto person : people) {
        d.who = person;
        if (should.expects(d) == "done") may.push_back(person);
    }
    return may;
}

// Most often somebody tries who may, what may be done: else nothing would ever come of it.
Doing Play::by_who_may(Doing d) {
    auto may = who_may(d);
    d.who = may.empty() || chance(20) ? one_of(people) : one_of(may);
    return d;
}

Doing Play::likely() {
    auto d = made_up();
    for (int i = 0; i < 12 && (d.act == "plan.begin" || who_may(d).empty()); ++i) d = made_up();
    return d;
}

// A country answers everything and goes all the way; others act in between.
void Play::plan_ahead() {
    auto& member = chance(50) ? "ID" : "LA";
    auto at = std::ranges::find_if(should.updates, [&](auto& entry) { return entry.second.member == member; });
    for (auto answer : at->second.answers) {
        if (should.answers.at(answer).ready == should.things.at(answer).now.hash) continue;
        planned.push_back({{}, "answer.save", answer});
        planned.push_back({{}, "answer.ready", answer});
    }
    for (auto act : {"update.hand_in", "update.approve", "update.approve", "update.share"}) planned.push_back({{}, act, at->first, chance(70) ? "network" : "contact_points"});
    if (chance(50)) planned.push_back({{}, "update.propose", at->first});
    if (chance(50)) planned.push_back({{}, "update.publish", at->first});
    planned.push_back({{}, "need.make", one_of(at->second.answers)});
    auto needs = should.all(Kind::need);
    if (needs.empty()) return;
    for (auto act : {"need.share", "need.take_back"}) planned.push_back({{}, act, needs.back()});
}

Doing Play::next() {
    if (planned.empty() && chance(8)) plan_ahead();
    if (planned.empty() || chance(40)) return by_who_may(chance(80) ? likely() : made_up());
    auto d = planned.front();
    planned.pop_front();
    d.text = new_word();
    return by_who_may(d);
}

// ---- what changes beside the acts

void Play::term_changes() {
    static const std::vector<std::string_view> keys{"contact_point.ID", "alternate.ID", "desk_officer.LA", "board_member.LA", "board_member.ID", "administrative_officer.2", "chair", "group_member.group_1", "cso_member", "contact_point.LA", "practitioner.TH", "practitioner.ID", "practitioner.LA"};
    auto key = one_of(keys);
    auto seat = network.value<SeatId>(sql("select id from seat where key = {}", key));
    auto person = people[any(people.size() - 1)];
    auto known = [&](const model::Term& term) { return term.seat == seat && term.person == person; };
    if (std::ranges::any_of(should.terms, known)) {      // ends now
        network.change([&](Writer& db) { end_term(db, seat, person, should.now); });
        for (auto& term : should.terms)
            if (known(term) && term.since <= should.now && should.now < term.until) term.until = should.now;
        trace.push_back(name_of(person) + " leaves " + std::string(key));
        return;
    }
    auto since = should.now + hours(any(3) * 12);        // at once, or later
    auto until = chance(50) ? no_end : since + hours(24 + any(72));
    network.change([&](Writer& db) { begin_term(db, seat, person, since, until); });
    should.terms.push_back({seat, person, since, until});
    trace.push_back(name_of(person) + " comes into " + std::string(key));
}

void Play::time_passes() {
    network.now += chance(70) ? hours(1 + any(8)) : hours(24);
    should.now = network.now;
    trace.push_back("time passes");
}

void Play::something_changes() {
    auto roll = any(10);
    if (roll < 4) return time_passes();
    if (roll < 8) return term_changes();
    if (roll < 9) {                                      // a seat is contested, or no longer
        static const std::vector<std::string_view> keys{"contact_point.ID", "desk_officer.LA", "chair", "group_member.group_1"};
        auto seat = network.value<SeatId>(sql("select id from seat where key = {}", one_of(keys)));
        auto& held = should.seats.at(seat).held;
        held = !held;
        network.change([&](Writer& db) { hold_seat(db, seat, held); });
        trace.emplace_back(held ? "a seat is contested" : "a seat is no longer contested");
        return;
    }
    if (chance(15)) {
        auto circle = should.keys.at(chance(50) ? "group.group_1" : "civil_society");
        if (should.circles.at(circle).ended) return;
        network.change([&](Writer& db) { end_circle(db, circle, should.now); });
        should.end_circle(circle, people);
        trace.emplace_back("a circle ends");
        return;
    }
    auto person = people[any(people.size() - 1)];        // protected from now on, or no longer
    should.listed[person] = should.listed[person] == ::network ? should.keys.at("gatekeeper") : ::network;
    network.change([&](Writer& db) { list_person(db, person, should.listed[person]); });
    trace.push_back(name_of(person) + " is listed to others");
}

const std::string& Play::name_of(PersonId person) const { return names.at(person); }
std::string Play::said(const Doing& d) const { return name_of(d.who) + " " + d.act + " " + (d.on ? d.on.text() : "") + " " + d.choice + (d.stale ? " (stale)" : "");
}

// ---- the program does it

static std::string hash_of(Writer& db, ItemId id) { return crypto::hex(latest_hash(db, id).s); }

static std::string base_in(Writer& db, const Doing& d, const model::Chain& should) {
    if (d.stale) return "00";
    if (!d.base.empty()) return d.base;
    if (d.act == "plan.put") return plan::hash_of(plan::text_of(db, d.on));
    if (d.act == "procedures.put" || d.act == "procedures.consult") return procedures::hash_of(procedures::draft_of(db, d.on));
    if (d.act == "comment.answer") {
        auto reply = procedures::reply_to(db, d.on);
        return reply ? reply->hash() : should.things.at(d.on).now.hash;
    }
    if (d.act == "statement.mark") {
        auto statements = meetings::statements_of(acts_of(db, d.on));
        auto* place = statements.of(d.choice);
        return place ? meetings::hash_of(*place) : "";
    }
    if (d.act != "update.hand_in") return should.base_of(d);
    auto office = updates::find_office(db, d.on);
    return office ? updates::hash_of(updates::list_of_answers(*office, "original")) : "";
}

static world::Fields date_fields(Time t) {
    auto day = i18n::day_in(t, world::the_profile().default_zone);
    return {{"until_day", std::to_string(static_cast<unsigned>(day.day()))}, {"until_month", std::to_string(static_cast<unsigned>(day.month()))}, {"until_year", std::to_string(static_cast<int>(day.year()))}, {"until_hour", "17:00"}};
}
static Time end_on_the_day_of(Time t) {
    auto day = i18n::day_in(t, world::the_profile().default_zone);
    return world::at(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), 17);
}

static std::string some_card_of(Writer& db, ItemId topic) {
    auto hash = db.row<store::Bytes>(sql("select hash from table_card where topic = {}", topic));
    return hash ? crypto::hex(hash->s) : "00";
}

static world::Fields fields_of(Writer& db, const Doing& d, const model::Chain& should) {
    if (d.act == "card.make") return {{"count", "1"}, {"series", "00"}, {"hashes", crypto::hex(crypto::sha256(d.text))}};
    if (d.act == "table.contribute") return {{"text", d.text}, {"lang", "en"}, {"table", ""}, {"card", some_card_of(db, d.on)}};
    if (d.act == "table.withdraw") return {{"reason", "It names a person"}};
    if (d.act == "statement.mark") return {{"member", d.choice}, {"as", "in_writing"}, {"reason", ""}, {"text", d.text}, {"lang", "en"}};
    if (d.act == "answer.save") return {{"kind", "text"}, {"lang", "en"}, {"text", d.text}, {"translation", ""}};
    if (d.act == "update.hand_in") return {{"binding", "original"}};
    if (d.act == "update.share") {
        auto circle = circle_with_key(db, d.choice);
        return {{"circle", d.choice}, {"people", circle ? reach_of(db, {*circle}, std::nullopt, should.now).who : "0"}};
    }
    if (d.act == "procedures.consult") {
        auto fields = date_fields(should.decided_by);
        fields.insert(fields.end(), {{"circle", d.choice}, {"people", procedures::people_of(db, world::the_profile(), should.now)}});
        return fields;
    }
    if (chooses_circle(d.act)) return {{"circle", d.choice}};
    if (d.act == "clause.add" || d.act == "clause.save") return {{"title", d.text}, {"text", d.text}};
    if (d.act == "clause.move") return {{"to", d.choice}};
    if (d.act == "procedures.put") return date_fields(should.decided_by);
    if (d.act == "comment.make") return {{"clause", should.versions.at(d.on).clauses.front().first.text()}, {"voice", d.choice}, {"lang", "en"}, {"text", d.text}};
    if (d.act == "comment.answer") return {{"outcome", "partly"}, {"text", d.text}};
    if (d.act == "inquiry.put") {
        auto fields = world::inquiry_fields(d.text, should.decided_by);
        fields.emplace_back("person", d.choice);
        return fields;
    }
    if (d.act == "contribution.send") return {{"text", d.text}, {"lang", "en"}, {"naming", "no"}};
    if (d.act == "need.make") return {{"title", d.text}, {"text", d.text}};
    if (d.act == "plan.begin") return {{"year", d.choice}};
    if (d.act == "line.add" || d.act == "line.save") return world::line_fields(d.text, should.now + hours(24 * 200));
    if (d.act == "plan.put") return date_fields(should.decided_by);
    if (d.act == "position.take") return {{"kind", d.choice}, {"text", d.choice == "reservation" ? "A part" : ""}, {"why", d.choice == "objection" ? "Why" : ""}, {"resolve", d.choice == "objection" ? "What" : ""}};
    return {};
}

static Outcome outcome_of(const Result<ActDef::Then>& answer) {
    if (answer) return "done";
    if (answer.hidden()) return "hidden";
    if (answer.collision()) return "collision";
    return answer.errors() ? "form" : std::string(answer.refused_by());
}

static bool makes(std::string_view act) {
    static const std::set<std::string_view> all{"need.make", "plan.begin", "line.add", "plan.put", "procedures.begin", "procedures.consult", "procedures.put", "clause.add", "comment.make", "inquiry.put", "table.contribute", "statement.mark"};
    return all.contains(act);
}

// Found by its words, which nothing else says.
static ItemId with_words(Writer& db, const Doing& d, Kind kind) {
    struct Row { ItemId id; store::Bytes body; };
    for (auto& row : db.rows<Row>(sql("select item.id, revision.body from item join revision on revision.id = item.revision where item.within = {} and item.kind = {}", d.on, kind)))
        if (text::read_canonical(row.body.s)->of("text") == d.text) return row.id;
    throw std::runtime_error("what was made is not there");
}

// Most acts lead to what they made; these to what holds it, or to another page.
static ItemId made_by(Writer& db, const Doing& d, const std::string& location) {
    if (d.act == "clause.add") return procedures::order_of(find_shown(db, d.on, Side::working).value()).back();
    if (d.act == "comment.make") return with_words(db, d, Kind::comment);
    if (d.act == "statement.mark") return with_words(db, d, Kind::statement);
    if (d.act == "table.contribute") return with_words(db, d, Kind::table_contribution);
    return *ItemId::read(location.substr(location.rfind('/') + 1));
}

static void draw_version(Writer& db, const Doing& d, Drawn& drawn) {
    if (d.act == "procedures.consult") drawn.version = drawn.made;
    if (d.act == "procedures.put") drawn.version = db.value<ItemId>(sql("select about from decision where item = {}", drawn.made));
    if (drawn.version) drawn.version_hash = hash_of(db, drawn.version);
}

// Whom the question is put to, and her place to write in.
static void draw_asked(Writer& db, Drawn& drawn) {
    struct Row { ItemId item; CircleId owner; };
    auto row = db.value<Row>(sql("select item.id, item.owner from contribution join item on item.id = contribution.item where contribution.inquiry = {}", drawn.made));
    drawn.place = row.item;
    drawn.self = row.owner;
    drawn.place_hash = hash_of(db, row.item);
    drawn.asked = db.value<CircleId>(sql("select audience_circle.circle from item join audience_circle on audience_circle.audience = item.released where item.id = {}", drawn.made));
}

Outcome Play::tries(const Doing& d, bool keep, Drawn& drawn) { return tries(d, keep, drawn, network.chance()); }

Outcome Play::tries(const Doing& d, bool keep, Drawn& drawn, Chance chance) {
    auto& def = *network.house->acts.find(d.act);
    Outcome outcome;
    (void)network.house->lane.write({d.who, should.now, chance, {}, {}}, [&](Writer& db, const Actor& actor) -> Result<std::string> {
        Form form{fields_of(db, d, should)};
        form.fields.emplace_back("_base", base_in(db, d, should));
        auto answer = def.perform(db, Deed{actor, world::the_profile(), should.now}, d.on, form);
        outcome = outcome_of(answer);
        drawn = {};
        drawn.turn = ++turn;
        if (!answer || !keep) return Hidden{};
        if (d.on) drawn.hash = hash_of(db, d.on);
        if (d.act.starts_with("clause.")) drawn.holder_hash = hash_of(db, db.value<ItemId>(sql("select case when within = 0 then id else within end from item where id = {}", d.on)));
        if (makes(d.act)) drawn.made = made_by(db, d, answer->location);
        if (drawn.made) drawn.made_hash = hash_of(db, drawn.made);
        draw_version(db, d, drawn);
        if (d.act == "inquiry.put") draw_asked(db, drawn);
        return answer->location;
    });
    return outcome;
}

// ---- what everybody reads, finds and may do

struct Line { ItemId id; store::Bytes hash; };

std::string Play::readable_differs(PageReader& reader, PersonId person) const {
    for (auto side : {Side::working, Side::released}) {
        std::map<ItemId, std::string> wanted, got;
        for (auto& [id, thing] : should.things)
            if (should.reads(person, id, side)) wanted[id] = side == Side::working ? thing.now.hash : thing.shown->hash;
        for (auto& row : reader.rows<Line>(sql("select seen.id, seen.hash from {} as seen", seen(side)))) got[row.id] = crypto::hex(row.hash.s);
        if (wanted == got) continue;
        for (auto& [id, hash] : wanted)
            if (!got.contains(id)) return "does not read " + std::string(key_of(should.things.at(id).kind)) + " " + id.text();
        for (auto& [id, hash] : got)
            if (!wanted.contains(id)) return "reads " + id.text() + (should.things.contains(id) ? " " + std::string(key_of(should.things.at(id).kind)) : " of which the model knows nothing");
        return "reads another text than it should";
    }
    return {};
}

std::string Play::list_differs(PageReader& reader, PersonId person) {
    static const std::vector<Kind> kinds{Kind::answer, Kind::need, Kind::country_update, Kind::plan, Kind::line, Kind::decision, Kind::procedures, Kind::clause, Kind::version, Kind::comment, Kind::inquiry, Kind::contribution, Kind::table_contribution, Kind::statement};
    auto kind = one_of(kinds);
    auto side = chance(50) ? Side::working : Side::released;
    auto wanted = should.list(person, kind, side);
    if (wanted.size() > 51) wanted.resize(51);
    std::vector<ItemId> got;
    for (auto& shown : newest(reader, kind, side, {}, 51)) got.push_back(shown.id);
    return wanted == got ? "" : "has another list of " + std::string(key_of(kind)) + ": " + std::to_string(got.size()) + " instead of " + std::to_string(wanted.size());
}

static bool says(const std::string& text, const std::string& word) { return (" " + text + " ").find(" " + word + " ") != text.npos; }

static std::string kinds_of(const model::Chain& should, const std::set<std::pair<ItemId, int>>& found) {
    std::string all;
    for (auto& [id, side] : found) {
        all += ", " + (should.things.contains(id) ? std::string(key_of(should.things.at(id).kind)) : "unknown") + " " + id.text() + " side " + std::to_string(side);
        if (should.things.contains(id)) all += " now " + should.things.at(id).now.text + " shown " + (should.things.at(id).shown ? should.things.at(id).shown->text : "-");
    }
    return all;
}

std::string Play::search_differs(PageReader& reader, PersonId person) {
    if (spoken.empty()) return {};
    auto& word = one_of(spoken);
    std::set<std::pair<ItemId, int>> wanted, got;
    for (auto& [id, thing] : should.things) {            // an item once, as it is shared where that says it
        if (thing.shown && says(thing.shown->text, word) && should.finds(person, id, Side::released)) wanted.emplace(id, 1);
        else if (says(thing.now.text, word) && should.finds(person, id, Side::working)) wanted.emplace(id, 0);
    }
    for (auto& hit : find_words(reader, word, 20)) got.emplace(hit.item, hit.side);
    return wanted == got ? "" : "finds " + word + " " + std::to_string(got.size()) + " times instead of " + std::to_string(wanted.size()) + kinds_of(should, got);
}

std::string Play::directory_differs(PageReader& reader, PersonId person) const {
    std::set<PersonId> wanted, got;
    for (auto& [other, circle] : should.listed)
        if (other == person || should.in(person, circle)) wanted.insert(other);
    for (auto other : reader.rows<PersonId>(sql("select id from seen_person"))) got.insert(other);
    return wanted == got ? "" : "sees " + std::to_string(got.size()) + " people instead of " + std::to_string(wanted.size());
}

std::string Play::differs_for(PersonId person) {
    if (!page) page = store::open(network.address(), store::Use::page);
    PageReader reader(*page, actors, [&](Reader&) { return person; }, should.now);
    for (auto& found : {readable_differs(reader, person), list_differs(reader, person), search_differs(reader, person), directory_differs(reader, person)})
        if (!found.empty()) return name_of(person) + " " + found;
    return {};
}

// ---- one step

std::string Play::step() {
    if (chance(12)) something_changes();
    should.now = network.now = network.now + std::chrono::milliseconds(1);
    should.decided_by = end_on_the_day_of(should.now + hours(24 * (1 + any(5))));
    auto d = next();
    if (d.act == "plan.begin") d.choice = std::to_string(++years);
    auto wanted = should.expects(d);
    Drawn drawn;
    auto got = tries(d, true, drawn);
    trace.push_back(said(d) + ": " + got);
    ++outcomes[got == "done" ? d.act : got == "hidden" || got == "form" || got == "collision" ? got
                                                                                              : "refused"];
    if (got != wanted) return "the answer should be " + wanted;
    if (got == "done") should.happens(d, drawn);
    for (int i = 0; i < 3; ++i)
        if (auto found = differs_for(one_of(people)); !found.empty()) return found;
    auto spoken_before = spoken.size();
    auto other = made_up();
    spoken.resize(spoken_before);                        // it is not said
    if (other.act == "plan.begin") return {};
    if (auto may = tries(other, false, drawn); may != should.expects(other)) return said(other) + " would be " + may + " instead of " + should.expects(other);
    return {};
}

// ---- many at once

// What each of them was answered, explained by some order: those of one client in theirs, each answered as the model says when its turn comes.
struct Tried { Doing doing; Outcome outcome; Drawn drawn; };
using Clients = std::vector<std::vector<Tried>>;

static bool explain(model::Chain& so_far, const Clients& clients, std::vector<std::size_t>& turns, int& patience) {
    std::map<int, std::size_t> next;                     // clients by the turn of their next try: where to look first
    for (std::size_t i = 0; i < clients.size(); ++i)
        if (turns[i] < clients[i].size()) next[clients[i][turns[i]].drawn.turn] = i;
    for (auto& [ended, i] : next) {
        auto& tried = clients[i][turns[i]];
        if (--patience < 0) return false;
        if (so_far.expects(tried.doing) != tried.outcome) continue;
        auto after = so_far;
        if (tried.outcome == "done") after.happens(tried.doing, tried.drawn);
        ++turns[i];
        if (explain(after, clients, turns, patience)) {
            so_far = std::move(after);
            return true;
        }
        --turns[i];
    }
    return next.empty();
}

std::string Play::many_at_once(std::size_t how_many, std::size_t each) {
    should.now = network.now = network.now + std::chrono::milliseconds(1);
    should.decided_by = end_on_the_day_of(should.now + hours(48));
    Clients clients(how_many);
    std::vector<Chance> chances;
    for (auto& client : clients)
        for (std::size_t i = 0; i < each; ++i) {
            auto d = by_who_may(likely());
            if (d.act == "plan.begin") d.choice = std::to_string(++years);
            d.base = should.base_of(d);
            client.push_back({d, {}, {}});
        }
    for (std::size_t i = 0; i < how_many; ++i) chances.push_back(network.chance());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < how_many; ++i)
        threads.emplace_back([&, i] {
            for (auto& tried : clients[i]) tried.outcome = tries(tried.doing, true, tried.drawn, chances[i].split());
        });
    for (auto& thread : threads) thread.join();
    for (auto& client : clients)
        for (auto& tried : client) {
            trace.push_back(said(tried.doing) + ": " + tried.outcome);
            ++outcomes[tried.outcome == "done" ? tried.doing.act : tried.outcome == "hidden" || tried.outcome == "form" || tried.outcome == "collision" ? tried.outcome
                                                                                                                                                        : "refused"];
        }
    std::vector<std::size_t> turns(how_many);
    int patience = 20'000;
    if (!explain(should, clients, turns, patience)) return patience < 0 ? "no order was found in 20,000 tries" : "no order explains it";
    for (auto person : people)
        if (auto found = differs_for(person); !found.empty()) return found;
    return {};
}

}
