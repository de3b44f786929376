#include "platform/i18n/wording.hpp"
#include <gtest/gtest.h>

namespace i18n {

class A_wording : public ::testing::Test {
protected:
    Wording towns;
    void SetUp() override {
        towns.add("contact point", "clerk");
        towns.add("country", "town");
        towns.add("contact point or the alternate", "town clerk");
        towns.add("countries", "towns");
    }
};

TEST_F(A_wording, says_its_word_instead) {
    EXPECT_EQ(towns.of("Ask the contact point of your country."), "Ask the clerk of your town.");
    EXPECT_EQ(towns.of("your country's steps; {1} countries"), "your town's steps; {1} towns");
}

TEST_F(A_wording, begins_with_a_capital_where_the_word_did) {
    EXPECT_EQ(towns.of("Country and countries. Contact point"), "Town and towns. Clerk");
}

TEST_F(A_wording, takes_the_longer_phrase_first) {
    EXPECT_EQ(towns.of("Only the contact point or the alternate does this."), "Only the town clerk does this.");
}

TEST_F(A_wording, leaves_a_word_alone_that_only_holds_it) {
    EXPECT_EQ(towns.of("countryside, upcountry, countrywide, country\xc3\xa9"), "countryside, upcountry, countrywide, country\xc3\xa9");
}

TEST_F(A_wording, leaves_holes_and_tags_as_they_are) {
    EXPECT_EQ(towns.of("<a>country</a> {1}, <b>{2}</b>"), "<a>town</a> {1}, <b>{2}</b>");
}

TEST(No_wording, leaves_a_sentence_as_it_is) { EXPECT_EQ(Wording().of("your country"), "your country"); }

}
