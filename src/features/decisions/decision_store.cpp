#include "features/decisions/decision.hpp"
#include "features/decisions/subject.hpp"
#include "platform/crypto/crypto.hpp"

namespace decisions {

static const store::Sql columns = sql("item, about, hash, until, number");

std::vector<Decision> decisions(Reader& db) { return db.rows<Decision>(sql("select {} from seen_decision order by until desc, item", columns)); }
std::vector<Decision> decisions_on(Reader& db, ItemId about) { return db.rows<Decision>(sql("select {} from seen_decision where about = {} order by until desc, item", columns, about)); }

Result<Decision> find_decision(Reader& db, ItemId id) {
    auto decision = db.row<Decision>(sql("select {} from seen_decision where item = {}", columns, id));
    if (!decision) return Hidden{};
    return *decision;
}

struct PositionRow { std::string member, kind; store::Bytes body; Time given; };

std::vector<Given> positions_of(Reader& db, ItemId id, const profile::Profile& profile) {
    std::vector<Given> all;
    for (auto& row : db.rows<PositionRow>(sql("select member, kind, body, given from seen_position where decision = {}", id)))
        all.push_back({row.member, row.kind, *text::read_canonical(row.body.s), row.given});
    auto place = [&](const Given& g) { return std::ranges::find(profile.members, g.member, &profile::Member::key); };
    std::ranges::sort(all, {}, place);
    return all;
}

static CircleId circle_playing(Reader& db, const profile::Profile& profile, profile::CircleRole role) {
    auto circle = circle_with_key(db, profile.circle(role));
    if (!circle) throw std::logic_error("no circle " + profile.circle(role));
    return *circle;
}
static CircleId board(Reader& db, const profile::Profile& profile) { return circle_playing(db, profile, profile::CircleRole::board); }
static CircleId chair(Reader& db, const profile::Profile& profile) { return circle_playing(db, profile, profile::CircleRole::chair); }

ItemId put_to_board(Writer& db, const Deed& deed, const Sitting& seat, const Shown& from, const std::string& title, Time until) {
    auto& subject = put_from(from.kind);
    auto all = board(db, deed.profile);
    auto [about, hash] = subject.settle(db, deed, seat, from, {all});
    act(db, deed, seat, about, subject.act, Side::released, hash);
    text::Content content;
    content.set("title", title, deed.profile.working_language);
    auto id = lay(db, deed, seat, {Kind::decision, all, {}, content, from.sample, chair(db, deed.profile)});      // worked on by the chair alone
    db.exec(sql("insert into decision (item, about, hash, until, number) values ({}, {}, {}, {}, null)", id, about, hash, until));
    tie(db, id, "on", about);
    release(db, deed, id, latest_hash(db, id), {all});
    act(db, deed, seat, id, "decision.begin", Side::released, hash);
    return id;
}

void take_position(Writer& db, const Deed& deed, const Sitting& seat, const Decision& d, const std::string& kind, const text::Content& body) {
    auto own = intern(db, {seat.office}), chairs = intern(db, {chair(db, deed.profile)}), all = intern(db, {board(db, deed.profile)});
    db.exec(sql(R"sql(
        insert into position (decision, member, kind, body, seat, given, own, chair, board) values ({}, {}, {}, {}, {}, {}, {}, {}, {})
        on conflict (decision, member) do update set kind = excluded.kind, body = excluded.body, seat = excluded.seat, given = excluded.given)sql",
                d.id, seat.member, kind, store::Bytes{text::canonical_bytes(body)}, seat.seat, deed.now, own, chairs, all));
    act(db, deed, seat, d.id, "position.take", Side::working, d.hash, {{"member", seat.member}, {"kind", kind}, {"words", crypto::hex(crypto::sha256(text::canonical_bytes(body)))}});
}

std::optional<std::int64_t> announce(Writer& db, const Deed& deed, const Sitting& seat, const Decision& d, Outcome outcome) {
    if (outcome == Outcome::not_agreed) {
        act(db, deed, seat, d.id, "decision.announce", Side::released, d.hash, {{"outcome", "not_agreed"}});
        return std::nullopt;
    }
    auto number = db.value<std::int64_t>(sql("select coalesce(max(number), 0) + 1 from decision"));
    db.exec(sql("update decision set number = {} where item = {}", number, d.id));
    auto shown = find_shown(db, d.id, Side::released);
    release(db, deed, d.id, shown->hash, {network});
    about_a(db.value<Kind>(sql("select kind from item where id = {}", d.about))).agree(db, deed, d.about, d.hash);
    act(db, deed, seat, d.id, "decision.announce", Side::released, d.hash, {{"outcome", "agreed"}, {"number", std::to_string(number)}});
    return number;
}

}
