// What an act that takes a text away from readers leaves in the outbox: who could read it before and who still can, as audiences, so that those between are told.
#pragma once
#include "features/updates/update.hpp"

namespace updates {

inline constexpr std::string_view withdrawn_kind = "update.withdrawn";
struct Withdrawn {
    std::string what, member;                         // "country-update" or "answer"
    int year;
    CircleId office;
    std::vector<AudienceId> readers, still;
    Time at;
    PersonId told_until{};                            // people are told in the order of their ids, some in each write
};
std::string written(const Withdrawn&);
Withdrawn read_withdrawn(std::string_view);

}
