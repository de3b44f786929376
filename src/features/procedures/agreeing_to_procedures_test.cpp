// A version of the operating procedures is put to the board like the plan, gets its number, and is what the network reads; any two versions compare.
#include "features/procedures/procedures.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Agreeing_to_procedures : public World {
protected:
    ItemId text{}, decision{}, version{};
    void put() {
        if (!text) text = given.procedures();
        decision = given.put(text);
        version = given.version_of(decision);
    }
    void agreed() {
        put();
        given.agreed(decision);
        everybody_comes_again();
    }
    void everybody_comes_again() {
        for (auto [reader, name] : {std::pair{&ana, "ana"}, {&keo, "keo"}, {&bo, "bo"}, {&cham, "cham"}, {&nok, "nok"}, {&cso, "cso"}}) reader->signs_in_as(network.person(name));
    }
    ItemId first_clause() const { return network.value<ItemId>(sql("select item from act where name = 'clause.add' order by at limit 1")); }
    void rewords(const std::string& words) {
        given.does("ana", "clause.save", first_clause(), {{"title", "Who takes part"}, {"text", words}, {"_base", given.hash(first_clause())}});
    }
    std::string text_page() const { return path_of(Kind::procedures, text).text(); }
    std::string page() const { return path_of(Kind::version, version).text(); }
    std::string decision_page() const { return path_of(Kind::decision, decision).text(); }
};

TEST_F(Agreeing_to_procedures, the_office_puts_the_draft_to_the_board_and_its_clauses_are_locked) {
    text = given.procedures();
    ana.visits(text_page()).fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put this draft to the board");
    EXPECT_TRUE(ana.shows("Put to the board. The text cannot change while the board is asked."));
    EXPECT_TRUE(ana.shows("Practitioners of all countries take part."));
    EXPECT_EQ(ana.visits(text_page()).rule(), "procedures.before_the_board");
    EXPECT_FALSE(ana.shows_act("procedures.put"));
    EXPECT_EQ(given.tries("ana", "clause.save", first_clause(), {{"title", "A"}, {"text", "B"}, {"_base", given.hash(first_clause())}}).refused_by(), "procedures.before_the_board");
    EXPECT_EQ(given.tries("ana", "procedures.put", text).refused_by(), "procedures.before_the_board");
    EXPECT_EQ(given.tries("ana", "procedures.consult", text).refused_by(), "procedures.before_the_board");
}

TEST_F(Agreeing_to_procedures, the_board_reads_it_and_others_do_not) {
    put();
    for (auto* reader : {&bo, &budi, &cham, &ana})
        for (auto& address : {page(), decision_page()}) EXPECT_EQ(reader->visits(address).status(), 200) << address;
    for (auto* other : {&keo, &nok, &uno, &cso, &visitor})
        for (auto& address : {page(), decision_page(), text_page(), page() + "/comparison"}) EXPECT_EQ(other->visits(address).status(), 404) << address;
}

TEST_F(Agreeing_to_procedures, a_board_member_gives_a_position_on_exactly_these_words) {
    put();
    bo.visits("/").follows("The board asks for your position: Operating procedures, draft of 2 March 2026");
    EXPECT_TRUE(bo.shows("The board decides by consensus."));
    EXPECT_TRUE(bo.shows(network.value<std::string>(sql("select revision.code from item join revision on revision.id = item.shown where item.id = {}", version))));
    bo.choose("kind", "reservation").fill("text", "Not the second clause.").press("Give this position for your country");
    EXPECT_TRUE(bo.shows("The position of Lao People’s Democratic Republic is given."));
}

TEST_F(Agreeing_to_procedures, on_announcement_it_gets_its_number_and_the_network_reads_it_and_finds_it) {
    agreed();
    keo.visits("/procedures").follows("The agreed text");
    EXPECT_TRUE(keo.shows("Version 1 is agreed"));
    EXPECT_TRUE(keo.shows("Practitioners of all countries take part."));
    EXPECT_TRUE(nok.visits("/search?q=consensus").shows("Operating procedures, version 1"));
    EXPECT_TRUE(cso.visits(decision_page()).shows("Decision 1"));
    EXPECT_EQ(visitor.visits(text_page()).status(), 404);
}

TEST_F(Agreeing_to_procedures, while_the_next_draft_is_written_and_put_out_others_read_the_agreed_version) {
    agreed();
    rewords("Everybody takes part.");
    keo.visits(text_page());
    EXPECT_TRUE(keo.shows("Practitioners of all countries take part."));
    EXPECT_FALSE(keo.shows("Everybody takes part."));
    auto body = without_tokens(keo.visits(text_page()).body());
    rewords("Nearly everybody takes part.");
    put();
    EXPECT_EQ(without_tokens(keo.visits(text_page()).body()), body);
}

TEST_F(Agreeing_to_procedures, exactly_what_is_agreed_is_not_put_again) {
    agreed();
    EXPECT_FALSE(ana.visits(text_page()).shows_act("procedures.put"));
    EXPECT_EQ(given.tries("ana", "procedures.put", text).refused_by(), "procedures.is_agreed");
    rewords("Everybody takes part.");
    EXPECT_TRUE(ana.visits(text_page()).shows_act("procedures.put"));
}

TEST_F(Agreeing_to_procedures, an_objection_sends_it_back_and_the_draft_is_open_again) {
    put();
    given.does("bo", "position.take", decision, {{"kind", "objection"}, {"why", "Too early."}, {"resolve", "A later date."}, {"_base", given.hash(decision, Side::released)}});
    given.agreed(decision);
    everybody_comes_again();
    EXPECT_TRUE(ana.visits(text_page()).shows("No version is agreed yet"));
    EXPECT_TRUE(ana.shows_link("A new clause"));
    EXPECT_EQ(keo.visits(text_page()).status(), 404);
    EXPECT_EQ(bo.visits(page()).state(), "not-agreed");
}

TEST_F(Agreeing_to_procedures, a_later_version_is_numbered_and_the_earlier_stays_readable) {
    agreed();
    auto first = page();
    rewords("Everybody takes part.");
    agreed();
    EXPECT_TRUE(keo.visits(text_page()).shows("Version 2 is agreed"));
    EXPECT_TRUE(keo.shows("Everybody takes part."));
    keo.follows("Operating procedures, version 1");
    EXPECT_EQ(keo.is_at(), first);
    EXPECT_TRUE(keo.shows("Practitioners of all countries take part."));
}

TEST_F(Agreeing_to_procedures, any_two_versions_compare_clause_by_clause_and_word_by_word) {
    agreed();
    auto first = version;
    rewords("Practitioners of all countries and groups take part.");
    given.clause(text, "How it meets", "Once a year.");
    auto second_clause = network.rows<ItemId>(sql("select item from act where name = 'clause.add' order by at")).at(1);
    given.does("ana", "clause.take_out", second_clause, {{"_base", given.hash(text)}});
    agreed();
    keo.visits(text_page()).follows("What changed: compare it with another version");
    EXPECT_TRUE(keo.shows("From “Operating procedures, version 1” to “Operating procedures, version 2”"));
    auto states = [&] {
        std::vector<std::string> all;
        for (auto* passage : keo.main().all([](const Node& n) { return n["class"] == "passage"; })) all.emplace_back((*passage)["data-state"]);
        return all;
    };
    EXPECT_EQ(states(), (std::vector<std::string>{"changed", "new", "taken-out"}));
    EXPECT_NE(keo.body().find("<ins>"), std::string::npos);
    EXPECT_EQ(keo.main().first("ins")->text(), "and groups");
    auto backwards = keo.visits(path_of(Kind::version, first).text() + "/comparison?with=" + version.text()).main().text();
    EXPECT_NE(backwards.find("From “Operating procedures, version 1” to “Operating procedures, version 2”"), std::string::npos);
}

TEST_F(Agreeing_to_procedures, a_version_is_compared_with_what_was_in_force_before_it_unless_one_says_otherwise) {
    agreed();
    rewords("Everybody takes part.");
    auto consulted = given.consultation(text);
    agreed();
    auto says = [&](const std::string& address) { return keo.visits(address + "/comparison").main().text(); };
    EXPECT_NE(says(page()).find("From “Operating procedures, version 1” to “Operating procedures, version 2”"), std::string::npos);
    EXPECT_NE(says(path_of(Kind::version, consulted).text()).find("From “Operating procedures, version 1” to “Operating procedures, draft of"), std::string::npos);
    keo.visits(page() + "/comparison").choose("with", consulted.text()).press("Compare");
    EXPECT_TRUE(keo.shows("to “Operating procedures, version 2”"));
    EXPECT_TRUE(keo.shows("The same words"));
}

TEST_F(Agreeing_to_procedures, what_one_may_not_read_is_compared_with_nothing) {
    agreed();
    rewords("Everybody takes part.");
    auto first = page();
    auto alone = without_tokens(keo.visits(first + "/comparison").body());
    put();
    EXPECT_EQ(without_tokens(keo.visits(first + "/comparison").body()), alone);
    keo.visits(first + "/comparison?with=" + version.text());
    EXPECT_FALSE(keo.shows("Everybody takes part."));
    EXPECT_FALSE(keo.visits(first + "/comparison?with=draft").shows("Everybody takes part."));
    EXPECT_TRUE(ana.visits(first + "/comparison?with=draft").shows("Everybody"));
}

TEST_F(Agreeing_to_procedures, an_agreed_version_is_published_and_stays_public_beside_a_later_one) {
    agreed();
    ana.visits(text_page()).press("Publish the agreed version: everybody can read it");
    EXPECT_TRUE(visitor.visits("/procedures").follows("The agreed text").shows("Version 1 is agreed"));
    EXPECT_EQ(visitor.visits(decision_page()).status(), 200);
    rewords("Everybody takes part.");
    agreed();
    EXPECT_TRUE(visitor.visits(text_page()).shows("Practitioners of all countries take part."));
    EXPECT_FALSE(visitor.shows("Everybody takes part."));
    EXPECT_TRUE(keo.visits(text_page()).shows("Everybody takes part."));
}

TEST_F(Agreeing_to_procedures, the_first_output_of_the_founding_meeting_leads_to_this_room) {
    visitor.visits("/founding-meeting");
    auto* to = visitor.main().first([](const Node& n) { return n["href"] == "/procedures"; });
    ASSERT_TRUE(to);
    EXPECT_EQ(visitor.visits("/procedures").status(), 200);
}

}
