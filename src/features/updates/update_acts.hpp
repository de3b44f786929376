#pragma once
#include "features/updates/update.hpp"

namespace updates {

void add_acts(ActTable&, const profile::Profile&);
// What is being written, without an act: kept for its writer until she saves.
Result<Done> draft_answer(Writer&, const Deed&, ItemId answer, const Form&);
// What she is writing there: what the form holds, else what is kept of it on the text it was made from, else that text. Then kept for her as above.
Result<Pair> being_written(Writer&, const Deed&, ItemId answer, const Form&);
Result<Done> keep_draft(Writer&, const Deed&, ItemId answer, const Form&, const Pair&);

// Whom a country can share its update with, by the keys of circles: its own office, the contact points, the board, everyone in the network.
std::vector<std::string> circles_to_share_with(const Office&, const profile::Profile&);

// Where the network writes in one language, nobody is asked which it is, what it says in another, and which text binds; where it has no answer without a
// text, nobody is asked how she answers.
std::vector<Field> answer_form(const profile::Profile&);
std::vector<Field> hand_in_form(const profile::Profile&);
std::vector<Field> circle_form();
std::vector<Field> share_form();
std::vector<Field> annual_form();

inline constexpr int most_text = 20'000;          // grapheme clusters of one text

}
