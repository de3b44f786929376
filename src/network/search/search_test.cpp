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
    auto open = shared_note("Training for prison staff", {"network"});
    network.tick();
    auto boards = shared_note("Training for judges", {"advisory_board"}), hidden = note("Training for nobody yet");
    EXPECT_EQ(found("keo", "training"), Ids{open});
    EXPECT_EQ(found("bo", "training"), (Ids{boards, open}));
    EXPECT_TRUE(finds("dara", "training", hidden));
    EXPECT_TRUE(found("ops", "training").empty());
    EXPECT_TRUE(find_words(visitors_page().db, "training", 50).empty());
}

// It stands in the index for its office. Who is named may read it, and with many audiences words are looked up without them.
TEST_F(Search, finds_no_text_for_named_people_however_many_audiences_its_reader_has) {
    auto id = note("A word for one person");
    network.change([&](Writer& db) {
        auto keo = person_called(db, "keo");
        for (int lists = 0; lists < 12; ++lists) intern(db, {add_named(db, {keo})});
    });
    as_maker(id, [&](Writer& db, const Hand& hand) { release(db, hand.deed, id, find_shown(db, id, Side::working)->hash, {add_named(db, {person_called(db, "keo")})}); });
    EXPECT_TRUE(find_shown(page("keo").db, id, Side::released));
    EXPECT_TRUE(found("keo", "word").empty());
    EXPECT_TRUE(finds("dara", "word", id));
}

TEST_F(Search, wants_all_words_in_any_case) {
    auto id = shared_note("Pelatihan untuk Petugas Lapas — résumé", {"network"});
    for (auto asked : {"petugas", "PETUGAS lapas", "resume", "Résumé pelatihan"}) EXPECT_EQ(found("keo", asked), Ids{id}) << asked;
    for (auto asked : {"petugas hakim", "petug", "", " ", "—"}) EXPECT_TRUE(found("keo", asked).empty()) << asked;
}

TEST_F(Search, finds_without_accents_what_has_them_and_with_accents_only_that) {
    auto plain = shared_note("Bao cao ve duong", {"network"}), accented = shared_note("Báo cáo về đường", {"network"});
    for (auto asked : {"bao cao", "BAO duong", "ve"}) EXPECT_EQ(found("keo", asked).size(), 2u) << asked;
    for (auto asked : {"báo cáo", "Báo cao", "bao đường", "về"}) EXPECT_EQ(found("keo", asked), Ids{accented}) << asked;
    EXPECT_TRUE(found("keo", "bảo").empty());
    EXPECT_TRUE(finds("keo", "duong", plain));
}

TEST_F(Search, tells_an_item_once_to_who_reads_both_sides_of_it) {
    auto id = shared_note("Prisons and schools", {"network"});
    network.tick();
    auto other = shared_note("Prisons too", {"network"});
    network.tick();
    edited(id, "Prisons and mosques");
    EXPECT_EQ(found("dara", "prisons"), (Ids{other, id}));
    auto sides = [&](std::string_view asked) {
        auto hers = page("dara");
        return find_words(hers.db, asked, 1).at(0).side;
    };
    EXPECT_EQ(sides("mosques"), 0);
    EXPECT_EQ(sides("schools"), 1);
    EXPECT_EQ(sides("and"), 1);
}

// Page by page, each from the last of the one before.
class Paged : public Search {
protected:
    Ids paged(std::string_view who, std::string_view asked, int at_most) const {
        auto hers = page(who);
        Ids all;
        for (Older older;;) {
            auto hits = find_words(hers.db, asked, at_most, older);
            for (auto& hit : hits) all.push_back(hit.item);
            if (hits.empty()) return all;
            older = {hits.back().sort, hits.back().item};
        }
    }
};

TEST_F(Paged, pages_go_on_where_the_one_before_ended) {
    for (int i = 0; i < 30; ++i) {                           // many of an instant, as one act shares them
        shared_note("Same words", {i % 3 ? "network" : "advisory_board"});
        if (i % 7 == 6) network.tick();
    }
    for (auto who : {"keo", "bo", "dara"}) {
        auto all = found(who, "words", 100);
        EXPECT_EQ(all.size(), who == std::string_view("keo") ? 20u : 30u);
        for (int at_most : {1, 2, 7, 30}) EXPECT_EQ(paged(who, "words", at_most), all) << who << at_most;
    }
}

TEST_F(Paged, what_is_done_to_other_things_moves_nothing) {
    Ids all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(shared_note("Same words", {"network"}));
        network.tick();
    }
    std::ranges::reverse(all);
    edited(all[2], "Same words, changed");
    auto hidden = shared_note("Same words", {"advisory_board"});
    narrowed(hidden, "civil_society");
    EXPECT_EQ(paged("keo", "words", 1), all);
    EXPECT_EQ(paged("dara", "words", 1).size(), 5u);
}

TEST_F(Search, tells_newest_first_and_no_more_than_asked) {
    Ids all;
    for (int i = 0; i < 5; ++i) {
        all.push_back(shared_note("Same words", {"network"}));
        network.tick();
    }
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
