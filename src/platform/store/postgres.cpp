#include "platform/store/statement_cache.hpp"
#include "platform/store/store.hpp"
#include <libpq-fe.h>

namespace store {
namespace {

enum : Oid { oid_bool = 16, oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_float8 = 701 };

struct Answer {                              // a PGresult that is given back
    PGresult* r;
    explicit Answer(PGresult* result) : r(result) {}
    Answer(const Answer&) = delete;
    ~Answer() { PQclear(r); }
};

// Rows that come one by one. Who leaves in their midst calls off the rest, or it would be taken for the answer to what is asked next.
struct Coming {
    PGconn* h;
    explicit Coming(PGconn* connection) : h(connection) { PQsetSingleRowMode(h); }
    Coming(const Coming&) = delete;
    ~Coming() {
        if (PQtransactionStatus(h) != PQTRANS_ACTIVE) return;
        char why[256];
        auto* call_off = PQgetCancel(h);
        PQcancel(call_off, why, sizeof why);
        PQfreeCancel(call_off);
        while (auto* rest = PQgetResult(h)) PQclear(rest);
    }
};

// Answers come in the binary form, so bytes are bytes; a number this house does not use is a bug of the query (cast it).
struct PgRow final : Row {
    PGresult* r;
    int n = 0;
    explicit PgRow(PGresult* result) : r(result) {}
    std::uint64_t big_endian(int c) const {
        std::uint64_t v = 0;
        for (int i = 0; i < PQgetlength(r, n, c); ++i) v = v << 8 | static_cast<unsigned char>(PQgetvalue(r, n, c)[i]);
        return v;
    }
    bool null(int c) const override { return PQgetisnull(r, n, c); }
    std::int64_t integer(int c) const override {
        if (null(c)) return 0;
        switch (PQftype(r, c)) {
        case oid_bool:
        case oid_int8: return static_cast<std::int64_t>(big_endian(c));
        case oid_int4: return static_cast<std::int32_t>(big_endian(c));
        case oid_int2: return static_cast<std::int16_t>(big_endian(c));
        default: throw Error(Fault::other, "a column is no integer on PostgreSQL: cast it to bigint");
        }
    }
    double real(int c) const override { return PQftype(r, c) == oid_float8 ? std::bit_cast<double>(big_endian(c)) : static_cast<double>(integer(c)); }
    std::string_view text(int c) const override { return {PQgetvalue(r, n, c), static_cast<std::size_t>(PQgetlength(r, n, c))}; }
};

Fault fault_of(std::string_view state) {     // PostgreSQL, appendix A
    if (state == "23505") return Fault::unique;
    if (state == "23503") return Fault::foreign_key;
    if (state.starts_with("23")) return Fault::check;
    if (state == "40001" || state == "40P01") return Fault::retry;
    if (state == "42501") return Fault::not_allowed;
    if (state == "57014") return Fault::slow;
    if (state == "53100") return Fault::full;
    return Fault::other;
}

// Values as libpq takes them: text for numbers, bytes as they are.
struct Values {
    std::vector<std::string> kept;
    std::vector<const char*> at;
    std::vector<int> lengths, formats;
    explicit Values(const std::vector<Value>& values) : kept(values.size()), at(values.size()), lengths(values.size()), formats(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i) std::visit([&](const auto& v) { set(i, v); }, values[i]);
    }
    void set(std::size_t, std::nullptr_t) {}
    void set(std::size_t i, std::int64_t v) { keep(i, std::to_string(v), 0); }
    void set(std::size_t i, double v) {
        char digits[32];
        keep(i, {digits, std::to_chars(digits, digits + sizeof digits, v).ptr}, 0);
    }
    void set(std::size_t i, const Bytes& v) { keep(i, v.s, 1); }
    void set(std::size_t i, const std::string& v) {
        check_text(v);
        keep(i, v, 0);
    }
    void keep(std::size_t i, std::string value, int format) {
        kept[i] = std::move(value);
        at[i] = kept[i].c_str();
        lengths[i] = static_cast<int>(kept[i].size());
        formats[i] = format;
    }
};

class Pg final : public Connection {
    PGconn* h;
    Use use;
    int serial = 0;
    bool judged = false;                     // a page, from drop_rights on
    StatementCache<std::string> judged_statements{most_statements}, statements{most_statements};

    [[noreturn]] void fail(PGresult* r) {
        const char* field = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : nullptr;
        std::string state = field ? field : "";
        auto fault = PQstatus(h) == CONNECTION_OK ? fault_of(state) : Fault::connection;
        throw Error(fault, state + " " + PQerrorMessage(h));
    }
    void check(const Answer& answer) {
        auto status = PQresultStatus(answer.r);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(answer.r);
    }
    const std::string& prepare(const std::string& text) {
        auto& kept = judged ? judged_statements : statements;
        if (auto* known = kept.find(text)) return *known;
        if (judged) check_page_text(text);
        std::string numbered, name = "s" + std::to_string(++serial);
        int n = 0;
        for (char ch : text)
            if (ch == hole) numbered += '$' + std::to_string(++n);
            else numbered += ch;
        check(Answer(PQprepare(h, name.c_str(), numbered.c_str(), 0, nullptr)));
        return kept.add(text, name, [&](const std::string& old) { Answer(PQexec(h, ("deallocate " + old).c_str())); });
    }

public:
    Pg(const std::string& conninfo, Use what_for) : h(PQconnectdb(conninfo.c_str())), use(what_for) {
        if (PQstatus(h) != CONNECTION_OK) {
            Error error(Fault::connection, PQerrorMessage(h));
            PQfinish(h);
            throw error;
        }
        PQsetErrorVerbosity(h, PQERRORS_TERSE);                      // without DETAIL, which holds values of rows
        PQsetNoticeProcessor(h, [](void*, const char*) {}, nullptr);
        script("set client_encoding = 'UTF8'; set plan_cache_mode = force_generic_plan; set idle_in_transaction_session_timeout = '60s'");
        if (use == Use::page) script("set role gate; set statement_timeout = '2s'");
        if (use == Use::write) script("set role \"write\"; set statement_timeout = '5s'");
    }
    Pg(const Pg&) = delete;
    ~Pg() override { PQfinish(h); }
    bool postgres() const override { return true; }
    void script(const std::string& text) override { check(Answer(PQexec(h, text.c_str()))); }
    bool in_transaction() const override { return PQtransactionStatus(h) == PQTRANS_INTRANS || PQtransactionStatus(h) == PQTRANS_ACTIVE; }
    void begin(bool writing) override { script(writing ? "begin isolation level serializable" : "begin isolation level repeatable read read only"); }
    void commit() override {                 // a transaction with a caught error "commits" as ROLLBACK
        Answer answer(PQexec(h, "commit"));
        check(answer);
        std::string done = PQcmdStatus(answer.r);
        if (done != "COMMIT") throw Error(Fault::other, "COMMIT was a " + done);
    }
    void rollback() override {
        judged = false;
        if (PQstatus(h) == CONNECTION_OK && PQtransactionStatus(h) != PQTRANS_IDLE) Answer(PQexec(h, "rollback"));
    }
    void look_as(const Sight& s) override {
        std::string bits, list = "{";
        for (bool bit : s.bits) bits += bit ? '1' : '0';
        for (auto a : s.audiences) list += (list.size() > 1 ? "," : "") + std::to_string(a.n);
        auto now = std::to_string(s.now.time_since_epoch().count());
        run(sql("select set_config('j.sight', {}, true), set_config('j.audiences', {}, true), set_config('j.now', {}, true)", bits, list + "}", now), [](const Row&) {});
    }
    void ask(const std::string&) override {}  // the function `found` takes the words itself
    void drop_rights() override {
        script("set local role page");
        judged = true;
    }
    void each_row(const Sql& q, const std::function<void(const Row&)>& each) override {
        auto& name = prepare(q.text);
        Values values(q.values);
        if (!PQsendQueryPrepared(h, name.c_str(), static_cast<int>(values.at.size()), values.at.data(), values.lengths.data(), values.formats.data(), 1)) fail(nullptr);
        Coming coming(h);
        while (auto* r = PQgetResult(h)) {
            Answer answer(r);
            if (PQresultStatus(r) == PGRES_SINGLE_TUPLE) each(PgRow(r));
            else check(answer);
        }
    }
    std::int64_t run(const Sql& q, const std::function<void(const Row&)>& each) override {
        auto& name = prepare(q.text);
        Values values(q.values);
        Answer answer(PQexecPrepared(h, name.c_str(), static_cast<int>(values.at.size()), values.at.data(), values.lengths.data(), values.formats.data(), 1));
        check(answer);
        PgRow row(answer.r);
        for (int count = PQntuples(answer.r); row.n < count; ++row.n) each(row);
        return std::atoll(PQcmdTuples(answer.r));
    }
};

}

std::unique_ptr<Connection> open_postgres(const std::string& conninfo, Use use) { return std::make_unique<Pg>(conninfo, use); }

}
