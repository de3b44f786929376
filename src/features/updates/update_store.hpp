#pragma once
#include "features/updates/update.hpp"

namespace updates {

std::vector<AnnualUpdate> annual_updates(Reader&);                             // newest year first
Result<AnnualUpdate> find_annual(Reader&, ItemId);
std::vector<Asked> questions_of(Reader&, ItemId annual);
Result<CountryUpdate> find_country_update(Reader&, ItemId);
std::optional<CountryUpdate> country_update_of(Reader&, ItemId annual, std::string_view member);
std::vector<CountryUpdate> country_updates(Reader&, ItemId annual);            // those the reader may know of
struct AnswerPlace { ItemId update; std::string question; int version; };
Result<AnswerPlace> find_answer(Reader&, ItemId);
std::vector<AnswerRow> answers_of(Reader&, ItemId country_update);
Result<Office> find_office(Reader&, ItemId country_update);                    // for the office alone: Hidden to others
struct CountryState { std::string member, last; };
std::vector<CountryState> country_states(Reader&, ItemId annual);              // for those who run the update; empty to others
bool is_open_to_network(Reader&, ItemId country_update);                       // all of the network reads it, nothing narrower
std::vector<Step> steps_of(Reader&, CircleId office);

// Opens it for every member: one country update each, one answer for each question.
ItemId open_annual(Writer&, const Deed&, const Sitting&, const profile::Profile&, int year, int plan_year, Time until, Sample);

}
