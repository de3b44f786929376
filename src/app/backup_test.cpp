#include "app/backup.hpp"
#include "app/selfcheck.hpp"
#include "network/search/search.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"
#include <fstream>
#include <sstream>

namespace world {

class Backups : public World {
protected:
    Database target;                                     // empty
    std::string file = target.folder() + "/backup";
    app::Place here{network.folder(), network.address(), app::share_folder()}, there{target.folder(), target.address(), app::share_folder()};

    void much_has_happened() {
        given.shared("ID");
        given.narrowed_answer("ID", "offers", "contact_points");
        auto need = given.need("ID");
        given.edited("ID", "needs", "ภาษาไทย မြန်မာ \"quoted\"\nin two lines");
        auto plan = given.plan();
        given.line(plan, need);
        given.agreed(given.decision(plan));
    }
    std::string content() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void replace(const std::string& from, const std::string& to) const {
        auto all = content();
        auto at = all.find(from);
        ASSERT_NE(at, all.npos);
        std::ofstream(file, std::ios::binary) << all.replace(at, from.size(), to);
    }
    std::string refused() {
        try {
            app::restore(there, file, network.now);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "taken";
    }
};

TEST_F(Backups, give_back_all_that_there_was) {
    much_has_happened();
    auto taken = app::back_up(here, file);
    auto restored = app::restore(there, file, network.now);
    EXPECT_EQ(restored.hash, taken.hash);
    EXPECT_EQ(restored.rows, taken.rows);
    EXPECT_EQ(app::back_up(there, target.folder() + "/again").hash, taken.hash);
    for (auto& [check, wrong] : app::selfcheck({target.folder(), target.address(), app::share_folder()})) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, go_from_postgresql_to_sqlite) {
    much_has_happened();
    auto taken = app::back_up(here, file);
    app::Place lite{target.folder(), target.folder() + "/lite.db", app::share_folder()};
    EXPECT_EQ(app::restore(lite, file, network.now).hash, taken.hash);
    EXPECT_EQ(app::back_up(lite, target.folder() + "/again").hash, taken.hash);
    for (auto& [check, wrong] : app::selfcheck(lite)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, are_read_and_searched_as_before_they_were_taken) {
    much_has_happened();
    auto before = crawl(keo).pages;
    app::back_up(here, file);
    app::restore(there, file, network.now);
    auto connection = store::open(target.address(), store::Use::page);
    Actors actors;
    PageReader reader(*connection, actors, [&](Reader&) { return network.person("keo"); }, network.now);
    EXPECT_EQ(find_words(reader, "What ID writes about needs", 20).size(), 1u);
    EXPECT_EQ(find_words(reader, "ภาษา", 20).size(), 0u);
    for (auto& shown : newest(reader, Kind::answer, Side::released, {}, 50)) EXPECT_TRUE(before.contains(pages::path_of(Kind::answer, shown.id).text()));
}

TEST_F(Backups, let_nobody_in_who_was_signed_in) {
    keo.visits("/you");
    app::back_up(here, file);
    EXPECT_EQ(content().find("\"session\""), std::string::npos);
    EXPECT_EQ(content().find("\"sign_in_link\""), std::string::npos);
}

TEST_F(Backups, that_were_changed_are_not_taken_and_a_whole_one_is_afterwards) {
    much_has_happened();
    app::back_up(here, file);
    auto whole = content();
    replace("\"office.LA\"", "\"office.XX\"");
    EXPECT_EQ(refused(), "This backup cannot be taken: it was changed after it was made.");
    std::ofstream(file, std::ios::binary) << whole;
    EXPECT_EQ(refused(), "taken");
    EXPECT_TRUE(refused().starts_with("There is a network in "));
}

TEST_F(Backups, that_are_not_whole_or_none_are_not_taken) {
    app::back_up(here, file);
    auto whole = content();
    std::ofstream(file, std::ios::binary) << whole.substr(0, whole.rfind("{\"sha256\""));
    EXPECT_EQ(refused(), "This backup cannot be taken: its end is missing.");
    std::ofstream(file, std::ios::binary) << whole.substr(0, whole.size() / 2);
    EXPECT_TRUE(refused().starts_with("This backup cannot be taken: "));
    std::ofstream(file, std::ios::binary) << "{\"a\":1}\n";
    EXPECT_EQ(refused(), "This backup cannot be taken: it is no backup of a network.");
}

TEST_F(Backups, of_a_newer_program_are_not_taken) {
    app::back_up(here, file);
    replace("\"migrations\":", "\"migrations\":9");
    EXPECT_EQ(refused(), "This backup cannot be taken: it is newer than this program. Start the newer program.");
}

TEST_F(Backups, are_taken_while_others_write) {
    given.annual_update();
    auto connection = store::open(network.address(), store::Use::migrate);
    std::ostringstream first;
    auto taken = store::write_copy(*connection, first);
    given.answered("ID");
    std::ostringstream second;
    EXPECT_NE(store::write_copy(*connection, second).hash, taken.hash);
}

}
