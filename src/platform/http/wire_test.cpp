// What the server is made of, without a socket: framing, bodies, limits, the bytes of answers.
#include "platform/http/answer.hpp"
#include "platform/http/framing.hpp"
#include "platform/http/http_test.hpp"
#include "platform/http/limits.hpp"
#include <set>

namespace http {

static Head with_fields(Pairs fields) {
    Head head;
    head.headers = std::move(fields);
    return head;
}

TEST(Framing, finds_the_end_of_a_head_and_waits_for_it) {
    EXPECT_EQ(end_of_head("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest"), 27u);
    EXPECT_EQ(end_of_head("GET / HTTP/1.1\r\nHost: a\r\n\r"), 0u);
}

TEST(Framing, gives_up_on_folded_lines_and_bare_line_feeds) {
    EXPECT_FALSE(end_of_head("GET / HTTP/1.1\r\nHost: a\r\n b"));
    EXPECT_FALSE(end_of_head("GET / HTTP/1.1\r\nHost: a\r\n\tb"));
    EXPECT_FALSE(end_of_head("GET / HTTP/1.1\n"));
}

TEST(Framing, takes_one_plain_length_or_chunks) {
    EXPECT_EQ(framing(with_fields({{"host", "a"}, {"content-length", "12"}}), Version::http_1_1)->length, 12u);
    EXPECT_TRUE(framing(with_fields({{"host", "a"}, {"transfer-encoding", "chunked"}}), Version::http_1_1)->chunked);
    EXPECT_FALSE(framing(with_fields({{"host", "a"}}), Version::http_1_1)->body());
}

TEST(Framing, needs_no_host_in_http_1_0_only) {
    EXPECT_TRUE(framing(with_fields({}), Version::http_1_0));
    EXPECT_FALSE(framing(with_fields({}), Version::http_1_1));
}

TEST(Framing, refuses_a_length_that_is_no_plain_number) {
    for (auto length : {"", "-1", "+5", "5, 5", "0x5", "5 ", "99999999999999999999999"})
        EXPECT_FALSE(framing(with_fields({{"host", "a"}, {"content-length", length}}), Version::http_1_1)) << length;
}

TEST(Bodies, lie_in_memory_up_to_64_kb_and_then_in_a_file_both_whole) {
    Body body;
    std::string all(Body::most_in_memory, 'a');
    EXPECT_TRUE(body.append(all));
    EXPECT_TRUE(body.in_memory());
    EXPECT_EQ(body.view(), all);
    EXPECT_TRUE(body.append("bc"));
    EXPECT_FALSE(body.in_memory());
    EXPECT_EQ(body.view(), all + "bc");
}

TEST(Intakes, refuse_what_is_beyond_the_limit_of_one_body) {
    Budget budget{100};
    Intake intake;
    intake.keeps_within(budget);
    intake.most = 10;
    EXPECT_TRUE(intake.take("0123456789"));
    EXPECT_FALSE(intake.take("x"));
    EXPECT_EQ(intake.refused, Intake::Refusal::too_long);
}

TEST(Intakes, share_a_budget_and_give_it_back) {
    Budget budget{10};
    Intake second;
    second.keeps_within(budget);
    second.most = 10;
    {
        Intake first;
        first.keeps_within(budget);
        first.most = 10;
        EXPECT_TRUE(first.take("0123456"));
        EXPECT_FALSE(second.has_room_for(4));
    }
    EXPECT_TRUE(second.has_room_for(4));
}

TEST(Intakes, keep_nothing_of_what_is_only_read_away) {
    Intake intake;
    intake.most = 10;
    EXPECT_TRUE(intake.has_room_for(1u << 30));
    EXPECT_TRUE(intake.take("0123456789"));
    EXPECT_EQ(intake.view(), "");
    EXPECT_FALSE(intake.take("x"));
    EXPECT_EQ(intake.refused, Intake::Refusal::too_long);
}

TEST(Paces, allow_one_kilobyte_a_second_and_no_long_pause) {
    Clock::time_point start{};
    using std::chrono::seconds;
    EXPECT_EQ(Pace(start).deadline(), start + seconds(10));
    EXPECT_EQ(Pace(start).deadline_after(5 * 1024, start + seconds(9)), start + seconds(15));
    EXPECT_EQ(Pace(start).deadline_after(100 * 1024, start + seconds(9)), start + seconds(19));
    Pace steady(start);
    for (int second = 1; second <= 1000; ++second) EXPECT_GE(steady.deadline_after(1024, start + seconds(second)), start + seconds(second + 9));
}

TEST(Paces, give_credit_for_half_a_minute_and_no_more) {
    Clock::time_point start{};
    using std::chrono::seconds;
    Pace pace(start);
    pace.deadline_after(1 << 20, start);
    EXPECT_EQ(pace.deadline_after(1, start + seconds(9)), start + seconds(19));
    EXPECT_EQ(pace.deadline_after(0, start + seconds(18)), start + seconds(28));
    EXPECT_LE(pace.deadline_after(1, start + seconds(27)), start + seconds(31));
}

TEST(Dates, are_written_as_the_standard_writes_them) { EXPECT_EQ(Date().at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT"); }

TEST(Ids, are_sixteen_hexadecimal_digits_and_never_the_same) {
    std::set<std::string> ids;
    for (int i = 0; i < 100; ++i) ids.insert(fresh_id());
    EXPECT_EQ(ids.size(), 100u);
    for (auto& id : ids) EXPECT_TRUE(id.size() == 16 && id.find_first_not_of("0123456789abcdef") == id.npos) << id;
}

TEST(Answers, let_no_field_begin_another) {
    Response response;
    response.headers = {{"Location", "/a\r\nSet-Cookie: b=c"}};
    EXPECT_EQ(head_bytes(response, {"id", "now"}).find("\nSet-Cookie"), std::string::npos);
}

TEST(Answers, have_no_length_where_they_can_have_no_body) {
    Response response;
    response.status = 304;
    response.body = "forgotten";
    EXPECT_EQ(head_bytes(response, {"id", "now"}).find("Content-"), std::string::npos);
    EXPECT_EQ(body_bytes(response), "");
}

static Response page_of(std::size_t bytes, std::string type = "text/html; charset=utf-8") {
    Response response;
    response.type = std::move(type);
    response.body = std::string(bytes, 'a');
    return response;
}

static std::string field(const Response& response, std::string_view name) {
    for (auto& [key, value] : response.headers)
        if (key == name) return value;
    return "";
}

TEST(Compression, comes_back_as_the_same_bytes) {
    auto response = page_of(5000);
    compress(response, "gzip");
    EXPECT_EQ(field(response, "Content-Encoding"), "gzip");
    EXPECT_EQ(test::unzipped(response.body), page_of(5000).body);
}

TEST(Compression, leaves_small_and_binary_and_already_compressed_bodies_alone) {
    for (auto response : {page_of(1023), page_of(5000, "image/png"), page_of(5000, "application/pdf")}) {
        compress(response, "gzip");
        EXPECT_TRUE(response.headers.empty()) << response.type;
    }
    auto encoded = page_of(5000);
    encoded.headers.emplace_back("content-encoding", "br");
    compress(encoded, "gzip");
    EXPECT_EQ(encoded.body, page_of(5000).body);
}

TEST(Compression, takes_json_and_pictures_made_of_text) {
    for (auto response : {page_of(1024, "application/json"), page_of(1024, "image/svg+xml")}) {
        compress(response, "gzip");
        EXPECT_EQ(field(response, "Content-Encoding"), "gzip");
    }
}

TEST(Compression, leaves_kept_bytes_as_they_are) {
    auto response = page_of(0);
    response.kept = std::make_shared<const std::string>(5000, 'a');
    compress(response, "gzip");
    EXPECT_EQ(body_bytes(response).size(), 5000u);
    EXPECT_TRUE(response.headers.empty());
}

TEST(Compression, tells_caches_whoever_asks_and_keeps_what_else_the_answer_depends_on) {
    auto response = page_of(5000);
    response.headers.emplace_back("Vary", "Cookie");
    compress(response, "identity");
    EXPECT_EQ(field(response, "Vary"), "Cookie, Accept-Encoding");
    EXPECT_EQ(field(response, "Content-Encoding"), "");
}

}
