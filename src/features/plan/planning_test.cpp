// A need becomes a line of the annual plan: step 5 of the thread.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class A_plan : public World {
protected:
    void fills_a_line(Visitor& reader, const std::string& title) {
        for (auto& [name, value] : line_fields(title, network.now + std::chrono::days(100))) {
            bool typed = name == "title" || name == "text" || name == "begins_day" || name == "begins_year" || name == "begins_hour";
            typed ? reader.fill(name, value) : reader.choose(name, value);
        }
    }
};

TEST_F(A_plan, is_begun_and_a_need_becomes_one_of_its_lines) {
    given.shared("ID");
    auto need = given.need("ID");
    ana.visits("/plans").fill("year", "2027").press("Begin the plan of this year");
    EXPECT_TRUE(ana.shows("Begun. Put the first activity into it."));
    auto title = ana.main().first("h1")->text();
    ana.visits(path_of(Kind::need, need)).follows("Put an activity for it into: " + title);
    EXPECT_TRUE(ana.shows_link("Training for prison staff"));
    fills_a_line(ana, "A webinar on training");
    ana.press("Put it into the plan");
    EXPECT_TRUE(ana.shows("The activity stands in the plan."));
}

TEST_F(A_plan, a_line_says_kind_theme_format_when_host_whom_it_is_for_and_what_it_serves) {
    auto plan = given.plan();
    ana.visits(path_of(Kind::plan, plan)).follows("A new activity");
    fills_a_line(ana, "A webinar on training");
    ana.press("Put it into the plan");
    EXPECT_TRUE(ana.shows("The activity stands in the plan."));
    for (auto* label : {"When", "Kind", "Theme", "Format", "Host", "Aimed at", "Clause of a framework"}) EXPECT_TRUE(ana.shows(label)) << label;
    EXPECT_TRUE(ana.shows("13:00 (Jakarta)"));
}

TEST_F(A_plan, the_hour_is_taken_as_each_language_writes_it) {
    auto line = given.line(given.plan());
    ana.visits(path_of(Kind::line, line).with("lang", "id"));
    EXPECT_EQ(ana.form("line.save").value("begins_hour"), "13.00");
    ana.press("Simpan");
    EXPECT_EQ(ana.status(), 200);
    EXPECT_TRUE(ana.shows("13.00 (Jakarta)"));
}

TEST_F(A_plan, what_is_wrong_with_a_line_comes_back_with_what_was_typed) {
    auto plan = given.plan();
    ana.visits(path_of(Kind::plan, plan)).follows("A new activity");
    fills_a_line(ana, "A webinar on training");
    ana.fill("begins_day", "31").choose("begins_month", "2").press("Put it into the plan");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.error("begins_day"), "date");
    EXPECT_EQ(ana.form("line.add").value("title"), "A webinar on training");
}

TEST_F(A_plan, a_line_for_a_need_shows_where_it_came_from_and_what_came_of_it) {
    given.shared("ID");
    auto need = given.need("ID");
    auto line = given.line(given.plan(), need);
    EXPECT_TRUE(ana.visits(path_of(Kind::line, line)).shows_link("Training for prison staff"));
    EXPECT_TRUE(ana.visits(path_of(Kind::need, need)).shows_link("A webinar on training"));
    EXPECT_FALSE(keo.visits(path_of(Kind::need, need)).shows("A webinar on training"));
}

TEST_F(A_plan, is_not_there_for_others_while_it_is_written) {
    auto plan = given.plan();
    auto line = given.line(plan);
    for (auto* reader : {&keo, &nok, &cham, &bo, &visitor}) {
        EXPECT_EQ(reader->visits(path_of(Kind::plan, plan)).status(), 404);
        EXPECT_EQ(reader->visits(path_of(Kind::line, line)).status(), 404);
    }
}

TEST_F(A_plan, a_line_is_changed_and_two_who_change_it_see_both_texts) {
    auto line = given.line(given.plan());
    ana.visits(path_of(Kind::line, line)).fill("text", "Three teachers show how.").press("Save");
    EXPECT_TRUE(ana.shows("Three teachers show how."));
    Visitor ana_at_home(network, "ana");
    ana_at_home.visits(path_of(Kind::line, line));
    ana.visits(path_of(Kind::line, line)).fill("text", "Four teachers.").press("Save");
    ana_at_home.fill("text", "Five teachers.").press("Save");
    EXPECT_EQ(ana_at_home.status(), 409);
    EXPECT_TRUE(ana_at_home.main().with("data-side", "mine")->text().find("Five teachers.") != std::string::npos);
    EXPECT_TRUE(ana_at_home.main().with("data-side", "theirs")->text().find("Four teachers.") != std::string::npos);
    ana_at_home.press("Save this text");
    EXPECT_TRUE(ana.visits(path_of(Kind::line, line)).shows("Five teachers."));
}

TEST_F(A_plan, a_need_that_the_writer_cannot_read_is_not_there) {
    auto plan = given.plan();
    auto fields = line_fields("A webinar", network.now + std::chrono::days(100));
    fields.emplace_back("need", plan.text());
    auto tried = given.tries("ana", "line.add", plan, fields);
    ASSERT_TRUE(tried.errors());
    EXPECT_EQ(tried.errors()->fields.front().field, "need");
}

TEST_F(A_plan, is_locked_while_the_board_is_asked_and_public_only_when_agreed) {
    auto plan = given.plan();
    auto line = given.line(plan);
    auto decision = given.decision(plan);
    EXPECT_EQ(ana.visits(path_of(Kind::line, line)).rule(), "plan.before_the_board");
    EXPECT_FALSE(ana.visits(path_of(Kind::plan, plan)).shows_act("plan.publish"));
    given.agreed(decision);
    EXPECT_EQ(keo.visits(path_of(Kind::plan, plan)).status(), 200);
    EXPECT_EQ(visitor.visits(path_of(Kind::plan, plan)).status(), 404);
    ana.signs_in_as(network.person("ana")).visits(path_of(Kind::plan, plan)).press("Publish: everybody can read it");
    EXPECT_TRUE(visitor.visits(path_of(Kind::plan, plan)).shows("A webinar on training"));
    EXPECT_TRUE(visitor.visits(path_of(Kind::decision, decision)).status() == 200);
}

}
