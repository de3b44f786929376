// Country statements of a meeting: every country one turn, in a declared order. A country passes, speaks later or hands in a text; a line that is lost keeps its
// turn. Nothing closes before every seat has had a turn, has passed, or has a reason. Where each stands is worked out from the acts; no clock runs.
#pragma once
#include "features/meetings/meeting.hpp"

namespace meetings {

enum class Turn { to_come, has_it, spoke, passed, later, in_writing, line_lost, excused };
bool is_open(Turn);                                                         // it still has its turn
struct Place { std::string member; Turn turn = Turn::to_come; std::string reason{}; ItemId text{}; };
struct Statements {
    bool declared = false, closed = false;
    std::vector<Place> order{};
    const Place* of(std::string_view member) const;
};
Statements statements_of(const std::vector<Acted>&);
std::string order_of(const profile::Profile&);                              // as the members always stand: keys between blanks
std::vector<std::string_view> still_open(const Statements&);
std::string hash_of(const Statements&);                                     // what the forms are made from
std::string hash_of(const Place&);

// What may be marked, as forms have it.
struct Mark { std::string_view key; Turn turn; };
std::span<const Mark> marks();
const Mark* mark_called(std::string_view key);

Result<Sitting> may_lead(const Actor&);                                     // the chair, or the Administrative Office for the chair
Result<Sitting> may_declare(const Statements&, const Meeting&, const Actor&, Time now);
Result<Sitting> may_move(const Statements&, const Actor&);
Result<Sitting> may_give(const Statements&, std::string_view member, const Meeting&, const Actor&, Time now);
Result<Sitting> may_mark(const Statements&, std::string_view member, Turn as, const Actor&);
Result<Sitting> may_close(const Statements&, const Actor&);
Result<Sitting> may_withdraw_statement(const Shown&, const Actor&);

std::vector<Field> mark_form(const profile::Profile&);
void add_statement_acts(ActTable&, const profile::Profile&);
void open_statements(pages::Tables&);
// On the page of its meeting.
void statements_on(pages::Out&, pages::Request&, const Meeting&, const Shown&);

}
