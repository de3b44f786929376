// Who is told that a text was taken from her.
#include "tests/world/given.hpp"
#include "windows/notices/notices.hpp"

namespace world {

using pages::path_of;

class Notices : public World {};

TEST_F(Notices, are_for_who_loses_an_answer_and_nobody_else) {
    given.shared("ID");
    sari.visits(path_of(Kind::answer, given.answer_of("ID", "needs"))).choose("circle", "contact_points").press("Keep it so");
    notices::deliver(network.house->lane, network.now);
    EXPECT_TRUE(nok.visits("/").shows("Indonesia withdrew an answer of its update for 2026 from you."));
    for (auto* reader : {&keo, &dara}) EXPECT_FALSE(reader->visits("/").shows("withdrew an answer"));
    EXPECT_FALSE(nok.press("Seen").shows("withdrew an answer"));
}

TEST_F(Notices, that_were_not_on_the_page_are_not_seen_by_a_press) {
    given.shared("ID");
    auto tells = [&](const std::string& question) {
        given.narrowed_answer("ID", question, "contact_points");
        notices::deliver(network.house->lane, network.now);
    };
    tells("needs");
    nok.visits("/");
    tells("offers");
    EXPECT_TRUE(nok.press("Seen").shows("withdrew an answer"));
    EXPECT_FALSE(nok.press("Seen").shows("withdrew an answer"));
}

TEST_F(Notices, of_an_update_end_when_it_is_shared_again) {
    given.shared("ID");
    given.withdrawn("ID");
    notices::deliver(network.house->lane, network.now);
    EXPECT_TRUE(keo.visits("/").shows("Indonesia withdrew its update for 2026 from you."));
    given.shared_again("ID");
    EXPECT_FALSE(keo.visits("/").shows("withdrew its update"));
}

TEST_F(Notices, of_a_question_and_of_what_became_of_her_words_are_for_her_who_is_asked) {
    auto tells = [&] { notices::deliver(network.house->lane, network.now); };
    auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
    tells();
    EXPECT_TRUE(lestari.visits("/").follows("A question to you from the office of Indonesia").shows("What would help you?"));
    given.sent(id, "lestari", "First words");
    given.does("dara", "contribution.leave", id);
    tells();
    EXPECT_TRUE(lestari.visits("/").shows("Your contribution was read by the office of Indonesia, which answers without it this time. Thank you."));
    given.sent(id, "lestari", "Better words");
    given.does("dara", "contribution.use", id, {{"_base", given.hash(given.answer_of("ID", "needs"))}});
    tells();
    EXPECT_TRUE(lestari.visits("/").shows("Your contribution was used by the office of Indonesia. Thank you."));
    for (auto* other : {&dara, &nok, &keo, &ana}) EXPECT_FALSE(other->visits("/").shows("contribution"));
}

TEST_F(Notices, of_a_withdrawn_contribution_are_for_the_office_and_name_nobody) {
    auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
    given.sent(id, "lestari", "Words", true);
    given.does("lestari", "contribution.withdraw", id);
    notices::deliver(network.house->lane, network.now);
    for (auto* writer : {&sari, &tuti, &dara}) EXPECT_TRUE(writer->visits("/").shows("A practitioner withdrew a contribution to your office. It can no longer be read."));
    EXPECT_FALSE(dara.shows("lestari"));
    for (auto* other : {&lestari, &keo, &ana, &budi}) EXPECT_FALSE(other->visits("/").shows("A practitioner withdrew"));
}

}
