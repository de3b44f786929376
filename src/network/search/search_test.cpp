#include "tests/world/ground.hpp"

namespace world {

class Search : public Ground {
protected:
    std::vector<ItemId> found(std::string_view who, std::string_view asked, int at_most = 50) const {
        auto hers = page(who);
        std::vector<ItemId> items;
        for (auto& hit : find_words(hers.db, asked, at_most)) items.push_back(hit.item);
        return items;
    }
    bool finds(std::string_view who, std::string_view asked, ItemId id) const {
        auto all = found(who, asked);
        return std::ranges::count(all, id) > 0;
    }
};

using Ids = std::vector<ItemId>;

TEST_F(Search, finds_words_only_through_what_one_may_read) {
    auto open = shared_note("Training for prison staff", {"network"}), boards = shared_note("Training for judges", {"advisory_board"}), hidden = note("Training for nobody yet");
    EXPECT_EQ(found("keo", "training"), Ids{open});
    EXPECT_EQ(found("bo", "training"), (Ids{boards, open}));
    EXPECT_TRUE(finds("dara", "training", hidden));
    EXPECT_TRUE(found("ops", "training").empty());
    EXPECT_TRUE(find_words(visitors_page().db, "training", 50).empty());
}

TEST_F(Search, wants_all_words_and_folds_case_and_accents) {
    auto id = shared_note("Pelatihan untuk Petugas Lapas — résumé", {"network"});
    for (auto asked : {"petugas", "PETUGAS lapas", "resume", "Résumé pelatihan"}) EXPECT_EQ(found("keo", asked), Ids{id}) << asked;
    for (auto asked : {"petugas hakim", "petug", "", " ", "—"}) EXPECT_TRUE(found("keo", asked).empty()) << asked;
}

TEST_F(Search, tells_newest_first_and_no_more_than_asked) {
    Ids all;
    for (int i = 0; i < 5; ++i) all.push_back(shared_note("Same words", {"network"}));
    std::ranges::reverse(all);
    EXPECT_EQ(found("keo", "words"), all);
    EXPECT_EQ(found("keo", "words", 2), Ids(all.begin(), all.begin() + 2));
}

TEST_F(Search, does_not_count_what_is_hidden_towards_what_was_asked) {
    auto open = shared_note("Same words", {"network"});
    for (int i = 0; i < 5; ++i) shared_note("Same words", {"advisory_board"});
    EXPECT_EQ(found("keo", "words", 1), Ids{open});
}

TEST_F(Search, finds_the_shared_text_and_not_the_edit_nor_the_draft) {
    auto id = shared_note("Prisons", {"network"});
    edited(id, "Schools");
    as_maker(id, [&](Writer& db, const Hand& hand) { save_draft(db, hand.deed, id, find_shown(db, id, Side::working)->hash, words("Mosques")); });
    EXPECT_EQ(found("keo", "prisons"), Ids{id});
    EXPECT_TRUE(found("keo", "schools").empty());
    EXPECT_TRUE(finds("dara", "schools", id));
    for (auto who : {"keo", "dara"}) EXPECT_TRUE(found(who, "mosques").empty()) << who;
}

TEST_F(Search, forgets_what_was_withdrawn_and_what_was_narrowed) {
    auto holder = shared_note("Holder of prisons", {"network"}), inner = part(holder, "Part of prisons");
    shared(inner, {"network"});
    EXPECT_EQ(found("keo", "prisons").size(), 2u);
    narrowed(holder, "advisory_board");
    EXPECT_TRUE(found("keo", "prisons").empty());
    EXPECT_EQ(found("bo", "prisons").size(), 2u);
    withdrawn(holder);
    EXPECT_TRUE(found("bo", "prisons").empty());
}

// ---- a text that looks like what the index holds

TEST_F(Search, a_text_that_looks_like_a_token_of_the_index_is_found_only_as_words) {
    shared_note("For the board", {"advisory_board"});
    auto boards = network.value<std::string>(sql("select cast(audience.id as text) from audience where circles = {}", std::to_string(circle("advisory_board").n)));
    std::string lite = "a" + boards, pg = "may " + boards;
    auto hidden = note(lite + " and " + pg), open = shared_note("Seen: " + lite + " and " + pg, {"network"});
    for (auto& asked : {lite, pg}) {
        EXPECT_EQ(found("keo", asked), Ids{open}) << asked;
        EXPECT_FALSE(finds("bo", asked, hidden)) << asked;                 // in the board, which the text names
        EXPECT_TRUE(finds("dara", asked, hidden)) << asked;
    }
}

TEST_F(Search, a_question_that_looks_like_the_language_of_an_index_asks_for_its_words) {
    auto hidden = note("Prisons"), open = shared_note("Schools", {"network"});
    auto network_id = network.value<std::string>(sql("select cast(audience.id as text) from audience where circles = '2'"));
    std::vector<std::string> lite{"body : prisons", "prisons OR schools", "prisons\" OR a" + network_id + " OR \"prisons", "prisons) OR (schools", "audience : a1", "pris*", "NEAR(prisons schools)", "^schools OR", "\""};
    std::vector<std::string> pg{"prisons' | 'schools", "'may " + network_id + "'", "schools' | 'prisons", "schools:*", "!prisons", "schools <-> prisons", "schools - prisons", "\\'", "'", "\\"};
    std::ranges::copy(pg, std::back_inserter(lite));
    for (auto& asked : lite) {
        EXPECT_NO_THROW(found("keo", asked)) << asked;
        EXPECT_FALSE(finds("keo", asked, hidden)) << asked;
    }
    EXPECT_EQ(found("keo", "\"schools\""), Ids{open});
    EXPECT_EQ(found("keo", "schools'"), Ids{open});
}

// ---- scripts without blanks between words

TEST_F(Search, finds_a_word_in_the_middle_of_a_sentence_without_blanks) {
    struct Sentence { std::string text, word, other; };
    for (auto& [text, word, other] : std::vector<Sentence>{
             {"การป้องกันและต่อต้านความรุนแรงสุดโต่งในเรือนจำ", "ความรุนแรง", "โรงเรียน"},
             {"အကြမ်းဖက်အစွန်းရောက်ဝါဒကိုကာကွယ်တားဆီးရေးသင်တန်း", "ကာကွယ်", "ကျောင်း"},
             {"ການປ້ອງກັນແລະຕ້ານຄວາມຮຸນແຮງໃນຄຸກ", "ຄວາມຮຸນແຮງ", "ໂຮງຮຽນ"},
             {"ការបង្ការនិងប្រឆាំងអំពើហិង្សាជ្រុលនិយម", "ហិង្សា", "សាលារៀន"},
         }) {
        auto id = shared_note(text, {"network"});
        EXPECT_EQ(found("keo", word), Ids{id}) << word;
        EXPECT_TRUE(found("keo", other).empty()) << other;
    }
}

TEST_F(Search, digits_of_all_scripts_are_the_same_digits) {
    auto id = shared_note("ปี ๒๕๖๙", {"network"});
    EXPECT_EQ(found("keo", "2569"), Ids{id});
}

TEST_F(Search, looks_for_more_words_than_anyone_types) {
    std::string many;
    for (int i = 0; i < 400; ++i) many += "word" + std::to_string(i) + ' ';
    auto id = shared_note(many, {"network"});
    EXPECT_EQ(found("keo", many), Ids{id});
}

}
