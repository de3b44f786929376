#include "network/lane/closure.hpp"
#include "network/lane/engines.hpp"
#include <atomic>
#include <condition_variable>
#include <deque>
#include <spdlog/spdlog.h>
#include <thread>

namespace lane {
namespace {

constexpr int connections = 4;
constexpr auto patience = std::chrono::seconds(5);

class PgLane final : public Lane {
    std::string address;
    std::mutex lock;
    std::condition_variable returned, more, quiet;
    std::vector<std::unique_ptr<store::Connection>> idle;
    using Waiting = std::deque<std::pair<Ask, Closure>>;
    Waiting waiting;
    bool working = false, stopping = false;
    std::atomic<bool> no_room = false;
    std::thread thread;                                  // for what came by `later`

    std::unique_ptr<store::Connection> borrow() {
        std::unique_lock held(lock);
        returned.wait(held, [&] { return !idle.empty(); });
        auto c = std::move(idle.back());
        idle.pop_back();
        return c;
    }
    void give_back(std::unique_ptr<store::Connection> c) {
        {
            std::scoped_lock held(lock);
            idle.push_back(std::move(c));
        }
        returned.notify_one();
    }
    struct Return {
        PgLane& lane;
        std::unique_ptr<store::Connection>& c;
        ~Return() { lane.give_back(std::move(c)); }
    };
    Result<Answer> once(store::Connection& c, const Ask& ask, const Closure& closure) {
        auto before = c.changed;
        c.begin(true);
        try {
            auto answer = run_closure(c, ask, closure, twice);
            if (answer) c.commit();
            else c.rollback();
            if (answer && c.changed != before) no_room = false;
            return answer;
        } catch (...) {
            c.rollback();
            throw;
        }
    }
    // A pause that grows, and differs from the neighbour's: 0.5 ms to 32 ms.
    static void pause(int again, Chance& chance) {
        auto most = static_cast<std::uint64_t>(500 << std::min(again, 6));
        std::this_thread::sleep_for(std::chrono::microseconds(static_cast<std::uint64_t>(chance.number()) % most));
    }
    Result<Answer> until_done(std::unique_ptr<store::Connection>& c, const Ask& ask, const Closure& closure) {
        auto deadline = std::chrono::steady_clock::now() + patience;
        auto chance = Chance::fresh();
        for (int again = 1;; ++again) {
            try {
                return once(*c, ask, closure);
            } catch (const store::Error& e) {
                no_room = no_room || e.fault == store::Fault::full;
                bool lost = e.fault == store::Fault::connection;                        // a broken COMMIT: the key tells whether it was one
                bool in_time = std::chrono::steady_clock::now() < deadline;
                if (lost) c = reopened(std::move(c));
                if ((e.fault != store::Fault::retry && !(lost && !ask.key.empty())) || !in_time) throw;
                pause(again, chance);
            }
        }
    }
    std::unique_ptr<store::Connection> reopened(std::unique_ptr<store::Connection> old) {
        try {
            return store::open_postgres(address, store::Use::write);
        } catch (const store::Error&) {                  // not back yet: the next try finds out
            return old;
        }
    }
    // ---- what nobody waits for

    enum class Came { through, to_nothing, too_early };      // too early: the database is away, or full
    bool is_too_early(const store::Error& e, std::unique_ptr<store::Connection>& c) {
        if (e.fault == store::Fault::connection) c = reopened(std::move(c));
        no_room = no_room || e.fault == store::Fault::full;
        return e.fault == store::Fault::connection || e.fault == store::Fault::full;
    }
    Came all_in_one(const Waiting& batch) {
        auto c = borrow();
        Return at_end{*this, c};
        try {
            c->begin(true);
            for (auto& [ask, closure] : batch) (void)run_closure(*c, ask, closure, twice);
            c->commit();
            return Came::through;
        } catch (const store::Error& e) {
            c->rollback();
            return is_too_early(e, c) ? Came::too_early : Came::to_nothing;
        } catch (const std::exception&) {                // one of them, or a neighbour
            c->rollback();
            return Came::to_nothing;
        }
    }
    Came alone(const Ask& ask, const Closure& closure) {
        auto c = borrow();
        Return at_end{*this, c};
        try {
            (void)until_done(c, ask, closure);
            return Came::through;
        } catch (const store::Error& e) {
            if (is_too_early(e, c)) return Came::too_early;
            spdlog::error("a write that nobody waits for: {}", e.what());
        } catch (const std::exception& e) {
            spdlog::error("a write that nobody waits for: {}", e.what());
        }
        return Came::to_nothing;
    }
    bool rested() {
        std::unique_lock held(lock);
        return !more.wait_for(held, rest, [&] { return stopping; });
    }
    // Its answer has left, so it is tried until the database is back; what was committed after all cannot be so twice, as its ids follow from its seed.
    void each_alone(const Waiting& batch) {
        for (auto& [ask, closure] : batch)
            while (alone(ask, closure) == Came::too_early)
                if (!rested()) return spdlog::error("the program ends while the database is away: what was read last is not recorded");
    }
    void to_the_end(const Waiting& batch) {
        auto came = all_in_one(batch);
        while (came == Came::too_early && rested()) came = all_in_one(batch);
        if (came != Came::through) each_alone(batch);
    }
    Waiting next_batch() {
        std::unique_lock held(lock);
        working = false;
        quiet.notify_all();
        more.wait(held, [&] { return stopping || !waiting.empty(); });
        Waiting batch;
        for (; !waiting.empty() && batch.size() < most_together; waiting.pop_front()) batch.push_back(std::move(waiting.front()));
        working = !batch.empty();
        return batch;
    }
    void work() {
        for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) to_the_end(batch);
    }

public:
    explicit PgLane(const std::string& conninfo) : address(conninfo) {
        for (int i = 0; i < connections; ++i) idle.push_back(store::open_postgres(conninfo, store::Use::write));
        thread = std::thread([this] { work(); });
    }
    PgLane(const PgLane&) = delete;
    ~PgLane() override {
        {
            std::scoped_lock held(lock);
            stopping = true;
        }
        more.notify_one();
        thread.join();
    }
    Result<Answer> write(const Ask& ask, const Closure& closure) override {
        auto c = borrow();
        Return at_end{*this, c};
        return until_done(c, ask, closure);
    }
    bool has_room() const override { return !no_room; }
    bool later(Ask ask, Closure closure) override {
        if (no_room) return is_written(*this, ask, closure);
        {
            std::scoped_lock held(lock);
            if (waiting.size() >= most_waiting) return false;
            waiting.emplace_back(std::move(ask), std::move(closure));
        }
        more.notify_one();
        return true;
    }
    void settle() override {
        std::unique_lock held(lock);
        quiet.wait(held, [&] { return waiting.empty() && !working; });
    }
};

}
std::unique_ptr<Lane> open_postgres_lane(const std::string& conninfo) { return std::make_unique<PgLane>(conninfo); }
std::unique_ptr<Lane> open(const std::string& address) { return store::is_postgres(address) ? open_postgres_lane(address) : open_sqlite_lane(address); }
}
