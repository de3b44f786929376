// The plan is put to the Advisory Board: step 6 of the thread.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Agreeing : public World {
protected:
    ItemId plan{}, decision{};
    void put() {
        plan = given.plan();
        given.line(plan);
        decision = given.decision(plan);
    }
    std::string page() const { return path_of(Kind::decision, decision).text(); }
    void ends() {
        network.now = given.until() + std::chrono::days(1);
        for (auto* reader : {&cham, &bo, &budi, &ana}) reader->visits("/");
        cham.signs_in_as(network.person("cham"));
        bo.signs_in_as(network.person("bo"));
        budi.signs_in_as(network.person("budi"));
    }
    std::string position_of(Visitor& reader, const std::string& member) {
        auto* row = reader.visits(page()).main().with("data-member", member);
        return row ? row->text() : std::string("no table");
    }
};

TEST_F(Agreeing, the_administrative_office_puts_a_plan_to_the_board_until_an_instant) {
    plan = given.plan();
    given.line(plan);
    ana.visits(path_of(Kind::plan, plan)).fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put this plan to the board");
    EXPECT_TRUE(ana.shows("Put to the board. The text cannot change while the board is asked."));
    EXPECT_TRUE(ana.shows("17:00 (Jakarta)"));
    EXPECT_EQ(ana.state(), "running");
}

TEST_F(Agreeing, an_empty_plan_is_not_put_to_the_board) {
    plan = given.plan();
    EXPECT_FALSE(ana.visits(path_of(Kind::plan, plan)).shows_act("plan.put"));
    EXPECT_EQ(given.tries("ana", "plan.put", plan, {{"until_day", "30"}, {"until_month", "3"}, {"until_year", "2026"}, {"until_hour", "17:00"}}).refused_by(), "plan.empty");
}

TEST_F(Agreeing, an_end_in_the_past_comes_back_with_what_was_typed) {
    plan = given.plan();
    given.line(plan);
    ana.visits(path_of(Kind::plan, plan)).fill("until_day", "1").choose("until_month", "2").fill("until_year", "2026").fill("until_hour", "17:00").press("Put this plan to the board");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.error("until_day"), "future");
    EXPECT_EQ(ana.form("plan.put").value("until_year"), "2026");
}

TEST_F(Agreeing, the_board_reads_it_and_others_do_not) {
    put();
    for (auto* reader : {&bo, &budi, &cham, &ana}) EXPECT_EQ(reader->visits(page()).status(), 200);
    for (auto* other : {&keo, &sari, &nok, &uno, &cso, &ops, &visitor}) EXPECT_EQ(other->visits(page()).status(), 404);
}

TEST_F(Agreeing, a_board_member_gives_the_position_of_her_country_and_may_change_it) {
    put();
    bo.visits("/decisions").follows(bo.main().first("h3")->first("a")->text()).choose("kind", "nothing_against").press("Give this position for your country");
    EXPECT_TRUE(bo.shows("The position of Lao People’s Democratic Republic is given. You can change it until the procedure ends."));
    bo.choose("kind", "reservation").fill("text", "Without the second line.").press("Change the position of your country");
    EXPECT_EQ(bo.status(), 200);
    EXPECT_NE(position_of(cham, "LA").find("Without the second line."), std::string::npos);
}

TEST_F(Agreeing, the_text_stands_on_the_page_that_asks_for_the_position) {
    plan = given.plan();
    given.line(plan, {}, "A webinar for teachers");
    decision = given.decision(plan);
    bo.visits(page());
    EXPECT_TRUE(bo.shows("A webinar for teachers"));
    EXPECT_TRUE(bo.shows(network.value<std::string>(sql("select revision.code from item join revision on revision.id = item.shown where item.id = {}", plan))));
}

TEST_F(Agreeing, words_of_another_position_are_asked_about_and_stay) {
    put();
    bo.visits(page()).choose("kind", "nothing_against").fill("text", "Without the second line.").press("Give this position for your country");
    EXPECT_EQ(bo.status(), 422);
    EXPECT_EQ(bo.error("text"), "other");
    EXPECT_EQ(bo.form("position.take").value("text"), "Without the second line.");
    EXPECT_EQ(network.value<int>(sql("select count(*) from position")), 0);
}

TEST_F(Agreeing, a_plan_that_changed_since_its_form_was_opened_is_not_put_to_the_board) {
    plan = given.plan();
    given.line(plan);
    ana.visits(path_of(Kind::plan, plan)).fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00");
    given.line(plan, {}, "One more");
    ana.press("Put this plan to the board");
    EXPECT_EQ(ana.status(), 409);
    EXPECT_EQ(network.value<int>(sql("select count(*) from decision")), 0);
}

TEST_F(Agreeing, an_objection_says_why_and_what_would_resolve_it) {
    put();
    bo.visits(page()).choose("kind", "objection").press("Give this position for your country");
    EXPECT_EQ(bo.status(), 422);
    EXPECT_EQ(bo.error("why"), "required");
    EXPECT_EQ(bo.error("resolve"), "required");
    bo.choose("kind", "objection").fill("why", "Too early.").fill("resolve", "A later date.").press("Give this position for your country");
    EXPECT_EQ(bo.status(), 200);
}

TEST_F(Agreeing, while_it_runs_a_position_is_read_by_its_country_and_the_chair_alone) {
    put();
    given.does("bo", "position.take", decision, {{"kind", "objection"}, {"why", "Too early."}, {"resolve", "A later date."}, {"_base", given.hash(decision, Side::released)}});
    EXPECT_TRUE(bo.visits(page()).shows("Too early."));
    EXPECT_TRUE(cham.visits(page()).shows("Too early."));
    EXPECT_FALSE(budi.visits(page()).shows("Too early."));
    EXPECT_FALSE(ana.visits(page()).shows("Too early."));
    EXPECT_FALSE(budi.shows("Positions by country"));
}

TEST_F(Agreeing, when_it_has_ended_all_members_read_all_positions_and_nobody_gives_one) {
    put();
    given.does("bo", "position.take", decision, {{"kind", "reservation"}, {"text", "Without the second line."}, {"_base", given.hash(decision, Side::released)}});
    ends();
    EXPECT_TRUE(budi.visits(page()).shows("Without the second line."));
    EXPECT_NE(position_of(budi, "ID").find("no objection, no word by the end"), std::string::npos);
    EXPECT_EQ(budi.rule(), "position.until");
}

TEST_F(Agreeing, the_chair_announces_what_the_rule_says_and_it_gets_its_number) {
    put();
    EXPECT_EQ(cham.visits(page()).rule(), "decision.running");
    ends();
    EXPECT_TRUE(cham.visits(page()).shows("By the rule the outcome is: Agreed."));
    cham.press("Announce it to all members");
    EXPECT_TRUE(cham.shows("Announced: agreed."));
    EXPECT_TRUE(cham.shows("Decision 1"));
    EXPECT_EQ(cham.state(), "agreed");
    keo.signs_in_as(network.person("keo"));
    EXPECT_EQ(keo.visits(page()).status(), 200);
}

TEST_F(Agreeing, an_objection_sends_it_back_and_the_plan_is_open_again) {
    put();
    given.does("bo", "position.take", decision, {{"kind", "objection"}, {"why", "Too early."}, {"resolve", "A later date."}, {"_base", given.hash(decision, Side::released)}});
    ends();
    cham.visits(page()).press("Announce it to all members");
    EXPECT_TRUE(cham.shows("Announced: the text goes back for consultation."));
    ana.signs_in_as(network.person("ana")).visits(path_of(Kind::plan, plan));
    EXPECT_TRUE(ana.shows_link("A new activity"));
    EXPECT_TRUE(ana.shows_act("plan.put"));
}

TEST_F(Agreeing, the_chair_reads_positions_and_gives_none) {
    put();
    EXPECT_FALSE(cham.visits(page()).shows_act("position.take"));
    EXPECT_EQ(given.tries("cham", "position.take", decision, {{"kind", "nothing_against"}}).refused_by(), "position.board_member");
}

}
