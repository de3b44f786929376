#pragma once
#include "features/updates/update_store.hpp"
#include "pages/door/request.hpp"
#include "platform/text/text.hpp"

namespace updates {

using namespace pages;

std::string said_year(const View&, const AnnualUpdate&);                       // "Annual update 2026"
std::string said_question(const View&, std::string_view key, int version);      // "2.2 What did not work", as it was put then
template <class Q> std::string said_question(const View& view, const Q& asked) { return said_question(view, asked.question, asked.version); }
template <class Q> const std::string& part_of(const View& view, const Q& asked) { return view.profile.question(asked.question, asked.version)->part; }
Part named_part(const View&, const std::string& part);                          // "2 Good practices"; one the profile has no more keeps its name
std::string said_state(const View&, const Office&);                             // where it stands, in one sentence
std::string step_title(const View&, const Step&);
void said_narrower(Out&, Request&, const Shown& answer);                       // "Only for: …", where it is kept narrower than its update
// What an answer says to its reader: the text, with the courtesy translation where there is one, or the sentence of an answer without a text.
Part said_answer(const View&, const Pair&, std::string_view binding);
std::string first_words(const View&, const Pair&, std::size_t most);           // in the language that most of the network reads

// Pages of one country update.
Part office_page(Request&, const Office&, const Typed&);
Part reader_page(Request&, const CountryUpdate&, const Shown&);
Part sharing_page(Request&, const Office&, const Typed&);
Part changes_page(Request&, const Office&, const List& before);
Part changed_passages(Request&, const Office&, const List& before);          // only those that changed, words in and words out
// The page of one answer, for its office and for those it is shared with.
struct AnswerPage { ItemId id; AnswerPlace place; CountryUpdate update; AnnualUpdate annual; };
Part writing_page(Request&, const AnswerPage&, const Office&, const AnswerState&, const Typed&);
Part reading_page(Request&, const AnswerPage&, const Shown&, const Typed&);
Result<Answer> answer_page(Request&, ItemId, const Typed&);
std::vector<Choice> language_choices(const View&);                              // in which a text may be written
std::string question_name(const AnswerPlace&, std::string_view what);           // of its question, hint or help, as it was put then

}
