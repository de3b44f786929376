// An office writes its answers: step 2 of the thread.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Writing : public World {};

TEST_F(Writing, the_administrative_office_opens_the_update_for_every_country) {
    ana.visits("/updates").fill("year", "2026").fill("until_day", "30").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Open it for every country");
    EXPECT_EQ(ana.status(), 200);
    EXPECT_TRUE(ana.shows("Opened. Every country's office finds it on its first page."));
    EXPECT_EQ(network.value<int>(sql("select count(*) from country_update")), 11);
    EXPECT_EQ(network.value<int>(sql("select count(*) from answer")), 11 * 9);
}

}
