#include "tests/model/model.hpp"

namespace model {

std::set<SeatId> Network::sits(PersonId person) const {
    std::set<SeatId> all;
    for (auto& term : terms)
        if (term.person == person && term.since <= now && now < term.until && !seats.at(term.seat).held && !circles.at(seats.at(term.seat).office).ended) all.insert(term.seat);
    return all;
}

// By a term in force in a seat that opens it, or by name; and only together with the circle it lies inside. An ended circle keeps who was in it.
bool Network::in(PersonId person, CircleId id) const {
    if (id == everyone) return true;
    auto& circle = circles.at(id);
    auto opens = [&](const Term& term) { return term.person == person && term.since <= now && now < term.until && !seats.at(term.seat).held && seats.at(term.seat).opens.contains(id); };
    bool here = circle.named.contains(person) || (!circle.ended && std::ranges::any_of(terms, opens));
    return here && in(person, circle.inside);
}

void Network::end_circle(CircleId id, const std::vector<PersonId>& everybody) {
    std::set<PersonId> stay;
    for (auto person : everybody)
        if (in(person, id)) stay.insert(person);
    circles.at(id).ended = true;
    circles.at(id).named.merge(stay);
}

bool Network::in_all(PersonId person, const Circles& all) const {
    return std::ranges::all_of(all, [&](CircleId circle) { return in(person, circle); });
}

bool Network::works_on(PersonId person, ItemId id) const {
    auto& thing = things.at(id);
    if (!in(person, thing.writers ? thing.writers : thing.owner)) return false;
    return !thing.within || things.at(thing.within).owner != thing.owner || works_on(person, thing.within);
}

bool Network::is_released(ItemId id) const {
    auto& thing = things.at(id);
    return thing.shown && (!thing.within || is_released(thing.within));
}

bool Network::is_shared_to(PersonId person, ItemId id) const {
    auto& thing = things.at(id);
    return in_all(person, thing.with) && in_all(person, thing.narrowed) && (!thing.within || is_shared_to(person, thing.within));
}

bool Network::reads(PersonId person, ItemId id, Side side) const {
    if (side == Side::working) return works_on(person, id);
    return is_released(id) && (works_on(person, id) || is_shared_to(person, id));
}

bool Network::finds(PersonId person, ItemId id, Side side) const {
    auto& thing = things.at(id);
    if (works_on(person, id) || side == Side::working) return reads(person, id, side);
    return reads(person, id, side) && std::ranges::none_of(thing.with, [&](CircleId circle) { return circles.at(circle).is_list; });
}

bool Network::reads_text(PersonId person, ItemId id, std::string_view hash) const {
    auto& thing = things.at(id);
    if (reads(person, id, Side::working) && thing.now.hash == hash) return true;
    return reads(person, id, Side::released) && thing.shown->hash == hash;
}

std::vector<ItemId> Network::list(PersonId person, Kind kind, Side side) const {
    std::vector<ItemId> all;
    for (auto& [id, thing] : things)
        if (thing.kind == kind && reads(person, id, side)) all.push_back(id);
    auto place = [&](ItemId id) { return std::pair(side == Side::working ? things.at(id).made : things.at(id).shared_at, id); };
    std::ranges::sort(all, std::greater(), place);
    return all;
}

void Network::share(ItemId id, const Said& text, const Circles& with) {
    auto& thing = things.at(id);
    thing.shown = text;
    thing.with = with;
    thing.shared_at = now;
}

void Network::withdraw(ItemId id) {
    things.at(id).shown.reset();
    for (auto& [part, thing] : things)
        if (thing.within == id) withdraw(part);
}

}
