// Who plays in the tests: always the same people, in the seats of the network's profile. Refused and allowed differ in one thing.
#pragma once
#include "network/seat/seat.hpp"
#include <span>

namespace world {

struct Part { std::string_view name, seat; };
inline constexpr Part cast[] = {
    {"sari", "contact_point.ID"},           // contact point of Indonesia
    {"tuti", "alternate.ID"},               // her alternate
    {"dara", "desk_officer.ID"},            // desk officer of Indonesia
    {"budi", "board_member.ID"},            // Indonesia's board member
    {"lestari", "practitioner.ID"},         // practitioner in Indonesia
    {"keo", "contact_point.LA"},            // contact point of Lao PDR
    {"noy", "desk_officer.LA"},             // desk officer of Lao PDR
    {"bo", "board_member.LA"},              // board member of Lao PDR
    {"nok", "practitioner.TH"},             // practitioner in Thailand
    {"ana", "administrative_officer.1"},    // the Administrative Office
    {"cham", "chair"},                      // chair of the board
    {"uno", "supporting_officer"},          // the supporting organisation
    {"mei", "group_member.group_1"},        // member of a thematic working group
    {"gita", "gatekeeper"},                 // admits civil-society members
    {"cso", "cso_member"},                  // civil-society member
    {"ops", "operator"},                    // keeps the server running
};
inline constexpr std::string_view hidden_cso = "hidden_cso";        // a civil-society member protected by the gatekeeper

void add_cast(Writer&, std::span<const Part>, Time since);
PersonId add_hidden_cso(Writer&, Time since);
PersonId add_to_cast(Writer&, std::string_view name, const std::vector<std::string_view>& seats, Time since, Time until = no_end);
PersonId person_called(Reader&, std::string_view name);             // base tables; throws where nobody is called so

}
