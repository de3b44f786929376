// The disk fails at the n-th call of a save, of an approval, of a sharing, and of closing the database after it, for every n: what was acknowledged is there,
// what was not is not, all can be worked out again; and who got no answer sends the same form again, which is then done, once.
// Only a power cut after the sync and before the answer leaves an act that nobody was told of: the form's key tells so when it comes again.
#include "app/place.hpp"
#include "app/selfcheck.hpp"
#include "tests/faults/faulty_disk.hpp"
#include "tests/world/given.hpp"

namespace world {

namespace {

using faults::Fault;
using faults::FaultyDisk;

struct Case { const char* name; const char* who; const char* act; void (*before)(Given&); };
constexpr Case cases[] = {
    {"save", "dara", "answer.save", [](Given& given) { given.answered("ID"); }},
    {"approval", "dara", "update.approve", [](Given& given) { given.handed_in("ID"); }},
    {"sharing", "sari", "update.share", [](Given& given) { given.approved("ID"); }},
};

class Broken_disk : public ::testing::TestWithParam<Case> {
protected:
    static Kept beginning(const Case& c) {
        Network network;
        network.house->lane.twice = false;
        Given given(network);
        c.before(given);
        return network.kept();
    }
    static Fields form(Network& network, Given& given, std::string_view act, ItemId on) {
        if (act == "answer.save") return {{"kind", "text"}, {"lang", "id"}, {"text", "What was typed before the disk broke"}, {"translation", ""}, {"_base", given.hash(on)}};
        if (act == "update.approve") return {{"_base", given.hash(on)}};
        std::string people;
        network.change([&](Writer& db) {
            db.look_as(actor_of(db, person_called(db, "sari"), network.now).sight);
            people = reach_of(db, {::network}, std::nullopt, network.now).who;
        });
        return {{"circle", "network"}, {"people", people}, {"_base", given.hash(on)}};
    }
    // The form with its key, as a page sends it.
    static bool acknowledged(Network& network, std::string_view who, std::string_view act, ItemId on, const Fields& fields) {
        auto* def = network.house->acts.find(act);
        lane::Ask ask{network.person(who), network.now, Chance::of(77), "the-key-of-this-form", "this form"};
        try {
            return bool(network.house->lane.write(ask, [&](Writer& db, const Actor& actor) -> Result<std::string> { return TRY(def->perform(db, Deed{actor, the_profile(), network.now}, on, Form{fields})).location; }));
        } catch (const store::Error&) {
            return false;
        }
    }
    static int acted(const Network& network, std::string_view act) { return network.value<int>(sql("select count(*) from act where name = {}", act)); }
    static void is_whole(const Network& network) {
        EXPECT_EQ(network.value<std::string>(sql("pragma integrity_check")), "ok");
        for (auto& [check, wrong] : app::selfcheck({network.folder(), network.address(), app::share_folder()})) EXPECT_EQ(wrong, 0) << check;
    }

    // Whether the fault came at all: beyond the last call there is none.
    static bool survives(const Case& c, const Kept& before, Fault fault, int n) {
        FaultyDisk disk;
        Network network(before);
        network.house->lane.twice = false;
        Given given(network, network.value<ItemId>(sql("select item from annual_update")));
        auto on = std::string_view(c.act) == "answer.save" ? given.answer_of("ID", "needs") : given.update_of("ID");
        auto fields = form(network, given, c.act, on);
        auto done_before = acted(network, c.act);
        disk.fails_at(fault, n);
        bool done = acknowledged(network, c.who, c.act, on, fields);
        if (fault == Fault::power_cut || !disk.has_failed()) network.closes();
        bool failed = disk.has_failed(), power_is_cut = failed && fault == Fault::power_cut;
        if (power_is_cut) disk.forgets_what_was_not_synced();
        disk.works_again();
        auto kept = acted(network, c.act) - done_before;
        EXPECT_TRUE(kept == done || (power_is_cut && kept == 1)) << "acknowledged " << done << ", kept " << kept;
        if (!network.door) network.opens();
        EXPECT_TRUE(acknowledged(network, c.who, c.act, on, fields)) << "the same form again";
        network.closes();
        EXPECT_EQ(acted(network, c.act), done_before + 1);
        is_whole(network);
        return failed;
    }
};

TEST_P(Broken_disk, loses_nothing_that_was_acknowledged_and_keeps_nothing_that_was_not) {
    auto before = beginning(GetParam());
    for (auto fault : {Fault::error, Fault::full, Fault::half_written, Fault::power_cut}) {
        int n = 1;
        while (!HasFailure() && survives(GetParam(), before, fault, n)) ++n;
        ASSERT_FALSE(HasFailure()) << "fault " << static_cast<int>(fault) << " at call " << n;
        EXPECT_GT(n, 5) << "no save is so short";
        std::cout << "broken disk: " << GetParam().name << ", fault " << static_cast<int>(fault) << " at each of " << n - 1 << " calls\n";
    }
}
// PostgreSQL has its own disk: tests/blackbox/crash.py kills it.
std::vector<Case> on_this_engine() { return on_postgres() ? std::vector<Case>() : std::vector<Case>(std::begin(cases), std::end(cases)); }
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Broken_disk);
INSTANTIATE_TEST_SUITE_P(Acts, Broken_disk, ::testing::ValuesIn(on_this_engine()), [](auto& c) { return std::string(c.param.name); });

}

}
