#include "network/search/search.hpp"
#include "platform/text/canonical.hpp"
#include "platform/text/text.hpp"

static std::string joined(const std::vector<AudienceId>& audiences, std::string_view before, std::string_view between) {
    std::string s;
    for (auto audience : audiences) (s += s.empty() ? "" : between) += std::string(before) + std::to_string(audience.n);
    return s;
}

static void forget(Writer& db, ItemId item, int side) {
    if (db.postgres()) {
        db.exec(sql("delete from search where item = {} and side = {}", item, side));
        return;
    }
    auto found = db.row<std::int64_t>(sql("select found from search_place where item = {} and side = {}", item, side));
    if (!found) return;
    db.exec(sql("delete from search where rowid = {}", *found));
    db.exec(sql("delete from search_place where item = {} and side = {}", item, side));
}

static void remember(Writer& db, ItemId item, int side, const std::string& tokens, const std::vector<AudienceId>& audiences) {
    if (db.postgres()) {
        db.exec(sql(R"sql(
            insert into search (item, side, words)
            values ({}, {}, to_tsvector('simple', {}) || array_to_tsvector(string_to_array({}, ','))))sql", item, side, tokens, joined(audiences, "may ", ",")));
        return;
    }
    auto found = db.value<std::int64_t>(sql("insert into search_place (item, side) values ({}, {}) returning found", item, side));
    db.exec(sql("insert into search (rowid, body, audience, item, side) values ({}, {}, {}, {}, {})", found, tokens, joined(audiences, "a", " "), item, side));
}

static std::optional<store::Bytes> body_of(Writer& db, ItemId item, int side) {
    if (side == 0) return db.row<store::Bytes>(sql("select revision.body from item join revision on revision.id = item.revision where item.id = {}", item));
    return db.row<store::Bytes>(sql("select revision.body from item join revision on revision.id = item.shown where item.id = {}", item));
}

// Only what people wrote is searched: fields in a language.
static std::string tokens_of(const store::Bytes& body) {
    std::string tokens;
    auto content = text::read_canonical(body.s);
    if (!content) return tokens;
    for (auto& field : content->fields)
        if (!field.lang.empty()) tokens += text::searchable(field.value) + ' ';
    return tokens;
}

void index_text(Writer& db, ItemId item, int side, const std::vector<AudienceId>& audiences) {
    forget(db, item, side);
    auto body = body_of(db, item, side);
    if (body && !audiences.empty()) remember(db, item, side, tokens_of(*body), audiences);
}

std::vector<Hit> find_words(Reader& db, std::string_view asked, int at_most) {
    std::string all;
    auto tokens = text::searchable(asked);
    for (auto part : std::views::split(tokens, ' ')) {
        std::string word(part.begin(), part.end());
        if (word.empty()) continue;
        if (!all.empty()) all += db.postgres() ? " & " : " AND ";
        all += db.postgres() ? "'" + word + "'" : '"' + word + '"';
    }
    if (all.empty()) return {};
    if (db.postgres()) return db.rows<Hit>(sql("select sort, item, side from found({}, {})", all, at_most));
    db.ask(all);
    return db.rows<Hit>(sql("select sort, item, side from seen_found order by sort desc limit {}", at_most));
}
