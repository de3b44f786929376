#pragma once
#include "features/asking/asking.hpp"

namespace asking {

void add_acts(ActTable&, const profile::Profile&);
// What she is writing, without an act: kept for her alone until she sends it.
Result<Done> draft_contribution(Writer&, const Deed&, ItemId, const Form&);

std::vector<Field> question_form(const profile::Profile&);
std::vector<Field> words_form(const profile::Profile&);

inline constexpr int most_question = 2'000, most_words = 8'000;       // grapheme clusters

}
