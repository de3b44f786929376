#include "windows/search/search.hpp"
#include <gtest/gtest.h>

namespace search {

static std::string said(const std::optional<Excerpt>& excerpt) {
    std::string all = excerpt ? excerpt->lang + ": " : "nothing";
    if (excerpt)
        for (auto& p : excerpt->passages) all += p.found ? "[" + p.text + "]" : p.text;
    return all;
}

TEST(A_question, asks_for_words) {
    EXPECT_EQ(read_question("  jail ")->wanted.size(), 1u);
    EXPECT_EQ(read_question("jail\x01 staff")->words, "jail staff");
    EXPECT_TRUE(read_question("")->wanted.empty());
    EXPECT_EQ(read_question("—!").errors()->of("q")->code, "words");
}

TEST(A_question, is_short_as_a_reader_counts) {
    std::string most, more;
    for (int i = 0; i < most_asked; ++i) most += "မြို့";
    more = most + "မ";
    EXPECT_TRUE(read_question(most));
    EXPECT_EQ(read_question(more).errors()->of("q")->code, "length");
}

static std::string shows(const text::Content& content, std::string_view title, std::string_view question, std::string_view lang = "en") { return said(excerpt_of(content, title, text::wanted_by(question), lang)); }

TEST(An_excerpt, is_of_the_text_that_holds_most_of_what_was_asked) {
    text::Content content{{{"kind", "", "prison"}, {"title", "en", "Prison schools"}, {"text", "lo", "ໂຮງຮຽນ"}, {"translation", "en", "A school in a prison"}, {"note", "en", "Schools"}}};
    EXPECT_EQ(shows(content, "Prison schools", "prison school"), "en: A [school] in a [prison]");
    EXPECT_EQ(shows(content, "Prison schools", "ຮຽນ"), "lo: ໂຮງ[ຮຽນ]");
}

TEST(An_excerpt, is_what_there_is_to_read_where_only_the_title_has_the_word) {
    text::Content content{{{"title.en", "en", "Jails"}, {"title.id", "id", "Penjara"}, {"label.0.en", "en", "Who"}, {"text.0.id", "id", "Isi yang panjang"}, {"text.0.en", "en", "What it is"}}};
    EXPECT_EQ(shows(content, "Jails", "jails"), "en: What it is");
    EXPECT_EQ(shows(content, "Jails", "jails", "id"), "id: Isi yang panjang");
    EXPECT_EQ(shows(content, "Jails", "penjara"), "id: [Penjara]");
    EXPECT_EQ(shows({{{"title", "en", "Jails"}}}, "Jails", "jails"), "nothing");
    EXPECT_EQ(lang_of_title(content, "Jails"), "en");
    EXPECT_EQ(lang_of_title(content, "Decision 3"), "");
}

TEST(The_key_of_a_next_page, is_read_with_its_proof_alone) {
    crypto::Key key(std::string(32, 'k'));
    Older older{Time(std::chrono::microseconds(1'772'420'400'000'001)), ItemId{77}};
    auto text = key_of(older, key);
    EXPECT_EQ(read_key(text, key)->than, older.than);
    EXPECT_EQ(read_key(text, key)->item, older.item);
    for (auto& other : {text + "0", "A" + text, text.substr(0, text.find('.')), key.sign("1 " + ItemId{77}.text()), std::string()}) EXPECT_FALSE(read_key(other, key)) << other;
}

}
