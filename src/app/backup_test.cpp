#include "app/backup.hpp"
#include "app/network.hpp"
#include "app/selfcheck.hpp"
#include "app/withdrawals.hpp"
#include "network/search/search.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"
#include <fstream>
#include <sstream>

namespace world {

class Backups : public World {
protected:
    Database target;                                     // empty
    std::string file = target.folder() + "/backup", withdrawals = network.folder() + "/withdrawals";
    app::Place here{network.folder(), network.address(), app::share_folder()}, there{target.folder(), target.address(), app::share_folder()};

    Backups() { keeps_withdrawals(); }
    void keeps_withdrawals() {
        app::write_withdrawals(network.house->lane, withdrawals, network.now);
        std::ofstream(withdrawals, std::ios::app);       // also where nothing was written yet
    }
    bool reads_there(std::string_view who, ItemId id) {
        auto connection = store::open(target.address(), store::Use::page);
        Actors actors;
        PageReader reader(*connection, actors, [&](Reader&) { return network.person(who); }, network.now);
        return find_shown(reader, id, Side::released).has_value();
    }
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
    // The network that was put back, served: goes on where the other ended.
    Kept served() { return {Database(target), network.now + std::chrono::hours(1), 1000, 1000}; }
    ItemId annual() const { return network.value<ItemId>(sql("select item from annual_update")); }
    int closed(const app::Place& place, const std::string& list) { return app::restore(place, file, list, network.now).closed; }
    static app::Place place_of(const Database& database) { return {database.folder(), database.address(), app::share_folder()}; }
    std::string refused() {
        try {
            app::restore(there, file, withdrawals, network.now);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "taken";
    }
};

TEST_F(Backups, give_back_all_that_there_was) {
    much_has_happened();
    auto taken = app::back_up(here, file);
    auto restored = app::restore(there, file, withdrawals, network.now);
    EXPECT_EQ(restored.copied.hash, taken.hash);
    EXPECT_EQ(restored.copied.rows, taken.rows);
    EXPECT_EQ(restored.closed, 0);
    EXPECT_EQ(app::back_up(there, target.folder() + "/again").hash, taken.hash);
    for (auto& [check, wrong] : app::selfcheck({target.folder(), target.address(), app::share_folder()})) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, go_from_postgresql_to_sqlite) {
    much_has_happened();
    auto taken = app::back_up(here, file);
    app::Place lite{target.folder(), target.folder() + "/lite.db", app::share_folder()};
    EXPECT_EQ(app::restore(lite, file, withdrawals, network.now).copied.hash, taken.hash);
    EXPECT_EQ(app::back_up(lite, target.folder() + "/again").hash, taken.hash);
    for (auto& [check, wrong] : app::selfcheck(lite)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, go_from_sqlite_to_postgresql_and_are_closed_there) {
    much_has_happened();
    auto taken = app::back_up(here, file);
    given.withdrawn("ID");
    keeps_withdrawals();
    Database between;
    app::Place lite{between.folder(), between.folder() + "/lite.db", app::share_folder()};
    std::ofstream(between.folder() + "/none");
    EXPECT_EQ(closed(lite, between.folder() + "/none"), 0);
    EXPECT_EQ(app::back_up(lite, file).hash, taken.hash);
    EXPECT_EQ(closed(there, withdrawals), 1);
    EXPECT_FALSE(reads_there("keo", given.update_of("ID")));
    for (auto& [check, wrong] : app::selfcheck(there)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, are_read_and_searched_as_before_they_were_taken) {
    much_has_happened();
    auto before = crawl(keo).pages;
    app::back_up(here, file);
    app::restore(there, file, withdrawals, network.now);
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

TEST_F(Backups, that_were_not_taken_leave_room_for_those_of_an_older_program) {
    auto migrations = store::read_migrations(here.share + "/migrations");
    Database old;
    std::ostringstream older;
    {
        auto connection = store::open(old.address(), store::Use::migrate);
        store::migrate(*connection, {migrations.begin(), migrations.end() - 1}, network.now);
        store::write_copy(*connection, older);
    }
    app::back_up(here, file);
    replace("\"office.LA\"", "\"office.XX\"");
    EXPECT_EQ(refused(), "This backup cannot be taken: it was changed after it was made.");
    std::ofstream(file, std::ios::binary) << older.str();
    EXPECT_EQ(refused(), "taken");
}

TEST_F(Backups, are_put_into_an_empty_database_only) {
    app::back_up(here, file);
    store::open(target.address(), store::Use::migrate)->script("create table something (n bigint primary key)");
    EXPECT_EQ(refused(), "There is something in this database already. Choose an empty one.");
}

TEST_F(Backups, that_could_not_be_closed_again_leave_no_network) {
    given.shared("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    std::ofstream(withdrawals) << "{\"act\":\"update.withdraw\"}\n";
    keeps_withdrawals();
    EXPECT_NE(refused(), "taken");
    EXPECT_FALSE(app::is_prepared(there));
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

TEST_F(Backups, of_before_a_withdrawal_stay_withdrawn) {
    given.shared("ID");
    auto need = given.need("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    for (auto id : {given.update_of("ID"), given.answer_of("ID", "needs"), need}) EXPECT_FALSE(reads_there("keo", id)) << id.text();
    for (auto& [check, wrong] : app::selfcheck(there)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, of_before_a_withdrawal_tell_the_office_what_was_closed_and_let_it_share_again) {
    given.shared("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    given.shared_again("ID", "contact_points");
    given.edited("ID", "needs", "A text that is in no backup");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    Network after(served());
    auto done = after.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from act where basis = {}", put_back));
    ASSERT_EQ(done.size(), 1u);
    EXPECT_EQ(done[0].name, "update.withdraw");
    EXPECT_EQ(done[0].item, given.update_of("ID"));
    EXPECT_FALSE(done[0].person || done[0].seat);
    EXPECT_TRUE(after.value<bool>(sql("select count(*) from revision where hash = {}", done[0].hash)));
    Visitor office(after, "sari"), other(after, "keo");
    auto page = pages::path_of(Kind::country_update, given.update_of("ID"));
    EXPECT_TRUE(office.visits(page).shows("The network was put back from a backup on "));
    EXPECT_EQ(other.visits(page).status(), 404);
    Given(after, annual()).shared_again("ID");
    EXPECT_FALSE(office.visits(page).shows("The network was put back from a backup on "));
    EXPECT_EQ(other.visits(page).status(), 200);
}

// The list goes on in the folder that was put back: it knows what was closed before, and what was shared again since.
TEST_F(Backups, put_back_twice_stay_withdrawn_the_second_time_too) {
    given.shared("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    Database again;
    EXPECT_EQ(closed(place_of(again), there.file("withdrawals")), 1);
}

TEST_F(Backups, of_after_it_was_shared_again_stay_shared) {
    given.shared("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    given.edited("ID", "needs", "Edited");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    Network after(served());
    Given(after, annual()).shared_again("ID");
    app::write_withdrawals(after.house->lane, there.file("withdrawals"), after.now);
    app::back_up({target.folder(), after.address(), app::share_folder()}, file);
    Database again;
    EXPECT_EQ(closed(place_of(again), there.file("withdrawals")), 0);
}

// Whatever the clocks said: an act is in a backup, or it is not.
TEST_F(Backups, of_before_a_withdrawal_stay_withdrawn_where_the_clock_was_put_back) {
    given.shared("ID");
    app::back_up(here, file);
    network.now -= std::chrono::days(1);
    given.withdrawn("ID");
    network.now += std::chrono::days(1);
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
}

TEST_F(Backups, of_before_somebody_came_are_closed_by_her_acts_too) {
    given.shared("ID");
    app::back_up(here, file);
    network.change([&](Writer& db) { add_to_cast(db, "rini", {"contact_point.ID"}, network.now); });
    given.does("rini", "update.withdraw", given.update_of("ID"));
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    EXPECT_EQ(Network(served()).value<int>(sql("select count(*) from act where name = 'update.withdraw'")), 1);
}

TEST_F(Backups, of_before_a_circle_came_withdraw_what_was_narrowed_to_it) {
    given.shared("ID");
    auto answer = given.answer_of("ID", "needs");
    app::back_up(here, file);
    network.change([&](Writer& db) {
        auto sari = actor_of(db, person_called(db, "sari"), network.now);
        narrow(db, answer, add_circle(db, "group.new", circle_sort::group, ::network));
        act(db, Deed{sari, the_profile(), network.now}, sari.sits.front(), answer, "answer.narrow", Side::released, latest_hash(db, answer));
    });
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
    EXPECT_FALSE(reads_there("keo", answer));
    EXPECT_TRUE(reads_there("keo", given.answer_of("ID", "offers")));
    for (auto& [check, wrong] : app::selfcheck(there)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, of_before_a_contribution_was_withdrawn_stay_without_it) {
    auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
    given.sent(id, "lestari", "A page to read aloud", true);
    keeps_withdrawals();
    app::back_up(here, file);
    given.does("lestari", "contribution.withdraw", id);
    keeps_withdrawals();
    EXPECT_EQ(app::restore(there, file, withdrawals, network.now).closed, 1);
    EXPECT_FALSE(reads_there("dara", id));
    for (auto& [check, wrong] : app::selfcheck(there)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, of_before_something_was_narrowed_stay_narrowed_and_open_nothing_that_came_later) {
    given.shared("ID");
    given.approved("LA");
    app::back_up(here, file);
    given.narrowed_answer("ID", "offers", "advisory_board");
    given.does("sari", "update.narrow", given.update_of("ID"), {{"circle", "contact_points"}});
    given.shared_again("LA");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 2);
    EXPECT_TRUE(reads_there("keo", given.answer_of("ID", "needs")));
    EXPECT_FALSE(reads_there("nok", given.answer_of("ID", "needs")));
    EXPECT_FALSE(reads_there("keo", given.answer_of("ID", "offers")));
    EXPECT_FALSE(reads_there("nok", given.update_of("LA")));
}

TEST_F(Backups, are_not_put_back_without_the_list_of_withdrawals) {
    app::back_up(here, file);
    withdrawals = target.folder() + "/none";
    EXPECT_EQ(refused(), "cannot read " + withdrawals);
}

TEST_F(Backups, need_a_list_without_a_damaged_line) {
    given.shared("ID");
    app::back_up(here, file);
    given.withdrawn("ID");
    keeps_withdrawals();
    auto whole = *app::read_file(withdrawals);
    auto lines = std::ranges::count(whole, '\n');
    std::ofstream(withdrawals) << "{\"act\":\"update.wi\n"
                               << whole;
    EXPECT_TRUE(refused().starts_with("Line 1 of the list of withdrawals is damaged. Take the list from another copy")) << refused();
    std::ofstream(withdrawals) << whole << "{\"act\":\"update.withdraw\"}\n";
    EXPECT_TRUE(refused().starts_with("Line " + std::to_string(lines + 1) + " of the list"));
    std::ofstream(withdrawals) << whole << "{\"act\":\"update.wi";                  // cut off: it was never taken for kept
    EXPECT_EQ(refused(), "taken");
}

TEST_F(Backups, go_on_with_a_list_behind_a_line_that_was_cut_off) {
    given.shared("ID");
    app::back_up(here, file);
    std::ofstream(withdrawals, std::ios::app) << "{\"act\":\"update.wi";
    given.withdrawn("ID");
    keeps_withdrawals();
    EXPECT_EQ(closed(there, withdrawals), 1);
}

TEST_F(Backups, are_not_put_beside_another_list) {
    app::back_up(here, file);
    std::ofstream(there.file("withdrawals")) << "{}\n";
    EXPECT_EQ(refused(), "There is another list of withdrawals in " + there.data + ". Name that one with --withdrawals, or choose an empty folder.");
}

// ---- without the list

TEST_F(Backups, put_back_without_the_list_are_closed_to_the_network_where_fewer_can_read) {
    given.shared("ID", "contact_points");
    auto need = given.need("ID");
    given.shared("LA");
    auto narrower = given.answer_of("LA", "offers");
    given.narrowed_answer("LA", "offers", "contact_points");
    app::back_up(here, file);
    EXPECT_EQ(app::restore(there, file, std::nullopt, network.now).closed, 2);
    for (auto id : {given.update_of("ID"), given.answer_of("ID", "needs"), need, narrower}) EXPECT_FALSE(reads_there("sari", id)) << id.text();
    for (auto id : {given.update_of("LA"), given.answer_of("LA", "needs"), annual()}) EXPECT_TRUE(reads_there("nok", id)) << id.text();
    for (auto& [check, wrong] : app::selfcheck(there)) EXPECT_EQ(wrong, 0) << check;
}

TEST_F(Backups, put_back_without_the_list_are_opened_again_by_their_owners) {
    given.shared("ID", "contact_points");
    app::back_up(here, file);
    app::restore(there, file, std::nullopt, network.now);
    Network after(served());
    Visitor office(after, "sari"), other(after, "keo");
    auto page = pages::path_of(Kind::country_update, given.update_of("ID"));
    EXPECT_EQ(other.visits(page).status(), 404);
    EXPECT_TRUE(office.visits(page).shows("To be safe, this or a part of it was closed to others then. It can be shared again."));
    office.visits(page.text() + "/sharing").choose("circle", "contact_points").press("Show who this reaches");
    office.press("Share with 4 people: the contact points of all countries, with the Administrative Office");
    EXPECT_EQ(other.visits(page).status(), 200);
}

TEST_F(Backups, put_back_without_the_list_let_the_board_go_on_with_what_is_before_it) {
    auto plan = given.plan();
    given.line(plan);
    auto decision = given.decision(plan);
    app::back_up(here, file);
    EXPECT_EQ(app::restore(there, file, std::nullopt, network.now).closed, 0);
    for (auto id : {plan, decision}) EXPECT_TRUE(reads_there("budi", id));
}

// It was closed because nobody knew: a list that begins with that keeps it closed when the backup is put back once more.
TEST_F(Backups, put_back_without_the_list_begin_one) {
    given.shared("ID", "contact_points");
    app::back_up(here, file);
    app::restore(there, file, std::nullopt, network.now);
    Network after(served());
    app::write_withdrawals(after.house->lane, there.file("withdrawals"), after.now);
    Database again;
    EXPECT_EQ(closed(place_of(again), there.file("withdrawals")), 1);
}

TEST_F(Backups, list_each_withdrawal_once) {
    given.shared("ID");
    given.withdrawn("ID");
    keeps_withdrawals();
    keeps_withdrawals();
    std::ifstream in(withdrawals);
    int lines = 0;
    for (std::string line; std::getline(in, line);) lines += line.find("\"update.withdraw\"") != line.npos;
    EXPECT_EQ(lines, 1);
}

}
