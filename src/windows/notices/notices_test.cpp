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

}
