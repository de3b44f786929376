// A need is made from an answer, and other countries say that they share it: step 4 of the thread.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Needs : public World {};

TEST_F(Needs, the_administrative_office_makes_one_from_an_answer_it_reads_in_the_matrix) {
    given.shared("ID");
    ana.visits("/updates").follows("Annual update 2026").follows("All countries, side by side");
    auto* cell = ana.main().with("data-id", given.answer_of("ID", "needs").text());
    ASSERT_TRUE(cell);
    ana.visits(std::string((*cell->first("a"))["href"]));
    ana.fill("title", "Training for prison staff").fill("text", "Two days a year.").press("Make this need");
    EXPECT_TRUE(ana.shows("The need is made. It is read as widely as the answer it came from."));
    EXPECT_TRUE(ana.shows("Indonesia, whose need it is"));
    EXPECT_TRUE(nok.visits("/needs").shows("Training for prison staff"));
}

TEST_F(Needs, is_made_by_the_administrative_office_alone) {
    given.shared("ID");
    auto answer = given.answer_of("ID", "needs");
    EXPECT_FALSE(keo.visits(path_of(Kind::answer, answer)).shows_act("need.make"));
    EXPECT_EQ(given.tries("keo", "need.make", answer, {{"title", "T"}, {"text", "T"}, {"_base", given.hash(answer, Side::released)}}).refused_by(), "need.make");
}

TEST_F(Needs, is_read_as_widely_as_its_answer_and_no_wider) {
    given.shared("ID", "contact_points");
    auto need = given.need("ID");
    EXPECT_EQ(keo.visits(path_of(Kind::need, need)).status(), 200);
    for (auto* other : {&nok, &noy, &cso, &visitor}) EXPECT_EQ(other->visits(path_of(Kind::need, need)).status(), 404);
    EXPECT_FALSE(nok.visits("/needs").shows("Training for prison staff"));
}

TEST_F(Needs, a_contact_point_says_that_her_country_shares_it_and_others_learn_why_not) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    keo.visits(need).press("We share this need");
    EXPECT_TRUE(keo.shows("Lao People’s Democratic Republic now shares this need."));
    EXPECT_FALSE(keo.shows_act("need.share"));
    EXPECT_TRUE(nok.visits(need).shows("Only a contact point speaks for a country."));
    EXPECT_EQ(sari.visits(need).rule(), "need.own");
    EXPECT_FALSE(sari.shows_act("need.share"));
    EXPECT_EQ(dara.visits(need).rule(), "need.contact_point");
    EXPECT_EQ(visitor.visits(need).status(), 404);
}

TEST_F(Needs, a_country_takes_it_back) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    keo.visits(need).press("We share this need").press("Take it back");
    EXPECT_TRUE(keo.shows("Taken back."));
    EXPECT_FALSE(nok.visits(need).main().with("class", "countries")->text().find("Lao") != std::string::npos);
}

TEST_F(Needs, is_not_taken_back_by_a_country_that_does_not_share_it) {
    given.shared("ID");
    auto need = given.need("ID");
    EXPECT_EQ(keo.posts(path_of(Kind::need, need).text() + "/taking-back", {{"_key", "0123456789abcdef"}}).status, 403);
    EXPECT_EQ(keo.rule(), "need.shared");
}

TEST_F(Needs, made_from_an_answer_that_changed_meanwhile_shows_both) {
    given.shared("ID");
    ana.visits(path_of(Kind::answer, given.answer_of("ID", "needs"))).fill("title", "Training").fill("text", "Two days a year.");
    given.withdrawn("ID");
    given.edited("ID", "needs", "Something else");
    given.does("dara", "answer.ready", given.answer_of("ID", "needs"), {{"_base", given.hash(given.answer_of("ID", "needs"))}});
    given.handed_in_again("ID");
    Fields base{{"_base", given.hash(given.update_of("ID"))}};
    given.does("dara", "update.approve", given.update_of("ID"), base);
    given.does("sari", "update.approve", given.update_of("ID"), base);
    given.shared_again("ID");
    ana.press("Make this need");
    EXPECT_EQ(ana.status(), 409);
    EXPECT_TRUE(ana.main().with("data-side", "mine")->text().find("Two days a year.") != std::string::npos);
    ana.press("Save this text");
    EXPECT_EQ(ana.status(), 200);
}

TEST_F(Needs, the_list_goes_on_on_a_next_page) {
    given.shared("ID");
    for (int n = 0; n < 52; ++n) given.need("ID", "Need " + std::to_string(100 + n));
    nok.visits("/needs");
    EXPECT_TRUE(nok.shows("Need 151"));
    EXPECT_FALSE(nok.shows("Need 101"));
    nok.follows("More");
    EXPECT_TRUE(nok.shows("Need 101"));
    EXPECT_FALSE(nok.shows("Need 102"));
}

TEST_F(Needs, its_country_withdraws_it_and_shares_it_again) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    EXPECT_FALSE(dara.visits(need).shows_act("need.withdraw"));
    EXPECT_TRUE(sari.visits(need).press("Withdraw this need").shows("Withdrawn. Nobody else reads it until your country shares it again."));
    for (auto* other : {&keo, &ana, &nok}) EXPECT_EQ(other->visits(need).status(), 404);
    sari.press("Share this need again");
    EXPECT_EQ(keo.visits(need).status(), 200);
}

TEST_F(Needs, an_officer_reads_of_her_own_countrys_need_who_else_reads_it) {
    given.shared("ID", "contact_points");
    EXPECT_TRUE(dara.visits(path_of(Kind::need, given.need("ID"))).shows("TLP:AMBER"));
    EXPECT_FALSE(dara.shows("TLP:CLEAR"));
}

}
