#include "network/lane/closure.hpp"
#include "network/lane/engines.hpp"
#include "platform/crypto/crypto.hpp"

namespace lane {

struct Kept { store::Bytes asked; std::string answer; };

// The key is claimed by insert: to look first would read what every neighbour writes (40001).
static Result<std::optional<Answer>> claim(Writer& db, const Ask& ask) {
    if (ask.key.empty()) return std::optional<Answer>();
    store::Bytes asked{crypto::sha256(ask.what)};
    bool claimed = db.exec(sql("insert into answered (account, key, asked, answer, at) values ({}, {}, {}, '', {}) on conflict do nothing", ask.person, ask.key, asked, ask.now)) > 0;
    if (claimed) return std::optional<Answer>();
    auto kept = db.row<Kept>(sql("select asked, answer from answered where account = {} and key = {}", ask.person, ask.key));
    if (!kept) throw store::Error(store::Fault::retry, "the key was claimed by one who gave up");
    if (kept->asked != asked) return Collision{"key"};
    return std::optional<Answer>(kept->answer);
}

static Result<Answer> attempt(Writer& db, const Ask& ask, const Closure& closure) {
    auto known = TRY(claim(db, ask));
    if (known) return *known;
    db.chance = ask.chance;
    auto actor = actor_of(db, ask.person, ask.now);     // rights in force inside this transaction; never cached from here
    db.look_as(actor.sight);
    auto answer = closure(db, actor);
    if (answer && !ask.key.empty())
        db.exec(sql("update answered set answer = {} where account = {} and key = {}", *answer, ask.person, ask.key));
    if (db.poisoned()) throw store::Error(store::Fault::other, "a caught error cannot be committed");
    return answer;
}

static Result<Answer> in_savepoint(store::Connection& c, const Ask& ask, const Closure& closure, bool keep) {
    Writer db(c);
    c.script("savepoint closure");
    auto undo = [&] {
        c.script("rollback to closure");
        c.script("release closure");
    };
    try {
        auto answer = attempt(db, ask, closure);
        if (answer && keep) c.script("release closure");
        else undo();
        return answer;
    } catch (const store::Error& e) {
        bool lost = e.fault == store::Fault::connection || (c.postgres() && e.fault == store::Fault::retry);
        if (!lost && (c.postgres() || c.in_transaction())) undo();
        throw;
    } catch (...) {
        undo();
        throw;
    }
}

Result<Answer> run_closure(store::Connection& c, const Ask& ask, const Closure& closure, bool twice) {
    if (!twice) return in_savepoint(c, ask, closure, true);
    auto first = in_savepoint(c, ask, closure, false), second = in_savepoint(c, ask, closure, true);
    if (bool(first) != bool(second) || (first && *first != *second)) throw std::logic_error("a closure run twice gave two answers");
    return second;
}

bool is_written(Lane& lane, const Ask& ask, const Closure& closure) {
    try {
        return bool(lane.write(ask, closure));
    } catch (const store::Error&) {
        return false;
    }
}

}
