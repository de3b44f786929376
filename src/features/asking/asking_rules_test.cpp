#include "features/asking/asking.hpp"
#include "features/asking/told.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace asking {

using namespace world;

static const Time now{std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)}, later = now + std::chrono::days(3), last = now + std::chrono::days(7);

static updates::Office an_office() {
    updates::Office office{};
    office.annual.until = last;
    office.update.member = "ID";
    office.shown.owner = office_circle("ID");
    return office;
}
static Inquiry an_inquiry() { return {ItemId{5}, ItemId{6}, office_circle("ID"), later, false, {"What helps?", "en"}}; }
static Contribution a_contribution(Fate fate = Fate::waiting) {
    Contribution own{};
    own.inquiry = an_inquiry();
    own.member = "ID";
    own.fate = fate;
    return own;
}

TEST(To_ask, is_for_whoever_may_write_the_answer) {
    for (auto& writer : {contact_point("ID"), alternate("ID"), desk_officer("ID")}) EXPECT_TRUE(may_ask(an_office(), {}, writer, now));
    for (auto& other : {contact_point("LA"), practitioner("ID"), administrative_officer(), board_member("ID")}) EXPECT_EQ(may_ask(an_office(), {}, other, now).refused_by(), "update.office");
    EXPECT_EQ(may_ask(an_office(), {}, desk_officer("ID"), last).refused_by(), "update.open");
}

TEST(To_ask, waits_until_the_question_before_is_over) {
    auto running = an_inquiry(), closed = an_inquiry();
    closed.closed = true;
    EXPECT_EQ(may_ask(an_office(), {running}, desk_officer("ID"), now).refused_by(), "inquiry.running");
    EXPECT_TRUE(may_ask(an_office(), {closed}, desk_officer("ID"), now));
    EXPECT_TRUE(may_ask(an_office(), {running}, desk_officer("ID"), later));
}

TEST(To_close_a_question, is_for_the_office_that_asked_and_once) {
    auto closed = an_inquiry();
    closed.closed = true;
    EXPECT_TRUE(may_close(an_inquiry(), alternate("ID"), now));
    EXPECT_EQ(may_close(an_inquiry(), alternate("LA"), now).refused_by(), "inquiry.office");
    EXPECT_EQ(may_close(closed, alternate("ID"), now).refused_by(), "inquiry.open");
    EXPECT_EQ(may_close(an_inquiry(), alternate("ID"), later).refused_by(), "inquiry.open");
}

TEST(To_send, is_for_a_practitioner_of_the_country_while_the_question_is_open) {
    EXPECT_TRUE(may_send(a_contribution(), practitioner("ID"), now));
    EXPECT_EQ(may_send(a_contribution(), practitioner("TH"), now).refused_by(), "contribution.practitioner");
    EXPECT_EQ(may_send(a_contribution(), desk_officer("ID"), now).refused_by(), "contribution.practitioner");
    EXPECT_EQ(may_send(a_contribution(), practitioner("ID"), later).refused_by(), "contribution.open");
    auto closed = a_contribution();
    closed.inquiry->closed = true;
    EXPECT_EQ(may_send(closed, practitioner("ID"), now).refused_by(), "contribution.open");
}

TEST(To_send, ends_with_use_and_not_with_being_set_aside) {
    EXPECT_EQ(may_send(a_contribution(Fate::used), practitioner("ID"), now).refused_by(), "contribution.used");
    EXPECT_TRUE(may_send(a_contribution(Fate::left), practitioner("ID"), now));
}

TEST(To_withdraw, is_in_the_seat_in_which_it_was_written) {
    auto own = a_contribution(Fate::used);
    own.written_for = practitioner("ID").sits.front();
    EXPECT_EQ(may_withdraw(own).refused_by(), "contribution.sent");
    own.shown.released = AudienceId{4};
    EXPECT_EQ(may_withdraw(own)->key, "practitioner.ID");
}

TEST(To_use, is_for_whoever_may_write_the_answer_and_once) {
    Received sent{{}, an_inquiry(), Fate::waiting}, left{{}, an_inquiry(), Fate::left}, used{{}, an_inquiry(), Fate::used};
    EXPECT_TRUE(may_use(sent, an_office(), desk_officer("ID"), later));            // also after the question's end
    EXPECT_TRUE(may_use(left, an_office(), desk_officer("ID"), now));
    EXPECT_EQ(may_use(used, an_office(), desk_officer("ID"), now).refused_by(), "contribution.used");
    EXPECT_EQ(may_use(sent, an_office(), practitioner("ID"), now).refused_by(), "update.office");
    EXPECT_EQ(may_use(sent, an_office(), desk_officer("ID"), last).refused_by(), "update.open");
}

TEST(To_set_aside, is_for_the_office_and_for_what_nothing_was_done_with) {
    Received sent{{}, an_inquiry(), Fate::waiting}, left{{}, an_inquiry(), Fate::left}, used{{}, an_inquiry(), Fate::used};
    EXPECT_TRUE(may_leave(sent, contact_point("ID")));
    EXPECT_EQ(may_leave(left, contact_point("ID")).refused_by(), "contribution.left");
    EXPECT_EQ(may_leave(used, contact_point("ID")).refused_by(), "contribution.used");
    EXPECT_EQ(may_leave(sent, contact_point("LA")).refused_by(), "inquiry.office");
}

static Acted acted(const std::string& name, const std::string& hash) {
    Acted act{};
    act.name = name;
    act.hash = {hash};
    return act;
}

TEST(What_became_of_it, is_of_the_words_that_were_sent) {
    EXPECT_EQ(fate_of({}, {"a"}), Fate::waiting);
    EXPECT_EQ(fate_of({acted("contribution.leave", "a")}, {"a"}), Fate::left);
    EXPECT_EQ(fate_of({acted("contribution.leave", "a")}, {"b"}), Fate::waiting);      // sent anew
    EXPECT_EQ(fate_of({acted("contribution.leave", "a"), acted("contribution.use", "b")}, {"b"}), Fate::used);
}

TEST(What_is_told, is_read_as_it_was_written) {
    auto told = read_told(written(Told{"inquiry.put", "ID", ItemId{77}, PersonId{8}, now}));
    EXPECT_EQ(std::tie(told.what, told.member, told.contribution, told.person, told.at), std::tuple(std::string("inquiry.put"), std::string("ID"), ItemId{77}, PersonId{8}, now));
    EXPECT_EQ(read_about(written(About{"ID", ItemId{77}}))->contribution, ItemId{77});
    EXPECT_FALSE(read_about("ID 2026"));               // of an update that was withdrawn
}

}
