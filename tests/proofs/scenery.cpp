#include "tests/proofs/scenery.hpp"
#include "features/asking/asking.hpp"
#include "features/needs/need.hpp"
#include "features/procedures/procedures.hpp"
#include "tests/model/loaded.hpp"
#include "windows/background/background.hpp"

namespace world {

using std::chrono::days;

static constexpr Time long_ago = monday_morning - days(60);

Scenery::Scenery() {
    network.house->lane.twice = false;                   // its acts are not what is proved here
    put_people();
    put_updates();
    put_inquiries();
    put_needs();
    put_plans();
    put_procedures();
    put_background();
    put_meetings();
    people.emplace_back("visitor", PersonId{});
}

// ---- people

CircleId Scenery::circle(std::string_view key) const { return network.value<CircleId>(sql("select id from circle where key = {}", key)); }

PersonId Scenery::comes(const std::string& name, const std::vector<std::string_view>& seats, Time since, Time until) {
    network.change([&](Writer& db) { add_to_cast(db, name, seats, since, until); });
    return network.person(name);
}

void Scenery::put_people() {
    auto tomorrow = monday_morning + days(1), yesterday = monday_morning - days(1);
    comes("begins tomorrow", {"contact_point.TH"}, tomorrow);
    comes("ended yesterday", {"contact_point.VN"}, long_ago, yesterday);
    comes("acts this week", {"desk_officer.ID"}, yesterday, monday_morning + days(5));
    comes("first letter", {"contact_point.MY"}, long_ago);
    comes("second letter", {"contact_point.MY"}, long_ago);
    comes("two offices", {"desk_officer.ID", "administrative_officer.2"}, long_ago);
    comes("office and group", {"desk_officer.LA", "group_leader.group_1"}, long_ago);
    comes("was in the group", {"group_member.group_2", "practitioner.PH"}, long_ago);
    comes("left the network", {"group_member.group_2"}, long_ago, yesterday);
    comes("no seat", {}, long_ago);
    comes("other member", {"board_member.TH"}, long_ago);
    network.change([&](Writer& db) { hold_seat(db, db.value<SeatId>(sql("select id from seat where key = 'contact_point.MY'")), true); });
    CircleId three;
    network.change([&](Writer& db) { three = add_named(db, {person_called(db, "sari"), person_called(db, "keo"), person_called(db, "nok")}); });
    model::load_people(network, should);
    should.now = network.now;
    for (auto person : network.rows<PersonId>(sql("select id from person order by id"))) people.emplace_back(network.value<std::string>(sql("select name from person where id = {}", person)), person);
    should.seats.at(network.value<SeatId>(sql("select id from seat where key = 'contact_point.MY'"))).held = true;

    auto ended = circle("group.group_2");
    std::vector<PersonId> everybody;
    for (auto& [name, person] : people) everybody.push_back(person);
    should.end_circle(ended, everybody);
    network.change([&](Writer& db) { end_circle(db, ended, network.now); });
    auto newcomer = comes("new in the group", {"group_member.group_2", "practitioner.PH"}, long_ago);
    for (auto& term : network.rows<model::Term>(sql("select seat, person, since, until from term where person = {}", newcomer))) should.terms.push_back(term);
    should.circles[network.value<CircleId>(sql("select self from person where id = {}", newcomer))] = {everyone, false, {newcomer}};
    people.emplace_back("new in the group", newcomer);

    audiences = {{everyone}, {::network}, {circle("contact_points")}, {circle("advisory_board")}, {circle("civil_society")}, {three}, {circle("supporting_organisation")}, {circle("group.group_1")}, {circle("contact_points"), circle("advisory_board")}, {ended}, {circle("office.LA")}, {circle("gatekeeper")}};
}

// ---- things: each change is done and told

static store::Bytes as_bytes(const std::string& hex) { return {crypto::from_hex(hex)}; }

void Scenery::adopt(ItemId id, Kind kind, const std::string& text, CircleId writers) {
    struct Row { CircleId owner; ItemId within; Time created; store::Bytes hash; };
    auto row = network.value<Row>(sql("select item.owner, item.within, item.created, revision.hash from item join revision on revision.id = item.revision where item.id = {}", id));
    should.things[id] = {kind, row.owner, writers, row.within, row.created, {text, crypto::hex(row.hash.s)}};
}

static Deed deed_at(const Actor& actor, Time now) { return {actor, the_profile(), now}; }

void Scenery::share(Writer& db, ItemId id, const Circles& with) {
    Actor nobody;
    auto& text = should.things.at(id).now;
    release(db, deed_at(nobody, network.now), id, as_bytes(text.hash), with);
    should.share(id, text, with);
}

void Scenery::narrow_to(Writer& db, ItemId id, CircleId to) {
    narrow(db, id, to);
    should.things.at(id).narrowed.insert(to);
}

// ---- the annual update: each country's update and each of its answers shared with another audience, or not

void Scenery::put_updates() {
    auto annual = given.annual_update();
    adopt(annual, Kind::annual_update, "2026");
    struct Row { ItemId item; std::string member; };
    struct AnswerRow { ItemId item; std::string question; };
    auto updates = network.rows<Row>(sql("select item, member from country_update order by member"));
    network.change([&](Writer& db) { share(db, annual, {everyone}); });
    std::size_t n = 0, m = 0;
    for (auto& [update, member] : updates) {
        adopt(update, Kind::country_update, member);
        for (auto& answer : network.rows<AnswerRow>(sql("select item, question from answer where country_update = {} order by question", update))) adopt(answer.item, Kind::answer, member + answer.question);
        network.change([&](Writer& db) {
            Actor ana = actor_of(db, person_called(db, "ana"), network.now);
            auto deed = deed_at(ana, network.now);
            auto seat = ana.sits.front();
            if (m % 4 != 3) share(db, update, audiences[m % audiences.size()]);
            for (auto& answer : db.rows<ItemId>(sql("select item from answer where country_update = {} order by question", update))) {
                auto& thing = should.things.at(answer);
                updates::Pair pair{"text", "What " + thing.now.text + " says", "en"};
                thing.now = {pair.text, crypto::hex(mint(db, deed, seat, answer, updates::content_of(pair, "en")).s)};
                ++n;
                if (n % 7 == 0) continue;                                            // never shared
                share(db, answer, audiences[n % audiences.size()]);
                if (n % 5 == 1) narrow_to(db, answer, circle("contact_points"));
                if (n % 5 == 2) narrow_to(db, answer, thing.owner);
                if (n % 3 == 0) {                                                    // edited since
                    pair.text += " now";
                    thing.now = {pair.text, crypto::hex(mint(db, deed, seat, answer, updates::content_of(pair, "en")).s)};
                }
            }
            if (m % 4 != 3) act(db, deed, seat, update, "update.share", Side::released, as_bytes(should.things.at(update).shown->hash), {{"circle", "network"}});
            if (m % 4 != 3) shared_by_act.insert(update);
            if (m % 5 == 4) {
                withdraw(db, update);
                act(db, deed, seat, update, "update.withdraw", Side::released, as_bytes(should.things.at(update).now.hash));
                should.withdraw(update);
                shared_by_act.erase(update);
            }
        });
        ++m;
    }
}

// ---- what offices asked their practitioners: sent or not, looked at or not, withdrawn, of somebody who practises no more

void Scenery::put_inquiries() {
    std::size_t n = 0;
    auto people = network.rows<PersonId>(sql("select distinct term.person from term join seat on seat.id = term.seat where seat.role = 'practitioner' order by term.person"));
    for (auto& answer : network.rows<ItemId>(sql("select answer.item from answer join country_update on country_update.item = answer.country_update where answer.question = 'needs' and country_update.member in ('ID', 'LA', 'TH') order by country_update.member"))) {
        ItemId inquiry;
        network.change([&](Writer& db) {
            Actor officer = actor_of(db, person_called(db, "dara"), network.now);
            db.look_as(officer.sight);
            auto shown = db.value<Shown>(sql("select item.id, item.kind, item.owner, item.within, item.created, revision.body, revision.hash, revision.code, revision.minted, revision.seat, item.narrowed, item.released, item.sample, 0 from item join revision on revision.id = item.revision where item.id = {}", answer));
            inquiry = asking::put(db, deed_at(officer, network.now), officer.sits.front(), shown, {"What helps?", "en"}, network.now + days(++n % 2 ? 7 : -7), people);
        });
        adopt(inquiry, Kind::inquiry, "What helps?");
        auto asked = network.value<CircleId>(sql("select audience_circle.circle from item join audience_circle on audience_circle.audience = item.released where item.id = {}", inquiry));
        should.circles[asked] = {::network, false, {people.begin(), people.end()}};
        should.share(inquiry, should.things.at(inquiry).now, {asked});
        for (auto contribution : network.rows<ItemId>(sql("select item from contribution where inquiry = {} order by person", inquiry))) put_contribution(contribution, inquiry, ++n);
    }
}

void Scenery::put_contribution(ItemId id, ItemId inquiry, std::size_t n) {
    adopt(id, Kind::contribution, "");
    if (n % 4 == 0) return;                                                          // not written yet
    network.change([&](Writer& db) {
        Actor author = actor_of(db, db.value<PersonId>(sql("select person from contribution where item = {}", id)), network.now);
        db.look_as(author.sight);
        auto seat = author.sits.empty() ? Sitting{} : author.sits.front();
        asking::Contribution own{*find_shown(db, id, Side::working), asking::Inquiry{inquiry, {}, should.things.at(inquiry).owner, {}, false, {}}, {}, seat};
        asking::send(db, deed_at(author, network.now), seat, own, {"Contribution " + std::to_string(n), "en", n % 2 == 0});
        if (n % 5 == 0) withdraw(db, id);
    });
    adopt(id, Kind::contribution, "Contribution " + std::to_string(n));
    if (n % 5) should.share(id, should.things.at(id).now, {should.things.at(inquiry).owner});
}

void Scenery::put_needs() {
    std::size_t n = 0;
    for (auto& [answer, thing] : std::map(should.things)) {
        if (thing.kind != Kind::answer || !should.is_released(answer) || ++n % 2) continue;
        ItemId need;
        network.change([&](Writer& db) {
            Actor ana = actor_of(db, person_called(db, "ana"), network.now);
            db.look_as(ana.sight);
            auto shown = db.value<Shown>(sql("select item.id, item.kind, item.owner, item.within, item.created, revision.body, revision.hash, revision.code, revision.minted, revision.seat, item.narrowed, item.released, item.sample, 1 from item join revision on revision.id = item.shown where item.id = {}", answer));
            need = needs::make(db, deed_at(ana, network.now), ana.sits.front(), shown, {"A need of " + thing.now.text, "In a few sentences", "en"});
        });
        adopt(need, Kind::need, "A need of " + thing.now.text);
        should.share(need, should.things.at(need).now, {everyone});
        if (n % 6) continue;
        network.change([&](Writer& db) { withdraw(db, need); });
        should.withdraw(need);
    }
}

// ---- plans, their lines, and what the board was asked about

void Scenery::put_plans() {
    auto needs = should.list({}, Kind::need, Side::released);
    for (std::size_t n = 0; n < audiences.size(); ++n) {
        auto plan = given.plan(2030 + static_cast<int>(n));
        adopt(plan, Kind::plan, "plan");
        auto first = given.line(plan, needs.empty() ? ItemId{} : needs[n % needs.size()], "First activity"), second = given.line(plan, {}, "Second activity");
        adopt(first, Kind::line, "First activity");
        adopt(second, Kind::line, "Second activity");
        if (n % 5 == 0) continue;                                                    // a draft
        ItemId decision;
        network.change([&](Writer& db) {
            share(db, plan, audiences[n]);
            share(db, first, audiences[n]);
            if (n % 2) share(db, second, audiences[(n + 1) % audiences.size()]);
            Actor ana = actor_of(db, person_called(db, "ana"), network.now);
            text::Content content;
            content.set("title", "plan", "en");
            decision = lay(db, deed_at(ana, network.now), ana.sits.front(), {Kind::decision, circle("advisory_board"), {}, content, Sample::none, circle("chair")});
            db.exec(sql("insert into decision (item, about, hash, until, number) values ({}, {}, {}, {}, null)", decision, plan, as_bytes(should.things.at(plan).now.hash), network.now + days(n % 3 ? 7 : -7)));
            tie(db, decision, "on", plan);
        });
        adopt(decision, Kind::decision, "plan", circle("chair"));
        network.change([&](Writer& db) { share(db, decision, audiences[n]); });
    }
}

// ---- the operating procedures, a version of them for each audience, and comments by people who read it, or read it once

void Scenery::put_procedures() {
    auto text = given.procedures();
    auto clauses = network.rows<ItemId>(sql("select item from act where name = 'clause.add' order by at"));
    adopt(text, Kind::procedures, "");
    for (auto clause : clauses) adopt(clause, Kind::clause, "A clause");
    std::size_t n = 0;
    for (auto& with : audiences) {
        ItemId version, comment;
        std::string author = n % 3 ? "sari" : "nok";
        bool own = n % 2;
        network.change([&](Writer& db) {
            Actor ana = actor_of(db, person_called(db, "ana"), network.now);
            db.look_as(ana.sight);
            auto put_out = procedures::put_out(db, deed_at(ana, network.now), ana.sits.front(), text, n % 4 ? network.now + days(7) : network.now - days(7), Sample::none, {::network});
            version = put_out.id;
            Actor who = actor_of(db, person_called(db, author), network.now);
            procedures::Voice voice{own ? procedures::own_view : procedures::for_country, who.sits.front()};
            comment = procedures::comment(db, deed_at(who, network.now), voice, put_out, {clauses.front(), std::string(voice.key), who.sits.front().member, who.sits.front().key, "A comment", "en"});
        });
        adopt(version, Kind::version, "A version");
        adopt(comment, Kind::comment, "A comment", own ? circle("self." + network.person(author).text()) : CircleId{});
        network.change([&](Writer& db) { share(db, version, with); });
        should.share(comment, should.things.at(comment).now, {everyone});
        if (n++ % 5 == 4) network.change([&](Writer& db) {
            Actor nobody;
            withdraw(db, comment);
            should.withdraw(comment);
        });
    }
    network.change([&](Writer& db) { share(db, text, {circle("office.LA")}); });
}

// ---- notes, practices, entries of the library

void Scenery::put_background() {
    std::size_t n = 0;
    for (auto kind : {Kind::note, Kind::practice, Kind::entry})
        for (auto& with : audiences) {
            auto& member = the_profile().members[n++ % the_profile().members.size()];
            background::Note note{member.key, {the_profile().fields_of_work.front()}, {{"en", "A note on " + member.key}}, {{{{"en", "Plan"}}, {{"en", "There is one."}}}}, {}};
            ItemId id;
            network.change([&](Writer& db) {
                Actor ana = actor_of(db, person_called(db, "ana"), network.now);
                id = background::publish(db, deed_at(ana, network.now), kind, *circle_with_key(db, "administrative_office"), note, Sample::background);
            });
            adopt(id, kind, note.title.at("en"));
            network.change([&](Writer& db) { show_to(db, id, with); });
            should.share(id, should.things.at(id).now, with);
        }
}

// ---- meetings, their topics, what came from the tables, what a country put in writing

void Scenery::put_meetings() {
    for (std::size_t n = 0; n < audiences.size(); ++n) {
        bool over = n % 5 == 4;
        auto meeting = over ? given.meeting("network", network.now - days(2), network.now - days(1)) : given.meeting();
        adopt(meeting, Kind::meeting, "Meeting of the board");
        for (int place : {1, 2}) adopt(given.topic_of(meeting, place), Kind::topic, place == 1 ? "What we do" : "What we need");
        auto kept = given.contribution(given.topic_of(meeting, 1), "A word from a table"), taken_out = given.contribution(given.topic_of(meeting, 2), "Another word");
        adopt(kept, Kind::table_contribution, "A word from a table");
        adopt(taken_out, Kind::table_contribution, "Another word");
        auto statement = over ? ItemId{} : given.statement(meeting, "LA");
        if (statement) adopt(statement, Kind::statement, "What LA states");
        network.change([&](Writer& db) {
            share(db, meeting, audiences[n]);
            for (auto part : {given.topic_of(meeting, 1), given.topic_of(meeting, 2), kept, taken_out, statement})
                if (part) share(db, part, {everyone});
            Actor nobody;
            withdraw(db, taken_out);
        });
        should.withdraw(taken_out);
    }
}

}
