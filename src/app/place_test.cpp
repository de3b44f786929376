// A folder belongs to the database it was made with.
#include "app/place.hpp"
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace app {

class A_folder : public ::testing::Test {
protected:
    std::string data = std::filesystem::temp_directory_path() / ("jejaring_folder_" + std::to_string(::getpid()));
    void SetUp() override { make_folder(data); }
    void TearDown() override { std::filesystem::remove_all(data); }
    void is_made_with(const std::string& database) { keep_choices(place_at(data, database)); }
    std::string refusal_of(const std::string& database) {
        try {
            place_at(data, database);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return {};
    }
};

TEST_F(A_folder, is_made_and_closed_by_who_serves_it_and_left_alone_by_who_looks) {
    namespace files = std::filesystem;
    EXPECT_EQ(files::status(data).permissions(), files::perms::owner_all);
    files::permissions(data, files::perms::all);
    place_at(data, "");
    EXPECT_EQ(files::status(data).permissions(), files::perms::all);
    place_at(data + "/not-there", "");
    EXPECT_FALSE(files::exists(data + "/not-there"));
}

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

TEST_F(A_folder, remembers_the_profile_it_was_made_with_and_refuses_another) {
    auto made = place_at(data, "", "towns");
    EXPECT_EQ(made.profile, "towns");
    keep_choices(made);
    EXPECT_EQ(place_at(data, "").profile, "towns");
    EXPECT_NO_THROW(place_at(data, "", "towns"));
    EXPECT_THROW(place_at(data, "", "cities"), std::runtime_error);
}

TEST_F(A_folder, keeps_a_profile_of_ones_own_by_its_whole_name) {
    auto own = data + "-profile";
    std::filesystem::create_directories(own);
    EXPECT_EQ(place_at(data, "", own + "/../" + std::filesystem::path(own).filename().string()).profile, std::filesystem::canonical(own));
    std::filesystem::remove_all(own);
    EXPECT_THROW(place_at(data, "", own + "/"), std::runtime_error);
}

TEST(A_profile, is_the_only_one_that_ships_where_none_is_named) {
    EXPECT_EQ(profile_folder("", share_folder()), share_folder() + "/profiles/sean-pve");
    EXPECT_EQ(profile_folder("sean-pve", share_folder()), share_folder() + "/profiles/sean-pve");
    EXPECT_EQ(profile_folder("/somewhere/towns", share_folder()), "/somewhere/towns");
    EXPECT_THROW(profile_folder("atlantis", share_folder()), std::runtime_error);
}

TEST_F(A_folder, takes_another_database_while_it_was_made_with_none) {
    place_at(data, "host=mistyped");
    is_made_with("host=right");
    EXPECT_EQ(place_at(data, "").database, "host=right");
}

}
