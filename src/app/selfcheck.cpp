#include "app/selfcheck.hpp"
#include "network/audience/audience.hpp"
#include "network/record/record.hpp"
#include "platform/text/canonical.hpp"
#include <filesystem>

namespace app {

static int foreign_keys(Writer& db) {
    if (db.postgres()) return 0;                           // PostgreSQL enforces them at every statement
    return db.value<int>(sql("select count(*) from pragma_foreign_key_check"));
}

static int reading_rights(Writer& db, const std::vector<ItemId>& items) {
    int wrong = 0;
    for (auto id : items) wrong += wanted_rows(db, id) != kept_rows(db, id);
    return wrong;
}

// One row in the index for each side that somebody may find, and none for a side that nobody may.
static int search_rows(Writer& db, const std::vector<ItemId>& items) {
    auto place = db.postgres() ? sql("search") : sql("search_place");
    int wrong = 0;
    for (auto id : items)
        for (int side : {0, 1}) {
            bool findable = !who_may_find(db, id, Side(side)).empty();
            auto found = db.value<int>(sql("select count(*) from {} where item = {} and side = {}", place, id, side));
            wrong += found != (findable ? 1 : 0);
        }
    return wrong;
}

struct Text { ItemId item; store::Bytes body, salt, hash; std::string code; };

static int revision_hashes(Writer& db) {
    int wrong = 0;
    for (auto& text : db.rows<Text>(sql("select item, body, salt, hash, code from revision"))) {
        bool canonical = text::read_canonical(text.body.s).has_value();
        bool hashed = record::fits(text.salt, text.item.text() + text.body.s, text.hash) && text::short_code(text.hash.s) == text.code;
        wrong += !canonical || !hashed;
    }
    return wrong;
}

static int released_hash(Writer& db) {
    return db.value<int>(sql(R"sql(
        select count(*) from item
         where (item.shown <> 0 and not exists (select 1 from revision where revision.id = item.shown and revision.item = item.id))
            or (item.shown = 0) <> (item.released = 0))sql"));
}

struct Entered { store::Bytes salt; std::string payload; store::Bytes commitment; };

static int record_entries(Writer& db) {
    int wrong = 0;
    for (auto& entry : db.rows<Entered>(sql("select salt, payload, commitment from entry"))) wrong += !record::fits(entry.salt, entry.payload, entry.commitment);
    auto acts = db.value<int>(sql("select count(*) from act")), entered = db.value<int>(sql("select count(*) from entry where kind = 'act'"));
    return wrong + std::abs(acts - entered);
}

// Begun beside the file they were to replace, and never put in its place: a start or a stop was cut off.
static int orphan_files(const Place& place) {
    std::error_code no_folder;
    std::filesystem::directory_iterator files(place.data, no_folder);
    return static_cast<int>(std::count_if(begin(files), end(files), [](auto& file) { return file.path().extension() == unfinished; }));
}

std::vector<std::pair<std::string, int>> selfcheck(const Place& place) {
    auto connection = store::open(place.database, store::Use::migrate);
    connection->begin(false);                               // one snapshot; saves go on meanwhile
    Writer db(*connection);
    auto items = db.rows<ItemId>(sql("select id from item order by id"));
    std::vector<std::pair<std::string, int>> found{
        {"foreign_keys", foreign_keys(db)},   {"reading_rights", reading_rights(db, items)}, {"search_rows", search_rows(db, items)},
        {"revision_hashes", revision_hashes(db)}, {"released_hash", released_hash(db)},      {"record_entries", record_entries(db)},
        {"orphan_files", orphan_files(place)},
    };
    connection->rollback();
    return found;
}

}
