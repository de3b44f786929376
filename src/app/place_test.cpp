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

TEST_F(A_folder, remembers_the_database_it_was_made_with_and_says_which_when_another_is_given) {
    is_made_with("host=one dbname=network");
    EXPECT_EQ(place_at(data, "").database, "host=one dbname=network");
    EXPECT_EQ(refusal_of("host=one dbname=network"), "");
    EXPECT_NE(refusal_of("host=two dbname=network").find("host=one dbname=network"), std::string::npos);
    EXPECT_EQ(place_at(data, "").database, "host=one dbname=network");
}

TEST_F(A_folder, takes_another_database_while_it_was_made_with_none) {
    place_at(data, "host=mistyped");
    is_made_with("host=right");
    EXPECT_EQ(place_at(data, "").database, "host=right");
}

TEST_F(A_folder, says_no_password) {
    struct Told { std::string database, says; };
    for (auto& told : {Told{"host=one password=secret user=keeper", "host=one password=*** user=keeper"}, Told{"host=one password = 'se\\' cret' user=keeper", "host=one password = *** user=keeper"},
                       Told{"host=one password=se\\ cret user=keeper", "host=one password=*** user=keeper"}, Told{"postgres://keeper:secret@one/network", "postgres://keeper:***@one/network"},
                       Told{"postgresql://one/network?user=keeper&password=secret&sslmode=require", "postgresql://one/network?user=keeper&password=***&sslmode=require"}}) {
        std::filesystem::remove_all(data);
        is_made_with(told.database);
        auto says = refusal_of("host=two");
        EXPECT_NE(says.find(told.says), std::string::npos) << says;
        EXPECT_EQ(says.find("cret"), std::string::npos) << says;
    }
}

}
