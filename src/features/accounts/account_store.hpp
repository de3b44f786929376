#pragma once
#include "features/accounts/accounts.hpp"

namespace accounts {

inline constexpr std::size_t link_bytes = 32;

Result<PersonId> redeem(Writer&, std::string_view link, Time now);      // Hidden: used, too old, or none; which is the same
void end_session(Writer&, std::string_view token);

}
