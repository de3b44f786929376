#include "platform/i18n/say.hpp"
#include "tests/world/ground.hpp"

namespace world {

constexpr auto moment = std::chrono::microseconds(1);

class Seats : public Ground {
protected:
    bool in_office_of_indonesia(std::string_view who) { return actor(who).in(circle("office.ID")); }
    void change_at(Time now, const std::function<void(Writer&)>& what) {
        network.now = now;
        network.change(what);
    }
};

TEST_F(Seats, a_term_that_begins_tomorrow_opens_nothing_until_that_day_begins_where_she_is) {
    auto id = note("Being written");
    for (auto zone : {"Asia/Jakarta", "Asia/Yangon", "Asia/Manila", "Asia/Jayapura"}) {
        auto tomorrow = at(2026, 3, 3, 0, 0, zone);
        auto who = std::string("alternate in ") + zone;
        comes(who, {"alternate.ID"}, tomorrow);
        for (auto [now, reads_it] : {std::pair{monday_morning, false}, {tomorrow - moment, false}, {tomorrow, true}}) {
            network.now = now;
            EXPECT_EQ(reads(who, id, Side::working), reads_it) << who;
            EXPECT_EQ(actor(who).sits.size(), reads_it ? 1u : 0u) << who;
        }
        network.now = monday_morning;
    }
}

TEST_F(Seats, the_days_of_the_region_begin_one_after_the_other) {
    EXPECT_EQ(at(2026, 3, 3, 0, 0, "Asia/Jakarta") - at(2026, 3, 3, 0, 0, "Asia/Yangon"), std::chrono::minutes(-30));
    EXPECT_EQ(at(2026, 3, 3, 0, 0, "Asia/Jakarta") - at(2026, 3, 3, 0, 0, "Asia/Manila"), std::chrono::hours(1));
    EXPECT_EQ(at(2026, 3, 3, 0, 0, "Asia/Jakarta") - at(2026, 3, 3, 0, 0, "Asia/Jayapura"), std::chrono::hours(2));
}

TEST_F(Seats, an_acting_officer_has_her_rights_for_her_dates_and_none_the_day_after) {
    auto from = at(2026, 3, 2), until = at(2026, 3, 7);
    comes("acting", {"desk_officer.ID"}, from, until);
    network.now = until - moment;
    EXPECT_TRUE(in_office_of_indonesia("acting"));
    EXPECT_TRUE(actor("acting").sitting(Role::desk_officer));
    network.now = until;
    EXPECT_FALSE(in_office_of_indonesia("acting"));
    EXPECT_FALSE(actor("acting").in(::network));
    EXPECT_FALSE(actor("acting").sitting(Role::desk_officer));
}

TEST_F(Seats, a_kept_actor_is_worked_out_again_when_a_term_begins_or_ends) {
    auto tomorrow = at(2026, 3, 3);
    auto person = comes("later", {"desk_officer.ID"}, tomorrow, tomorrow + std::chrono::days(1));
    auto connection = store::open(network.address(), store::Use::page);
    Actors kept;
    auto sits = [&](Time now) { return PageReader(*connection, kept, [&](Reader&) { return person; }, now).actor->sits.size(); };
    EXPECT_EQ(sits(tomorrow - moment), 0u);
    EXPECT_EQ(sits(tomorrow), 1u);
    EXPECT_EQ(sits(tomorrow + std::chrono::days(1)), 0u);
}

TEST_F(Seats, a_kept_actor_follows_every_change_of_rights) {
    auto person = network.person("dara");
    auto connection = store::open(network.address(), store::Use::page);
    Actors kept;
    auto sits = [&] { return PageReader(*connection, kept, [&](Reader&) { return person; }, network.now).actor->sits.size(); };
    EXPECT_EQ(sits(), 1u);
    network.change([&](Writer& db) { end_term(db, db.value<SeatId>(sql("select id from seat where key = 'desk_officer.ID'")), person, network.now); });
    EXPECT_EQ(sits(), 0u);
}

TEST_F(Seats, a_vacant_seat_gives_nobody_a_right_and_what_was_written_stays_with_the_office) {
    auto id = note("Being written");
    change_at(network.now + std::chrono::days(1), [&](Writer& db) { end_term(db, db.value<SeatId>(sql("select id from seat where key = 'desk_officer.ID'")), person_called(db, "dara"), network.now); });
    EXPECT_EQ(readers(id, Side::working), (std::vector<std::string_view>{"sari", "tuti"}));
    EXPECT_EQ(text("dara", id), "");
    comes("successor", {"desk_officer.ID"});
    network.now += std::chrono::days(1);
    EXPECT_EQ(text("successor", id), "Being written");
}

TEST_F(Seats, a_seat_held_by_two_letters_gives_neither_of_them_a_right) {
    auto id = note("Being written");
    comes("claimant", {"contact_point.ID"});
    EXPECT_TRUE(in_office_of_indonesia("claimant"));
    network.change([&](Writer& db) { hold_seat(db, db.value<SeatId>(sql("select id from seat where key = 'contact_point.ID'")), true); });
    for (auto who : {"sari", "claimant"}) {
        EXPECT_FALSE(actor(who).sitting(Role::contact_point)) << who;
        EXPECT_EQ(text(who, id), "") << who;
    }
    EXPECT_EQ(readers(id, Side::working), (std::vector<std::string_view>{"tuti", "dara"}));
    network.change([&](Writer& db) { hold_seat(db, db.value<SeatId>(sql("select id from seat where key = 'contact_point.ID'")), false); });
    EXPECT_TRUE(actor("sari").sitting(Role::contact_point));
}

// ---- circles that ended

TEST_F(Seats, members_of_a_circle_that_ended_read_on_and_nobody_new_does) {
    auto id = shared_note("For the group", {"group.group_1"});
    network.change([&](Writer& db) { end_circle(db, db.value<CircleId>(sql("select id from circle where key = 'group.group_1'")), network.now); });
    comes("newcomer", {"group_member.group_1"});
    EXPECT_EQ(text("mei", id), "For the group");
    EXPECT_EQ(text("newcomer", id), "");
    EXPECT_FALSE(actor("mei").sitting_in(circle("group.group_1")));
    EXPECT_FALSE(actor("newcomer").sitting_in(circle("group.group_1")));
}

TEST_F(Seats, a_former_sitter_of_a_circle_reads_no_more_unless_she_was_in_it_at_its_end) {
    auto id = shared_note("For the group", {"group.group_1"});
    comes("former", {"group_member.group_1"}, monday_morning, monday_morning + std::chrono::days(1));
    EXPECT_EQ(text("former", id), "For the group");
    change_at(monday_morning + std::chrono::days(2), [&](Writer& db) { end_circle(db, db.value<CircleId>(sql("select id from circle where key = 'group.group_1'")), network.now); });
    EXPECT_EQ(text("former", id), "");
    EXPECT_EQ(text("mei", id), "For the group");
}

TEST_F(Seats, an_officer_of_an_office_that_ended_reads_and_acts_on_nothing) {
    auto id = note("Being written");
    network.change([&](Writer& db) { end_circle(db, db.value<CircleId>(sql("select id from circle where key = 'office.ID'")), network.now); });
    EXPECT_EQ(text("dara", id), "Being written");
    EXPECT_TRUE(actor("dara").sits.empty());
    EXPECT_FALSE(actor("sari").sitting(Role::contact_point));
}

TEST_F(Seats, whoever_left_the_network_reads_nothing_of_a_circle_that_ended_while_she_was_in_it) {
    auto id = shared_note("For the group", {"group.group_1"});
    network.change([&](Writer& db) { end_circle(db, db.value<CircleId>(sql("select id from circle where key = 'group.group_1'")), network.now); });
    change_at(monday_morning + std::chrono::days(1), [&](Writer& db) { end_term(db, db.value<SeatId>(sql("select id from seat where key = 'group_member.group_1'")), person_called(db, "mei"), network.now); });
    EXPECT_EQ(text("mei", id), "");
}

TEST_F(Seats, a_circle_ends_once) {
    auto group = circle("group.group_1");
    network.change([&](Writer& db) { end_circle(db, group, network.now); });
    auto epoch = rows(sql("select epoch from rights"));
    network.change([&](Writer& db) { end_circle(db, group, network.now + std::chrono::days(1)); });
    EXPECT_EQ(rows(sql("select epoch from rights")), epoch);
}

}
