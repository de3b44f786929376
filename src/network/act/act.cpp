#include "network/act/act.hpp"
#include "network/record/outbox.hpp"
#include "network/record/record.hpp"
#include "platform/crypto/crypto.hpp"
#include <nlohmann/json.hpp>

std::string_view Form::operator[](std::string_view name) const {
    for (auto& [field, value] : fields)
        if (field == name) return value;
    return {};
}

std::vector<std::string_view> Form::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (auto& [field, value] : fields)
        if (field == name) values.emplace_back(value);
    return values;
}

std::string deal_text(const Deal& deal) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (auto& [name, value] : deal) json[name] = value;
    return json.dump();
}

std::string of_deal(std::string_view json, std::string_view name) {
    auto object = nlohmann::json::parse(json, nullptr, false);
    if (!object.is_object() || !object.contains(name) || !object[std::string(name)].is_string()) return {};
    return object[std::string(name)].get<std::string>();
}

struct Doer { PersonId person; SeatId seat; std::string seat_key, basis; Time now; std::string key{}; };

static std::string payload_of(const Doer& doer, ItemId item, std::string_view name, const store::Bytes& hash, const Deal& deal) {
    nlohmann::ordered_json json;
    json["act"] = name;
    json["on"] = item.text();
    json["text"] = crypto::hex(hash.s);
    json["person"] = doer.person.text();
    json["seat"] = doer.seat_key;
    json["basis"] = doer.basis;
    json["at"] = doer.now.time_since_epoch().count();
    json["deal"] = nlohmann::ordered_json::parse(deal_text(deal));
    return json.dump();
}

static std::string circles_text(Reader& db, AudienceId audience) {
    std::string all;
    for (auto circle : circles_of(db, audience)) all += (all.empty() ? "" : " ") + circle.text();
    return all;
}

struct Shared { AudienceId released, narrowed; };
static void keep_outside(Writer& db, ActId act, ItemId item, Side side, const std::string& payload, Time now) {
    auto shared = db.value<Shared>(sql("select released, narrowed from item where id = {}", item));
    if (side == Side::working && !shared.released) return;
    auto json = nlohmann::ordered_json::parse(payload);
    json["id"] = act.text();
    json["side"] = static_cast<int>(side);
    json["released"] = circles_text(db, shared.released);
    json["narrowed"] = circles_text(db, shared.narrowed);
    outbox::put(db, closing_kind, json.dump(), now);
}

// Acts on one thing follow each other as they were committed, whatever the clocks of their requests said.
static Time after_the_last(Writer& db, ItemId item, Time now) {
    auto last = db.value<Time>(sql("select coalesce(max(at), 0) from act where item = {}", item));
    return std::max(now, last + std::chrono::microseconds(1));
}

static void enter(Writer& db, const Doer& doer, ItemId item, std::string_view name, Side side, const store::Bytes& hash, const Deal& deal) {
    db.exec(sql("update item set version = version + 1 where id = {}", item));
    auto at = after_the_last(db, item, doer.now);
    ActId id{db.chance.number()};
    db.exec(sql(R"sql(
        insert into act (id, item, name, side, hash, person, seat, basis, at, data, key)
        values ({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}))sql", id, item, name, side, hash, doer.person, doer.seat, doer.basis, at, deal_text(deal), doer.key));
    auto payload = payload_of(doer, item, name, hash, deal);
    record::enter(db, "act", item, doer.person, doer.now, payload);
    keep_outside(db, id, item, side, payload, at);
}

void act(Writer& db, const Deed& deed, const Sitting& seat, ItemId item, std::string_view name, Side side, const store::Bytes& hash, const Deal& deal) {
    enter(db, {deed.actor.person, seat.seat, seat.key, deed.basis, deed.now, deed.key}, item, name, side, hash, deal);
}

void act_by_nobody(Writer& db, ItemId item, std::string_view name, Side side, const store::Bytes& hash, std::string_view basis, Time now) {
    enter(db, {nobody(db), {}, {}, std::string(basis), now}, item, name, side, hash, {});
}

std::vector<Acted> acts_of(Reader& db, const std::vector<ItemId>& items) {
    return db.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from seen_act where item in {} order by at, id", items));
}
std::vector<Acted> acts_of(Reader& db, ItemId item) { return acts_of(db, std::vector{item}); }

void ActTable::add(ActDef def) {
    if (find(def.name)) throw std::logic_error("two acts of one name: " + std::string(def.name));
    all.push_back(std::move(def));
}
const ActDef* ActTable::find(std::string_view name) const {
    for (auto& def : all)
        if (def.name == name) return &def;
    return nullptr;
}
