// How much one may do at once and a second; that it is counted for each alone.
#include "pages/door/allowance.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::Allowance;
using std::chrono::seconds;

TEST(Allowances, are_so_much_at_once_and_then_so_much_a_second) {
    Allowance allowance(3, 0.5);
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(allowance.spend("a", 1, monday_morning));
    EXPECT_EQ(allowance.spend("a", 1, monday_morning), 2);
    EXPECT_EQ(allowance.spend("a", 1, monday_morning + seconds(1)), 1);
    EXPECT_FALSE(allowance.spend("a", 1, monday_morning + seconds(2)));
    EXPECT_TRUE(allowance.spend("a", 1, monday_morning + seconds(2)));
    EXPECT_EQ(allowance.spend("a", 3, monday_morning + seconds(3600)), std::nullopt);
    EXPECT_TRUE(allowance.spend("a", 1, monday_morning + seconds(3600)));
}

TEST(Allowances, are_each_ones_own_and_a_clock_put_back_takes_nothing) {
    Allowance allowance(1, 1);
    EXPECT_FALSE(allowance.spend("a", 1, monday_morning));
    EXPECT_FALSE(allowance.spend("b", 1, monday_morning));
    EXPECT_EQ(allowance.spend("a", 1, monday_morning - seconds(60)), 1);
}

TEST(Allowances, forget_who_has_all_of_it_again_and_in_the_end_everybody) {
    Allowance allowance(1, 1);
    for (std::size_t i = 0; i < Allowance::most_known; ++i) EXPECT_FALSE(allowance.spend(std::to_string(i), 1, monday_morning));
    EXPECT_TRUE(allowance.spend("0", 1, monday_morning));
    EXPECT_FALSE(allowance.spend("one more", 1, monday_morning));
    EXPECT_FALSE(allowance.spend("0", 1, monday_morning));
}

class Limits : public World {
protected:
    Limits() { network.house->allowances = std::make_shared<pages::Allowances>(); }
    std::string answer = pages::path_of(Kind::answer, given.answer_of("ID", "needs")).text();
    int saves(Visitor& who) {
        for (int done = 0;; ++done)
            if (auto status = who.posts("/notices/seen", {{"_key", "0123456789abcdef"}}).status; status != 303) return status == 429 ? done : -1;
    }
};

TEST_F(Limits, of_one_person_are_far_and_nobody_elses) {
    EXPECT_EQ(saves(sari), 1500);
    EXPECT_GE(std::stoi(sari.header("Retry-After")), 1);
    EXPECT_TRUE(sari.shows("Nothing was done."));
    EXPECT_EQ(dara.posts("/notices/seen", {{"_key", "0123456789abcdef"}}).status, 303);
    EXPECT_EQ(sari.visits(answer).status(), 200);
    network.now += seconds(1);
    EXPECT_EQ(sari.posts("/notices/seen", {{"_key", "0123456789abcdef"}}).status, 303);
}

TEST_F(Limits, bring_back_what_was_typed) {
    auto fields = sari.visits(answer).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "My words";
    EXPECT_EQ(saves(sari), 1500);
    EXPECT_EQ(sari.posts(answer + "/text", fields).status, 429);
    EXPECT_EQ(sari.form("answer.save").value("text"), "My words");
}

TEST_F(Limits, count_a_long_form_by_its_bytes) {
    auto fields = sari.visits(answer).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = std::string(19'000, 'a');
    EXPECT_EQ(sari.posts(answer + "/text", fields).status, 303);
    EXPECT_EQ(saves(sari), 1498);
}

}
