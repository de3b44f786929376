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

// Headers of every answer: no script or style but ours, no framing, nothing told to others; under https, only https from now on.
http::Pairs security_headers(const House&);
void add_security_headers(const House&, http::Response&);
// A masked token for forms, good for this session: never the same bytes twice (so that compression tells nothing).
std::string csrf_token(const crypto::Key&, std::string_view session, PersonId, Chance&);
bool csrf_fits(const crypto::Key&, std::string_view session, std::string_view token);
// Whether the form with this token was opened by another account: a window that someone left on a shared computer sends nothing in the name of who came after.
bool is_of_another(const crypto::Key&, PersonId, std::string_view token);
// A session's token: 128 bits that follow from the seed, and a mark that this house made it, so that it can be told from any other without a look.
std::string session_token(const crypto::Key&, std::string_view seed);
bool is_token_of_ours(const crypto::Key&, std::string_view token);
// What a browser keeps after signing out: no session, but a token of ours, by which a form that was still open in another window is told from a stranger's.
std::string ended_session(const crypto::Key&, std::string_view session);
// The session's is of this host and port alone: "__Host-…" under https (RFC 6265bis, 4.1.3.2), else its name holds the port.
std::string session_cookie_name(const std::string& address);
std::string session_cookie(const House&, std::string_view token);
// A cookie as we set them: for this host, unseen by scripts, under https never sent without it; and its value where a browser sends it.
std::string cookie(const House&, std::string_view name, std::string_view value, std::chrono::seconds age);
std::string_view kept_cookie(const House&, const http::Head&, std::string_view name);
inline constexpr std::chrono::hours session_age{12};
// The cookie outlives its session: who presses a button after that is told so, with what she typed, instead of being led away from it.
inline constexpr std::chrono::hours ended_session_is_known{7 * 24};
// Whose tries are counted together: the peer, or where a proxy stands in front the address that it saw (the last of X-Forwarded-For). Of IPv6 the first half:
// the other is one household's own.
std::string asker_of(const House&, const http::Head&);

}
