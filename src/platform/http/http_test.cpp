// The server as a client on a raw socket meets it; what it refuses stands in refusal_test.cpp.
#include "platform/http/http_test.hpp"
#include <latch>

using namespace std::string_literals;

namespace http::test {
namespace {

// ---- What is taken

TEST_F(Http, answers_pipelined_requests_in_their_order) {
    Running server(program);
    Client client(server.port());
    client.sends("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.answer().body, "/1 ");
    EXPECT_EQ(client.answer().body, "/2 abc");
    EXPECT_EQ(client.answer().body, "/3 ");
}

TEST_F(Http, takes_a_request_that_comes_byte_by_byte) {
    Running server(program);
    Client client(server.port());
    for (char c : "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"s) client.sends({&c, 1});
    EXPECT_EQ(client.answer().body, "/slow hi");
}

TEST_F(Http, gives_the_service_the_request_as_it_was_sent) {
    program.answers = [](const Request& r) {
        return Program::page(r.method + "|" + r.path + "|" + r.query + "|" + std::string(r.header("x-two")) + "|" + r.remote);
    };
    Running server(program);
    Client client(server.port());
    client.sends("DELETE /a%2Fb?c=%20&d=?e HTTP/1.1\r\nHost: a\r\nX-Two:  2 \r\n\r\n");
    EXPECT_EQ(client.answer().body, "DELETE|/a%2Fb|c=%20&d=?e|2|127.0.0.1");
}

TEST_F(Http, takes_a_body_of_chunks_and_what_is_said_beside_them) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: chunked\r\n\r\n3;why=not\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    EXPECT_EQ(client.answer().body, "/ abcde");
}

TEST_F(Http, takes_a_body_of_many_pieces_whole) {
    std::string sent;
    while (sent.size() < 900'000) sent += std::to_string(sent.size()) + " ";
    program.answers = [&](const Request& r) { return Program::page(r.body == sent ? "whole" : "broken"); };
    Running server(program);
    Client client(server.port());
    EXPECT_EQ(client.posts("/", sent).answer().body, "whole");
    EXPECT_EQ(client.posts("/", sent).answer().body, "whole");
}

TEST_F(Http, answers_head_as_get_without_the_body) {
    Running server(program);
    Client client(server.port());
    auto whole = client.gets("/page").answer();
    auto head = client.sends("HEAD /page HTTP/1.1\r\nHost: a\r\n\r\n").head();
    auto without_its_own = [](Received r) {
        for (auto name : {"Date", "X-Request-Id"}) r.head.erase(r.head.find(name), r.head.find("\r\n", r.head.find(name)) - r.head.find(name));
        return r.head;
    };
    EXPECT_EQ(without_its_own(head), without_its_own(whole));
    EXPECT_EQ(client.gets("/next").answer().body, "/next ");
}

TEST_F(Http, closes_after_an_answer_to_http_1_0_unless_asked_to_stay) {
    Running server(program);
    Client leaves(server.port()), stays(server.port());
    EXPECT_EQ(leaves.sends("GET / HTTP/1.0\r\n\r\n").answer().status, 200);
    EXPECT_TRUE(leaves.is_closed());
    EXPECT_EQ(stays.sends("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer().field("Connection"), "keep-alive");
    EXPECT_EQ(stays.gets("/").answer().status, 200);
}

TEST_F(Http, answers_a_client_that_has_finished_sending) {
    Running server(program);
    Client client(server.port());
    EXPECT_EQ(client.gets("/", "Connection: close\r\n").answer().status, 200);
    EXPECT_TRUE(client.is_closed());
}

// ---- Bodies are judged before they are taken

TEST_F(Http, refuses_too_long_a_body_before_it_is_sent) {
    Running server(program);
    Client client(server.port());
    client.sends(post + "Content-Length: 1048577\r\n\r\n");
    auto refused = client.answer();
    EXPECT_EQ(refused.status, 413);
    EXPECT_EQ(refused.body, "too long");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Http, refuses_too_long_a_body_of_chunks_while_it_comes) {
    program.most_body = 10;
    Running server(program);
    Client client(server.port());
    client.sends(post + "Transfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\nabcdef\r\n");
    auto refused = client.answer();
    EXPECT_EQ(refused.status, 413);
    EXPECT_EQ(refused.body, "too long");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Http, lets_a_client_send_on_before_it_reads_the_refusal) {
    Running server(program);
    Client client(server.port());
    client.posts("/", std::string(8 << 20, 'a'));
    EXPECT_TRUE(client.sent_all());
    EXPECT_EQ(client.answer().status, 413);
}

TEST_F(Http, says_continue_only_when_the_body_is_welcome) {
    Running server(program);
    Client welcome(server.port()), too_long(server.port()), unknown(server.port());
    EXPECT_EQ(welcome.sends(post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n").head().status, 100);
    EXPECT_EQ(welcome.sends("hi").answer().body, "/ hi");
    EXPECT_EQ(too_long.sends(post + "Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n").head().status, 413);
    EXPECT_EQ(unknown.sends("POST /unknown HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n").head().status, 404);
}

TEST_F(Http, answers_what_is_judged_at_once_and_stays_where_no_body_follows) {
    Running server(program);
    Client with_body(server.port()), without(server.port());
    EXPECT_EQ(with_body.sends("POST /unknown HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n").answer().body, "not here");
    EXPECT_TRUE(with_body.is_closed());
    EXPECT_EQ(without.gets("/unknown").answer().status, 404);
    EXPECT_EQ(without.gets("/").answer().status, 200);
}

// ---- Overload

TEST_F(Http, says_busy_when_the_queue_is_full_and_answers_what_waited) {
    std::latch working{1}, go_on{1};
    program.answers = [&](const Request& r) {
        if (r.path == "/first") {
            working.count_down();
            go_on.wait();
        }
        return Program::page(r.path);
    };
    auto options = any_port();
    options.workers = 1;
    options.queue = 1;
    Running server(program, options);
    Client first(server.port()), waiting(server.port()), refused(server.port());
    first.gets("/first");
    working.wait();
    waiting.gets("/waiting");
    while (program.judged < 2) std::this_thread::yield();            // judged and queued are one step of the I/O thread
    auto busy = refused.gets("/refused").answer();
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.field("Retry-After"), "7");
    EXPECT_EQ(busy.head.find("Retry-After"), busy.head.rfind("Retry-After"));
    go_on.count_down();
    EXPECT_EQ(first.answer().body, "/first");
    EXPECT_EQ(waiting.answer().body, "/waiting");
}

TEST_F(Http, says_busy_when_the_bodies_in_flight_have_no_room_and_gives_the_room_back) {
    auto options = any_port();
    options.bodies_in_flight = 1000;
    Running server(program, options);
    EXPECT_EQ(Client(server.port()).sends(post + "Content-Length: 1001\r\n\r\n").answer().status, 503);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(Client(server.port()).posts("/", std::string(900, 'a')).answer().status, 200);
}

TEST_F(Http, keeps_nothing_of_a_body_that_is_to_be_read_away) {
    program.room = Room::none;
    auto options = any_port();
    options.bodies_in_flight = options.small_room = 1000;
    Running server(program, options);
    Client client(server.port());
    EXPECT_EQ(client.posts("/", std::string(500'000, 'a')).answer().body, "/ ");
    EXPECT_EQ(client.gets("/next").answer().body, "/next ");
}

TEST_F(Http, leaves_the_great_room_to_those_who_may_use_it) {
    auto options = any_port();
    options.small_room = 1000;
    Running server(program, options);
    program.room = Room::small;
    EXPECT_EQ(Client(server.port()).sends(post + "Content-Length: 1001\r\n\r\n").answer().status, 503);
    program.room = Room::great;
    EXPECT_EQ(Client(server.port()).posts("/", std::string(1001, 'a')).answer().status, 200);
}

TEST_F(Http, makes_place_by_closing_who_has_kept_it_waiting_longest) {
    auto options = any_port();
    options.connections = 2;
    Running server(program, options);
    Client first(server.port()), second(server.port());
    EXPECT_EQ(first.gets("/").answer().status, 200);
    EXPECT_EQ(second.gets("/").answer().status, 200);
    first.gets("/again").answer();                                   // now the second has been silent longest
    Client third(server.port());
    EXPECT_EQ(third.gets("/").answer().status, 200);
    EXPECT_TRUE(second.is_closed());
    EXPECT_EQ(first.gets("/").answer().status, 200);
}

TEST_F(Http, makes_place_for_the_next_where_one_never_ends_its_head) {
    auto options = any_port();
    options.connections = 1;
    Running server(program, options);
    Client slow(server.port());
    slow.gets("/").answer();
    slow.sends("GET / HT");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(Client(server.port()).gets("/").answer().status, 200);
    EXPECT_TRUE(slow.is_closed());
}

TEST_F(Http, closes_a_new_connection_where_all_are_being_served) {
    std::latch working{1}, go_on{1};
    program.answers = [&](const Request&) {
        working.count_down();
        go_on.wait();
        return Program::page("done");
    };
    auto options = any_port();
    options.connections = 1;
    Running server(program, options);
    Client first(server.port());
    first.gets("/");
    working.wait();
    EXPECT_TRUE(Client(server.port()).is_closed());
    go_on.count_down();
    EXPECT_EQ(first.answer().body, "done");
}

TEST_F(Http, closes_a_connection_whose_head_does_not_come) {
    auto options = any_port();
    options.head = std::chrono::seconds(0);
    Running server(program, options);
    EXPECT_TRUE(Client(server.port()).sends("GET / HT").is_closed());
}

TEST_F(Http, closes_a_connection_that_asks_nothing) {
    auto options = any_port();
    options.idle = std::chrono::seconds(0);
    Running server(program, options);
    EXPECT_TRUE(Client(server.port()).is_closed());
}

// ---- Answers

TEST_F(Http, marks_every_answer_with_its_own_id_and_the_date) {
    Running server(program);
    Client client(server.port());
    auto first = client.gets("/").answer(), second = client.gets("/").answer(), refused = client.sends("nonsense\r\n\r\n").answer();
    EXPECT_EQ(first.field("X-Request-Id").size(), 16u);
    EXPECT_NE(first.field("X-Request-Id"), second.field("X-Request-Id"));
    EXPECT_EQ(refused.field("X-Request-Id").size(), 16u);
    EXPECT_TRUE(first.field("Date").ends_with(" GMT"));
}

TEST_F(Http, turns_an_exception_into_words_and_goes_on) {
    program.answers = [](const Request& r) -> Response {
        if (r.path == "/bug") throw std::runtime_error("a secret detail");
        return Program::page("fine");
    };
    Running server(program);
    Client client(server.port());
    auto failed = client.gets("/bug").answer();
    EXPECT_EQ(failed.status, 500);
    EXPECT_EQ(failed.body.find("secret"), std::string::npos);
    EXPECT_NE(failed.body.find(failed.field("X-Request-Id")), std::string::npos);
    EXPECT_EQ(client.gets("/").answer().body, "fine");
}

TEST_F(Http, logs_the_pattern_of_the_route_and_never_the_address) {
    testing::internal::CaptureStderr();
    {
        Running server(program);
        Client(server.port()).gets("/pattern/secret-id?q=secret").answer();
    }
    auto log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("GET /pattern/{id} 200 "), log.npos) << log;
    EXPECT_EQ(log.find("secret"), log.npos) << log;
    EXPECT_EQ(log.find("Z info"), std::string("2026-11-24T15:48:00.123").size()) << log;      // in UTC, whatever the machine's zone
}

TEST_F(Http, sends_a_page_gzipped_to_who_takes_it) {
    program.answers = [](const Request&) { return Program::page(std::string(5000, 'a')); };
    Running server(program);
    Client client(server.port());
    auto zipped = client.gets("/", "Accept-Encoding: gzip, br\r\n").answer();
    EXPECT_EQ(zipped.field("Content-Encoding"), "gzip");
    EXPECT_EQ(zipped.field("Vary"), "Accept-Encoding");
    EXPECT_EQ(unzipped(zipped.body), std::string(5000, 'a'));
    EXPECT_EQ(client.gets("/").answer().body, std::string(5000, 'a'));
}

TEST_F(Http, sends_an_answer_larger_than_any_buffer_whole) {
    auto large = std::make_shared<const std::string>(20 << 20, 'a');
    program.answers = [&](const Request&) {
        Response response;
        response.kept = large;
        return response;
    };
    Running server(program);
    Client client(server.port());
    EXPECT_EQ(client.gets("/").answer().body, *large);
}

// Asked of the machine itself, so that a server that does not listen there is told from a machine that cannot.
bool machine_has_ipv6() {
    int socket = ::socket(AF_INET6, SOCK_STREAM, 0);
    sockaddr_in6 loopback{};
    loopback.sin6_family = AF_INET6;
    loopback.sin6_addr = in6addr_loopback;
    bool bound = socket >= 0 && ::bind(socket, reinterpret_cast<sockaddr*>(&loopback), sizeof loopback) == 0;
    if (socket >= 0) ::close(socket);
    return bound;
}

TEST_F(Http, listens_on_both_loopback_addresses_or_on_the_one_there_is) {
    Running server(program);
    EXPECT_EQ(Client(server.port(), "127.0.0.1").gets("/").answer().status, 200);
    Client other(server.port(), "::1");
    EXPECT_EQ(other.connected(), machine_has_ipv6());
    EXPECT_EQ(other.gets("/").answer().status, machine_has_ipv6() ? 200 : 0);
}

TEST_F(Http, listens_on_the_address_it_is_told_and_says_where_it_cannot) {
    auto options = any_port();
    options.address = "127.0.0.1";
    Running server(program, options);
    EXPECT_FALSE(Client(server.port(), "::1").connected());
    options.port = server.port();
    EXPECT_THROW(Server(options, program), std::exception);
}

TEST_F(Http, gives_what_it_answers_itself_the_headers_it_was_told) {
    program.answers = [](const Request&) -> Response { throw std::runtime_error("a bug"); };
    auto options = any_port();
    options.headers = {{"X-Everywhere", "yes"}};
    Running server(program, options);
    for (auto bytes : {"nonsense\r\n\r\n"s, "GET /" + std::string(16 << 10, 'b'), "GET / HTTP/1.1\r\nHost: a\r\nX-A: " + std::string(16 << 10, 'b'), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"s,
                       post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"})
        EXPECT_EQ(Client(server.port()).sends(bytes).answer().field("X-Everywhere"), "yes") << bytes.substr(0, 40);
}

// ---- The end

TEST_F(Http, finishes_what_was_begun_before_it_ends) {
    std::latch working{1}, go_on{1};
    program.answers = [&](const Request&) {
        working.count_down();
        go_on.wait();
        return Program::page("finished");
    };
    Running server(program);
    Client busy(server.port()), idle(server.port());
    busy.gets("/");
    working.wait();
    server.stops();
    EXPECT_TRUE(idle.is_closed());                                   // so the drain has begun
    EXPECT_FALSE(Client(server.port()).connected());
    go_on.count_down();
    auto answer = busy.answer();
    EXPECT_EQ(answer.body, "finished");
    EXPECT_EQ(answer.field("Connection"), "close");
    server.ends();
    EXPECT_EQ(server.served(), 1u);
}

TEST_F(Http, ends_after_the_drain_although_a_client_does_not_finish) {
    auto options = any_port();
    options.drain = std::chrono::seconds(0);
    Running server(program, options);
    Client client(server.port());
    client.sends(post + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n").head();
    server.ends();
    EXPECT_TRUE(client.is_closed());
}

}
}
