// Pieces of the pages of this room.
#pragma once
#include "features/procedures/procedures.hpp"
#include "pages/door/request.hpp"

namespace procedures {

using pages::Out;
using pages::Request;
using pages::View;

pages::Crumb room(const View&);
std::string said_stage(const View&, const Version&, Stage);
std::string_view key_of(Stage);                          // as checkers read it
void version_rows(Out&, Request&, const std::vector<Version>&);
std::vector<pages::Choice> language_choices(const View&);
void comment_and_answer(Out&, Request&, const Shown&);   // in words, without a way on
std::string said_author(const View&, const Comment&);
std::string said_outcome(const View&, std::string_view outcome);

void add_clause_routes(pages::Routes&);
void add_version_routes(pages::Routes&);
void add_comment_routes(pages::Routes&, const profile::Profile&);

}
