#pragma once
#include "features/procedures/procedures.hpp"

namespace procedures {

void add_acts(ActTable&, const profile::Profile&);
std::vector<Field> clause_form();
std::vector<Field> move_form();
std::vector<Field> consult_form();
std::vector<Field> comment_form(const profile::Profile&);           // no language where there is one
std::vector<Field> answer_form();

// To whom a version can be put out for comments, from few to many: keys of circles. And a mark of the people this reaches, so that they are still the same.
std::vector<std::string> circles_to_consult(const profile::Profile&);
std::string people_of(Reader&, const profile::Profile&, Time now);

Result<Done> draft_clause(Writer&, const Deed&, ItemId, const Form&);

}
