// Two engines behind one door.
//   Reader  sees through the seen_ views only, as the actor it looks as; all it reads is one snapshot.
//   Writer  sees all; it exists only inside a write (network/act/lane.hpp) and may read again as a Reader does.
// Text with NUL or invalid UTF-8 never reaches an engine. An error poisons the transaction: what was caught cannot be committed.
#pragma once
#include "base/chance.hpp"
#include "platform/store/row.hpp"
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

namespace store {

enum class Fault { unique, foreign_key, check, text, retry, not_allowed, connection, slow, full, other };
struct Error : std::runtime_error {
    Fault fault;
    Error(Fault f, const std::string& says) : runtime_error(says), fault(f) {}
};

// What an actor may read: bit `a` is set when she is in all circles of audience `a`. The seen_ views ask it row by row, on both engines.
struct Sight {
    std::vector<bool> bits;
    std::vector<AudienceId> audiences;
    Time now{};                                             // what ends at an instant is open after it
    std::vector<CircleId> circles;                          // sorted: those she is in
    bool may_read(std::int64_t audience) const { return audience > 0 && static_cast<std::size_t>(audience) < bits.size() && bits[static_cast<std::size_t>(audience)]; }
};

class Connection {
public:
    virtual ~Connection() = default;
    virtual bool postgres() const = 0;
    virtual std::int64_t run(const Sql&, const std::function<void(const Row&)>&) = 0;   // rows changed
    // Each row as it comes: memory does not grow with their number. Until the last one the connection is asked nothing else.
    virtual void each_row(const Sql&, const std::function<void(const Row&)>&) = 0;
    virtual bool in_transaction() const = 0;                // false also when the engine itself rolled it back
    virtual void begin(bool writing) = 0;
    virtual void commit() = 0;                              // throws unless it was a commit
    virtual void rollback() = 0;
    virtual void look_as(const Sight&) = 0;                 // until the transaction ends
    virtual void ask(const std::string& words) = 0;         // what seen_found looks for, beside the actor's audiences
    virtual void drop_rights() = 0;                         // a page: from here on the seen_ views only, until the transaction ends
    virtual void script(const std::string&) = 0;            // statements of our own, never with a value in them
    std::int64_t changed = 0;                               // rows, by all that was written on it so far
};

// All of it or nothing: in a transaction of its own, or as a part of the one that is open.
template <class F> void in_one_transaction(Connection& c, const F& change) {
    if (c.in_transaction()) return change();
    c.begin(true);
    try {
        change();
        c.commit();
    } catch (...) {
        c.rollback();
        throw;
    }
}

enum class Use { page, write, migrate };
std::unique_ptr<Connection> open_sqlite(const std::string& path, Use);
// A connection string of libpq. The roles are given by `Use`: see docs/dialect.md.
std::unique_ptr<Connection> open_postgres(const std::string& conninfo, Use);
// Either, by what the address looks like: "postgres…" or "host=…" is PostgreSQL, all else the path of a SQLite file.
std::unique_ptr<Connection> open(const std::string& address, Use);
bool is_postgres(std::string_view address);

void check_text(std::string_view);                          // throws on NUL and invalid UTF-8
void check_page_text(std::string_view);                     // throws on what is no question, on a comment, and on a CTE with the name of a seen_ view

class Reader {
protected:
    Connection& c;
    std::string first_error;
    std::int64_t run(const Sql& q, const std::function<void(const Row&)>& each) {
        if (poisoned()) throw Error(Fault::other, "the transaction has failed before: " + first_error);
        try {
            return c.run(q, each);
        } catch (const Error& e) {
            first_error = e.what();
            throw;
        }
    }

public:
    const Sight* sight = nullptr;
    explicit Reader(Connection& connection) : c(connection) {}
    Reader(const Reader&) = delete;
    bool postgres() const { return c.postgres(); }
    bool poisoned() const { return !first_error.empty(); }
    void ask(const std::string& words) { c.ask(words); }
    template <class T> std::vector<T> rows(const Sql& q) {
        std::vector<T> all;
        run(q, [&](const Row& row) { all.push_back(read<T>(row)); });
        return all;
    }
    template <class T> std::optional<T> row(const Sql& q) {
        auto all = rows<T>(q);
        if (all.empty()) return std::nullopt;
        return std::move(all.front());
    }
    template <class T> T value(const Sql& q) { return row<T>(q).value_or(T{}); }
};

class Writer : public Reader {
    Sight own;

public:
    Chance chance;                                          // draws the same at each run of a closure
    using Reader::Reader;
    std::int64_t exec(const Sql& q) {                       // rows changed
        auto rows = run(q, [](const Row&) {});
        c.changed += rows;
        return rows;
    }
    void look_as(const Sight& s) {
        own = s;
        sight = &own;
        c.look_as(own);
    }
    // An audience made in this transaction that its actor satisfies: what she has just made she can read.
    void also_read(AudienceId audience) {
        auto bit = static_cast<std::size_t>(audience.n);
        if (own.bits.size() <= bit) own.bits.resize(bit + 1);
        own.bits[bit] = true;
        own.audiences.push_back(audience);
        c.look_as(own);
    }
    const Sight& seeing() const { return own; }
};

}
using store::Reader;
using store::Writer;
using store::sql;
