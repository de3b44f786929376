#include "tests/world/actors.hpp"
#include "windows/background/background.hpp"
#include <gtest/gtest.h>

namespace background {

using namespace world;

static Note note_on(const std::string& member) { return {member, {"schooling"}, {{"en", "A note"}, {"id", "Sebuah catatan"}}, {{{{"en", "Plan"}}, {{"en", "There is one."}}}}, {{"https://example.org/", true}}}; }

TEST(A_note, is_taken_down_by_its_country_or_the_administrative_office) {
    EXPECT_TRUE(may_take_down(note_on("ID"), contact_point("ID")));
    EXPECT_TRUE(may_take_down(note_on("ID"), administrative_officer()));
    EXPECT_EQ(may_take_down(note_on("ID"), contact_point("LA")).refused_by(), "note.take_down");
    EXPECT_EQ(may_take_down(note_on("ID"), desk_officer("ID")).refused_by(), "note.take_down");
}
TEST(A_note, comes_back_from_its_canonical_text) {
    auto note = note_on("ID");
    auto back = note_of(*text::read_canonical(text::canonical_bytes(content_of(note))));
    EXPECT_EQ(content_of(back), content_of(note));
    EXPECT_EQ(back.member, "ID");
    EXPECT_EQ(back.title.at("id"), "Sebuah catatan");
    ASSERT_EQ(back.sources.size(), 1u);
    EXPECT_TRUE(back.sources.front().linked);
}

}
