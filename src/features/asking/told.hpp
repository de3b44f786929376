// What people are told of when it is done, by the outbox: each practitioner that her office asks her something, and what it did with her contribution.
#pragma once
#include "network/item/item.hpp"

namespace asking {

inline constexpr std::string_view told_kind = "asking.told";
struct Told { std::string what, member; ItemId contribution; PersonId person; Time at; };          // what: an act, "inquiry.put" …
std::string written(const Told&);
Told read_told(std::string_view);
// What the notice is about, as it is kept: "ID 3k…".
struct About { std::string member; ItemId contribution; };
std::string written(const About&);
std::optional<About> read_about(std::string_view);

}
