#include "platform/html/markdown.hpp"
#include <gtest/gtest.h>

namespace {

std::string shown(std::string_view text) {
    html::Out out;
    html::markdown(out, text);
    return out.take();
}

}

TEST(Markdown, writes_paragraphs_lists_and_emphasis) {
    EXPECT_EQ(shown("One *two* **three**\n\n- a\n- b\n"), "<p>One <em>two</em> <strong>three</strong></p>\n<ul><li>a</li>\n<li>b</li>\n</ul>\n");
    EXPECT_EQ(shown("3. c\n"), "<ol start=\"3\"><li>c</li>\n</ol>\n");
    EXPECT_EQ(shown("> a\n"), "<blockquote><p>a</p>\n</blockquote>\n");
}

TEST(Markdown, begins_headings_at_the_third) {
    EXPECT_EQ(shown("# a\n"), "<h3>a</h3>\n");
    EXPECT_EQ(shown("###### a\n"), "<h6>a</h6>\n");
}

TEST(Markdown, links_to_http_and_mail_only) {
    EXPECT_EQ(shown("[a](https://example.org/?x&y)"), "<p><a href=\"https://example.org/?x&amp;y\">a</a></p>\n");
    EXPECT_EQ(shown("[a](mailto:a@b.example)"), "<p><a href=\"mailto:a@b.example\">a</a></p>\n");
    for (auto target : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#x0a;script:alert(1)", "data:text/html,x", "//evil.example", "/sign-out", "&#1;javascript:alert(1)"})
        EXPECT_EQ(shown("[a](" + std::string(target) + ")"), "<p>a</p>\n") << target;
}

TEST(Markdown, shows_html_as_it_was_typed) {
    EXPECT_EQ(shown("<script>alert(1)</script>\n"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n");
    EXPECT_EQ(shown("a <img src=x onerror=alert(1)> b"), "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n");
}

TEST(Markdown, shows_the_words_of_a_picture) { EXPECT_EQ(shown("![a photo](https://example.org/a.png)"), "<p>a photo</p>\n"); }

TEST(Markdown, writes_the_words_of_a_text_that_nests_without_end) {
    auto page = shown(std::string(30'000, '>') + " deep");
    EXPECT_NE(page.find("deep"), page.npos);
    EXPECT_LT(page.size(), 2'000u);
}

TEST(Markdown, shows_a_text_beyond_its_limit_as_it_was_typed) {
    auto page = shown("*" + std::string(65 << 10, 'a') + "*");
    EXPECT_TRUE(page.starts_with("<p>*aaa"));
    EXPECT_TRUE(page.ends_with("a*</p>\n"));
}
