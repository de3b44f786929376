#include "network/search/search.hpp"
#include "platform/text/canonical.hpp"
#include "platform/text/search.hpp"

// ---- the index

static std::string joined(const std::vector<AudienceId>& audiences, std::string_view before, std::string_view between) {
    std::string s;
    for (auto audience : audiences) (s += s.empty() ? "" : between) += std::string(before) + std::to_string(audience.n);
    return s;
}

struct Indexed { ItemId item; int side; Time sort; text::Tokens tokens; };

// SQLite reads a full text index in the order of its row numbers: those of an instant are numbered together, so that the newest come first. What stands in one
// instant (all that one act shared) begins at a number its item gives, and goes on to the next that is free, round and round within the instant; where 4,096 are there, to those after it.
namespace place {
constexpr std::int64_t of_an_instant = 1 << 12;
constexpr Time first{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)};     // 2^51 microseconds from then on: 71 years
constexpr Time last = first + std::chrono::microseconds((std::int64_t{1} << 51) - 2);
static std::int64_t begin(Time sort) { return (std::clamp(sort, first, last) - first).count() * of_an_instant; }
static std::int64_t end(Time sort) { return begin(sort) + of_an_instant; }
}

static std::int64_t take_place(Writer& db, const Indexed& row) {
    auto begin = place::begin(row.sort), own = row.item.n % place::of_an_instant;
    for (std::int64_t i = 0;; ++i) {
        auto at = begin + (i < place::of_an_instant ? (own + i) % place::of_an_instant : i);
        if (db.exec(sql("insert into search_place (found, sort, item, side) values ({}, {}, {}, {}) on conflict (found) do nothing", at, row.sort, row.item, row.side))) return at;
    }
}

static void forget(Writer& db, ItemId item, int side) {
    if (db.postgres()) {
        db.exec(sql("delete from search where item = {} and side = {}", item, side));
        return;
    }
    auto found = db.row<std::int64_t>(sql("select found from search_place where item = {} and side = {}", item, side));
    if (!found) return;
    db.exec(sql("delete from search where rowid = {}", *found));
    db.exec(sql("delete from search_place where found = {}", *found));
}

// 'token':1 'token':2 … 'token': what PostgreSQL reads as a tsvector, without a parser of its own. Tokens hold no quotes.
static std::string as_vector(const text::Tokens& tokens) {
    std::string all;
    int n = 0;
    for (auto token : std::views::split(tokens.in_order, ' ')) all.append("'").append(std::string_view(token.begin(), token.end())).append("':").append(std::to_string(++n)).append(" ");
    for (auto token : std::views::split(tokens.beside, ' ')) all.append("'").append(std::string_view(token.begin(), token.end())).append("' ");
    return all;
}

static void remember(Writer& db, const Indexed& row, const std::vector<AudienceId>& audiences) {
    if (db.postgres()) {
        db.exec(sql("insert into search (sort, item, side, words) values ({}, {}, {}, cast({} as tsvector) || array_to_tsvector(string_to_array({}, ',')))", row.sort, row.item, row.side,
                    as_vector(row.tokens), joined(audiences, "may ", ",")));
        return;
    }
    db.exec(sql("insert into search (rowid, body, audience) values ({}, {}, {})", take_place(db, row), row.tokens.in_order + ' ' + row.tokens.beside, joined(audiences, "a", " ")));
}

struct Latest { Time sort; store::Bytes body; };
static std::optional<Latest> latest(Writer& db, ItemId item, int side) {
    auto revision = side == 0 ? sql("item.revision") : sql("item.shown");
    return db.row<Latest>(sql(R"sql(
        select case when item.released_at > 0 then item.released_at else item.created end, revision.body
          from item join revision on revision.id = {} where item.id = {})sql", revision, item));
}

static text::Tokens tokens_of(const store::Bytes& body) {
    std::string all;
    auto content = text::read_canonical(body.s);
    if (!content) return {};
    for (auto& field : content->fields)
        if (!field.lang.empty()) all += field.value + '\n';
    return text::searchable(all);
}

void index_text(Writer& db, ItemId item, int side, const std::vector<AudienceId>& audiences) {
    forget(db, item, side);
    if (audiences.empty()) return;
    if (auto text = latest(db, item, side)) remember(db, {item, side, text->sort, tokens_of(text->body)}, audiences);
}

// ---- a question

// Tokens hold nothing that is syntax; quotes keep what is a word of a query language from being one.
static std::string in_query(const text::Wanted& wanted, bool postgres) {
    std::string all;
    for (auto& token : wanted.tokens) {
        if (postgres) (all += all.empty() ? "'" : " <-> '") += token + "'";
        else (all += all.empty() ? "" : " ") += token;
    }
    return postgres ? "(" + all + ")" : '"' + all + '"';
}

static std::string query_of(std::string_view asked, bool postgres) {
    std::set<std::string> all;
    for (auto& wanted : text::wanted_by(asked)) all.insert(in_query(wanted, postgres));
    std::string query, also = postgres ? " & " : " AND ";
    for (auto& part : all) (query += query.empty() ? "" : also) += part;
    return query;
}

static bool is_older(const Hit& hit, Older older) { return std::tie(hit.sort, hit.item) < std::tie(older.than, older.item); }

constexpr int all_of_it = std::numeric_limits<int>::max();
struct Places { std::int64_t from, to; int most; };               // from newest to oldest
static std::vector<Hit> found_in(Reader& db, Places in) {
    return db.rows<Hit>(sql("select sort, item, side from seen_found where place >= {} and place < {} order by place desc limit {}", in.from, in.to, in.most));
}

// An instant is ordered by its items, which its places are not: so all of it is taken, where this page ends in its midst and where the page before did.
static std::vector<Hit> found_on_sqlite(Reader& db, const std::string& query, Older older, int at_most) {
    db.ask(query);
    auto hits = found_in(db, {0, place::begin(older.than), at_most});
    auto add_instant = [&](Time at) { std::ranges::copy(found_in(db, {place::begin(at), place::end(at), all_of_it}), std::back_inserter(hits)); };
    if (hits.size() == static_cast<std::size_t>(at_most)) add_instant(hits.back().sort);
    if (older.than < Time::max()) add_instant(older.than);
    std::erase_if(hits, [&](auto& hit) { return !is_older(hit, older); });
    return hits;
}

static std::vector<Hit> found_on_postgres(Reader& db, const std::string& query, Older older, int at_most) {
    return db.rows<Hit>(sql("select sort, item, side from found({}, {}, {}, {})", query, older.than, older.item, at_most));
}

std::vector<Hit> find_words(Reader& db, std::string_view asked, int at_most, Older older) {
    auto query = query_of(asked, db.postgres());
    if (query.empty()) return {};
    auto both_sides = 2 * at_most;
    auto hits = db.postgres() ? found_on_postgres(db, query, older, both_sides) : found_on_sqlite(db, query, older, both_sides);
    std::ranges::sort(hits, [](auto& a, auto& b) { return std::tie(b.sort, b.item, b.side) < std::tie(a.sort, a.item, a.side); });
    auto again = std::ranges::unique(hits, {}, &Hit::item);
    hits.erase(again.begin(), again.end());
    hits.resize(std::min(hits.size(), static_cast<std::size_t>(at_most)));
    return hits;
}
