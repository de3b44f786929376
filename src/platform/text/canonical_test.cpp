#include "platform/text/canonical.hpp"
#include <gtest/gtest.h>
#include <random>

using namespace text;
using namespace std::string_literals;

static Content answer() {
    Content content;
    content.set("kind", "answer");
    content.set("text", "ชุมชนของเราทำงานร่วมกัน", "th");
    content.set("translation", "Our community works together", "en");
    return content;
}

TEST(Content, gives_the_value_of_a_name_or_nothing) {
    EXPECT_EQ(answer().of("kind"), "answer");
    EXPECT_EQ(answer().find("text")->lang, "th");
    EXPECT_EQ(answer().of("note"), "");
    EXPECT_EQ(answer().find("note"), nullptr);
}

TEST(Content, keeps_the_place_of_a_field_that_is_set_again) {
    auto content = answer();
    content.set("kind", "none");
    EXPECT_EQ(content.fields.size(), 3u);
    EXPECT_EQ(content.fields.front(), (Field{"kind", "", "none"}));
}

TEST(CanonicalBytes, are_a_version_and_each_part_after_its_length) {
    Content content{{{"text", "id", "Kami"}}};
    EXPECT_EQ(canonical_bytes(content), "\1" "\0\0\0\4text" "\0\0\0\2id" "\0\0\0\4Kami"s);
    EXPECT_EQ(canonical_bytes({}), "\1");
}

TEST(CanonicalBytes, differ_where_the_same_letters_stand_in_other_fields) {
    auto bytes = [](std::string name, std::string lang, std::string value) { return canonical_bytes({{{name, lang, value}}}); };
    EXPECT_NE(bytes("ab", "c", "d"), bytes("a", "bc", "d"));
    EXPECT_NE(bytes("a", "b", "cd"), bytes("a", "bc", "d"));
    EXPECT_NE(canonical_bytes({{{"a", "", "1"}, {"b", "", "2"}}}), canonical_bytes({{{"b", "", "2"}, {"a", "", "1"}}}));
}

TEST(CanonicalBytes, are_read_back) {
    EXPECT_EQ(read_canonical(canonical_bytes(answer())), answer());
    EXPECT_EQ(read_canonical(canonical_bytes({})), Content{});
    Content odd{{{"a\0b"s, "", "\x80\xff"}, {"", "", ""}, {"long", "", std::string(70000, 'x')}}};
    EXPECT_EQ(read_canonical(canonical_bytes(odd)), odd);
}

TEST(CanonicalBytes, are_refused_in_another_form) {
    auto bytes = canonical_bytes(answer());
    EXPECT_FALSE(read_canonical(""));
    EXPECT_FALSE(read_canonical("\2" + bytes.substr(1)));
    EXPECT_FALSE(read_canonical(bytes + "\n"));
    EXPECT_FALSE(read_canonical("\1\xff\xff\xff\xff" "a"));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        auto read = read_canonical(std::string_view(bytes).substr(0, size));
        EXPECT_TRUE(!read || canonical_bytes(*read).size() == size) << size;
    }
}

TEST(CanonicalBytes, are_read_only_where_they_are_what_would_be_written) {
    std::mt19937 chance(11);
    const auto sound = canonical_bytes(answer());
    int refused = 0;
    for (int i = 0; i < 20000; ++i) {
        auto bytes = sound;
        for (auto n = chance() % 3 + 1; n > 0; --n) {
            auto place = chance() % bytes.size();
            auto byte = static_cast<char>(chance());
            switch (chance() % 3) {
            case 0: bytes[place] = byte; break;
            case 1: bytes.insert(place, 1, byte); break;
            default: bytes.erase(place, 1);
            }
        }
        auto read = read_canonical(bytes);
        if (!read) ++refused;
        else ASSERT_EQ(canonical_bytes(*read), bytes);
    }
    EXPECT_GT(refused, 10000);
}

TEST(ShortCode, is_the_first_35_bits_and_a_check_character) {
    EXPECT_EQ(short_code(std::string(5, '\0')), "0000-0000");
    EXPECT_EQ(short_code("\x99\xee\x4a\x60\x40"s), "K7Q4-MR2W");
    EXPECT_EQ(short_code("\xff\xff\xff\xff\xff"), "ZZZZ-ZZZ" + std::string(1, "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"[((1LL << 35) - 1) % 37]));
    EXPECT_EQ(short_code("\0\0\0\0\x20"s), "0000-0011");
    EXPECT_EQ(short_code("\0\0\0\0\x3f"s), short_code("\0\0\0\0\x20"s)) << "the last five bits do not count";
    EXPECT_EQ(short_code("\0\0\0\x04\x80"s), "0000-014U") << "36 modulo 37";
    EXPECT_THROW(short_code("four"), std::invalid_argument);
}

TEST(ShortCode, is_read_as_people_type_it) {
    auto code = short_code("\x00\x44\x32\x14\xc7"s);
    EXPECT_EQ(code.substr(0, 5), "0123-") << code;
    for (std::string typed : {"0123-456", "O123-456", "o123456", "0I23-456", "0l23456", "0L 23 456", "0-1-2-3-4-5-6"})
        EXPECT_EQ(read_short_code(typed + code.back()), code) << typed;
    EXPECT_EQ(read_short_code("0000-014u"), "0000-014U");
}

TEST(ShortCode, is_refused_where_a_letter_is_wrong_or_two_are_swapped) {
    std::string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto code = *read_short_code(short_code("\x9b\x2f\x44\x61\xd3"));
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == 4) continue;
        for (char letter : alphabet) {
            auto typed = code;
            typed[i] = letter;
            EXPECT_EQ(read_short_code(typed).has_value(), typed == code) << typed;
        }
        auto swapped = code;
        if (i == 3) continue;
        std::swap(swapped[i], swapped[i + 1]);
        EXPECT_EQ(read_short_code(swapped).has_value(), swapped == code) << swapped;
    }
}

TEST(ShortCode, is_nothing_else) {
    for (std::string_view typed : {"", "-", "0000-000", "0000-00000", "U000-0000", "*000-0000", "0000–0000", "ชุมชน"})
        EXPECT_FALSE(read_short_code(typed)) << typed;
    for (char check : "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"s)
        for (std::string letters : {"U000-000", "0*00-000", "0000-00$"}) EXPECT_FALSE(read_short_code(letters + check)) << letters << check;
}
