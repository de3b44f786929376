#include "platform/http/form.hpp"
#include <gtest/gtest.h>

using namespace std::string_view_literals;

namespace http {

static std::string first_value(std::string_view form) {
    auto pairs = read_form(form);
    return pairs && !pairs->empty() ? pairs->front().second : "(refused)";
}

TEST(Forms, decode_escapes_and_plus_signs) { EXPECT_EQ(first_value("why=a+b%2Bc%20%C3%A9"), "a b+c é"); }

TEST(Forms, keep_the_order_and_every_repetition_of_a_name) {
    EXPECT_EQ(read_form("b=1&a=2&b=3"), (Pairs{{"b", "1"}, {"a", "2"}, {"b", "3"}}));
}

TEST(Forms, take_a_name_without_a_value_and_a_value_with_an_equals_sign) {
    EXPECT_EQ(read_form("a&b=&c=1=2&"), (Pairs{{"a", ""}, {"b", ""}, {"c", "1=2"}}));
}

TEST(Forms, are_empty_where_nothing_was_sent) { EXPECT_EQ(read_form(""), Pairs{}); }

TEST(Forms, are_refused_for_a_broken_escape) {
    for (auto form : {"a=%", "a=%4", "a=%G1", "a=%1G", "%=a", "a=%-1", "a=%+1", "a=% 1"}) EXPECT_FALSE(read_form(form)) << form;
}

TEST(Forms, are_refused_for_a_nul_escaped_or_not) {
    EXPECT_FALSE(read_form("a=%00"));
    EXPECT_FALSE(read_form("a=\0"sv));
    EXPECT_FALSE(read_form("a%00b=1"));
}

TEST(Forms, keep_control_characters_for_who_can_name_their_field) {
    EXPECT_EQ(first_value("a=%0B"), "\v");
    EXPECT_EQ(first_value("a=%0D%0A%09"), "\r\n\t");
}

TEST(Forms, are_refused_for_invalid_utf_8) {
    for (auto form : {"a=%FF", "a=%C3", "a=%C0%AF", "a=%ED%A0%80", "a=%F4%90%80%80"}) EXPECT_FALSE(read_form(form)) << form;
}

TEST(PathParts, leave_a_plus_sign_alone) { EXPECT_EQ(decode_path_part("a+b%2Fc"), "a+b/c"); }

TEST(PathParts, are_refused_as_forms_are) {
    for (auto part : {"%", "%00", "%FF", "%0"}) EXPECT_FALSE(decode_path_part(part)) << part;
}

TEST(Encoding, escapes_every_byte_but_the_unreserved) { EXPECT_EQ(encode("aZ09-._~ /+&é"), "aZ09-._~%20%2F%2B%26%C3%A9"); }

TEST(Encoding, comes_back_from_a_form_as_it_was) {
    std::string odd = "a=b&c+d %\t\r\nលិខិត";
    EXPECT_EQ(first_value("x=" + encode(odd)), odd);
}

static Head with_cookies(std::vector<std::string> fields) {
    Head head;
    for (auto& field : fields) head.headers.emplace_back("cookie", field);
    return head;
}

TEST(Cookies, are_found_by_their_whole_name) {
    auto head = with_cookies({"xsession=1; session=two=2; sessionx=3"});
    EXPECT_EQ(cookie(head, "session"), "two=2");
    EXPECT_EQ(cookie(head, "sess"), "");
}

TEST(Cookies, are_found_in_any_of_several_fields) { EXPECT_EQ(cookie(with_cookies({"a=1", "b=2"}), "b"), "2"); }

TEST(Cookies, sent_twice_count_as_absent) {
    EXPECT_EQ(cookie(with_cookies({"a=1; a=2"}), "a"), "");
    EXPECT_EQ(cookie(with_cookies({"a=1", "a=1"}), "a"), "");
}

TEST(Accepting, follows_the_name_and_its_weight) {
    EXPECT_TRUE(accepts("gzip, deflate, br", "br"));
    EXPECT_TRUE(accepts("GZIP;q=0.001", "gzip"));
    EXPECT_FALSE(accepts("br, gzip ; Q=0.000", "gzip"));
    EXPECT_FALSE(accepts("xgzip, gzipx", "gzip"));
    EXPECT_FALSE(accepts("", "gzip"));
}

TEST(Accepting, lets_a_star_speak_for_what_is_not_named) {
    EXPECT_TRUE(accepts("br;q=0, *", "gzip"));
    EXPECT_FALSE(accepts("*, gzip;q=0", "gzip"));
    EXPECT_FALSE(accepts("*;q=0", "gzip"));
}

TEST(Content_types, are_compared_whole_and_without_case) {
    for (auto type : {"application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8", "application/x-www-form-urlencoded ;a=b"})
        EXPECT_TRUE(is_of_type(type, "application/x-www-form-urlencoded")) << type;
    for (auto type : {"", "application/x-www-form-urlencodedx", "application/x-www-form-urlencoded, text/plain", "text/plain; application/x-www-form-urlencoded"})
        EXPECT_FALSE(is_of_type(type, "application/x-www-form-urlencoded")) << type;
}

TEST(Forms, hold_at_most_sixty_four_pairs) {
    std::string sixty_four = "a0=";
    for (int i = 1; i < 64; ++i) sixty_four += "&a" + std::to_string(i) + "=";
    EXPECT_EQ(read_form(sixty_four)->size(), 64u);
    EXPECT_FALSE(read_form(sixty_four + "&a=1"));
}

}
