#include "network/item/item.hpp"
#include "platform/crypto/crypto.hpp"

std::string_view key_of(Kind kind) {
    switch (kind) {
    case Kind::annual_update: return "annual-update";
    case Kind::country_update: return "country-update";
    case Kind::answer: return "answer";
    case Kind::need: return "need";
    case Kind::plan: return "plan";
    case Kind::line: return "line";
    case Kind::decision: return "decision";
    case Kind::note: return "note";
    case Kind::practice: return "practice";
    case Kind::entry: return "library-entry";
    case Kind::procedures: return "procedures";
    case Kind::clause: return "clause";
    case Kind::version: return "version";
    case Kind::comment: return "comment";
    case Kind::inquiry: return "inquiry";
    case Kind::contribution: return "contribution";
    case Kind::meeting: return "meeting";
    case Kind::topic: return "topic";
    case Kind::table_contribution: return "table-contribution";
    case Kind::statement: return "statement";
    }
    return "thing";
}

static text::Content read_body(const store::Bytes& body) {
    auto content = text::read_canonical(body.s);
    if (!content) throw std::runtime_error("a revision is no canonical text");
    return *std::move(content);
}
text::Content Shown::content() const { return read_body(body); }
text::Content Draft::content() const { return read_body(body); }
std::string Shown::hash_hex() const { return crypto::hex(hash.s); }

store::Sql seen(Side side) { return side == Side::working ? sql("seen_working") : sql("seen_released"); }
const store::Sql shown_columns = sql("seen.id, seen.kind, seen.owner, seen.within, seen.sort, seen.body, seen.hash, seen.code, seen.minted, seen.seat, seen.narrowed, seen.released, seen.sample, seen.reading");

std::optional<Shown> find_shown(Reader& db, ItemId id, Side side) {
    return db.row<Shown>(sql("select {} from {} as seen where seen.id = {}", shown_columns, seen(side), id));
}

Result<Shown> find(Reader& db, ItemId id, Side side) {
    auto shown = find_shown(db, id, side);
    if (!shown) return Hidden{};
    return *std::move(shown);
}

Result<Found> find(Reader& db, ItemId id) {
    for (auto side : {Side::working, Side::released})
        if (auto shown = find_shown(db, id, side)) return Found{*std::move(shown), side};
    return Hidden{};
}

std::vector<Shown> parts_of(Reader& db, ItemId holder, Kind kind, Side side) {
    return db.rows<Shown>(sql("select {} from {} as seen where seen.within = {} and seen.kind = {} order by seen.sort, seen.id", shown_columns, seen(side), holder, kind));
}

std::optional<Revision> find_revision(Reader& db, const store::Bytes& hash) {
    return db.row<Revision>(sql("select id, item, body, hash, code, minted, seat from seen_revision where hash = {}", hash));
}

struct Minted { RevisionId id; store::Bytes hash; };

static Minted new_revision(Writer& db, const Deed& deed, const Sitting& seat, ItemId item, const text::Content& content) {
    RevisionId id{db.chance.number()};
    store::Bytes body{text::canonical_bytes(content)};
    for (;;) {                                               // the salt is drawn until the code on paper is unique
        store::Bytes salt{db.chance.bytes(16)}, hash{crypto::salted(salt.s, id_text(item.n) + body.s)};
        auto added = db.exec(sql(R"sql(
            insert into revision (id, item, body, author, seat, salt, hash, code, minted)
            values ({}, {}, {}, {}, {}, {}, {}, {}, {}) on conflict (code) do nothing)sql",
                                 id, item, body, deed.actor.person, seat.seat, salt, hash, text::short_code(hash.s), deed.now));
        if (added) return {id, hash};
    }
}

ItemId lay(Writer& db, const Deed& deed, const Sitting& seat, const NewItem& item) {
    ItemId id{db.chance.number()};
    auto working = intern(db, {item.writers ? item.writers : item.owner});
    auto first = new_revision(db, deed, seat, id, item.content);
    db.exec(sql(R"sql(
        insert into item (id, kind, owner, within, version, created, working, revision, narrowed, released, shown, released_at, sample)
        values ({}, {}, {}, {}, 1, {}, {}, {}, 0, 0, 0, 0, {}))sql", id, item.kind, item.owner, item.within, deed.now, working, first.id, item.sample));
    derive(db, id);
    return id;
}

ItemId create(Writer& db, const Deed& deed, const Sitting& seat, const NewItem& item, std::string_view name) {
    auto id = lay(db, deed, seat, item);
    act(db, deed, seat, id, name, Side::working, latest_hash(db, id));
    return id;
}

store::Bytes latest_hash(Reader& db, ItemId id) {
    return db.value<store::Bytes>(sql("select revision.hash from item join revision on revision.id = item.revision where item.id = {}", id));
}

store::Bytes mint(Writer& db, const Deed& deed, const Sitting& seat, ItemId id, const text::Content& content) {
    auto minted = new_revision(db, deed, seat, id, content);
    db.exec(sql("update item set revision = {} where id = {}", minted.id, id));
    derive(db, id);
    return minted.hash;
}

static std::string readable(const text::Content& content) {
    std::string all;
    for (auto& field : content.fields)
        if (!field.lang.empty() && !field.value.empty()) (all += all.empty() ? "" : "\n\n") += field.value;
    return all;
}

Result<store::Bytes> save(Writer& db, const Deed& deed, const Sitting& seat, ItemId id, std::string_view base_hex, const text::Content& content) {
    auto now = TRY(find(db, id, Side::working));
    if (now.content() == content) {
        drop_drafts(db, deed, id);
        return now.hash;
    }
    if (now.hash_hex() != base_hex) return Collision{"version", readable(content), readable(now.content()), now.hash_hex()};
    auto hash = mint(db, deed, seat, id, content);
    drop_drafts(db, deed, id);
    act(db, deed, seat, id, std::string(key_of(now.kind)) + ".save", Side::working, hash);
    return hash;
}

static bool is_text_of(Reader& db, ItemId id, std::string_view hash_hex) {
    static constexpr std::size_t digits = 64;
    if (hash_hex.size() != digits || hash_hex.find_first_not_of("0123456789abcdef") != hash_hex.npos) return false;
    auto text = find_revision(db, {crypto::from_hex(hash_hex)});
    return text && text->item == id;
}

static int other_drafts(Writer& db, const Deed& deed, ItemId id, const store::Bytes& base) {
    return db.value<int>(sql("select count(*) from draft where item = {} and writer = {} and base <> {}", id, deed.actor.person, base));
}

Result<store::Bytes> may_draft_from(Writer& db, const Deed& deed, ItemId id, std::string_view base_hex) {
    if (!is_text_of(db, id, base_hex)) return FormErrors{{{"_base", "base", tell("This was not made from a text that stands here. Open the page again and put your text in there.")}}};
    store::Bytes base{crypto::from_hex(base_hex)};
    if (other_drafts(db, deed, id, base) >= most_drafts) return FormErrors{{{"_base", "drafts", tell("{1} texts of yours are kept here and not saved. Save one of them first.", most_drafts)}}};
    return base;
}

void save_draft(Writer& db, const Deed& deed, ItemId id, const store::Bytes& base, const text::Content& content) {
    db.exec(sql(R"sql(
        insert into draft (item, writer, base, body, saved) values ({}, {}, {}, {}, {})
        on conflict (item, writer, base) do update set body = excluded.body, saved = excluded.saved)sql",
                id, deed.actor.person, base, store::Bytes{text::canonical_bytes(content)}, deed.now));
}

void drop_drafts(Writer& db, const Deed& deed, ItemId id) { db.exec(sql("delete from draft where item = {} and writer = {}", id, deed.actor.person)); }

std::vector<Draft> drafts_of(Reader& db, ItemId id) {
    return db.rows<Draft>(sql("select writer, base, body, saved from seen_draft where item = {} order by saved desc, writer", id));
}

void release(Writer& db, const Deed& deed, ItemId id, const store::Bytes& hash, const Circles& circles) {
    db.exec(sql("update item set shown = (select revision.id from revision where revision.hash = {} and revision.item = {}), released = {}, released_at = {} where id = {}",
                hash, id, intern(db, circles), deed.now, id));
    derive(db, id);
}

void show_to(Writer& db, ItemId id, const Circles& circles) {
    db.exec(sql("update item set released = {} where id = {} and shown <> 0", intern(db, circles), id));
    derive(db, id);
}

static void empty_released(Writer& db, ItemId id) {
    db.exec(sql("update item set version = version + 1, released = 0, shown = 0, released_at = 0 where id = {}", id));
    for (auto part : db.rows<ItemId>(sql("select id from item where within = {}", id))) empty_released(db, part);
}

void withdraw(Writer& db, ItemId id) {
    empty_released(db, id);
    derive(db, id);
}

void narrow(Writer& db, ItemId id, CircleId to) {
    auto circles = circles_of(db, db.value<AudienceId>(sql("select narrowed from item where id = {}", id)));
    circles.insert(to);
    db.exec(sql("update item set narrowed = {} where id = {}", intern(db, circles), id));
    derive(db, id);
}

void narrow_anew(Writer& db, ItemId id, const Circles& circles) {
    db.exec(sql("update item set narrowed = {} where id = {} and released = 0", circles.empty() ? AudienceId{} : intern(db, circles), id));
    derive(db, id);
}

void tie(Writer& db, ItemId from, std::string_view kind, ItemId to) {
    db.exec(sql("insert into link (from_item, kind, to_item) values ({}, {}, {}) on conflict do nothing", from, kind, to));
}

std::vector<Tie> ties_of(Reader& db, ItemId id) {
    return db.rows<Tie>(sql("select from_item, kind, to_item from seen_link where from_item = {} or to_item = {} order by kind, from_item, to_item", id, id));
}
