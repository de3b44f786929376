#include "platform/html/url.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

using namespace html;

TEST(Url, encodes_a_segment) { EXPECT_EQ((Url("/needs") / "a/b ?#é").text(), "/needs/a%2Fb%20%3F%23%C3%A9"); }

TEST(Url, joins_with_one_slash) { EXPECT_EQ((Url("/") / "evil.example").text(), "/evil.example"); }

TEST(Url, has_no_segment_that_climbs_or_is_empty) {
    for (auto segment : {"", ".", ".."}) {
        EXPECT_THROW(Url("/needs") / segment, std::invalid_argument) << segment;
        EXPECT_THROW(Segment{segment}, std::invalid_argument) << segment;
    }
}

TEST(Url, adds_query_values_and_a_fragment_in_any_order) {
    EXPECT_EQ(Url("/needs").at("main").with("after", "a&b").with("n", 7).text(), "/needs?after=a%26b&n=7#main");
    EXPECT_EQ((Url("/needs?a=1") / "7").text(), "/needs/7?a=1");
}

TEST(Url, inside_is_a_path_of_ours) {
    EXPECT_TRUE(Url::inside("/assets/app.1a2b.css?x=1"));
    for (auto text : {"", "needs", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a b", "https://evil.example", "javascript:alert(1)", "/\""})
        EXPECT_FALSE(Url::inside(text)) << text;
}

TEST(Url, outside_is_http_with_a_host) {
    EXPECT_TRUE(Url::outside("https://example.org/a?b#c"));
    EXPECT_TRUE(Url::outside("HTTP://example.org"));
    for (auto text : {"", "https://", "https:///path", "http:example.org", "javascript:alert(1)", "data:text/html,x", "//example.org", "/needs", " https://example.org",
                      "https://exa\tmple.org", "https://example.org\n", "java\nscript:alert(1)", "https://example.org/\"", "https:\\\\example.org"})
        EXPECT_FALSE(Url::outside(text)) << text;
}

TEST(Url, mailto_lets_an_address_add_no_headers) { EXPECT_EQ(Url::mailto("a@b.example?cc=c@d").text(), "mailto:a%40b.example%3Fcc%3Dc@d"); }

TEST(Token, begins_with_a_letter_and_holds_no_sign_but_three) {
    for (auto text : {"a", "Why-2", "q_2.2"}) EXPECT_TRUE(Token::is(text)) << text;
    for (auto text : {"", "2a", "-a", "a b", "a\"", "é", "a:b"}) EXPECT_FALSE(Token::is(text)) << text;
    EXPECT_THROW(Token("a b"), std::invalid_argument);
}
