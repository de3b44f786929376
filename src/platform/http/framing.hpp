// Where a request begins and ends. It has exactly one reading or it is refused: what two programs in a row read differently is how requests are
// smuggled (RFC 9112, 11.2). Beast 1.81 alone takes "Transfer-Encoding: xchunked", no Host or two, "Content-Length: 5, 5" and folded lines.
#pragma once
#include "platform/http/http.hpp"

namespace http {

constexpr std::size_t most_head = 16 << 10;       // bytes of the request line and the fields; more is 431
constexpr std::size_t most_target = 8 << 10;      // more is 414

// How many of these bytes are the head, its empty line included; 0 while that is not there yet. Nothing where no sound head can come of it:
// a line that ends without CR, or a folded one (obs-fold, RFC 9112, 5.2).
std::optional<std::size_t> end_of_head(std::string_view);

enum class Version { http_1_0, http_1_1 };

struct Framing {
    bool chunked = false;
    std::uint64_t length = 0;                     // as declared, where it is not chunked
    bool body() const { return chunked || length > 0; }
};
// Nothing where it is refused: Transfer-Encoding other than `chunked`, or in HTTP/1.0, or beside a Content-Length; a Content-Length that is
// repeated or no plain number; several Hosts, or none in HTTP/1.1.
std::optional<Framing> framing(const Head&, Version);

}
