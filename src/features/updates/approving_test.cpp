// Handed in, approved in the country's own steps: the first half of step 3.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Approving : public World {
protected:
    std::string update() { return path_of(Kind::country_update, given.update_of("ID")).text(); }
};

TEST_F(Approving, an_update_is_handed_in_when_every_answer_is_ready) {
    EXPECT_EQ(sari.visits(update()).rule(), "update.all_ready");
    given.answered("ID");
    sari.visits(update()).choose("binding", "original").press("Hand in to our country's own steps");
    EXPECT_TRUE(sari.shows("Handed in to your country's own steps."));
    EXPECT_EQ(sari.state(), "handed-in");
}

TEST_F(Approving, the_desk_officer_sees_that_handing_in_is_for_another_seat) {
    given.answered("ID");
    EXPECT_EQ(dara.visits(update()).rule(), "update.contact_point");
    EXPECT_FALSE(dara.shows_act("update.hand_in"));
}

TEST_F(Approving, takes_each_step_in_its_order_by_its_own_seat) {
    given.handed_in("ID");
    EXPECT_EQ(sari.visits(update()).rule(), "update.step_seat");
    dara.visits(update()).press("Approve this text");
    EXPECT_TRUE(dara.shows("Your step is taken."));
    sari.visits(update()).press("Approve this text");
    EXPECT_TRUE(sari.shows("Approved. Nothing is released by that: you can share the approved text now."));
    EXPECT_EQ(sari.state(), "approved");
    EXPECT_EQ(keo.visits(update()).status(), 404);
}

struct Step { std::string seat; store::Bytes hash; };
TEST_F(Approving, each_step_names_its_seat_and_exactly_the_text_handed_in) {
    given.handed_in("ID");
    auto hash = sari.visits(update()).hash();
    dara.visits(update()).press("Approve this text");
    auto step = network.value<Step>(sql("select seat.key, act.hash from act join seat on seat.id = act.seat where act.name = 'update.approve'"));
    EXPECT_EQ(step.seat, "desk_officer.ID");
    EXPECT_EQ(crypto::hex(step.hash.s), hash);
}

TEST_F(Approving, a_text_in_the_steps_is_locked_until_it_is_taken_back) {
    given.handed_in("ID");
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs"));
    EXPECT_EQ(dara.visits(answer).rule(), "update.in_steps");
    sari.visits(update()).press("Take it back and write on");
    EXPECT_TRUE(sari.shows("Taken back. Your office can write on."));
    EXPECT_TRUE(dara.visits(answer).shows_act("answer.save"));
}

TEST_F(Approving, after_the_first_step_it_cannot_be_taken_back) {
    given.handed_in("ID");
    sari.visits(update());
    dara.visits(update()).press("Approve this text");
    sari.press("Take it back and write on");
    EXPECT_EQ(sari.status(), 403);
    EXPECT_EQ(sari.rule(), "update.no_step_yet");
}

TEST_F(Approving, a_step_is_taken_for_the_text_that_was_on_the_page) {
    given.handed_in("ID");
    dara.visits(update());
    given.does("sari", "update.take_back", given.update_of("ID"));
    given.edited("ID", "needs", "Other words");
    given.does("dara", "answer.ready", given.answer_of("ID", "needs"), {{"_base", given.hash(given.answer_of("ID", "needs"))}});
    given.handed_in_again("ID");
    dara.press("Approve this text");
    EXPECT_EQ(dara.status(), 409);
}

TEST_F(Approving, an_approver_is_asked_about_the_passages_that_changed) {
    given.approved("ID");
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs"));
    dara.visits(answer).fill("text", "What ID writes about teachers").press("Save").press("The saved text is ready");
    sari.visits(update()).press("Hand in to our country's own steps");
    dara.visits(update());
    EXPECT_EQ(dara.main().first("ins")->text(), "teachers");
    EXPECT_EQ(dara.main().first("del")->text(), "needs");
    EXPECT_FALSE(dara.shows(given.text_of("ID", "offers")));
}

TEST_F(Approving, nothing_new_is_not_handed_in_again) {
    given.approved("ID");
    EXPECT_EQ(sari.visits(update()).rule(), "update.changed");
}

TEST_F(Approving, those_who_run_the_update_see_that_it_was_handed_in_and_no_text) {
    given.handed_in("ID");
    ana.visits("/updates").follows("Annual update 2026");
    EXPECT_TRUE(ana.shows("handed in to the country's own steps"));
    EXPECT_FALSE(ana.shows("What ID writes"));
    EXPECT_FALSE(keo.visits(ana.is_at()).shows("handed in to the country's own steps"));
}

TEST_F(Approving, says_which_text_binds_before_it_is_approved) {
    given.answered("ID");
    sari.visits(update()).choose("binding", "translation").press("Hand in to our country's own steps");
    EXPECT_TRUE(dara.visits(update()).shows("Where there are two texts the translation binds."));
    EXPECT_FALSE(dara.shows("The original binds"));
}

TEST_F(Approving, a_binding_text_that_is_no_choice_is_not_taken) {
    given.answered("ID");
    EXPECT_EQ(sari.posts(update() + "/hand-in", {{"_key", "0123456789abcdef"}, {"binding", "both"}, {"_base", given.list_hash("ID")}}).status, 422);
    EXPECT_EQ(sari.error("binding"), "choice");
}

}
