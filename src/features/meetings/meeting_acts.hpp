#pragma once
#include "features/meetings/meeting.hpp"

namespace meetings {

void add_meeting_acts(ActTable&, const profile::Profile&);
std::vector<Field> meeting_form();
std::vector<Field> end_form();
std::vector<Field> cards_form();
std::vector<Field> contribution_form(const profile::Profile&);       // no field for a language where the network has one
std::vector<Field> withdrawal_form();
// With whom a meeting can be shared, by the keys of circles of the profile.
std::vector<std::string> circles_of_meetings(const profile::Profile&);
// The code opens nothing: wrong, of another meeting, or the meeting is not on; which is the same.
FormErrors no_such_card();
// The language of what is typed, where the network has several.
Result<std::string> language_in(const Form&, const profile::Profile&);
void language_field(pages::Out&, const pages::View&, const pages::Typed&);

}
