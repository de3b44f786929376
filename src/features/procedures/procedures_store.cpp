#include "features/procedures/procedures.hpp"
#include "platform/crypto/crypto.hpp"

namespace procedures {

// ---- versions

// The time it was made is that of its text; the list is of what the reader may read.
static store::Sql versions_where(const store::Sql& condition) {
    return sql(R"sql(
        select version.item, version.procedures, version.until, version.number, seen.minted
          from seen_procedures_version as version join seen_released as seen on seen.id = version.item
         where {} order by seen.minted desc, version.item)sql", condition);
}

std::vector<ItemId> all(Reader& db) { return db.rows<ItemId>(sql("select item from seen_procedures order by item")); }
std::vector<Version> versions(Reader& db) { return db.rows<Version>(versions_where(sql("1 = 1"))); }
std::vector<Version> versions_of(Reader& db, ItemId procedures) { return db.rows<Version>(versions_where(sql("version.procedures = {}", procedures))); }

Result<Version> find_version(Reader& db, ItemId id) {
    auto version = db.row<Version>(versions_where(sql("version.item = {}", id)));
    if (!version) return Hidden{};
    return *version;
}

std::optional<Version> agreed_version(Reader& db, ItemId procedures) {
    std::optional<Version> last;
    for (auto& version : versions_of(db, procedures))
        if (version.number && (!last || *last->number < *version.number)) last = version;
    return last;
}

static bool is_announced(Reader& db, ItemId decision) {
    return std::ranges::any_of(acts_of(db, decision), [](auto& act) { return act.name == "decision.announce"; });
}

Stage stage_of(Reader& db, const Version& version, Time now) {
    if (version.number) return Stage::agreed;
    if (auto decision = db.row<ItemId>(sql("select item from seen_decision where about = {}", version.id))) return is_announced(db, *decision) ? Stage::not_agreed : Stage::before_the_board;
    return version.asks_for_comments(now) ? Stage::asks_for_comments : Stage::asked_for_comments;
}

bool before_the_board(Reader& db, ItemId procedures) {
    return std::ranges::any_of(versions_of(db, procedures), [&](auto& version) { return stage_of(db, version, {}) == Stage::before_the_board; });
}

// ---- the draft

static Result<Shown> find_of_kind(Reader& db, ItemId id, Kind kind) {
    auto shown = TRY(find(db, id, Side::working));
    if (shown.kind != kind) return Hidden{};
    return shown;
}
Result<Shown> find_draft(Reader& db, ItemId procedures) { return find_of_kind(db, procedures, Kind::procedures); }
Result<Shown> find_clause(Reader& db, ItemId id) { return find_of_kind(db, id, Kind::clause); }

std::vector<ItemId> order_of(const Shown& procedures) {
    std::vector<ItemId> order;
    for (auto& field : procedures.content().fields)
        if (auto id = ItemId::read(field.name)) order.push_back(*id);
    return order;
}

std::vector<Shown> clauses_of(Reader& db, ItemId procedures) {
    auto shown = find_shown(db, procedures, Side::working);
    std::vector<Shown> clauses;
    if (!shown) return clauses;
    for (auto id : order_of(*shown)) clauses.push_back(find_shown(db, id, Side::working).value());
    return clauses;
}

std::vector<Shown> taken_out(Reader& db, ItemId procedures) {
    auto shown = find_shown(db, procedures, Side::working);
    if (!shown) return {};
    auto order = order_of(*shown);
    auto all = parts_of(db, procedures, Kind::clause, Side::working);
    std::erase_if(all, [&](auto& clause) { return std::ranges::count(order, clause.id) > 0; });
    return all;
}

Text draft_of(Reader& db, ItemId procedures) {
    Text text;
    for (auto& clause : clauses_of(db, procedures)) text.clauses.push_back(clause_of(clause));
    return text;
}

static text::Content content_of(const std::vector<ItemId>& order) {
    text::Content content;
    for (auto id : order) content.set(id.text(), "");
    return content;
}

ItemId begin(Writer& db, const Deed& deed, const Sitting& seat, Sample sample) {
    auto id = create(db, deed, seat, {Kind::procedures, seat.office, {}, {}, sample}, "procedures.begin");
    db.exec(sql("insert into procedures (item) values ({})", id));
    return id;
}

void set_order(Writer& db, const Deed& deed, const Sitting& seat, ItemId procedures, const std::vector<ItemId>& order) { mint(db, deed, seat, procedures, content_of(order)); }

ItemId add_clause(Writer& db, const Deed& deed, const Sitting& seat, ItemId procedures, const Clause& clause, Sample sample) {
    auto order = order_of(find_shown(db, procedures, Side::working).value());
    auto id = create(db, deed, seat, {Kind::clause, seat.office, procedures, content_of(clause), sample}, "clause.add");
    order.push_back(id);
    set_order(db, deed, seat, procedures, order);
    return id;
}

// ---- putting it out, and agreeing to it

Shown put_out(Writer& db, const Deed& deed, const Sitting& seat, ItemId procedures, Time until, Sample sample, const Circles& circles) {
    auto owner = find_shown(db, procedures, Side::working)->owner;
    auto id = lay(db, deed, seat, {Kind::version, owner, {}, content_of(draft_of(db, procedures)), sample});
    db.exec(sql("insert into procedures_version (item, procedures, until, number) values ({}, {}, {}, null)", id, procedures, until));
    release(db, deed, id, latest_hash(db, id), circles);
    return find_shown(db, id, Side::released).value();
}

Shown consult(Writer& db, const Deed& deed, const Sitting& seat, ItemId procedures, Time until, Sample sample, CircleId circle) {
    auto version = put_out(db, deed, seat, procedures, until, sample, {circle});
    act(db, deed, seat, version.id, "procedures.consult", Side::released, version.hash, {{"circle", find_circle(db, circle)->key}});
    return version;
}

// The page of the text stays as widely open as it was: a public version stays public beside one that is not.
static void open_to_network(Writer& db, const Deed& deed, ItemId procedures) {
    bool is_public = circles_of(db, db.value<AudienceId>(sql("select released from item where id = {}", procedures))).contains(everyone);
    release(db, deed, procedures, latest_hash(db, procedures), {is_public ? everyone : network});
}

void agree(Writer& db, const Deed& deed, ItemId version, const store::Bytes& hash) {
    auto procedures = db.value<ItemId>(sql("select procedures from procedures_version where item = {}", version));
    auto number = db.value<std::int64_t>(sql("select coalesce(max(number), 0) + 1 from procedures_version where procedures = {}", procedures));
    db.exec(sql("update procedures_version set number = {} where item = {}", number, version));
    release(db, deed, version, hash, {network});
    open_to_network(db, deed, procedures);
}

// ---- comments and answers

std::vector<Shown> comments_on(Reader& db, ItemId version) { return parts_of(db, version, Kind::comment, Side::released); }

std::optional<Reply> reply_to(Reader& db, ItemId comment) {
    return db.row<Reply>(sql("select outcome, body, seat, given from seen_comment_answer where comment = {}", comment));
}

bool waits_for_answers(Reader& db, ItemId version) {
    return std::ranges::any_of(comments_on(db, version), [&](auto& comment) { return !reply_to(db, comment.id); });
}

// Of one's own view nobody but oneself is the author; what speaks for a country or an organisation is its office's.
ItemId comment(Writer& db, const Deed& deed, const Voice& voice, const Shown& version, const Comment& comment) {
    auto writers = voice.key == own_view ? db.value<CircleId>(sql("select self from person where id = {}", deed.actor.person)) : CircleId{};
    auto id = lay(db, deed, voice.seat, {Kind::comment, voice.seat.office, version.id, content_of(comment), version.sample, writers});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});             // as wide as the version that holds it
    act(db, deed, voice.seat, id, "comment.make", Side::released, hash);
    return id;
}

void answer(Writer& db, const Deed& deed, const Sitting& seat, const Shown& comment, const std::string& outcome, const text::Content& words) {
    store::Bytes body{text::canonical_bytes(words)};
    db.exec(sql(R"sql(
        insert into comment_answer (comment, outcome, body, seat, given) values ({}, {}, {}, {}, {})
        on conflict (comment) do update set outcome = excluded.outcome, body = excluded.body, seat = excluded.seat, given = excluded.given)sql",
                comment.id, outcome, body, seat.seat, deed.now));
    act(db, deed, seat, comment.id, "comment.answer", Side::released, comment.hash, {{"outcome", outcome}, {"words", crypto::hex(crypto::sha256(body.s))}});
}

}
