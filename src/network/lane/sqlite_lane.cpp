#include "network/lane/closure.hpp"
#include "network/lane/engines.hpp"
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <spdlog/spdlog.h>
#include <thread>

namespace lane {
namespace {

struct Job {
    Ask ask;
    Closure closure;
    std::promise<Result<Answer>> done;
    std::optional<Result<Answer>> answer{};
    std::exception_ptr bug{};
    bool waited_for = true;
};
using Jobs = std::vector<std::shared_ptr<Job>>;

class LiteLane final : public Lane {
    std::unique_ptr<store::Connection> c;
    std::mutex lock;
    std::condition_variable more, quiet;
    std::deque<std::shared_ptr<Job>> waiting, held_back;         // held back: nobody waits for it, and there was no room
    bool working = false, stopping = false;
    std::atomic<bool> no_room = false;
    std::thread thread;

    Jobs take() {
        std::unique_lock held(lock);
        working = false;
        if (!no_room) waiting.insert(waiting.begin(), std::make_move_iterator(held_back.begin()), std::make_move_iterator(held_back.end())), held_back.clear();
        quiet.notify_all();
        more.wait(held, [&] { return stopping || !waiting.empty(); });
        Jobs batch;
        while (!waiting.empty() && batch.size() < most_together) {
            batch.push_back(std::move(waiting.front()));
            waiting.pop_front();
        }
        working = !batch.empty();
        return batch;
    }
    void run(Job& job) {
        job.bug = {};
        try {
            job.answer = run_closure(*c, job.ask, job.closure, twice);
        } catch (const store::Error& e) {
            no_room = no_room || e.fault == store::Fault::full;
            job.bug = std::current_exception();
        } catch (...) {
            job.bug = std::current_exception();
        }
    }
    bool together(const Jobs& batch) {
        auto before = c->changed;
        try {
            c->begin(true);
            for (auto& job : batch) {
                run(*job);
                if (!c->in_transaction()) throw store::Error(store::Fault::other, "the engine rolled the batch back");
            }
            c->commit();
            if (c->changed != before && std::ranges::none_of(batch, [](auto& job) { return bool(job->bug); })) no_room = false;
            return true;
        } catch (const store::Error& e) {
            no_room = no_room || e.fault == store::Fault::full;
            for (auto& job : batch)
                if (!job->bug) job->bug = std::make_exception_ptr(e);
            c->rollback();
            return false;
        }
    }
    static bool found_no_room(const Job& job) {
        try {
            if (job.bug) std::rethrow_exception(job.bug);
        } catch (const store::Error& e) {
            return e.fault == store::Fault::full;
        } catch (...) {
        }
        return false;
    }
    static void log(const std::exception_ptr& bug) {
        try {
            std::rethrow_exception(bug);
        } catch (const std::exception& e) {
            spdlog::error("a write that nobody waits for: {}", e.what());
        }
    }
    static void tell(Job& job) {
        if (job.bug && !job.waited_for) log(job.bug);
        if (job.bug) job.done.set_exception(job.bug);
        else job.done.set_value(std::move(*job.answer));
    }
    void work() {
        for (auto batch = take(); !batch.empty(); batch = take()) {
            bool committed = together(batch);
            if (!committed && batch.size() > 1)              // one of them made the engine roll back: each for itself
                for (auto& job : batch) together({job});
            for (auto& job : batch) {
                if (!job->waited_for && found_no_room(*job)) held_back.push_back(job);
                else tell(*job);
            }
        }
    }
    bool push(std::shared_ptr<Job> job) {
        {
            std::scoped_lock held(lock);
            if (waiting.size() >= most_waiting) return false;
            waiting.push_back(std::move(job));
        }
        more.notify_one();
        return true;
    }

public:
    explicit LiteLane(const std::string& path) : c(store::open_sqlite(path, store::Use::write)), thread([this] { work(); }) {}
    LiteLane(const LiteLane&) = delete;
    ~LiteLane() override {
        {
            std::scoped_lock held(lock);
            stopping = true;
        }
        more.notify_one();
        thread.join();
        for (auto& job : held_back) tell(*job);
    }
    Result<Answer> write(const Ask& ask, const Closure& closure) override {
        auto job = std::make_shared<Job>(Job{ask, closure, {}});
        auto answer = job->done.get_future();
        if (!push(job)) return Busy{};
        return answer.get();
    }
    bool has_room() const override { return !no_room; }
    bool later(Ask ask, Closure closure) override {
        if (no_room) return is_written(*this, ask, closure);
        auto job = std::make_shared<Job>(Job{std::move(ask), std::move(closure), {}});
        job->waited_for = false;
        return push(std::move(job));
    }
    void settle() override {
        std::unique_lock held(lock);
        quiet.wait(held, [&] { return waiting.empty() && !working; });
    }
};

}
std::unique_ptr<Lane> open_sqlite_lane(const std::string& path) { return std::make_unique<LiteLane>(path); }
}
