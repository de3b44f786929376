#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

using namespace text;

// "Our community works together", as people in the region write it.
static const std::string thai = "ชุมชนของเราทำงานร่วมกัน";
static const std::string lao = "ຊຸມຊົນຂອງພວກເຮົາເຮັດວຽກຮ່ວມກັນ";
static const std::string khmer = "សហគមន៍របស់យើងធ្វើការជាមួយគ្នា";
static const std::string burmese = "လူထုသည်အတူတကွလုပ်ဆောင်သည်";
static const std::string vietnamese = "Cộng đồng của chúng tôi làm việc cùng nhau ở Đà Nẵng.";
static const std::string tamil = "எங்கள் சமூகம் ஒன்றாக வேலை செய்கிறது";
static const std::string indonesian = "Masyarakat kami bekerja bersama.";
static const std::vector<std::string> sentences{thai, lao, khmer, burmese, vietnamese, tamil, indonesian};

TEST(SoundText, is_any_sentence_of_the_region) {
    for (auto& sentence : sentences) EXPECT_TRUE(sound(sentence)) << sentence;
    EXPECT_TRUE(sound(""));
    EXPECT_TRUE(sound("a\tb\r\nc\nd"));
    EXPECT_TRUE(sound("\U0001F33E \U0010FFFD"));
}

TEST(WellFormedText, may_hold_control_characters_but_no_nul) {
    EXPECT_TRUE(well_formed("a\vb"));
    EXPECT_FALSE(well_formed(std::string_view("a\0b", 3)));
    EXPECT_FALSE(well_formed("\xff"));
}

TEST(TextWithoutControls, is_the_rest_as_it_was) { EXPECT_EQ(without_controls("pasted\vfrom\x1b a\tfile\n"), "pastedfrom a\tfile\n"); }

static std::string times(std::size_t n, std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < n; ++i) all += text;
    return all;
}

TEST(FewMarks, are_thirty_in_a_row_and_the_rest_is_left_out) {
    auto thirty = "a" + times(15, "\u0301\u0316");
    EXPECT_EQ(with_few_marks(thirty), thirty);
    EXPECT_EQ(with_few_marks(thirty + times(50'000, "\u0301\u0316") + "b" + thirty), thirty + "b" + thirty);
}

// What a letter is taken apart to counts, and what the search index leaves out or takes apart does not end a row.
TEST(FewMarks, are_counted_as_normalizing_sees_them) {
    for (auto pair : {"\u0f73\u0f75", "\uff9e\u0301", "\u0301\u034f", "\u0301\u200d\ufe0f"}) {
        auto marks = "x" + times(1000, pair);
        EXPECT_LT(with_few_marks(marks).size(), marks.size()) << pair;
    }
}

// Article 1 of the Universal Declaration of Human Rights; the last line is how a font of before Unicode (Zawgyi) writes "Burmese language".
static const std::vector<std::string> long_words{
    "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။",
    "ມະນຸດເກີດມາມີສິດເສລີພາບ ແລະ ສະເໝີໜ້າກັນໃນທາງກຽດຕິສັກ ແລະ ທາງສິດດ້ວຍມະໂນທຳ", "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នាក្នុងសិទ្ធិនិងសេចក្ដីថ្លៃថ្នូរ",
    "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ", "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền.", "ျမန္မာဘာသာစကား ဂုဏ္သိကၡာ"};

TEST(FewMarks, are_all_that_any_text_of_the_region_has) {
    for (auto& sentence : long_words) {
        auto taken_apart = normalized(nfd(), sentence), pages = times(2000, taken_apart);
        EXPECT_EQ(with_few_marks(pages), pages) << sentence;
    }
    for (auto& sentence : sentences) EXPECT_EQ(with_few_marks(times(100, sentence)), times(100, sentence)) << sentence;
}

TEST(SoundText, has_no_nul_and_no_control_characters) {
    EXPECT_FALSE(sound(std::string_view("a\0b", 3)));
    EXPECT_FALSE(sound("a\x1b[31m"));
    EXPECT_FALSE(sound("a\x7f"));
    EXPECT_FALSE(sound("a\u0085"));
}

TEST(SoundText, is_utf8_as_rfc_3629_allows_it) {
    EXPECT_FALSE(sound("\xed\xa0\x80"));              // a lone surrogate
    EXPECT_FALSE(sound("\xed\xa0\xbd\xed\xb8\x80"));  // a pair of them, as CESU-8 writes it
    EXPECT_FALSE(sound("\xc0\xaf"));                  // "/" in two bytes
    EXPECT_FALSE(sound("\xe0\x80\xaf"));              // and in three
    EXPECT_FALSE(sound("\xc0\x80"));                  // NUL in two bytes
    EXPECT_FALSE(sound("\xf4\x90\x80\x80"));          // beyond U+10FFFF
    EXPECT_FALSE(sound("\xe0\xb8"));                  // ends too early
    EXPECT_FALSE(sound("\x80"));
    EXPECT_FALSE(sound("na\xefve"));                  // Latin-1
}

TEST(CanonicalText, is_composed) { EXPECT_EQ(canonical("Da\u0300 Na\u0306\u0303ng"), "D\u00e0 N\u1eb5ng"); }

TEST(CanonicalText, has_line_feeds_only) { EXPECT_EQ(canonical("a\r\nb\rc\n\r\r\nd"), "a\nb\nc\n\n\nd"); }

TEST(CanonicalText, ends_without_white_space_and_keeps_all_other) {
    EXPECT_EQ(canonical("  a \n  b \u00a0\u3000\r\n\t"), "  a \n  b");
    EXPECT_EQ(canonical(" \r\n "), "");
}

TEST(CanonicalText, stays_as_it_is_when_made_canonical_again) {
    std::mt19937 chance(4);
    std::string letters[] = {"a", "e\u0301", "\u0323", "\u0302", "\r", "\n",    " ",     "\u3000",
                             "ร", "\u0e33", "க", "\u0bc6", "\u0bbe", "\u1100", "\u1161"};
    for (int i = 0; i < 500; ++i) {
        std::string text;
        for (auto n = chance() % 12; n > 0; --n) text += letters[chance() % std::size(letters)];
        EXPECT_EQ(canonical(canonical(text)), canonical(text)) << text;
    }
}

TEST(Length, counts_what_a_reader_sees_as_one) {
    EXPECT_EQ(length(""), 0u);
    EXPECT_EQ(length("abc"), 3u);
    EXPECT_EQ(length("a\r\nb"), 3u);
    EXPECT_EQ(length("e\u0301"), 1u);
    EXPECT_EQ(length("น้ำ"), 1u);
    EXPECT_EQ(length("မြို့"), 1u);
    EXPECT_EQ(length("தமிழ்"), 3u);
    EXPECT_EQ(length("\U0001F468\u200d\U0001F469\u200d\U0001F467"), 1u);
}

TEST(Cut, leaves_what_is_short_enough) {
    for (auto& sentence : sentences) EXPECT_EQ(cut(sentence, length(sentence)), sentence);
    EXPECT_EQ(cut("", 0), "");
}

TEST(Cut, ends_at_a_word_and_says_that_more_follows) {
    EXPECT_EQ(cut(indonesian, 18), "Masyarakat kami…");
    EXPECT_EQ(cut(indonesian, 15), "Masyarakat kami…");
    EXPECT_EQ(cut(indonesian, 16), "Masyarakat kami…");
    EXPECT_EQ(cut(vietnamese, 12), "Cộng đồng…");
    EXPECT_EQ(cut(indonesian, 0), "…");
}

TEST(Cut, ends_at_a_word_of_the_dictionary_where_a_script_has_no_blanks) {
    EXPECT_EQ(cut("ชุมชนของเราทำงาน", 8), "ชุมชนของ…");     // eight clusters end within "เรา"
}

TEST(Cut, divides_a_word_that_would_leave_nearly_nothing) {
    EXPECT_EQ(cut("https://example.org/a", 4), "http…");
    EXPECT_EQ(cut("A Donaudampfschifffahrt", 10), "A Donaudam…");
    EXPECT_EQ(cut("ဆောင်ရွက်", 1), "ဆေ…");              // UAX #29 counts the vowel sign "ာ" by itself
}

TEST(Cut, keeps_whole_clusters_and_no_more_than_asked) {
    for (auto& sentence : sentences)
        for (std::size_t most = 0; most < length(sentence); ++most) {
            auto text = cut(sentence, most);
            ASSERT_TRUE(text.ends_with("…")) << text;
            auto kept = text.substr(0, text.size() - std::string_view("…").size());
            EXPECT_TRUE(sentence.starts_with(kept)) << text;
            EXPECT_LE(length(kept), most) << text;
            EXPECT_EQ(length(kept) + length(sentence.substr(kept.size())), length(sentence)) << text << " is cut inside a cluster";
            EXPECT_TRUE(most == 0 || !kept.empty()) << sentence << " at " << most;
        }
}

TEST(Words, leave_out_blanks_and_punctuation) {
    EXPECT_EQ(words("Kami (tiga) bekerja, bersama: 2024!"), (std::vector<std::string>{"Kami", "tiga", "bekerja", "bersama", "2024"}));
    EXPECT_EQ(words("\U0001F33E … —"), std::vector<std::string>{});
}

TEST(Words, are_found_without_blanks_by_dictionary) {
    EXPECT_EQ(words("ชุมชนของเรา"), (std::vector<std::string>{"ชุมชน", "ของ", "เรา"}));
    for (auto& sentence : {lao, khmer, burmese}) EXPECT_GT(words(sentence).size(), 3u) << sentence;
    EXPECT_EQ(words(tamil).size(), 5u);
}

static std::string joined(const std::vector<Piece>& pieces, Change left_out) {
    std::string text;
    for (auto& piece : pieces)
        if (piece.change != left_out) text += piece.text;
    return text;
}

static void expect_both_texts(std::string_view before, std::string_view after) {
    auto pieces = difference(before, after);
    EXPECT_EQ(joined(pieces, Change::added), before);
    EXPECT_EQ(joined(pieces, Change::removed), after);
    for (auto& piece : pieces) EXPECT_FALSE(piece.text.empty());
    for (std::size_t i = 1; i < pieces.size(); ++i) EXPECT_NE(pieces[i - 1].change, pieces[i].change);
}

TEST(Difference, is_told_by_words) {
    EXPECT_EQ(difference("Kami bekerja bersama.", "Kami belajar bersama."),
              (std::vector<Piece>{{Change::same, "Kami "}, {Change::removed, "bekerja"}, {Change::added, "belajar"}, {Change::same, " bersama."}}));
    EXPECT_EQ(difference("ชุมชนของเรา", "โรงเรียนของเรา"),
              (std::vector<Piece>{{Change::removed, "ชุมชน"}, {Change::added, "โรงเรียน"}, {Change::same, "ของเรา"}}));
}

TEST(Difference, of_a_text_with_itself_or_with_nothing_is_one_piece) {
    EXPECT_EQ(difference("", ""), std::vector<Piece>{});
    EXPECT_EQ(difference(thai, thai), (std::vector<Piece>{{Change::same, thai}}));
    EXPECT_EQ(difference("", thai), (std::vector<Piece>{{Change::added, thai}}));
    EXPECT_EQ(difference(thai, ""), (std::vector<Piece>{{Change::removed, thai}}));
}

TEST(Difference, gives_back_both_texts_after_any_edits) {
    std::mt19937 chance(7);
    auto some_text = [&] {
        std::string text;
        for (auto n = chance() % 5; n > 0; --n) text += sentences[chance() % sentences.size()] + (chance() % 2 ? " " : "\n");
        return text;
    };
    for (int i = 0; i < 300; ++i) {
        auto before = words(some_text());
        auto after = before;
        for (auto n = chance() % 6; n > 0 && !after.empty(); --n) {
            auto place = after.begin() + static_cast<std::ptrdiff_t>(chance() % after.size());
            if (chance() % 2) after.erase(place);
            else after.insert(place, before[chance() % before.size()]);
        }
        auto text_of = [](const std::vector<std::string>& words) {
            std::string text;
            for (auto& word : words) text += word + " ";
            return text;
        };
        expect_both_texts(text_of(before), text_of(after));
    }
}

TEST(Difference, of_two_long_texts_with_little_in_common_gives_back_both) {
    std::mt19937 chance(8);
    auto long_text = [&] {
        std::string text;
        while (text.size() < 64000) text += std::to_string(chance() % 5000) + " ";
        return text;
    };
    auto before = long_text();
    expect_both_texts(before, long_text());
}

TEST(Script, tells_a_text_that_cannot_be_in_the_language_it_is_said_to_be_in) {
    EXPECT_TRUE(could_be_in("km", "គ្រូ"));
    EXPECT_FALSE(could_be_in("km", "Teachers ask for a leaflet."));
    EXPECT_TRUE(could_be_in("km", "គ្រូ (UNODC)"));
    EXPECT_TRUE(could_be_in("vi", "Giáo viên"));
    EXPECT_FALSE(could_be_in("en", "ครู"));
    EXPECT_TRUE(could_be_in("my", "2026, 17:00"));
    EXPECT_TRUE(could_be_in("tlh-x-none", "anything"));
}
