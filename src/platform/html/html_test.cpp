#include "platform/html/html.hpp"
#include <gtest/gtest.h>
#include <stdexcept>
#include <vector>

using namespace html;

namespace {

template <class... A> std::string written(Markup<std::type_identity_t<A>...> markup, const A&... values) {
    Out out;
    out(markup, values...);
    return out.take();
}

}

TEST(Html, escapes_a_value_in_text_and_in_an_attribute) {
    std::string attack = R"("><script>alert('1')</script>&)";
    EXPECT_EQ(written("<p>{}</p>", attack), "<p>&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;</p>");
    EXPECT_EQ(written("<p title=\"{}\"></p>", attack), "<p title=\"&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;\"></p>");
}

TEST(Html, writes_numbers_and_ids) {
    EXPECT_EQ(written("{} {} {}", -7, 7u, std::int64_t{1} << 40), "-7 7 1099511627776");
    EXPECT_EQ(written("<li data-id=\"{}\"></li>", ItemId{5}), "<li data-id=\"" + ItemId{5}.text() + "\"></li>");
}

TEST(Html, writes_what_a_function_in_a_hole_writes) {
    EXPECT_EQ(written("<p>{} · {}</p>", [](Out& out) { out("<b>{}</b>", "<"); }, "b"), "<p><b>&lt;</b> · b</p>");
}

TEST(Html, writes_a_part_for_each_element) {
    std::vector<int> numbers{1, 2};
    EXPECT_EQ(written("<ul>{}</ul>", each(numbers, [](Out& out, int n) { out("<li>{}</li>", n); })), "<ul><li>1</li><li>2</li></ul>");
}

TEST(Html, keeps_a_temporary_that_each_is_given) {
    auto part = each(std::vector<std::string>{"a text too long to stand in the string itself"}, [](Out& out, const std::string& s) { out("{}", s); });
    EXPECT_EQ(written("{}", part), "a text too long to stand in the string itself");
}

TEST(Html, writes_a_boolean_attribute_only_when_it_holds) {
    EXPECT_EQ(written("<input type=\"checkbox\" {}>", when<"checked">(true)), "<input type=\"checkbox\" checked>");
    EXPECT_EQ(written("<input type=\"checkbox\" {}>", when<"checked">(false)), "<input type=\"checkbox\">");
}

TEST(Html, leaves_out_a_whole_attribute_that_is_empty) {
    EXPECT_EQ(written("<p {} class=\"a\"></p>", attr<"lang">(std::string("lo"))), "<p lang=\"lo\" class=\"a\"></p>");
    EXPECT_EQ(written("<p {} class=\"a\"></p>", attr<"lang">("")), "<p class=\"a\"></p>");
    EXPECT_EQ(written("<a {}></a>", attr<"href">(Url::outside("javascript:alert(1)"))), "<a></a>");
    EXPECT_EQ(written("<input {}>", attr<"maxlength">(200)), "<input maxlength=\"200\">");
}

TEST(Html, escapes_the_value_of_a_whole_attribute) { EXPECT_EQ(written("<p {}></p>", attr<"title">("\"<")), "<p title=\"&quot;&lt;\"></p>"); }

TEST(Html, keeps_the_first_line_feed_of_a_textarea_and_of_a_pre) {
    EXPECT_EQ(written("<textarea>{}</textarea>", "\nfirst"), "<textarea>\n\nfirst</textarea>");
    EXPECT_EQ(written("<pre>{}</pre>", "\nfirst"), "<pre>\n\nfirst</pre>");
}

TEST(Html, fills_an_address_attribute_with_an_address) {
    EXPECT_EQ(written("<a href=\"{}\">{}</a>", Url("/needs").with("a", "1").with("b", "2"), "x"), "<a href=\"/needs?a=1&amp;b=2\">x</a>");
}

TEST(Html, encodes_the_holes_of_a_literal_address) {
    EXPECT_EQ(written("<a href=\"/needs/{}/history?after={}\"></a>", Segment("a/../b"), Query("1&role=x y")),
              "<a href=\"/needs/a%2F..%2Fb/history?after=1%26role%3Dx%20y\"></a>");
    EXPECT_EQ(written("<a href=\"#answer-{}\"></a>", 4), "<a href=\"#answer-4\"></a>");
}

TEST(Html, takes_tokens_where_scripts_look_things_up) {
    EXPECT_EQ(written("<input name=\"{}\" id=\"f-{}\">", Token("why"), Token("why")), "<input name=\"why\" id=\"f-why\">");
}

TEST(Html, adds_what_was_finished_elsewhere) {
    Out inner, outer;
    inner("<b>{}</b>", "&");
    outer("<p>{}</p>", [&](Out& out) { out.add(inner); });
    EXPECT_EQ(outer.take(), "<p><b>&amp;</b></p>");
}

TEST(Html, draws_shapes_with_literal_paths) {
    constexpr auto cross = R"html(<svg viewBox="0 0 {} 9" aria-hidden="true"><path d="M0 0 9 9Z"/><rect x="{}" y="1" width="2"/></svg>)html";
    EXPECT_EQ(written(cross, 9, 3), R"html(<svg viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0 9 9Z"/><rect x="3" y="1" width="2"/></svg>)html");
}
