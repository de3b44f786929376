#include "platform/store/migrate.hpp"
#include <filesystem>
#include <fstream>
#include <sstream>

namespace store {

static std::string replaced(std::string s, std::string_view from, std::string_view to) {
    for (auto at = s.find(from); at != s.npos; at = s.find(from, at + to.size())) s.replace(at, from.size(), to);
    return s;
}

// Parts for one engine stand after a line `-- sqlite:` or `-- postgres:`, until `-- both:`.
static std::string parts_for(std::string_view text, bool postgres) {
    std::istringstream lines{std::string(text)};
    std::string out;
    bool mine = true;
    for (std::string line; std::getline(lines, line);) {
        if (line == "-- sqlite:") mine = !postgres;
        else if (line == "-- postgres:") mine = postgres;
        else if (line == "-- both:") mine = true;
        else if (mine) out += line + '\n';
    }
    return out;
}

static std::string with_reading(std::string s, bool postgres) {
    for (auto at = s.find("{may "); at != s.npos; at = s.find("{may ")) {
        auto end = s.find('}', at);
        auto column = s.substr(at + 5, end - at - 5);
        // `<> B'0'`, for the planner takes `= B'1'` for one row in 200 and sorts instead of walking the index. Past the end of the bits stands B'', which is
        // no right either: an audience younger than all of the reader's.
        auto bit = "substring(current_setting('j.sight')::varbit from " + column + "::int + 1 for 1)";
        s.replace(at, end - at + 1, postgres ? "coalesce(nullif(" + bit + ", B''), B'0') <> B'0'" : "may_read(" + column + ")");
    }
    return replaced(s, "{now}", postgres ? "current_setting('j.now')::bigint" : "at_now()");
}

std::string for_engine(std::string_view text, bool postgres) {
    struct Word { std::string_view word, lite, pg; };
    static constexpr Word words[] = {
        {"{int}", "integer", "bigint"}, {"{real}", "real", "double precision"}, {"{text}", "text", "text"},
        {"{bytes}", "blob", "bytea"}, {"{id}", "integer primary key", "bigint primary key"},
        {"{clustered}", "strict, without rowid", ""}, {"{table}", "strict", ""},
    };
    auto s = parts_for(text, postgres);
    for (auto& w : words) s = replaced(s, w.word, postgres ? w.pg : w.lite);
    return with_reading(s, postgres);
}

static std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Migration> read_migrations(const std::string& folder) {
    std::vector<Migration> all;
    for (auto& entry : std::filesystem::directory_iterator(folder)) {
        auto name = entry.path().filename().string();
        if (!name.ends_with(".sql")) continue;
        all.push_back({std::atoi(name.c_str()), name, content_of(entry.path())});
    }
    std::ranges::sort(all, {}, &Migration::number);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].number != static_cast<int>(i) + 1) throw std::runtime_error("migrations are not numbered 1, 2, 3 …: " + all[i].name);
    return all;
}

static int version_of(Reader& db) { return db.value<int>(sql("select coalesce(max(number), 0) from migration")); }

// Every view of the wall is open to pages, every table to writes; nothing else is open to anybody.
static constexpr auto grants = R"sql(do $$ declare name text; begin
  for name in select viewname from pg_views where schemaname = 'public' and viewname like 'seen\_%' loop
    execute format('grant select on %I to page, "write", gate', name);
  end loop;
  grant select, insert, update, delete on all tables in schema public to "write";
  grant usage, select on all sequences in schema public to "write";
end $$)sql";

int migrate(Connection& c, const std::vector<Migration>& all, Time now) {
    c.script(for_engine("create table if not exists migration (number {id}, name {text} not null, applied {int} not null) {table}", c.postgres()));
    Writer before(c);
    auto from = version_of(before);
    if (from > static_cast<int>(all.size())) throw std::runtime_error("this database is newer than this program: start the newer program");
    for (auto& migration : all) {
        if (migration.number <= from) continue;
        in_one_transaction(c, [&] {
            c.script(for_engine(migration.text, c.postgres()));
            Writer(c).exec(sql("insert into migration (number, name, applied) values ({}, {}, {})", migration.number, migration.name, now));
        });
    }
    if (c.postgres()) c.script(grants);
    return static_cast<int>(all.size()) - from;
}

}
