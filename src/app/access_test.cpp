// Access cases as a reader meets them: by address, by every link there is, in counts and in search. tests/access_cases.txt names the case of each.
#include "network/search/search.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Access : public World {
protected:
    std::string update() { return path_of(Kind::country_update, given.update_of("ID")).text(); }
    std::string answer() { return path_of(Kind::answer, given.answer_of("ID", "needs")).text(); }
    std::size_t found(std::string_view who, std::string_view words) {
        auto connection = store::open(network.address(), store::Use::page);
        Actors actors;
        auto person = who == "visitor" ? PersonId{} : network.person(who);
        PageReader reader(*connection, actors, [&](Reader&) { return person; }, network.now);
        return find_words(reader, words, 20).size();
    }
    // Neither by its address nor by any link, and no word of it is found.
    void nothing_of(const std::string& address, const std::string& words, const std::vector<std::pair<std::string, Visitor*>>& readers) {
        for (auto& [who, reader] : readers) {
            EXPECT_EQ(reader->visits(address).status(), 404) << who;
            auto reached = crawl(*reader);
            EXPECT_FALSE(reached.says(words)) << who;
            EXPECT_FALSE(reached.has(address)) << who;
            EXPECT_EQ(found(who, words), 0u) << who;
        }
    }
    CircleId circle(std::string_view key) { return network.value<CircleId>(sql("select id from circle where key = {}", key)); }
    // As no page offers it: to one circle of any sort.
    void released_to(const std::string& member, CircleId to) {
        given.shared(member, "office." + member);
        auto items = network.rows<ItemId>(sql("select item from answer where country_update = {}", given.update_of(member)));
        items.insert(items.begin(), given.update_of(member));
        network.change([&](Writer& db) {
            Actor nobody;
            for (auto item : items) release(db, Deed{nobody, the_profile(), network.now}, item, {crypto::from_hex(given.hash(item, Side::released))}, {to});
        });
    }
};

// ---- row 1
TEST_F(Access, a_text_not_shared_yet_is_not_there_for_the_network_it_is_meant_for) {
    given.approved("ID");
    given.narrowed_answer("ID", "needs", "network");
    nothing_of(answer(), "What ID writes about needs", {{"nok", &nok}, {"keo", &keo}, {"ana", &ana}});
    EXPECT_EQ(nok.visits(update()).status(), 404);
    EXPECT_EQ(found("dara", "What ID writes about needs"), 1u);
}

// ---- row 2
TEST_F(Access, shared_then_edited_is_read_as_shared_without_a_sign_of_the_edit) {
    given.shared("ID");
    auto before = crawl(keo).pages;
    auto hash = keo.visits(answer()).hash();
    given.edited("ID", "needs", "Secretly otherwise");
    EXPECT_EQ(keo.visits(answer()).hash(), hash);
    EXPECT_EQ(crawl(keo).pages, before);
    EXPECT_EQ(found("keo", "otherwise"), 0u);
    EXPECT_EQ(found("keo", "What ID writes about needs"), 1u);
    EXPECT_EQ(found("dara", "otherwise"), 1u);
    EXPECT_TRUE(dara.visits(update() + "/changes").shows("otherwise"));
}

// ---- row 3
TEST_F(Access, what_is_for_three_names_is_not_there_for_an_officer_of_the_owners_office) {
    ItemId plan;
    network.change([&](Writer& db) {
        auto named = add_named(db, {person_called(db, "sari"), person_called(db, "keo"), person_called(db, "ana")});
        auto actor = actor_of(db, person_called(db, "sari"), network.now);
        db.look_as(actor.sight);
        plan = create(db, Deed{actor, the_profile(), network.now}, actor.sits.front(), {Kind::plan, *circle_with_key(db, "office.ID"), {}, plan::content_of(plan::Text{"confidential", {}}), Sample::none, named}, "plan.begin");
        db.exec(sql("insert into plan (item, year) values ({}, 2031)", plan));
    });
    auto page = path_of(Kind::plan, plan).text();
    for (auto* named : {&sari, &keo, &ana}) EXPECT_EQ(named->visits(page).status(), 200);
    EXPECT_TRUE(sari.visits("/plans").shows("2031"));
    for (auto* named : {"sari", "keo", "ana"}) EXPECT_EQ(found(named, "confidential"), 0u) << named;      // texts for named people are not searched
    nothing_of(page, "confidential", {{"dara", &dara}, {"tuti", &tuti}, {"nok", &nok}});
    EXPECT_FALSE(dara.visits("/plans").shows("2031"));
}

// ---- row 4
TEST_F(Access, what_is_for_one_organisation_is_not_there_for_its_partners) {
    released_to("ID", circle("supporting_organisation"));
    EXPECT_TRUE(uno.visits(update()).shows("What ID writes about needs"));
    EXPECT_TRUE(uno.shows("TLP:AMBER+STRICT"));
    nothing_of(answer(), "What ID writes about needs", {{"ana", &ana}, {"keo", &keo}, {"cso", &cso}});
}

// ---- row 5
struct Narrowed : Access {
    std::string update_page_of_nok(const std::string& circle_of_needs) {
        given.approved("ID");
        given.narrowed_answer("ID", "needs", circle_of_needs);
        given.shared_again("ID");
        return update();
    }
};
TEST_F(Narrowed, an_answer_shared_more_narrowly_than_its_update_is_a_gap_like_any_other) {
    auto page = update_page_of_nok("contact_points");
    nothing_of(answer(), "What ID writes about needs", {{"nok", &nok}, {"cso", &cso}});
    EXPECT_TRUE(nok.visits(page).shows("nothing shared here"));
    EXPECT_TRUE(nok.shows("What ID writes about offers"));
    EXPECT_TRUE(keo.visits(answer()).shows("What ID writes about needs"));
}
TEST_F(Narrowed, the_gap_is_the_same_bytes_whoever_else_reads_the_answer) {
    auto page = update_page_of_nok("contact_points");
    auto here = crawl(nok).pages;
    Network elsewhere;
    Given given_there(elsewhere);
    given_there.approved("ID");
    given_there.narrowed_answer("ID", "needs", "office.ID");
    given_there.shared_again("ID");
    Visitor nok_there(elsewhere, "nok");
    EXPECT_EQ(crawl(nok_there).pages, here);
    EXPECT_EQ(here.count(page), 1u);
}

// ---- row 6
TEST_F(Access, what_the_office_notes_beside_its_own_answer_is_not_there_for_the_administrative_office) {
    given.shared("ID");
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Do not say this aloud";
    sari.posts(answer() + "/draft", fields);
    EXPECT_TRUE(dara.visits(answer()).shows("Do not say this aloud"));
    EXPECT_EQ(ana.visits(update() + "/changes").status(), 404);
    EXPECT_FALSE(crawl(ana).says("Do not say this aloud"));
    EXPECT_EQ(found("ana", "aloud"), 0u);
}

// ---- row 7
TEST_F(Access, a_tie_to_what_one_may_not_read_is_no_link_no_gap_and_no_count) {
    given.shared("ID", "contact_points");
    auto need = given.need("ID", "A need of contact points");
    auto plan = given.plan();
    auto line = given.line(plan, need, "A line for it");
    EXPECT_FALSE(keo.visits(path_of(Kind::need, need)).shows("A line for it"));
    EXPECT_FALSE(keo.shows("What came of it A line"));
    given.agreed(given.decision(plan));
    keo.signs_in_as(network.person("keo"));
    EXPECT_TRUE(keo.visits(path_of(Kind::need, need)).shows("A line for it"));
    EXPECT_TRUE(keo.visits(path_of(Kind::line, line)).shows("A need of contact points"));
    EXPECT_EQ(nok.visits(path_of(Kind::line, line)).status(), 200);
    EXPECT_FALSE(nok.shows("A need of contact points"));
    EXPECT_FALSE(crawl(nok).says("A need of contact points"));
}

// ---- row 8
TEST_F(Access, a_courtesy_translation_is_as_hidden_as_its_original) {
    given.answered("ID");
    sari.visits(answer()).fill("translation", "Courteously translated").press("Save").press("The saved text is ready");
    nothing_of(answer(), "Courteously translated", {{"keo", &keo}, {"ana", &ana}, {"visitor", &visitor}});
    EXPECT_EQ(found("dara", "Courteously"), 1u);
}

// ---- row 9, the open page
TEST_F(Access, after_a_withdrawal_an_open_page_does_nothing_and_no_page_shows_the_text) {
    given.shared("ID");
    auto need = given.need("ID");
    ana.visits(answer()).fill("title", "A leaflet").fill("text", "In plain words.");
    keo.visits(path_of(Kind::need, need));
    given.withdrawn("ID");
    ana.press("Make this need");
    EXPECT_EQ(ana.status(), 404);
    keo.press("We share this need");
    EXPECT_EQ(keo.status(), 404);
    nothing_of(answer(), "What ID writes about needs", {{"ana", &ana}, {"keo", &keo}, {"nok", &nok}});
    nothing_of(path_of(Kind::need, need).text(), "Training for prison staff", {{"ana", &ana}, {"keo", &keo}});
}

// ---- row 11
TEST_F(Access, who_was_in_a_circle_at_its_end_reads_on_and_nobody_new_does) {
    given.shared("ID", "contact_points");
    network.change([&](Writer& db) {
        end_circle(db, *circle_with_key(db, "contact_points"), network.now);
        add_to_cast(db, "mali", {"contact_point.TH"}, network.now);
    });
    EXPECT_EQ(keo.visits(answer()).status(), 200);
    Visitor mali(network, "mali");
    EXPECT_EQ(mali.visits(answer()).status(), 404);
}

// ---- row 13
struct Zone { const char* member; const char* zone; };
class Tomorrow : public Access, public ::testing::WithParamInterface<Zone> {};
TEST_P(Tomorrow, an_alternate_reads_from_the_start_of_that_day_in_her_zone) {
    given.shared("ID", "contact_points");
    auto begins = at(2026, 3, 4, 0, 0, GetParam().zone);
    network.change([&](Writer& db) { add_to_cast(db, "alternate", {"alternate." + std::string(GetParam().member)}, begins); });
    Visitor alternate(network, "alternate");
    network.now = begins - std::chrono::seconds(1);
    EXPECT_EQ(alternate.visits(answer()).status(), 404);
    network.now = begins;
    EXPECT_EQ(alternate.visits(answer()).status(), 200);
}
INSTANTIATE_TEST_SUITE_P(Zones, Tomorrow, ::testing::Values(Zone{"VN", "Asia/Ho_Chi_Minh"}, Zone{"MM", "Asia/Yangon"}, Zone{"SG", "Asia/Singapore"}, Zone{"TL", "Asia/Dili"}),
                         [](auto& zone) { return std::string(zone.param.member); });

// ---- row 14
TEST_F(Access, one_person_in_two_seats_reads_as_each_and_each_act_names_its_seat) {
    given.shared("ID");
    network.change([&](Writer& db) { add_to_cast(db, "mira", {"desk_officer.ID", "administrative_officer.2"}, network.now); });
    Visitor mira(network, "mira");
    auto about_id = given.plan();
    mira.visits(path_of(Kind::plan, about_id)).follows("A new activity");
    EXPECT_EQ(dara.visits(path_of(Kind::plan, about_id)).status(), 404);
    EXPECT_FALSE(mira.visits(update()).shows_act("update.withdraw"));
    given.line(about_id);
    auto answer_id = given.answer_of("ID", "needs");
    given.does("mira", "answer.save", answer_id, {{"kind", "text"}, {"lang", "id"}, {"text", "For Indonesia"}, {"_base", given.hash(answer_id)}});
    given.does("mira", "need.make", answer_id, {{"title", "A leaflet"}, {"text", "In plain words."}, {"_base", given.hash(answer_id, Side::released)}});
    auto seat_of = [&](std::string_view act) { return network.value<std::string>(sql("select seat.key from act join seat on seat.id = act.seat where act.name = {} order by act.at desc", act)); };
    EXPECT_EQ(seat_of("answer.save"), "desk_officer.ID");
    EXPECT_EQ(seat_of("need.make"), "administrative_officer.2");
}

// ---- row 15
TEST_F(Access, an_acting_officer_has_rights_for_her_dates_and_none_the_day_after) {
    given.annual_update();
    auto first = at(2026, 3, 4), day_after = at(2026, 3, 6);
    network.change([&](Writer& db) { add_to_cast(db, "acting", {"desk_officer.ID"}, first, day_after); });
    Visitor acting(network, "acting");
    EXPECT_EQ(acting.visits(answer()).status(), 404);
    network.now = first;
    acting.signs_in_as(network.person("acting")).visits(answer()).fill("text", "While she acted").press("Save");
    EXPECT_EQ(acting.status(), 200);
    network.now = day_after - std::chrono::seconds(1);
    acting.signs_in_as(network.person("acting")).visits(answer()).fill("text", "The day after");
    network.now = day_after;
    acting.press("Save");
    EXPECT_EQ(acting.status(), 404);
    EXPECT_EQ(acting.visits(answer()).status(), 404);
    EXPECT_TRUE(dara.visits(answer()).form("answer.save").value("text") == "While she acted");
}

// ---- row 16
TEST_F(Access, a_contested_seat_opens_nothing_and_its_drafts_stay_with_the_office) {
    given.annual_update();
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sentence";
    sari.posts(answer() + "/draft", fields);
    network.change([&](Writer& db) {
        add_to_cast(db, "second_letter", {"contact_point.ID"}, network.now);
        hold_seat(db, db.value<SeatId>(sql("select id from seat where key = 'contact_point.ID'")), true);
    });
    Visitor second(network, "second_letter");
    EXPECT_EQ(sari.visits(answer()).status(), 404);
    EXPECT_EQ(second.visits(answer()).status(), 404);
    EXPECT_EQ(given.tries("second_letter", "update.hand_in", given.update_of("ID")).hidden(), true);
    EXPECT_TRUE(dara.visits(answer()).shows("Half a sentence"));
}

// ---- row 18
TEST_F(Access, a_protected_person_leaves_the_same_bytes_as_a_world_without_her) {
    Network without(Protected::was_never);
    Given given_without(without);
    given.approved("ID");
    given_without.approved("ID");
    for (auto* who : {"sari", "dara", "keo", "ana", "cham", "nok", "cso", "ops"}) {
        Visitor here(network, who), there(without, who);
        EXPECT_EQ(crawl(here).pages, crawl(there).pages) << who;
        EXPECT_EQ(found(who, "hidden_cso"), 0u) << who;
    }
    for (auto* circle : {"network", "contact_points", "advisory_board"}) {
        Visitor here(network, "sari"), there(without, "sari");
        auto page = update() + "/sharing?circle=" + circle;
        EXPECT_EQ(without_tokens(here.visits(page).body()), without_tokens(there.visits(page).body())) << circle;
    }
}
TEST_F(Access, a_protected_person_reads_and_her_reading_stands_on_no_page) {
    given.shared("ID");
    Visitor hers(network, "hidden_cso");
    EXPECT_EQ(hers.visits(answer()).status(), 200);
    network.house->lane.settle();
    for (auto* reader : {&sari, &ana, &keo}) EXPECT_FALSE(crawl(*reader).says("hidden_cso"));
}

// ---- row 20
TEST_F(Access, who_keeps_the_server_running_reads_what_everybody_reads_and_no_more) {
    given.shared("ID");
    auto need = given.need("ID");
    auto plan = given.plan();
    given.line(plan);
    auto decision = given.decision(plan);
    network.change([&](Writer& db) { add_to_cast(db, "no_seat", {}, network.now); });
    Visitor no_seat(network, "no_seat");
    for (auto& [who, reader] : {std::pair{"ops", &ops}, {"no_seat", &no_seat}}) {
        auto paths = {answer(), update(), path_of(Kind::need, need).text(), path_of(Kind::plan, plan).text(), path_of(Kind::decision, decision).text(), update() + "/sharing", update() + "/changes"};
        for (auto& path : paths) EXPECT_EQ(reader->visits(path).status(), 404) << who << " " << path;
        auto reached = crawl(*reader);
        for (auto* words : {"What ID writes", "Training for prison staff", "A webinar on training", "Annual update 2026"}) EXPECT_FALSE(reached.says(words)) << who << " " << words;
        EXPECT_EQ(found(who, "writes"), 0u);
    }
}

// ---- row 23
TEST_F(Access, what_a_narrowed_holder_holds_follows_in_the_same_write) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID")).text();
    EXPECT_EQ(nok.visits(need).status(), 200);
    given.does("sari", "update.narrow", given.update_of("ID"), {{"circle", "contact_points"}});
    nothing_of(update(), "What ID writes about offers", {{"nok", &nok}});
    nothing_of(answer(), "What ID writes about needs", {{"nok", &nok}, {"cso", &cso}});
    nothing_of(need, "Training for prison staff", {{"nok", &nok}, {"cso", &cso}});
    for (auto& page : {update(), answer(), need}) EXPECT_EQ(keo.visits(page).status(), 200);
}

// ---- row 25
TEST_F(Access, a_refusal_by_state_is_told_to_who_may_read_and_to_nobody_else) {
    given.shared("ID");
    network.now = given.until() + std::chrono::days(1);
    Fields form{{"_key", "0123456789abcdef"}, {"text", "Too late"}, {"lang", "id"}};
    EXPECT_EQ(dara.posts(answer() + "/text", form).status, 403);
    EXPECT_EQ(dara.rule(), "update.open");
    given.withdrawn("ID");
    EXPECT_EQ(keo.posts(answer() + "/text", form).status, 404);
}

// ---- row 26
struct A_public_line { ItemId line; std::map<std::string, std::string> pages; std::string page; };
static A_public_line read_by_a_visitor(Network& network, bool for_the_need) {
    Given given(network);
    given.shared("ID");
    auto need = given.need("ID");
    auto plan = given.plan();
    auto line = given.line(plan, for_the_need ? need : ItemId{});
    given.agreed(given.decision(plan));
    given.does("ana", "plan.publish", plan, {{"_base", given.hash(plan, Side::released)}});
    Visitor visitor(*network.house, *network.door, "visitor");
    auto page = path_of(Kind::line, line).text();
    return {line, crawl(visitor).pages, visitor.visits(page).body()};
}
TEST_F(Access, a_visitors_way_back_ends_without_a_trace_of_more) {
    Network elsewhere;
    auto with = read_by_a_visitor(network, true), without = read_by_a_visitor(elsewhere, false);
    EXPECT_EQ(with.line, without.line);
    EXPECT_EQ(with.page, without.page);
    EXPECT_EQ(with.pages, without.pages);
    EXPECT_NE(with.page.find("A webinar on training"), std::string::npos);
    EXPECT_EQ(with.page.find("Training for prison staff"), std::string::npos);
}

}
