// A folder belongs to the database it was made with.
#include "app/place.hpp"
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace app {

class A_folder : public ::testing::Test {
protected:
    std::string data = std::filesystem::temp_directory_path() / ("jejaring_folder_" + std::to_string(::getpid()));
    void TearDown() override { std::filesystem::remove_all(data); }
    void is_made_with(const std::string& database) { keep_database(place_at(data, database)); }
    std::string refusal_of(const std::string& database) {
        try {
            place_at(data, database);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return {};
    }
};

TEST_F(A_folder, holds_its_own_database_where_none_is_given) {
    is_made_with("");
    EXPECT_EQ(place_at(data, "").database, std::filesystem::canonical(data).string() + "/jejaring.db");
}

TEST_F(A_folder, remembers_the_database_it_was_made_with_and_refuses_another) {
    is_made_with("host=one dbname=network");
    EXPECT_EQ(place_at(data, "").database, "host=one dbname=network");
    EXPECT_EQ(refusal_of("host=one dbname=network"), "");
    EXPECT_NE(refusal_of("host=two dbname=network"), "");
    EXPECT_EQ(place_at(data, "").database, "host=one dbname=network");
}

TEST_F(A_folder, takes_another_database_while_it_was_made_with_none) {
    place_at(data, "host=mistyped");
    is_made_with("host=right");
    EXPECT_EQ(place_at(data, "").database, "host=right");
}

}
