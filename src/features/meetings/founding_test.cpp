#include "tests/world/given.hpp"

namespace world {

class The_founding_meeting : public World {
protected:
    std::unique_ptr<Visitor> reader;
    void is(const std::function<void(profile::Profile&)>& changed) {
        auto profile = the_profile();
        changed(profile);
        network.starts_again_with(profile);
        reader = std::make_unique<Visitor>(*network.house, *network.door, "visitor");
        reader->visits("/founding-meeting");
    }
    std::size_t headings() const { return reader->main().all("h2").size(); }
};

TEST_F(The_founding_meeting, says_as_much_as_its_source) {
    is([](auto&) {});
    auto all = headings();
    is([](auto& p) {
        p.founding->spoke = p.founding->not_known = 0;
        p.founding->outputs.clear();
    });
    EXPECT_EQ(reader->status(), 200);
    EXPECT_EQ(headings(), all - 3);
}

TEST_F(The_founding_meeting, names_all_who_brought_it_together) {
    is([](auto& p) {
        p.founding->conveners = 3;
        for (auto n : {1, 2, 3}) p.set_name("founding.convener." + std::to_string(n), {{"en", "Convener " + std::to_string(n)}});
    });
    EXPECT_TRUE(reader->shows("Convener 1, Convener 2 and Convener 3 brought it together"));
}

TEST_F(The_founding_meeting, leads_from_an_output_to_its_room) {
    is([](auto& p) { p.founding->outputs.front().room = "needs"; });
    auto* way = reader->main().first([](auto& node) { return node.tag == "a" && node["class"] == "btn btn-2 btn-s"; });
    ASSERT_TRUE(way);
    EXPECT_EQ((*way)["href"], "/needs");
    EXPECT_EQ(way->text(), "Go there");
}

}
