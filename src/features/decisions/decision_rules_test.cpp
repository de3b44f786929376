#include "features/decisions/decision.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace decisions {

using namespace world;
using namespace std::chrono_literals;

static constexpr Time end{std::chrono::sys_days(std::chrono::year(2026) / 3 / 16)};
static const Decision decision{ItemId{1}, ItemId{2}, {}, end, std::nullopt};
static const Announced not_yet{}, done{true, Outcome::agreed, end};

static profile::Profile rule_of_no_objection() {
    profile::Profile p;
    p.positions = {{"nothing_against", false, {}}, {"reservation", false, {{"text"}}}, {"objection", true, {{"why"}, {"resolve"}}}};
    return p;
}
static Given given(const std::string& member, const std::string& kind) { return {member, kind, {}, {}}; }

TEST(Positions, are_given_by_board_members_until_the_instant_it_ends) {
    EXPECT_TRUE(may_take_position(decision, not_yet, board_member("LA"), end - 1us));
    EXPECT_EQ(may_take_position(decision, not_yet, board_member("LA"), end).refused_by(), "position.until");
    EXPECT_EQ(may_take_position(decision, not_yet, contact_point("LA"), end - 1us).refused_by(), "position.board_member");
    EXPECT_EQ(may_take_position(decision, not_yet, chair(), end - 1us).refused_by(), "position.board_member");
    EXPECT_EQ(may_take_position(decision, done, board_member("LA"), end - 1us).refused_by(), "position.until");
}
TEST(Announcing, is_for_the_chair_after_the_end_once) {
    EXPECT_TRUE(may_announce(decision, not_yet, chair(), end));
    EXPECT_EQ(may_announce(decision, not_yet, chair(), end - 1us).refused_by(), "decision.running");
    EXPECT_EQ(may_announce(decision, not_yet, administrative_officer(), end).refused_by(), "decision.chair");
    EXPECT_EQ(may_announce(decision, done, chair(), end).refused_by(), "decision.announced");
}
TEST(The_outcome, is_agreed_when_no_objection_stands) {
    auto p = rule_of_no_objection();
    EXPECT_EQ(outcome_of({}, p), Outcome::agreed);
    EXPECT_EQ(outcome_of({given("ID", "nothing_against")}, p), Outcome::agreed);
    EXPECT_EQ(outcome_of({given("ID", "nothing_against"), given("LA", "reservation")}, p), Outcome::agreed);
    EXPECT_EQ(outcome_of({given("ID", "nothing_against"), given("LA", "objection")}, p), Outcome::not_agreed);
}
TEST(The_outcome, is_known_from_the_act_of_announcing) {
    Acted act{};
    act.name = "decision.announce";
    act.at = end + 1h;
    act.data = deal_text({{"outcome", "not_agreed"}});
    EXPECT_FALSE(announced({}).done);
    EXPECT_TRUE(announced({act}).done);
    EXPECT_EQ(announced({act}).outcome, Outcome::not_agreed);
    EXPECT_EQ(announced({act}).at, end + 1h);
}

}
