// What the act of withdrawing leaves in the outbox: who could read, as audiences, so that they can be told.
#pragma once
#include "features/updates/update.hpp"

namespace updates {

inline constexpr std::string_view withdrawn_kind = "update.withdrawn";
struct Withdrawn { std::string member; int year; CircleId office; std::vector<AudienceId> readers; Time at; };
std::string written(const Withdrawn&);
Withdrawn read_withdrawn(std::string_view);

}
