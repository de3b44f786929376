#include "features/meetings/statements.hpp"
#include "platform/crypto/crypto.hpp"
#include <span>

namespace meetings {

static constexpr Mark all_marks[] = {{"spoke", Turn::spoke}, {"passes", Turn::passed}, {"later", Turn::later}, {"in_writing", Turn::in_writing}, {"line_lost", Turn::line_lost}, {"excused", Turn::excused}};
std::span<const Mark> marks() { return all_marks; }
const Mark* mark_called(std::string_view key) {
    auto at = std::ranges::find(all_marks, key, &Mark::key);
    return at == std::end(all_marks) ? nullptr : at;
}

bool is_open(Turn turn) { return turn == Turn::to_come || turn == Turn::has_it || turn == Turn::later || turn == Turn::line_lost; }

// ---- where each stands, from the acts

static Place* place_of(Statements& s, std::string_view member) {
    auto at = std::ranges::find(s.order, member, &Place::member);
    return at == s.order.end() ? nullptr : &*at;
}
const Place* Statements::of(std::string_view member) const {
    auto at = std::ranges::find(order, member, &Place::member);
    return at == order.end() ? nullptr : &*at;
}

static void declare(Statements& s, const std::string& order) {
    s.declared = true;
    for (auto part : std::views::split(order, ' ')) s.order.push_back({std::string(part.begin(), part.end())});
}

static void move(Statements& s, std::string_view member, bool earlier) {
    auto at = std::ranges::find(s.order, member, &Place::member);
    if (at == s.order.end() || at == (earlier ? s.order.begin() : s.order.end() - 1)) return;
    std::iter_swap(at, earlier ? at - 1 : at + 1);
}

static void take(Statements& s, const Acted& act) {
    if (act.name == "statements.declare") declare(s, act.of("order"));
    if (act.name == "statements.move") move(s, act.of("member"), act.of("to") == "earlier");
    if (act.name == "statements.close") s.closed = true;
    auto* place = place_of(s, act.of("member"));
    if (!place) return;
    if (act.name == "statement.turn") *place = {place->member, Turn::has_it, {}, place->text};
    auto* mark = mark_called(act.of("as"));
    if (act.name == "statement.mark" && mark) *place = {place->member, mark->turn, act.of("reason"), ItemId::read(act.of("text")).value_or(place->text)};
}

Statements statements_of(const std::vector<Acted>& acts) {
    Statements s;
    for (auto& act : acts) take(s, act);
    return s;
}

std::string order_of(const profile::Profile& profile) {
    std::string all;
    for (auto& member : profile.members) all += (all.empty() ? "" : " ") + member.key;
    return all;
}

std::vector<std::string_view> still_open(const Statements& s) {
    std::vector<std::string_view> all;
    for (auto& place : s.order)
        if (is_open(place.turn)) all.push_back(place.member);
    return all;
}

static std::string as_text(const Place& place) { return place.member + "\n" + std::to_string(static_cast<int>(place.turn)) + "\n" + place.reason + "\n" + place.text.text() + "\n"; }
std::string hash_of(const Place& place) { return crypto::hex(crypto::sha256(as_text(place))); }
std::string hash_of(const Statements& s) {
    std::string all;
    for (auto& place : s.order) all += as_text(place);
    return crypto::hex(crypto::sha256(all));
}

// ---- who may

Result<Sitting> may_lead(const Actor& actor) {
    if (auto* chair = actor.sitting(Role::chair)) return *chair;
    auto* office = actor.sitting(Role::administrative_officer);
    if (!office) return Refusal{"statements.chair", tell("The chair leads the statements, or the {1} for the chair.", administrative_office), {}};
    return *office;
}

Result<Sitting> may_declare(const Statements& s, const Meeting& meeting, const Actor& actor, Time now) {
    auto seat = TRY(may_open(actor));
    if (s.declared) return Refusal{"statements.declared", tell("The order is declared already."), {}};
    if (meeting.is_over(now)) return Refusal{"meeting.over", tell("This meeting is over since {1}.", Moment{meeting.ends}), {}};
    return seat;
}

static Result<Done> must_run(const Statements& s) {
    if (!s.declared) return Refusal{"statements.not_declared", tell("The order of the statements is not declared yet."), {}};
    if (s.closed) return Refusal{"statements.closed", tell("The statements are closed."), {}};
    return Done{};
}

Result<Sitting> may_move(const Statements& s, const Actor& actor) {
    auto seat = TRY(may_open(actor));
    TRY(must_run(s));
    if (!std::ranges::all_of(s.order, [](auto& place) { return place.turn == Turn::to_come; })) return Refusal{"statements.begun", tell("The statements have begun: the order stays."), {}};
    return seat;
}

static FormErrors no_such_country() { return {{{"member", "choice", tell("Choose one of these.")}}}; }

static Refusal has_the_floor(const Place& place) {
    return {"statement.turn_of_another", tell("{1} has the floor.", Name{"member." + place.member}), tell("Say first how its turn ended.")};
}

Result<Sitting> may_give(const Statements& s, std::string_view member, const Meeting& meeting, const Actor& actor, Time now) {
    auto seat = TRY(may_lead(actor));
    TRY(must_run(s));
    if (!meeting.is_on(now)) return Refusal{"meeting.not_on", tell("Turns are given while the meeting is on."), {}};
    auto* place = s.of(member);
    if (!place) return no_such_country();
    if (place->turn == Turn::spoke) return Refusal{"statement.spoke", tell("{1} has had its turn.", Name{"member." + place->member}), {}};
    for (auto& other : s.order)
        if (other.turn == Turn::has_it) return has_the_floor(other);
    return seat;
}

Result<Sitting> may_mark(const Statements& s, std::string_view member, Turn as, const Actor& actor) {
    auto seat = TRY(may_lead(actor));
    TRY(must_run(s));
    auto* place = s.of(member);
    if (!place) return no_such_country();
    if ((as == Turn::spoke || as == Turn::line_lost) && place->turn != Turn::has_it) return Refusal{"statement.no_turn", tell("{1} does not have the floor.", Name{"member." + place->member}), tell("Give it the floor first.")};
    if (place->turn == Turn::in_writing) return Refusal{"statement.in_writing", tell("The text of {1} stands here.", Name{"member." + place->member}), tell("It may still be given the floor.")};
    return seat;
}

Result<Sitting> may_close(const Statements& s, const Actor& actor) {
    auto seat = TRY(may_lead(actor));
    TRY(must_run(s));
    auto open = still_open(s);
    if (!open.empty()) return Refusal{"statements.all_heard", tell("{1} still has its turn.", Name{"member." + std::string(open.front())}), tell("They close when every seat has had a turn, has passed, or has a reason.")};
    return seat;
}

Result<Sitting> may_withdraw_statement(const Shown& statement, const Actor& actor) {
    auto* seat = actor.sitting_in(statement.owner, {Role::contact_point, Role::alternate});
    if (!seat) return Refusal{"statement.own_country", tell("Only the country whose statement it is withdraws it, by its contact point or alternate."), {}};
    if (!statement.is_shared()) return Refusal{"statement.withdrawn", tell("It is withdrawn already."), {}};
    return *seat;
}

}
