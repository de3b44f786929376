#include "network/record/outbox.hpp"
#include "network/record/record.hpp"
#include "tests/world/ground.hpp"
#include <nlohmann/json.hpp>

namespace world {

struct Entry { std::string kind; ItemId item; PersonId person; Time at; store::Bytes salt; std::string payload; store::Bytes commitment; std::optional<std::int64_t> key; };

class Record : public Ground {
protected:
    std::vector<Entry> entries() const { return network.rows<Entry>(sql("select kind, item, person, at, salt, payload, commitment, key_id from entry order by at, id")); }
};

TEST_F(Record, every_act_has_an_entry_whose_commitment_fits) {
    auto id = shared_note("Recorded", {"network"});
    edited(id, "Again");
    auto all = entries();
    EXPECT_EQ(static_cast<int>(all.size()), rows(sql("select count(*) from act")));
    ASSERT_FALSE(all.empty());
    for (auto& entry : all) {
        EXPECT_EQ(entry.kind, "act");
        EXPECT_EQ(entry.item, id);
        EXPECT_EQ(entry.person, network.person("dara"));
        EXPECT_EQ(entry.salt.s.size(), 16u);
        EXPECT_TRUE(record::fits(entry.salt, entry.payload, entry.commitment));
        EXPECT_EQ(entry.key, std::nullopt);
    }
}

TEST_F(Record, an_entry_says_act_thing_text_person_seat_basis_and_hour) {
    auto id = note("Recorded");
    auto payload = nlohmann::json::parse(entries().at(0).payload);
    EXPECT_EQ(payload["act"], "note.begin");
    EXPECT_EQ(payload["on"], id.text());
    EXPECT_EQ(payload["text"], find_shown(page("dara").db, id, Side::working)->hash_hex());
    EXPECT_EQ(payload["person"], network.person("dara").text());
    EXPECT_EQ(payload["seat"], "desk_officer.ID");
    EXPECT_EQ(payload["basis"], signed_in);
    EXPECT_EQ(payload["at"], network.now.time_since_epoch().count());
}

TEST_F(Record, a_payload_that_was_changed_does_not_fit_and_the_same_payload_is_committed_under_another_salt) {
    network.change([&](Writer& db) {
        for (int i = 0; i < 2; ++i) record::enter(db, "reading", ItemId{7}, person_called(db, "keo"), network.now, "{}");
    });
    auto all = entries();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_NE(all[0].salt, all[1].salt);
    EXPECT_NE(all[0].commitment, all[1].commitment);
    EXPECT_FALSE(record::fits(all[0].salt, "{ }", all[0].commitment));
    EXPECT_FALSE(record::fits(all[1].salt, all[0].payload, all[0].commitment));
}

TEST_F(Record, a_reading_is_entered_beside_the_acts_and_no_page_sees_it) {
    auto id = shared_note("Read", {"network"});
    network.change([&](Writer& db) { record::enter(db, "reading", id, person_called(db, "keo"), network.now, R"({"texts":[]})"); });
    EXPECT_EQ(rows(sql("select count(*) from entry where kind = 'reading' and item = {} and key_id is null", id)), 1);
    for (auto who : {"keo", "dara", "ops"}) {
        auto hers = page(who);
        EXPECT_THROW(hers.db.rows<int>(sql("select count(*) from entry")), store::Error) << who;
    }
}

TEST_F(Record, what_a_problem_undid_has_no_entry) {
    auto refused = network.house->lane.write({network.person("dara"), network.now, network.chance(), {}, {}}, [&](Writer& db, const Actor& actor) -> Result<std::string> {
        record::enter(db, "act", ItemId{7}, actor.person, network.now, "{}");
        return Hidden{};
    });
    EXPECT_TRUE(refused.hidden());
    EXPECT_TRUE(entries().empty());
}

// ---- what follows from an act

TEST_F(Record, what_follows_waits_in_order_until_it_is_done) {
    network.change([&](Writer& db) {
        outbox::put(db, "mail", "second", network.now + std::chrono::hours(1));
        outbox::put(db, "mail", "first", network.now);
    });
    network.change([&](Writer& db) {
        auto waiting = outbox::waiting(db, "mail", 10);
        ASSERT_EQ(waiting.size(), 2u);
        EXPECT_EQ(waiting[0].body, "first");
        EXPECT_EQ(outbox::waiting(db, "mail", 1).size(), 1u);
        outbox::done(db, waiting[0].id, network.now);
        EXPECT_EQ(outbox::waiting(db, "mail", 10).at(0).body, "second");
    });
}

}
