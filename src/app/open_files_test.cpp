#include "app/open_files.hpp"
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace app {

TEST(Open_files, leave_the_database_its_own_however_few_there_are) {
    EXPECT_EQ(connections_within(1'048'576, 10'000), 10'000u);
    EXPECT_EQ(connections_within(1024, 10'000), 448u);
    EXPECT_EQ(connections_within(128, 10'000), 1u);
    EXPECT_EQ(connections_within(0, 10'000), 1u);
}

TEST(Open_files, are_as_many_as_the_system_allows) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    auto lowered = before;
    lowered.rlim_cur = std::min<rlim_t>(before.rlim_max, 512);
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    EXPECT_EQ(raise_open_files(), before.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &before);
}

}
