// The sample as a whole, on either engine: what pages say of a country update is what its acts say, and what can be worked out again is as it should be.
#include "app/selfcheck.hpp"
#include "fixtures/fixtures.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"

namespace world {

class An_empty_sample : public ::testing::Test {
    Database database;

protected:
    explicit An_empty_sample(const std::string& profile = {}) : place{database.folder(), database.address(), app::share_folder(), profile} {}
    app::Place place;
    Time now = monday_morning;
    std::unique_ptr<app::Network> network;

    void SetUp() override {
        app::prepare(place, true, now);
        network = std::make_unique<app::Network>(place, "http://localhost:8080", [this] { return now; });
    }
    int count(const store::Sql& question) const {
        auto connection = store::open(place.database, store::Use::migrate);
        return Writer(*connection).value<int>(question);
    }
};

TEST_F(An_empty_sample, is_filled_whole_or_not_at_all) {
    auto killed = [&] {
        fixtures::fill(*network);
        throw std::runtime_error("killed");
    };
    EXPECT_THROW(network->write_at_once(killed), std::runtime_error);
    for (auto& left : {sql("select count(*) from person"), sql("select count(*) from item"), sql("select count(*) from act"), sql("select count(*) from setting where key like 'account%'")})
        EXPECT_EQ(count(left), 0);
}

TEST_F(An_empty_sample, is_filled_by_the_next_start_and_by_no_other) {
    auto acts = [&] { return count(sql("select count(*) from act")); };
    fixtures::extras().fill_sample(*network);
    auto filled = acts();
    EXPECT_GT(filled, 0);
    fixtures::extras().fill_sample(*network);
    EXPECT_EQ(acts(), filled);
}

class The_sample : public An_empty_sample {
protected:
    using An_empty_sample::An_empty_sample;
    void SetUp() override {
        An_empty_sample::SetUp();
        fixtures::extras().fill_sample(*network);
        now = app::system_time();
    }
    Visitor in_role(const std::string& role, const std::string& country = {}) {
        auto connection = store::open(place.database, store::Use::migrate);
        Writer db(*connection);
        Visitor visitor(*network->house, *network->door, role + " " + country);
        visitor.signs_in_as(fixtures::account_of(db, {role, country, {}}).value());
        return visitor;
    }
};

static std::string state_said(const updates::Standing& s) {
    if (s.in_steps()) return "handed-in";
    if (s.is_public) return "public";
    if (!s.shared.empty()) return "shared";
    return s.approved.empty() ? "writing" : "approved";
}

struct Known { ItemId id; std::string member; };
TEST_F(The_sample, says_of_every_country_update_what_its_acts_say) {
    auto connection = store::open(place.database, store::Use::migrate);
    Writer db(*connection);
    for (auto& update : db.rows<Known>(sql("select item, member from country_update"))) {
        auto acts = db.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from act where item = {} order by at, id", update.id));
        auto standing = updates::standing_of(acts);
        auto reader = in_role("contact-point", update.member);
        EXPECT_EQ(reader.visits(pages::path_of(Kind::country_update, update.id)).state(), state_said(standing)) << update.member;
        EXPECT_EQ(reader.shows_act("update.withdraw"), !standing.shared.empty()) << update.member;
    }
}

class The_sample_of_two_towns : public The_sample {
protected:
    The_sample_of_two_towns() : The_sample(folder_of_test_profile("two-towns")) {}
};

TEST_F(The_sample_of_two_towns, is_as_whole_without_what_their_profile_leaves_out) {
    network->writing().settle();
    for (auto& [name, wrong] : app::selfcheck(place)) EXPECT_EQ(wrong, 0) << name;
    for (auto& role : fixtures::roles(network->of())) {
        auto reader = in_role(role.role, role.country);
        for (auto& [address, status] : crawl(reader).statuses) EXPECT_EQ(status, 200) << role.role << " " << address;
    }
    Visitor visitor(*network->house, *network->door, "visitor");
    EXPECT_TRUE(visitor.visits("/").shows("The long walk"));
    EXPECT_TRUE(visitor.visits("/background").shows("Nothing stands here yet."));
}

TEST_F(An_empty_sample, of_another_network_is_refused_by_name) {
    auto other = place;
    other.profile = folder_of_test_profile("two-towns");
    try {
        app::prepare(other, true, now);
        FAIL() << "it was taken";
    } catch (const std::runtime_error& e) {
        EXPECT_EQ(std::string(e.what()), "This database holds the network sean-pve, and the profile is that of two-towns. Name its own with --profile.");
    }
}

TEST_F(The_sample, passes_its_own_check) {
    network->writing().settle();
    for (auto& [name, wrong] : app::selfcheck(place)) EXPECT_EQ(wrong, 0) << name;
}

TEST_F(The_sample, has_a_page_for_everybody_at_every_link) {
    for (auto& role : fixtures::roles(network->of())) {
        if (!role.country.empty() && role.country != "ID" && role.country != "LA") continue;
        auto reader = in_role(role.role, role.country);
        for (auto& [address, status] : crawl(reader).statuses) EXPECT_EQ(status, 200) << role.role << " " << address;
    }
}

}
