#include "platform/i18n/rich.hpp"
#include "platform/i18n/say.hpp"
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <stdexcept>
#include <unistd.h>

using namespace std::chrono;
using namespace i18n;

namespace {

std::string number(std::size_t n) {
    std::string four;
    for (int shift = 0; shift < 32; shift += 8) four += static_cast<char>(n >> shift & 255);
    return four;
}

// A catalogue as msgfmt compiles it, without a hash table (GNU gettext manual, "The Format of GNU MO Files"); plural forms are joined by NUL.
std::string compiled(const std::map<std::string, std::string>& messages) {
    std::string keys, texts, strings;
    auto from = 28 + 16 * messages.size();
    auto place = [&](std::string& table, const std::string& s) {
        table += number(s.size()) + number(from + strings.size());
        strings += s + '\0';
    };
    for (auto& [id, text] : messages) place(keys, id);
    for (auto& [id, text] : messages) place(texts, text);
    auto n = messages.size();
    return number(0x950412de) + number(0) + number(n) + number(28) + number(28 + 8 * n) + number(0) + number(0) + keys + texts + strings;
}

struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / ("say_test_" + std::to_string(getpid()))).string();
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& bytes) const { std::ofstream(path + '/' + name, std::ios::binary) << bytes; }
};

const std::string header_id = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n";
const std::string header_tl = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n > 1;\n";

struct Saying : testing::Test {
    Folder folder;
    Saying() {
        folder.write("id.mo", compiled({{"", header_id},
                                        {"Only a contact point speaks for a country.", "Hanya narahubung yang berbicara atas nama negara."},
                                        {"{1} asks {2} first.", "{2} lebih dulu ditanya oleh {1}."},
                                        {"Read <a>the plan</a> or <b>ask <a>us</a></b>.", "Baca <a>rencana</a> atau <b>tanya <a>kami</a></b>."},
                                        {"Note “{1}” …", "Catat “{1}” …"},
                                        {std::string("{1} country\0{1} countries", 25), "{1} negara"}}));
        folder.write("tl.mo", compiled({{"", header_tl}, {std::string("{1} country\0{1} countries", 25), std::string("{1} bansa\0{1} mga bansa", 23)}}));
        folder.write("notes.txt", "no catalogue");
    }
    Say in(std::string lang, std::string zone = "Asia/Vientiane") const {
        Names names = [](std::string_view key, std::string_view language) { return Named{std::string(key) + " in " + std::string(language), std::string(language)}; };
        return {Catalogues(folder.path), names, std::move(lang), std::move(zone)};
    }
};

const Day founding{2023y / March / 8};
const Time deadline = sys_days(2026y / December / 11) + 10h;

}

TEST_F(Saying, lists_english_first_and_each_catalogue) {
    Catalogues all(folder.path);
    EXPECT_EQ(all.languages(), (std::vector<std::string>{"en", "id", "tl"}));
    EXPECT_TRUE(all.has("en"));
    EXPECT_FALSE(all.has("th"));
}

TEST_F(Saying, does_not_begin_with_a_catalogue_it_cannot_read) {
    folder.write("th.mo", "");
    EXPECT_THROW(Catalogues{folder.path}, std::runtime_error);
}

TEST_F(Saying, translates_a_sentence) {
    EXPECT_EQ(in("id")("Only a contact point speaks for a country."), "Hanya narahubung yang berbicara atas nama negara.");
    EXPECT_EQ(in("en")("Only a contact point speaks for a country."), "Only a contact point speaks for a country.");
}

TEST_F(Saying, says_english_where_there_is_no_translation) {
    EXPECT_EQ(in("id")("Not in the catalogue: {1}.", 3), "Not in the catalogue: 3.");
    EXPECT_EQ(in("th")("{1} asks {2} first.", "A", "B"), "A asks B first.");
    EXPECT_EQ(in("id").n("{1} need", "{1} needs", 1), "1 need");
    EXPECT_EQ(in("id").n("{1} need", "{1} needs", 2), "2 needs");
}

TEST_F(Saying, puts_values_where_the_translation_has_them) {
    EXPECT_EQ(in("id")("{1} asks {2} first.", "Sari", "Nok"), "Nok lebih dulu ditanya oleh Sari.");
    EXPECT_EQ(in("id")("Note “{1}” …", "x"), "Catat “x” …");
}

TEST_F(Saying, does_not_read_a_value_as_a_message) { EXPECT_EQ(in("en")("{1} asks {2} first.", "{2}<b>", "B"), "{2}<b> asks B first."); }

TEST_F(Saying, chooses_the_plural_form_of_the_language) {
    EXPECT_EQ(in("en").n("{1} country", "{1} countries", 1), "1 country");
    EXPECT_EQ(in("en").n("{1} country", "{1} countries", 0), "0 countries");
    EXPECT_EQ(in("tl").n("{1} country", "{1} countries", 0), "0 bansa");
    EXPECT_EQ(in("tl").n("{1} country", "{1} countries", 2), "2 mga bansa");
    EXPECT_EQ(in("id").n("{1} country", "{1} countries", 2), "2 negara");
}

TEST_F(Saying, counts_beyond_a_million) { EXPECT_EQ(in("tl").n("{1} country", "{1} countries", 4'000'000'001), "4,000,000,001 mga bansa"); }

TEST_F(Saying, says_names_of_the_profile_in_the_language) {
    EXPECT_EQ(in("id")("{1} asks {2} first.", Name{"member.LA"}, "B"), "B lebih dulu ditanya oleh member.LA in id.");
    EXPECT_EQ(in("id").name("member.LA").lang, "id");
}

TEST_F(Saying, says_days_as_the_language_writes_them) {
    EXPECT_EQ(in("en").day(founding), "8 March 2023");
    EXPECT_EQ(in("id").day(founding), "8 Maret 2023");
    EXPECT_EQ(in("pt").day(founding), "8 de março de 2023");
    EXPECT_EQ(in("en").weekday(founding), "Wednesday 8 March 2023");
    EXPECT_EQ(in("id").weekday(founding), "Rabu, 8 Maret 2023");
}

TEST_F(Saying, counts_buddhist_years_in_thai) {
    EXPECT_EQ(in("th").day(founding), "8 มีนาคม 2566");
    EXPECT_EQ(in("th").weekday(founding), "วันพุธที่ 8 มีนาคม 2566");
}

TEST_F(Saying, says_english_dates_in_a_language_that_icu_does_not_know) { EXPECT_EQ(in("tet").day(founding), "8 March 2023"); }

TEST_F(Saying, says_a_moment_with_the_hour_and_the_city_of_the_reader) {
    EXPECT_EQ(in("en").moment(deadline), "Friday 11 December 2026, 17:00 (Vientiane)");
    EXPECT_EQ(in("id", "Asia/Jakarta").moment(deadline), "Jumat, 11 Desember 2026, 17.00 (Jakarta)");
    EXPECT_EQ(in("en", "Asia/Ho_Chi_Minh").moment(deadline), "Friday 11 December 2026, 17:00 (Ho Chi Minh City)");
    EXPECT_EQ(in("en", "UTC").moment(deadline), "Friday 11 December 2026, 10:00 (UTC)");
}

TEST_F(Saying, says_an_instant_as_the_readers_day) {
    Time late = sys_days(2026y / December / 11) + 17h + 30min;
    EXPECT_EQ(in("en", "Asia/Vientiane").day(late), "12 December 2026");
    EXPECT_EQ(in("en", "Asia/Yangon").day(late), "12 December 2026");
    EXPECT_EQ(in("en", "UTC").day(late), "11 December 2026");
    EXPECT_EQ(in("en")("Note “{1}” …", late), "Note “12 December 2026” …");
    EXPECT_EQ(in("en")("Note “{1}” …", Moment{deadline}), "Note “Friday 11 December 2026, 17:00 (Vientiane)” …");
}

TEST_F(Saying, says_months_and_hours) {
    EXPECT_EQ(in("en").month(3), "March");
    EXPECT_EQ(in("id").month(12), "Desember");
    EXPECT_EQ(in("en", "Asia/Yangon").hour(deadline), "16:30");
}

TEST_F(Saying, marks_thousands_from_five_digits_so_that_years_read_as_years) {
    EXPECT_EQ(in("en").number(2026), "2026");
    EXPECT_EQ(in("en").number(12026), "12,026");
    EXPECT_EQ(in("id").number(12026), "12.026");
    EXPECT_EQ(in("my").number(12026), "12,026");
}

TEST_F(Saying, leaves_markup_out_of_plain_text) { EXPECT_EQ(in("en")("Read <a>the plan</a> or <b>ask <a>us</a></b>."), "Read the plan or ask us."); }

TEST_F(Saying, cuts_a_sentence_into_text_and_tags) {
    auto pieces = in("en").pieces(tell("Ask <a>{1}</a>.", "<b>"));
    std::string shape;
    for (auto& piece : pieces) shape += std::to_string(piece.kind) + piece.s + ' ';
    EXPECT_EQ(shape, "0Ask  1 0<b> 2 0. ");
}

TEST_F(Saying, gives_the_links_of_a_sentence_their_addresses) {
    html::Out out;
    auto sentence = tell("Read <a>the plan</a> or <b>ask <a>us</a></b>.");
    out("{}", html::rich(in("id"), sentence, {html::Url("/plan"), html::Url("/ask")}));
    EXPECT_EQ(out.take(), "Baca <a href=\"/plan\">rencana</a> atau <b>tanya <a href=\"/ask\">kami</a></b>.");
}

TEST_F(Saying, writes_a_link_without_an_address_as_its_words) {
    html::Out out;
    out("{}", html::rich(in("en"), tell("Ask <a>{1}</a>.", "<i>")));
    EXPECT_EQ(out.take(), "Ask &lt;i&gt;.");
}
