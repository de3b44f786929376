#include "platform/jobs/jobs.hpp"
#include <future>
#include <gtest/gtest.h>

using jobs::Jobs;

TEST(Jobs, run_again_after_their_pause_also_when_one_throws) {
    int runs = 0;
    std::promise<void> third;
    auto done = third.get_future();
    Jobs all;
    all.every("stumbles", std::chrono::milliseconds(1), [&] {
        if (++runs == 3) third.set_value();
        throw std::runtime_error("once more");
    });
    all.start();
    EXPECT_EQ(done.wait_for(std::chrono::seconds(30)), std::future_status::ready);
}

TEST(Jobs, asked_to_run_now_say_what_they_throw) {
    Jobs all;
    all.every("breaks", std::chrono::hours(1), [] { throw std::runtime_error("broken"); });
    EXPECT_THROW(all.run_all(), std::runtime_error);
}
