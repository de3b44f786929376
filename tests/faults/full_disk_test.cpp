// The disk is full: what is open to the network is served, everything else and every save is refused in words, with what was typed; nothing is lost, and when
// there is room again all goes on by itself.
#include "app/place.hpp"
#include "app/selfcheck.hpp"
#include "tests/faults/faulty_disk.hpp"
#include "tests/world/given.hpp"

namespace world {

namespace {

using pages::path_of;

class Full_disk : public ::testing::TestWithParam<bool> {};
TEST_P(Full_disk, serves_what_is_open_refuses_the_rest_in_words_and_recovers_by_itself) {
    faults::FaultyDisk disk;
    Network network;
    Given given(network);
    Visitor dara(network, "dara"), sari(network, "sari"), nok(network, "nok"), visitor(*network.house, *network.door, "visitor");
    given.shared("ID");
    given.made_public("ID");
    given.shared("LA", "contact_points");
    auto open_to_all = path_of(Kind::country_update, given.update_of("ID")).text(), narrow = path_of(Kind::country_update, given.update_of("LA")).text();
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs"));
    auto text = std::string(5000, 'x') + " written before the disk was full";
    for (auto* reader : {&dara, &sari, &nok}) reader->visits("/you");
    dara.visits(answer).fill("text", text);
    network.house->lane.settle();

    auto readings = [&] { return network.value<int>(sql("select count(*) from entry where kind = 'reading' and person = {}", network.person("sari"))); };
    auto before = readings();
    disk.fails_at(faults::Fault::full, 1);
    sari.visits(narrow);                                 // left before it was known: its reading waits for room
    network.house->lane.settle();
    dara.press("Save");
    EXPECT_EQ(dara.status(), 503);
    EXPECT_TRUE(dara.shows("The server has no room left"));
    EXPECT_EQ(dara.form("answer.save").value("text"), text);
    EXPECT_EQ(dara.header("Retry-After"), "60");
    EXPECT_EQ(visitor.visits(open_to_all).status(), 200);
    EXPECT_EQ(nok.visits(open_to_all).status(), 200);
    sari.visits(narrow);
    EXPECT_EQ(sari.status(), 503);
    EXPECT_TRUE(sari.shows("The server has no room left"));
    EXPECT_FALSE(sari.shows("What LA writes"));
    auto nothing = [](Writer&, const Actor&) -> Result<std::string> { return std::string(); };
    EXPECT_TRUE(network.house->lane.write({{}, network.now, Chance::fresh(), {}, {}}, nothing));       // a job that finds nothing to do
    EXPECT_EQ(sari.visits(narrow).status(), 503);

    disk.works_again();
    EXPECT_TRUE(sari.visits(narrow).shows("What LA writes"));
    EXPECT_TRUE(dara.press("Send again").shows("Saved."));
    EXPECT_EQ(dara.visits(answer).form("answer.save").value("text"), text);
    network.house->lane.settle();
    EXPECT_EQ(readings(), before + 2);
    for (auto& [check, wrong] : app::selfcheck({network.folder(), network.address(), app::share_folder()})) EXPECT_EQ(wrong, 0) << check;
}

// PostgreSQL has its own disk; that its word for a full one becomes the same page is held by `Too_much`.
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Full_disk);
INSTANTIATE_TEST_SUITE_P(Sqlite, Full_disk, ::testing::ValuesIn(on_postgres() ? std::vector<bool>() : std::vector<bool>{true}));

}

}
