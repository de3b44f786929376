#include "platform/text/search.hpp"
#include "platform/text/text.hpp"
#include <algorithm>
#include <gtest/gtest.h>
#include <sstream>

using namespace text;

// "Our community works together", as people in the region write it.
static const std::string thai = "ชุมชนของเราทำงานร่วมกัน";
static const std::string lao = "ຊຸມຊົນຂອງພວກເຮົາເຮັດວຽກຮ່ວມກັນ";
static const std::string khmer = "សហគមន៍របស់យើងធ្វើការជាមួយគ្នា";
static const std::string burmese = "လူထုသည်အတူတကွလုပ်ဆောင်သည်";
static const std::string vietnamese = "Cộng đồng của chúng tôi làm việc cùng nhau ở Đà Nẵng.";
static const std::string tamil = "எங்கள் சமூகம் ஒன்றாக வேலை செய்கிறது";
static const std::string indonesian = "Masyarakat kami bekerja bersama.";

static std::string in_order(std::string_view text) { return searchable(text).in_order; }
static std::string beside(std::string_view text) { return searchable(text).beside; }

static std::vector<std::string> tokens(std::string_view text) {
    std::istringstream in(in_order(text) + ' ' + beside(text));
    return {std::istream_iterator<std::string>(in), {}};
}

// As both engines do: the tokens of each wish one after the other, all wishes.
static bool finds(std::string_view text, std::string_view question) {
    auto there = tokens(text);
    auto wanted = wanted_by(question);
    return !wanted.empty() && std::ranges::all_of(wanted, [&](const Wanted& w) { return !std::ranges::search(there, w.tokens).empty(); });
}

TEST(SearchTokens, are_found_in_any_case) {
    EXPECT_TRUE(finds(vietnamese, "ĐÀ NẴNG"));
    EXPECT_TRUE(finds(indonesian, "MASYARAKAT"));
    EXPECT_TRUE(finds("ｆｕｌｌ ｗｉｄｔｈ", "full width"));
    EXPECT_FALSE(finds(vietnamese, "hanoi"));
}

TEST(SearchTokens, are_found_without_the_accents_of_the_text) {
    EXPECT_TRUE(finds(vietnamese, "da nang"));
    EXPECT_TRUE(finds(vietnamese, "cong dong cua chung toi"));
    EXPECT_TRUE(finds("Đường sắt", "duong sat"));
    EXPECT_TRUE(finds("Báo cáo", "bao cao"));
}

TEST(SearchTokens, asked_with_accents_are_found_as_they_are_asked) {
    EXPECT_TRUE(finds("Báo cáo", "báo cáo"));
    EXPECT_TRUE(finds("Báo cáo", "BÁO cao"));
    for (auto other : {"Bao cao", "Bảo cao", "Bào cào"}) EXPECT_FALSE(finds(other, "báo cáo")) << other;
    EXPECT_FALSE(finds("duong", "đuong"));
}

TEST(SearchTokens, are_the_same_however_a_letter_is_composed) {
    EXPECT_EQ(in_order("Đa\u0300 Na\u0306\u0303ng"), "đà nẵng");
    EXPECT_EQ(beside("Đa\u0300 Na\u0306\u0303ng"), "da nang");
    EXPECT_EQ(in_order("\u0b95\u0bc6\u0bbe"), "\u0b95\u0bca");
}

TEST(SearchTokens, keep_the_marks_that_are_letters_to_their_readers) {
    EXPECT_TRUE(finds(tamil, "சமூகம்"));
    EXPECT_FALSE(finds(tamil, "சமகம"));
}

TEST(SearchTokens, are_pairs_of_clusters_where_a_script_has_no_blanks) {
    EXPECT_EQ(in_order("ชุมชน"), "ชุม มช ชน น");
    EXPECT_EQ(beside("ชุมชน"), "ช ชุ น ม");
    EXPECT_EQ(in_order("မြို့"), "မြို့");
}

TEST(SearchTokens, find_a_word_in_the_middle_of_a_sentence_without_blanks) {
    EXPECT_TRUE(finds(thai, "ทำงาน"));
    EXPECT_TRUE(finds(lao, "ພວກເຮົາ"));
    EXPECT_TRUE(finds(khmer, "ធ្វើការ"));
    EXPECT_TRUE(finds(burmese, "အတူတကွ"));
    EXPECT_FALSE(finds(thai, "โรงเรียน"));
    EXPECT_FALSE(finds(burmese, "ကျောင်း"));
}

TEST(SearchTokens, find_a_word_of_one_cluster) {
    EXPECT_TRUE(finds(khmer, "ជា"));
    EXPECT_TRUE(finds("ជាមួយ", "យ"));
    EXPECT_FALSE(finds(khmer, "ខ"));
}

TEST(SearchTokens, want_the_clusters_of_a_word_side_by_side) {
    EXPECT_TRUE(finds("กขค", "กขค"));
    EXPECT_FALSE(finds("กข ขค", "กขค"));
    EXPECT_FALSE(finds("ขคกข", "กขค"));
}

TEST(SearchTokens, do_not_depend_on_zero_width_spaces) {
    EXPECT_EQ(in_order("សហគមន៍\u200bរបស់\u200bយើង"), in_order("សហគមន៍របស់យើង"));
    EXPECT_EQ(in_order("satu\u200bdua"), "satu dua");
}

TEST(SearchTokens, part_scripts_that_stand_side_by_side) { EXPECT_EQ(in_order("ASEANชุมชนpve"), "asean ชุม มช ชน น pve"); }

TEST(SearchTokens, write_the_digits_of_all_scripts_alike) {
    EXPECT_TRUE(finds("พ.ศ. ๒๕๖๗", "2567"));
    EXPECT_TRUE(finds("၂၀၂၄", "2024"));
}

TEST(SearchTokens, hold_no_syntax_of_a_query) {
    EXPECT_EQ(in_order("co-sign's \"AND\" (a|b)* c:d ^e !f & g\\h 'i' NEAR/2 foo_bar x.y 1,000"), "co sign s and a b c d e f g h i near 2 foo bar x y 1 000");
    EXPECT_EQ(in_order("!!! … — \"'"), "");
    EXPECT_TRUE(wanted_by("!!! … — \"'").empty());
}

TEST(SearchTokens, are_short_enough_for_both_engines) {
    for (auto& token : tokens(std::string(5000, 'a') + " ก" + std::string(3000, 'x'))) EXPECT_LE(token.size(), 96u);
    std::string marks = "ก", letters = "a";
    for (int i = 0; i < 1000; ++i) marks += "\u0e34";
    for (int i = 0; i < 1000; ++i) letters += "я";
    EXPECT_EQ(in_order(marks).size(), 96u);
    EXPECT_EQ(in_order(letters).size(), 95u) << "whole letters";
}

// ---- what is shown of a text

// "[found]" between what was not.
static std::string said(const std::vector<Passage>& passages) {
    std::string all;
    for (auto& p : passages) all += p.found ? "[" + p.text + "]" : p.text;
    return all;
}
static std::string marks(std::string_view text, std::string_view question) { return said(marked(text, wanted_by(question))); }
static std::string shows(std::string_view text, std::string_view question, std::size_t most) { return said(excerpt(text, wanted_by(question), most)); }

TEST(Marks, stand_on_the_words_as_they_are_written) {
    EXPECT_EQ(marks(indonesian, "BEKERJA masyarakat"), "[Masyarakat] kami [bekerja] bersama.");
    EXPECT_EQ(marks(vietnamese, "cong dong da"), "[Cộng] [đồng] của chúng tôi làm việc cùng nhau ở [Đà] Nẵng.");
    EXPECT_EQ(marks("Báo cáo, bao cao", "báo"), "[Báo] cáo, bao cao");
    EXPECT_EQ(marks(indonesian, "kam"), indonesian);
    EXPECT_EQ(marks("พ.ศ. ๒๕๖๗", "2567"), "พ.ศ. [๒๕๖๗]");
    EXPECT_EQ(marks("", "x"), "");
}

TEST(Marks, stand_on_whole_clusters_in_mid_sentence) {
    EXPECT_EQ(marks(thai, "ทำงาน"), "ชุมชนของเรา[ทำงาน]ร่วมกัน");
    EXPECT_EQ(marks(lao, "ພວກເຮົາ"), "ຊຸມຊົນຂອງ[ພວກເຮົາ]ເຮັດວຽກຮ່ວມກັນ");
    EXPECT_EQ(marks(khmer, "ធ្វើការ"), "សហគមន៍របស់យើង[ធ្វើការ]ជាមួយគ្នា");
    EXPECT_EQ(marks(burmese, "သည်"), "လူထု[သည်]အတူတကွလုပ်ဆောင်[သည်]");
    EXPECT_EQ(marks("គ្នា\u200bសហគមន៍", "នាសហ"), "[គ្នា\u200bសហ]គមន៍");
}

TEST(Marks, that_overlap_are_one) { EXPECT_EQ(marks("กขคง", "กขค ขคง"), "[กขคง]"); }

TEST(Marks, tell_how_many_of_the_wishes_are_met) {
    EXPECT_EQ(wishes_met(indonesian + thai, wanted_by("kami kami bersama sekolah ทำงาน")), 3u);
    EXPECT_EQ(wishes_met(indonesian, wanted_by("sekolah")), 0u);
}

TEST(Excerpt, is_the_whole_of_a_short_text) { EXPECT_EQ(shows(indonesian, "kami", 100), "Masyarakat [kami] bekerja bersama."); }

TEST(Excerpt, shows_what_was_found_and_is_cut_between_words) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "kata" + std::to_string(i) + " ";
    EXPECT_EQ(shows(text, "kata50", 40), "… kata49 [kata50] kata51 kata52 kata53…");
    EXPECT_EQ(shows(text, "kata1", 24), "kata0 [kata1] kata2 kata3…");
    EXPECT_EQ(shows(text, "kata99", 20), "… [kata99] ");
    EXPECT_EQ(shows(text, "nothing", 13), "kata0 kata1…");
}

TEST(Excerpt, never_cuts_a_cluster) {
    for (auto& [sentence, word] : {std::pair{thai, "ทำงาน"}, {lao, "ພວກເຮົາ"}, {khmer, "ធ្វើការ"}, {burmese, "အတူတကွ"}})
        for (std::size_t most = 5; most < 60; ++most) {
            std::string text = sentence + sentence, all;
            auto passages = excerpt(text, wanted_by(word), most);
            EXPECT_TRUE(std::ranges::any_of(passages, &Passage::found)) << sentence << most;
            for (auto& p : passages) all += p.text;
            if (all.starts_with("… ")) all.erase(0, std::string("… ").size());
            if (all.ends_with("…")) all.erase(all.size() - std::string("…").size());
            auto at = text.find(all);
            ASSERT_NE(at, text.npos);
            EXPECT_EQ(length(text), length(text.substr(0, at)) + length(all) + length(text.substr(at + all.size()))) << all;
            EXPECT_LE(length(all), most);
        }
}
