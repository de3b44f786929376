#pragma once
#include "features/asking/asking.hpp"
#include "pages/door/request.hpp"

namespace asking {

using namespace pages;

std::string title_of(const Inquiry&);                         // the first words of its question
std::string said_own_state(const View&, const Contribution&, Time now);        // where her contribution stands, in a word or two

// The office: whom to ask what; what it asked and what was sent; one contribution.
struct Asking { ItemId answer; std::string member, wording, lang; std::vector<Practitioner> practitioners; };
Part asking_page(Request&, const Asking&, const Typed&);
Part inquiry_page(Request&, const Inquiry&);
Part received_page(Request&, const Received&);
// Below the answer that is being written, inside its form.
void beside_answer(Out&, Request&, const Shown& answer, const Typed&);

// She who is asked.
Part own_page(Request&, const Contribution&, const Typed&);
void own_row(Out&, Request&, const Contribution&);

}
