#pragma once
#include "features/plan/plan.hpp"

namespace plan {

void add_acts(ActTable&);
std::vector<Field> year_form();
std::vector<Field> line_form();
// What may be chosen, by the keys of names in the profile.
std::vector<std::string> hosts(const profile::Profile&);
std::vector<std::string> clauses(const profile::Profile&);         // "not_applicable" first
std::vector<std::string> groups(const profile::Profile&);          // "" first: none

}
