// Who is signed in. People come in by a link that signs in once, within 15 minutes, by a button on its page (mail programs open links by themselves).
#pragma once
#include "pages/door/request.hpp"

namespace accounts {

inline constexpr std::chrono::minutes link_age{15};

// A link for this person; only its hash is kept. The answer is the last part of /sign-in/{link}.
std::string add_link(Writer&, PersonId, Time now);
// A session for this person; only its hash is kept. The token is the cookie's value. On a device of her own, what could not be sent waits there for her.
enum class Device { shared, own };
void add_session(Writer&, const std::string& token, PersonId, Time now, Device = Device::shared);

void open(pages::Tables&);

}
