#include "tests/world/ground.hpp"

namespace world {

text::Content words(const std::string& said) { return {{{"text", "en", said}}}; }

Page::Page(const std::string& address, PersonId person, Time now)
    : connection(store::open(address, store::Use::page)), reader(*connection, actors, [person](Reader&) { return person; }, now) {}

static Actor looking(Writer& db, PersonId person, Time now) {
    auto actor = actor_of(db, person, now);
    db.look_as(actor.sight);
    return actor;
}

static const Sitting& sitting_called(const Actor& actor, std::string_view key) {
    auto at = std::ranges::find(actor.sits, key, &Sitting::key);
    if (at == actor.sits.end()) throw std::runtime_error("she does not sit in " + std::string(key));
    return *at;
}

Hand::Hand(Writer& db, PersonId person, std::string_view key, Time now)
    : actor(looking(db, person, now)), deed{actor, the_profile(), now}, seat(sitting_called(actor, key)) {}

// ---- who is where

CircleId Ground::circle(std::string_view key) const { return network.value<CircleId>(sql("select id from circle where key = {}", key)); }
SeatId Ground::seat(std::string_view key) const { return network.value<SeatId>(sql("select id from seat where key = {}", key)); }

Circles Ground::circles(std::initializer_list<std::string_view> keys) const {
    Circles all;
    for (auto key : keys) all.insert(circle(key));
    return all;
}

PersonId Ground::comes(std::string_view name, const std::vector<std::string_view>& seats, Time since, Time until) {
    network.change([&](Writer& db) { add_to_cast(db, name, seats, since, until); });
    return network.person(name);
}

// ---- what there is

ItemId Ground::made(const Thing& thing) {
    ItemId id;
    network.change([&](Writer& db) {
        Hand hand(db, person_called(db, thing.by), thing.seat, network.now);
        id = create(db, hand.deed, hand.seat, {thing.kind, hand.seat.office, thing.within, words(thing.text), Sample::none, thing.writers}, std::string(key_of(thing.kind)) + ".begin");
    });
    makers[id] = {thing.by, thing.seat};
    return id;
}

ItemId Ground::note(const std::string& text) { return made({"dara", "desk_officer.ID", text}); }
ItemId Ground::part(ItemId holder, const std::string& text) { return made({"dara", "desk_officer.ID", text, holder}); }

ItemId Ground::shared_note(const std::string& text, std::initializer_list<std::string_view> with) {
    auto id = note(text);
    shared(id, with);
    return id;
}

void Ground::as_maker(ItemId id, const std::function<void(Writer&, const Hand&)>& what) {
    auto& [by, seat] = makers.at(id);
    network.change([&](Writer& db) { what(db, Hand(db, person_called(db, by), seat, network.now)); });
}

void Ground::edited(ItemId id, const std::string& text) {
    as_maker(id, [&](Writer& db, const Hand& hand) { ASSERT_TRUE(save(db, hand.deed, hand.seat, id, find_shown(db, id, Side::working)->hash_hex(), words(text))); });
}

void Ground::shared(ItemId id, std::initializer_list<std::string_view> with) {
    auto to = circles(with);
    as_maker(id, [&](Writer& db, const Hand& hand) { release(db, hand.deed, id, find_shown(db, id, Side::working)->hash, to); });
}

void Ground::narrowed(ItemId id, std::string_view key) {
    auto to = circle(key);
    as_maker(id, [&](Writer& db, const Hand&) { narrow(db, id, to); });
}

void Ground::unnarrowed(ItemId id) {
    as_maker(id, [&](Writer& db, const Hand&) { narrow_anew(db, id, {}); });
}

void Ground::withdrawn(ItemId id) {
    as_maker(id, [&](Writer& db, const Hand&) { withdraw(db, id); });
}

// ---- who reads it

Page Ground::page(std::string_view who) const { return {network.address(), network.person(who), network.now}; }
Page Ground::visitors_page() const { return {network.address(), {}, network.now}; }
Actor Ground::actor(std::string_view who) const { return *page(who).db.actor; }

bool Ground::reads(std::string_view who, ItemId id, Side side) const {
    auto hers = page(who);
    return find_shown(hers.db, id, side).has_value();
}

std::string Ground::text(std::string_view who, ItemId id) const {
    auto hers = page(who);
    auto found = find(hers.db, id);
    return found ? std::string(found->shown.content().of("text")) : std::string();
}

std::vector<std::string_view> Ground::readers(ItemId id, Side side) const {
    std::vector<std::string_view> all;
    auto connection = store::open(network.address(), store::Use::page);
    Actors actors;
    for (auto& part : cast) {
        PageReader hers(*connection, actors, [person = network.person(part.name)](Reader&) { return person; }, network.now);
        if (find_shown(hers, id, side)) all.push_back(part.name);
    }
    return all;
}

}
