// The way of a request: judged when its head is complete, then on a worker: session → actor → handler → bytes. Every problem ends here, in one place.
#pragma once
#include "pages/door/request.hpp"

namespace pages {

class Door final : public http::Service {
    struct Idle;
    House& house;
    std::shared_ptr<Idle> idle;                     // page connections between requests

public:
    explicit Door(House&);
    ~Door() override;
    http::Judgement judge(const http::Head&) override;
    http::Response answer(const http::Request&) override;
    http::Response too_long(const http::Head&) override;
    http::Response busy(const http::Head&) override;
};

// Headers of every answer: no script or style but ours, no framing, nothing told to others.
void add_security_headers(http::Response&);
// A masked token for forms, good for this session: never the same bytes twice (so that compression tells nothing).
std::string csrf_token(const crypto::Key&, std::string_view session, Chance&);
bool csrf_fits(const crypto::Key&, std::string_view session, std::string_view token);
std::string session_cookie(const House&, std::string_view token, std::chrono::seconds age);
inline constexpr std::chrono::hours session_age{12};

}
