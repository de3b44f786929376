#include "features/plan/plan.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace plan {

using namespace world;

TEST(Planning, is_for_the_administrative_office) {
    EXPECT_TRUE(may_plan(administrative_officer()));
    EXPECT_EQ(may_plan(contact_point("ID")).refused_by(), "plan.office");
    EXPECT_EQ(may_edit(State::draft, contact_point("ID")).refused_by(), "plan.office");
}
TEST(Planning, rests_while_the_board_is_asked_and_ends_when_it_agreed) {
    EXPECT_TRUE(may_edit(State::draft, administrative_officer()));
    EXPECT_EQ(may_edit(State::before_the_board, administrative_officer()).refused_by(), "plan.before_the_board");
    EXPECT_EQ(may_edit(State::agreed, administrative_officer()).refused_by(), "plan.agreed");
}
TEST(Publishing_a_plan, is_for_an_agreed_one_once) {
    EXPECT_TRUE(may_publish(State::agreed, false, administrative_officer()));
    EXPECT_EQ(may_publish(State::before_the_board, false, administrative_officer()).refused_by(), "plan.agreed_first");
    EXPECT_EQ(may_publish(State::agreed, true, administrative_officer()).refused_by(), "plan.public");
    EXPECT_EQ(may_publish(State::agreed, false, chair()).refused_by(), "plan.office");
}
TEST(The_text_of_a_line, comes_back_from_its_canonical_text) {
    Line line{"A webinar", "Three teachers.", "en", "webinar", "schooling", "online", "body.administrative_office", "teachers", "group_1", "not_applicable", Time(std::chrono::hours(500'000))};
    auto back = line_of(*text::read_canonical(text::canonical_bytes(content_of(line))));
    EXPECT_EQ(content_of(back), content_of(line));
    EXPECT_EQ(back.begins, line.begins);
    EXPECT_EQ(back.lang, "en");
    EXPECT_EQ(back.group, "group_1");
}
TEST(The_text_of_a_plan, names_each_line_with_the_hash_of_its_text) {
    auto content = content_of(Text{"2027", {{"0000000000001", "ab"}, {"0000000000002", "cd"}}});
    EXPECT_EQ(content.of("title"), "2027");
    EXPECT_EQ(content.of("0000000000002"), "cd");
}

TEST(Putting_a_plan_to_the_board, is_for_the_administrative_office_with_at_least_one_line) {
    EXPECT_TRUE(may_put(State::draft, 1, administrative_officer()));
    EXPECT_EQ(may_put(State::draft, 1, chair()).refused_by(), "plan.put");
    EXPECT_EQ(may_put(State::draft, 0, administrative_officer()).refused_by(), "plan.empty");
}
TEST(Putting_a_plan_to_the_board, asks_one_thing_at_a_time) {
    EXPECT_EQ(may_put(State::before_the_board, 1, administrative_officer()).refused_by(), "plan.before_the_board");
    EXPECT_EQ(may_put(State::agreed, 1, administrative_officer()).refused_by(), "plan.agreed");
}

}
