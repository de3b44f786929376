#pragma once
#include "features/accounts/accounts.hpp"

namespace accounts {

inline constexpr std::size_t link_bytes = 32;

bool is_link(Reader&, std::string_view link, Time now);                 // was made, and is not too old; perhaps used
bool is_session(Reader&, std::string_view token, Time now);             // base tables: inside a write
Result<PersonId> redeem(Writer&, std::string_view link, Time now);      // Hidden: used, too old, or none; which is the same
void end_session(Writer&, std::string_view token);

}
