#include "platform/jobs/jobs.hpp"
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <spdlog/spdlog.h>
#include <thread>
#include <vector>

namespace jobs {

using Clock = std::chrono::steady_clock;
struct Job { std::string name; std::chrono::milliseconds pause; std::function<void()> work; Clock::time_point next; };

struct Jobs::Impl {
    std::vector<Job> all;
    std::mutex lock;
    std::condition_variable wake;
    bool stopping = false;
    std::thread thread;

    static void run(Job& job) {
        try {
            job.work();
        } catch (const std::exception& e) {
            spdlog::error("job {}: {}", job.name, e.what());
        }
        job.next = Clock::now() + job.pause;
    }
    bool wait_until(Clock::time_point at) {                 // false: the program ends
        std::unique_lock held(lock);
        wake.wait_until(held, at, [&] { return stopping; });
        return !stopping;
    }
    void work() {
        for (;;) {
            auto job = std::ranges::min_element(all, {}, &Job::next);
            if (!wait_until(job->next)) return;
            run(*job);
        }
    }
};

Jobs::Jobs() : impl(std::make_unique<Impl>()) {}
Jobs::~Jobs() {
    {
        std::scoped_lock held(impl->lock);
        impl->stopping = true;
    }
    impl->wake.notify_one();
    if (impl->thread.joinable()) impl->thread.join();
}
void Jobs::every(std::string name, std::chrono::milliseconds pause, std::function<void()> work) { impl->all.push_back({std::move(name), pause, std::move(work), Clock::now() + pause}); }
void Jobs::start() {
    if (!impl->all.empty()) impl->thread = std::thread([this] { impl->work(); });
}
void Jobs::run_all() {
    for (auto& job : impl->all) job.work();
}

}
