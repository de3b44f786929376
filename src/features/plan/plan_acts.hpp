#pragma once
#include "features/plan/plan.hpp"

namespace plan {

void add_acts(ActTable&, const profile::Profile&);
std::vector<Field> year_form();
std::vector<Field> line_form(const profile::Profile&);               // no field for groups or clauses where the network has none
// What may be chosen, by the keys of names in the profile.
std::vector<std::string> hosts(const profile::Profile&);
std::vector<std::string> clauses(const profile::Profile&);         // "not_applicable" first
std::vector<std::string> groups(const profile::Profile&);          // "" first: none

}
