#include "features/decisions/decision.hpp"

namespace decisions {

Outcome outcome_of(const std::vector<Given>& positions, const profile::Profile& profile) {
    bool stopped = std::ranges::any_of(positions, [&](auto& given) {
        auto* position = profile.position(given.kind);
        return position && position->stops;
    });
    return stopped ? Outcome::not_agreed : Outcome::agreed;
}

Announced announced(const std::vector<Acted>& acts) {
    for (auto& act : acts)
        if (act.name == "decision.announce") return {true, act.of("outcome") == "agreed" ? Outcome::agreed : Outcome::not_agreed, act.at};
    return {};
}

Result<Sitting> may_take_position(const Decision& d, const Announced& a, const Actor& actor, Time now) {
    auto* seat = actor.sitting(Role::board_member);
    if (!seat) return Refusal{"position.board_member", tell("Only a country's board member gives its position."), {}};
    if (a.done || now >= d.until) return Refusal{"position.until", tell("The procedure ended on {1}.", Moment{d.until}), tell("Write to the chair if your position came too late.")};
    return *seat;
}

Result<Sitting> may_announce(const Decision& d, const Announced& a, const Actor& actor, Time now) {
    auto* seat = actor.sitting(Role::chair);
    if (!seat) return Refusal{"decision.chair", tell("The chair announces the outcome."), {}};
    if (a.done) return Refusal{"decision.announced", tell("It is announced already."), {}};
    if (now < d.until) return Refusal{"decision.running", tell("The procedure runs until {1}.", Moment{d.until}), tell("The outcome can be announced when it has ended.")};
    return *seat;
}

}
