// When the entry of a reading is committed: for named people alone before the page leaves, else with the next group of writes.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

// Keeps nothing that comes by `later`, and fails for what is to be written where it is told to.
class NotingLane final : public lane::Lane {
    lane::Lane& real;

public:
    int later_ones = 0;
    bool busy = false;
    explicit NotingLane(lane::Lane& lane) : real(lane) {}
    Result<lane::Answer> write(const lane::Ask& ask, const lane::Closure& closure) override { return busy ? Busy{} : real.write(ask, closure); }
    bool later(lane::Ask, lane::Closure) override { return ++later_ones; }
    void settle() override { real.settle(); }
};

class Readings : public World {
protected:
    NotingLane* noting = nullptr;
    ItemId answer;
    int kept() const { return network.value<int>(sql("select count(*) from entry where kind = 'reading'")); }
    void SetUp() override {
        given.shared("ID", "contact_points");
        answer = given.answer_of("ID", "needs");
        network.writes_through([&](lane::Lane& real) {
            auto made = std::make_unique<NotingLane>(real);
            noting = made.get();
            return made;
        });
    }
    void is_for_named_people() {
        network.change([&](Writer& db) { narrow(db, answer, add_named(db, {person_called(db, "keo"), person_called(db, "sari")})); });
    }
};

TEST_F(Readings, of_what_a_body_reads_are_committed_with_the_next_writes) {
    Visitor reader(network, "keo");
    EXPECT_EQ(reader.visits(path_of(Kind::answer, answer)).status(), 200);
    EXPECT_EQ(noting->later_ones, 1);
    EXPECT_EQ(kept(), 0);
}

TEST_F(Readings, of_what_named_people_read_are_committed_before_the_page_leaves) {
    is_for_named_people();
    Visitor reader(network, "keo");
    EXPECT_EQ(reader.visits(path_of(Kind::answer, answer)).status(), 200);
    EXPECT_EQ(noting->later_ones, 0);
    EXPECT_EQ(kept(), 1);
}

TEST_F(Readings, that_cannot_be_committed_keep_the_page_back) {
    is_for_named_people();
    Visitor reader(network, "keo");
    reader.visits("/");
    noting->busy = true;
    EXPECT_EQ(reader.visits(path_of(Kind::answer, answer)).status(), 503);
    EXPECT_FALSE(reader.shows(given.text_of("ID", "needs")));
}

}
