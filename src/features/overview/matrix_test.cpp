// The reading matrix: one neutral label for what one does not read, whatever the reason.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Matrix : public World {
protected:
    std::string matrix() { return path_of(Kind::annual_update, given.annual_update()).text() + "/matrix"; }
    static std::size_t said_nothing(const Visitor& reader) {
        return reader.main().all([](const Node& n) { return n["class"] == "none" && n.text() == "nothing shared here"; }).size();
    }
};

TEST_F(Matrix, says_the_same_of_what_is_hidden_and_of_what_is_not_there) {
    auto page = matrix();
    EXPECT_EQ(said_nothing(nok.visits(page)), 99u);
    given.shared("ID", "contact_points");
    EXPECT_EQ(said_nothing(nok.visits(page)), 99u);
    EXPECT_EQ(said_nothing(ana.visits(page)), 90u);
}

TEST_F(Matrix, shows_the_shared_text_with_the_way_to_its_answer) {
    auto page = matrix();
    given.shared("ID");
    auto* cell = nok.visits(page).main().with("data-id", given.answer_of("ID", "needs").text());
    ASSERT_TRUE(cell);
    EXPECT_EQ((*cell)["data-hash"], given.hash(given.answer_of("ID", "needs"), Side::released));
    EXPECT_NE(cell->text().find(given.text_of("ID", "needs")), std::string::npos);
    EXPECT_FALSE(nok.shows("Make a need"));
    EXPECT_TRUE(ana.visits(page).shows("Make a need"));
}

TEST_F(Matrix, shows_one_question_alone) {
    auto page = matrix();
    given.shared("ID");
    nok.visits(page).follows("4.1 What practitioners need");
    EXPECT_TRUE(nok.shows(given.text_of("ID", "needs")));
    EXPECT_FALSE(nok.shows(given.text_of("ID", "offers")));
}

TEST_F(Matrix, is_for_people_who_are_signed_in) {
    visitor.visits(matrix());
    EXPECT_EQ(visitor.is_at(), "/sign-in");
}

}
