// HTTP/1.1 as the house speaks it: what a request is, what an answer is, and the server between them. No Boost header is seen from here.
//
// One I/O thread parses, judges and writes; whatever blocks runs on the workers. A request is judged when its head is complete, before a byte
// of its body is taken: a wrong method, a foreign Origin or too long a body is answered at once.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Head {
    std::string method, path, query;              // path without the query, both as sent (still percent-encoded)
    Pairs headers;                                // names in lower case
    std::string remote;                           // the peer's address
    std::string id;                               // of this request: sent back as X-Request-Id, stands in the log
    std::string_view header(std::string_view lower_case_name) const;   // "" where absent
};

struct Request : Head {
    std::string_view body;                        // valid while the answer is made; beyond 64 KB it lies in an unlinked file
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;                             // sent gzipped where the client takes it, its type is text and it is worth it
    Pairs headers;
    std::shared_ptr<const std::string> kept;      // instead of `body`: bytes that outlive the answer (assets, already compressed), sent as they are
    bool close = false;
};

// How much of the room for bodies in flight a request may use. `none`: its body is read away and not kept.
enum class Room { none, small, great };

struct Judgement {
    std::optional<Response> answer;               // given: answered at once, the body is not read
    std::size_t most_body = 0;                    // bytes; more is `too_long`
    std::string_view pattern = "-";               // of the route, for the log
    Room room = Room::great;
};

// What a program answers with. `answer` runs on a worker, all else on the I/O thread, where nothing may block.
class Service {
public:
    virtual ~Service() = default;
    virtual Judgement judge(const Head&) = 0;
    virtual Response answer(const Request&) = 0;
    virtual Response too_long(const Head&) = 0;    // 413: by its declared length, or found out while it came; the connection is closed
    virtual Response busy(const Head&) = 0;        // 503 with Retry-After: the queue is full, or the bodies in flight have no room
};

struct Options {
    std::uint16_t port = 8080;                    // on 127.0.0.1 and ::1; 0: any free one
    std::string address{};                        // another address to listen on, instead
    unsigned workers = 8;                         // more than cores: a save waits for its commit on one, and others share that commit
    unsigned queue = 512;                         // requests that may wait for a worker
    unsigned connections = 10'000;                // beyond, the one that has kept us waiting longest for a request makes place
    std::size_t bodies_in_flight = 64 << 20;      // bytes of all bodies being taken; beyond: 503
    std::size_t small_room = 8 << 20;             // as much beside it for those who may use the small room only
    Pairs headers{};                              // of every answer that the server makes itself, which no service sees
    std::chrono::seconds idle{75}, head{15}, drain{10};
};

class Server {
    struct Impl;
    std::unique_ptr<Impl> impl;

public:
    Server(Options, Service&);                    // listens from here on; throws where the address cannot be had
    ~Server();
    std::uint16_t port() const;
    void run();                                   // returns after SIGTERM, SIGINT or stop(), when what was begun is answered, at most `drain` later
    void stop();                                  // from any thread
    std::uint64_t served() const;                 // requests answered so far
};

std::string_view reason(int status);              // RFC 9110, section 15

}
