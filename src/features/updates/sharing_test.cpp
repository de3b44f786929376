// Shared, changed afterwards, withdrawn and shared again, made public: the second half of step 3.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Sharing : public World {
protected:
    std::string update() { return path_of(Kind::country_update, given.update_of("ID")).text(); }
    std::string answer(const std::string& question = "needs") { return path_of(Kind::answer, given.answer_of("ID", question)).text(); }
    Visitor& sari_shares_with(const std::string& circle) {
        sari.visits(update() + "/sharing").choose("circle", circle).press("Show who this reaches");
        auto button = sari.form("update.share").node().first("button")->text();
        return sari.press(button);
    }
};

TEST_F(Sharing, says_before_in_words_and_people_whom_it_reaches) {
    given.approved("ID");
    sari.visits(update()).follows("Share the text approved on 2 March 2026").choose("circle", "contact_points").press("Show who this reaches");
    EXPECT_TRUE(sari.shows("4 people in 2 countries will be able to read this update."));      // sari, tuti, keo and the Administrative Office
    EXPECT_TRUE(sari.shows("TLP:AMBER"));
    EXPECT_TRUE(sari.shows_button("Share with 4 people: the contact points of all countries, with the Administrative Office"));
}

TEST_F(Sharing, reaches_those_and_nobody_else) {
    given.approved("ID");
    EXPECT_TRUE(sari_shares_with("contact_points").shows("Shared. Those who can read it see the approved text, and nothing that is written after it."));
    for (auto* reader : {&keo, &ana}) EXPECT_TRUE(reader->visits(update()).shows(given.text_of("ID", "needs")));
    for (auto* other : {&nok, &noy, &bo, &cham, &cso, &ops, &visitor}) EXPECT_EQ(other->visits(update()).status(), 404);
}

TEST_F(Sharing, asks_again_when_the_people_it_reaches_changed_meanwhile) {
    given.approved("ID");
    sari.visits(update() + "/sharing").choose("circle", "contact_points").press("Show who this reaches");
    network.change([&](Writer& db) { add_to_cast(db, "mali", {"contact_point.TH"}, network.now); });
    sari.press("Share with 4 people: the contact points of all countries, with the Administrative Office");
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("people"), "changed");
    sari.press("Share with 5 people: the contact points of all countries, with the Administrative Office");
    EXPECT_EQ(sari.status(), 200);
}

TEST_F(Sharing, is_not_offered_before_the_approval) {
    given.handed_in("ID");
    EXPECT_EQ(sari.visits(update() + "/sharing").status(), 403);
    EXPECT_EQ(sari.rule(), "update.approved");
    EXPECT_EQ(keo.visits(update() + "/sharing").status(), 404);
}

TEST_F(Sharing, others_read_the_shared_text_and_its_office_sees_what_changed) {
    given.shared("ID");
    auto hash = keo.visits(answer()).hash();
    given.edited("ID", "needs", "What ID writes about teachers");
    EXPECT_TRUE(keo.visits(answer()).shows(given.text_of("ID", "needs")));
    EXPECT_EQ(keo.hash(), hash);
    EXPECT_FALSE(keo.shows("teachers"));
    EXPECT_EQ(keo.visits(update() + "/changes").status(), 404);
    sari.visits(update()).follows("What changed since the text that others read");
    EXPECT_EQ(sari.main().first("ins")->text(), "teachers");
    EXPECT_EQ(sari.main().first("del")->text(), "needs");
}

TEST_F(Sharing, a_newer_text_reaches_others_when_it_is_approved_and_shared_again) {
    given.shared("ID");
    dara.visits(answer()).fill("text", "What ID writes about teachers").press("Save").press("The saved text is ready");
    sari.visits(update()).press("Hand in to our country's own steps");
    dara.visits(update()).press("Approve this text");
    sari.visits(update()).press("Approve this text");
    EXPECT_FALSE(keo.visits(answer()).shows("teachers"));
    sari_shares_with("network");
    EXPECT_TRUE(keo.visits(answer()).shows("teachers"));
}

TEST_F(Sharing, withdrawn_is_gone_for_all_others_and_can_be_shared_again) {
    given.shared("ID");
    EXPECT_TRUE(sari.visits(update()).press("Withdraw it from all who can read it").shows("Withdrawn. No page shows the text to others any more."));
    EXPECT_EQ(keo.visits(answer()).status(), 404);
    EXPECT_EQ(keo.visits(update()).status(), 404);
    EXPECT_TRUE(dara.visits(answer()).shows(given.text_of("ID", "needs")));
    sari_shares_with("network");
    EXPECT_TRUE(keo.visits(answer()).shows(given.text_of("ID", "needs")));
}

TEST_F(Sharing, narrowed_is_read_by_those_who_also_belong_there) {
    given.shared("ID");
    sari.visits(update() + "/sharing").choose("circle", "contact_points").press("Narrow it");
    EXPECT_TRUE(keo.visits(answer()).shows(given.text_of("ID", "needs")));
    EXPECT_EQ(nok.visits(answer()).status(), 404);
    EXPECT_EQ(nok.visits(update()).status(), 404);
}

TEST_F(Sharing, an_answer_kept_narrower_is_read_by_fewer_than_its_update) {
    given.approved("ID");
    sari.visits(answer()).choose("circle", "contact_points").press("Keep it so");
    auto kept = "Only for: " + the_profile().name("circle.contact_points", "en").text;
    EXPECT_TRUE(sari.visits(update() + "/sharing?circle=network").shows("4.1 What practitioners need: " + kept));
    sari_shares_with("network");
    EXPECT_TRUE(sari.visits(update()).shows(kept));
    EXPECT_TRUE(keo.visits(update()).shows(kept));
    EXPECT_FALSE(nok.visits(update()).shows(kept));
    EXPECT_EQ(keo.visits(answer()).status(), 200);
    EXPECT_EQ(nok.visits(answer()).status(), 404);
    EXPECT_TRUE(nok.visits(update()).shows(given.text_of("ID", "offers")));
}

TEST_F(Sharing, an_answer_shared_narrowly_does_not_become_wider_by_a_choice) {
    given.approved("ID");
    given.narrowed_answer("ID", "needs", "contact_points");
    sari_shares_with("network");
    sari.visits(answer()).choose("circle", "network").press("Keep it so");
    EXPECT_EQ(sari.status(), 403);
    EXPECT_EQ(sari.rule(), "answer.widen_shared");
    EXPECT_EQ(nok.visits(answer()).status(), 404);
}

TEST_F(Sharing, becomes_public_when_the_country_proposes_and_the_administrative_office_publishes) {
    given.shared("ID");
    EXPECT_FALSE(ana.visits(update()).shows_act("update.publish"));
    sari.visits(update()).press("Propose to make it public");
    EXPECT_EQ(visitor.visits(update()).status(), 404);
    ana.visits(update()).press("Publish: everybody can read it");
    EXPECT_TRUE(visitor.visits(update()).shows(given.text_of("ID", "needs")));
    sari.visits(update()).press("Take it off the public pages");
    EXPECT_EQ(visitor.visits(update()).status(), 404);
    EXPECT_EQ(keo.visits(update()).status(), 200);
}

TEST_F(Sharing, an_answer_kept_narrower_stays_so_when_the_update_is_public) {
    given.approved("ID");
    given.narrowed_answer("ID", "needs", "contact_points");
    sari_shares_with("network");
    given.made_public("ID");
    EXPECT_EQ(visitor.visits(answer()).status(), 404);
    EXPECT_EQ(nok.visits(answer()).status(), 404);
    EXPECT_EQ(visitor.visits(answer("offers")).status(), 200);
}

TEST_F(Sharing, each_text_narrower_than_the_network_enters_the_record_of_what_was_read) {
    given.shared("ID", "contact_points");
    keo.visits(answer());
    network.house->lane.settle();
    auto payload = network.value<std::string>(sql("select payload from entry where kind = 'reading' and person = {}", network.person("keo")));
    EXPECT_NE(payload.find(given.answer_of("ID", "needs").text()), payload.npos);
    EXPECT_NE(payload.find(keo.hash()), payload.npos);
}

TEST_F(Sharing, the_office_is_told_who_reads_the_shared_text) {
    given.shared("ID", "contact_points");
    for (auto* officer : {&sari, &dara}) EXPECT_TRUE(officer->visits(update()).shows("Who reads the shared text")) << "an officer";
    EXPECT_TRUE(dara.shows(the_profile().name("circle.contact_points", "en").text));
    EXPECT_FALSE(keo.visits(update()).shows("Who reads the shared text"));
}

TEST_F(Sharing, an_answer_says_to_what_it_is_kept_and_an_unchanged_choice_does_nothing) {
    given.approved("ID");
    sari.visits(answer()).choose("circle", "contact_points").press("Keep it so");
    EXPECT_EQ(sari.form("answer.narrow").value("circle"), "contact_points");
    EXPECT_TRUE(sari.press("Keep it so").shows("It stays as it was."));
    EXPECT_EQ(network.value<int>(sql("select count(*) from act where name = 'answer.narrow'")), 1);
    EXPECT_TRUE(sari.choose("circle", "network").press("Keep it so").shows("Kept. It will be read as widely as the update."));
    EXPECT_EQ(sari.form("answer.narrow").value("circle"), "network");
}

TEST_F(Sharing, narrowing_says_how_many_could_still_read_it) {
    given.shared("ID", "contact_points");
    EXPECT_TRUE(sari.visits(update() + "/sharing").shows("4 people could still read it"));
    EXPECT_TRUE(sari.shows("1 person could still read it"));
}

TEST_F(Sharing, a_circle_that_is_no_choice_of_the_country_is_not_looked_into) {
    given.approved("ID");
    sari.visits(update() + "/sharing?circle=office.LA");
    EXPECT_FALSE(sari.shows_act("update.share"));
}

TEST_F(Sharing, nothing_is_chosen_for_a_country_before_it_chooses) {
    given.approved("ID");
    EXPECT_FALSE(sari.visits(update() + "/sharing").shows_act("update.share"));
    EXPECT_TRUE(sari.shows("The text approved on 2 March 2026"));
    given.edited("ID", "needs", "Something else");
    EXPECT_TRUE(sari.visits(update() + "/sharing").shows("Answers were changed since; the changes are not in it."));
}

}
