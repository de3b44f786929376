#include "platform/store/statement_cache.hpp"
#include "platform/store/store.hpp"
#include <cstring>
#include <sqlite3.h>

namespace store {
namespace {

constexpr auto page_deadline = std::chrono::seconds(2), write_deadline = std::chrono::seconds(5);

struct LiteRow final : Row {
    sqlite3_stmt* s;
    explicit LiteRow(sqlite3_stmt* statement) : s(statement) {}
    bool null(int c) const override { return sqlite3_column_type(s, c) == SQLITE_NULL; }
    std::int64_t integer(int c) const override { return sqlite3_column_int64(s, c); }
    double real(int c) const override { return sqlite3_column_double(s, c); }
    std::string_view text(int c) const override {
        auto bytes = static_cast<const char*>(sqlite3_column_blob(s, c));
        return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(s, c))) : std::string_view();
    }
};

constexpr std::size_t few_audiences = 8;

Fault fault_of(int extended) {
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_ROWID) return Fault::unique;
    if (extended == SQLITE_CONSTRAINT_FOREIGNKEY) return Fault::foreign_key;
    switch (extended & 255) {
    case SQLITE_CONSTRAINT: return Fault::check;
    case SQLITE_AUTH: return Fault::not_allowed;
    case SQLITE_BUSY: return Fault::retry;
    case SQLITE_INTERRUPT: return Fault::slow;
    case SQLITE_FULL: return Fault::full;
    default: return Fault::other;
    }
}

void bind(sqlite3_stmt* s, int n, const Value& value) {
    std::visit([&](const auto& v) {
        using V = std::decay_t<decltype(v)>;
        if constexpr (std::same_as<V, std::nullptr_t>) sqlite3_bind_null(s, n);
        else if constexpr (std::same_as<V, std::int64_t>) sqlite3_bind_int64(s, n, v);
        else if constexpr (std::same_as<V, double>) sqlite3_bind_double(s, n, v);
        else if constexpr (std::same_as<V, Bytes>) sqlite3_bind_blob64(s, n, v.s.data() ? v.s.data() : "", v.s.size(), SQLITE_STATIC);
        else {
            check_text(v);
            sqlite3_bind_text64(s, n, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
    }, value);
}

class Lite final : public Connection {
    sqlite3* h = nullptr;
    Use use;
    bool judged = false;                     // a page: false while the door works out the actor, true from drop_rights on
    bool preparing = false;                  // a page's own text is being judged; what FTS5 prepares for itself while it steps is not
    Sight sight;
    std::string words;
    std::chrono::steady_clock::time_point deadline{};
    StatementCache<sqlite3_stmt*> judged_statements{most_statements}, statements{most_statements};   // a text judged for a page and the door's never share one

    [[noreturn]] void fail() {
        auto code = sqlite3_extended_errcode(h);
        throw Error(fault_of(code), sqlite3_errmsg(h));
    }
    static bool is_seen(const char* name) { return name && !std::strncmp(name, "seen_", 5); }

    // Everything is refused but reading a seen_ view, reading inside one, and plain functions.
    static int judge(void* self, int what, const char* table, const char*, const char*, const char* view) {
        auto& lite = *static_cast<Lite*>(self);
        if (!lite.judged || !lite.preparing) return SQLITE_OK;
        if (what == SQLITE_READ) return is_seen(table) || is_seen(view) || !std::strcmp(table, "json_each") ? SQLITE_OK : SQLITE_DENY;
        return what == SQLITE_SELECT || what == SQLITE_FUNCTION || what == SQLITE_RECURSIVE ? SQLITE_OK : SQLITE_DENY;
    }
    static Lite& self_of(sqlite3_context* context) { return *static_cast<Lite*>(sqlite3_user_data(context)); }
    static void may_read(sqlite3_context* out, int, sqlite3_value** in) { sqlite3_result_int(out, self_of(out).sight.may_read(sqlite3_value_int64(in[0]))); }
    static void at_now(sqlite3_context* out, int, sqlite3_value**) { sqlite3_result_int64(out, self_of(out).sight.now.time_since_epoch().count()); }
    // The words a page asks for, with its actor's audiences where they are few (migrations/0001_ground.sql, "Search").
    static void asked(sqlite3_context* out, int, sqlite3_value**) {
        auto& lite = self_of(out);
        std::string query = "body : (" + lite.words + ")";
        if (lite.sight.audiences.size() <= few_audiences) {
            query += " AND audience : (a0";
            for (auto a : lite.sight.audiences) query += " OR a" + std::to_string(a.n);
            query += ')';
        }
        sqlite3_result_text(out, query.data(), static_cast<int>(query.size()), SQLITE_TRANSIENT);
    }
    static int past_deadline(void* self) { return std::chrono::steady_clock::now() > static_cast<Lite*>(self)->deadline; }

    void add_functions() {
        constexpr int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
        sqlite3_create_function(h, "may_read", 1, flags, this, may_read, nullptr, nullptr);
        sqlite3_create_function(h, "at_now", 0, flags, this, at_now, nullptr, nullptr);
        sqlite3_create_function(h, "asked", 0, flags, this, asked, nullptr, nullptr);
        script("select 1 from json_each('[]')");            // it makes itself at first use, which the judge would refuse
    }
    sqlite3_stmt* prepare(const std::string& text) {
        auto& kept = judged ? judged_statements : statements;
        if (auto* known = kept.find(text)) return *known;
        if (judged) check_page_text(text);
        std::string numbered = text;
        std::ranges::replace(numbered, hole, '?');
        sqlite3_stmt* s = nullptr;
        preparing = true;
        int rc = sqlite3_prepare_v3(h, numbered.data(), static_cast<int>(numbered.size()), SQLITE_PREPARE_PERSISTENT, &s, nullptr);
        preparing = false;
        if (rc != SQLITE_OK) fail();
        return kept.add(text, s, sqlite3_finalize);
    }

public:
    Lite(const std::string& path, Use what_for) : use(what_for) {
        int flags = SQLITE_OPEN_NOMUTEX | (use == Use::page ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (sqlite3_open_v2(path.c_str(), &h, flags, nullptr) != SQLITE_OK) {
            std::string says = "cannot open " + path;
            sqlite3_close(h);
            throw Error(Fault::connection, says);
        }
        sqlite3_busy_timeout(h, 5000);
        sqlite3_extended_result_codes(h, 1);
        if (use != Use::page) script("pragma journal_mode = wal");
        script("pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16384; pragma mmap_size = 1073741824");
        add_functions();
        if (use == Use::page) sqlite3_set_authorizer(h, judge, this);
    }
    Lite(const Lite&) = delete;
    ~Lite() override {
        judged_statements.clear(sqlite3_finalize);
        statements.clear(sqlite3_finalize);
        sqlite3_close(h);
    }
    bool postgres() const override { return false; }
    void script(const std::string& text) override {
        if (sqlite3_exec(h, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    bool in_transaction() const override { return !sqlite3_get_autocommit(h); }
    void begin(bool writing) override {
        sqlite3_progress_handler(h, 0, nullptr, nullptr);
        script(writing ? "begin immediate" : "begin");
        if (use == Use::migrate) return;
        deadline = std::chrono::steady_clock::now() + (use == Use::page ? page_deadline : write_deadline);
        sqlite3_progress_handler(h, 10'000, past_deadline, this);
    }
    void commit() override {
        if (sqlite3_get_autocommit(h)) throw Error(Fault::other, "the transaction was rolled back by the engine");
        sqlite3_progress_handler(h, 0, nullptr, nullptr);
        script("commit");
    }
    void rollback() override {
        judged = false;
        sight = {};
        sqlite3_progress_handler(h, 0, nullptr, nullptr);
        if (!sqlite3_get_autocommit(h)) script("rollback");
    }
    void look_as(const Sight& s) override { sight = s; }
    void ask(const std::string& w) override { words = w; }
    void drop_rights() override { judged = use == Use::page; }
    void each_row(const Sql& q, const std::function<void(const Row&)>& each) override { run(q, each); }
    std::int64_t run(const Sql& q, const std::function<void(const Row&)>& each) override {
        auto* s = prepare(q.text);
        struct Reset {
            sqlite3_stmt* s;
            ~Reset() {
                sqlite3_reset(s);
                sqlite3_clear_bindings(s);
            }
        } reset{s};
        for (std::size_t i = 0; i < q.values.size(); ++i) bind(s, static_cast<int>(i) + 1, q.values[i]);
        LiteRow row(s);
        int rc = 0;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) each(row);
        if (rc != SQLITE_DONE) fail();
        return sqlite3_changes64(h);
    }
};

}

std::unique_ptr<Connection> open_sqlite(const std::string& path, Use use) { return std::make_unique<Lite>(path, use); }

}
