// An answer as bytes, and what the server itself says and adds.
#pragma once
#include "platform/http/http.hpp"
#include <ctime>

namespace http {

// The Date of answers (IMF-fixdate, RFC 9110, 5.6.7), written once a second.
class Date {
    std::time_t second = -1;
    std::string text;

public:
    std::string_view at(std::time_t);
};

enum class Persistence { as_usual, keep_alive, close };      // keep_alive: said to HTTP/1.0, where it is not the usual

struct Envelope {
    std::string_view id, date;
    Persistence persistence = Persistence::as_usual;
};
// Status line and fields, with the length of the body that GET would send. CR, LF and NUL in a field are left out: no field can begin another.
std::string head_bytes(const Response&, const Envelope&);
std::string_view body_bytes(const Response&);               // none with 204 and 304

// Gzips a body of 1 KB or more whose type is text, for a client that takes gzip, and tells caches that it depends on the client. For workers.
void compress(Response&, std::string_view accept_encoding);

Response plain(int status, std::string_view words);
std::string fresh_id();                                     // 16 hexadecimal digits that nobody can guess

}
