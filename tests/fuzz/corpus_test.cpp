// Every input that is worth keeping, once: seeds, and what was found by fuzzing.
#include "tests/fuzz/targets.hpp"
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace fuzz {

TEST(Fuzzing, finds_nothing_in_what_is_kept) {
    for (auto& target : targets()) {
        int tried = 0;
        for (auto& kept : std::filesystem::directory_iterator(std::string(JEJARING_SOURCE "/tests/fuzz/corpus/") + std::string(target.name))) {
            std::ifstream in(kept.path(), std::ios::binary);
            target.run({std::string(std::istreambuf_iterator<char>(in), {})});
            ++tried;
        }
        EXPECT_GT(tried, 0) << target.name;
    }
}

}
