// Requests that have more than one reading, or none: each is answered in words, and the connection closed.
#include "platform/http/http_test.hpp"

using namespace std::string_literals;

namespace http::test {
namespace {

const std::string get = "GET / HTTP/1.1\r\n";

struct Refused { const char* why; std::string bytes; int status = 400; };
void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.why; }
struct HttpRefuses : testing::TestWithParam<Refused> {};

TEST_P(HttpRefuses, in_plain_words_and_closes_without_asking_the_service) {
    Program program;
    Running server(program);
    Client client(server.port());
    auto answer = client.sends(GetParam().bytes).answer();
    EXPECT_EQ(answer.status, GetParam().status);
    EXPECT_EQ(answer.field("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(program.judged, 0);
}

INSTANTIATE_TEST_SUITE_P(, HttpRefuses, testing::Values(Refused{"no_host", get + "\r\n"}, Refused{"two_hosts", get + "Host: a\r\nHost: a\r\n\r\n"}, Refused{"a_transfer_encoding_that_looks_like_chunked", post + "Transfer-Encoding: xchunked\r\n\r\n"}, Refused{"chunked_that_is_not_the_last_coding", post + "Transfer-Encoding: chunked, identity\r\n\r\n"}, Refused{"two_codings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n"}, Refused{"two_transfer_encodings", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"}, Refused{"chunks_in_http_1_0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}, Refused{"length_beside_chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}, Refused{"chunks_beside_length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"}, Refused{"a_length_twice", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"}, Refused{"a_list_of_lengths", post + "Content-Length: 5, 5\r\n\r\nhello"}, Refused{"a_signed_length", post + "Content-Length: +5\r\n\r\nhello"}, Refused{"an_empty_length", post + "Content-Length:\r\n\r\n"}, Refused{"a_length_beyond_all_numbers", post + "Content-Length: 18446744073709551617\r\n\r\nh"}, Refused{"a_folded_line", post + "X-A: b\r\n c\r\n\r\n"}, Refused{"a_folded_line_by_tab", get + "X-A: b\r\n\tHost: a\r\n\r\n"}, Refused{"a_bare_line_feed", "GET / HTTP/1.1\nHost: a\n\n"}, Refused{"a_bare_carriage_return", get + "Host: a\r\nX-A: b\rX-B: c\r\n\r\n"}, Refused{"nul_in_a_field", get + "Host: a\r\nX-A: b\0c\r\n\r\n"s}, Refused{"a_blank_before_a_colon", get + "Host : a\r\n\r\n"}, Refused{"a_whole_url_as_target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"}, Refused{"a_star_as_target", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"}, Refused{"an_authority_as_target", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"}, Refused{"http_2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"}, Refused{"http_1_2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n"}, Refused{"http_0_9", "GET /\r\n\r\n"}, Refused{"the_preface_of_http_2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}, Refused{"a_long_head", get + "Host: a\r\nX-A: " + std::string(16 << 10, 'b') + "\r\n\r\n", 431}, Refused{"a_head_without_end", get + "Host: a\r\nX-A: " + std::string(16 << 10, 'b'), 431}, Refused{"a_long_target", "GET /" + std::string(8 << 10, 'b') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414}, Refused{"a_target_without_end", "GET /" + std::string(16 << 10, 'b'), 414}), [](auto& test) { return test.param.why; });

struct Smuggling : Http {};

TEST_F(Smuggling, never_reads_a_smuggled_request_from_a_body_it_refused) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: xchunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.answer().status, 400);
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(program.judged, 0);
}

TEST_F(Smuggling, reads_no_request_from_what_a_chunked_body_carries) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: chunked\r\n\r\n1d\r\nGET /in HTTP/1.1\r\nHost: a\r\n\r\n\r\n0\r\n\r\n").gets("/after");
    EXPECT_EQ(client.answer().body, "/ GET /in HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.answer().body, "/after ");
}

TEST_F(Smuggling, refuses_a_broken_chunk_without_answering_its_request) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n");
    EXPECT_EQ(client.answer().status, 400);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Smuggling, refuses_fields_after_a_body_folded_or_not) {
    for (auto trailers : {"X-Late: 1\r\n", "X-Late: 1\r\n 2\r\n", "Content-Length: 3\r\n"}) {
        Running server(program);
        Client client(server.port());
        client.sends(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n" + trailers + "\r\n").gets("/smuggled");
        EXPECT_EQ(client.answer().status, 400) << trailers;
        EXPECT_TRUE(client.is_closed()) << trailers;
    }
}

TEST_F(Smuggling, refuses_a_chunk_extension_without_end) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(64 << 10, 'x'));
    EXPECT_EQ(client.answer().status, 400);
}

}
}
