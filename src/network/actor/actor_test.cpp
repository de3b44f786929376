#include "tests/world/ground.hpp"

namespace world {

class ActorInSeats : public Ground {};

TEST_F(ActorInSeats, each_role_is_written_as_it_is_read) {
    for (auto key : {"contact_point", "alternate", "desk_officer", "practitioner", "board_member", "chair", "administrative_officer", "supporting_officer", "gatekeeper", "cso_member", "operator"})
        EXPECT_EQ(key_of(role_of(key)), key);
    EXPECT_EQ(role_of("emperor"), Role::none);
}

TEST_F(ActorInSeats, a_visitor_is_in_the_circle_of_everyone_alone) {
    auto page = visitors_page();
    EXPECT_TRUE(page.db.actor->visitor());
    EXPECT_EQ(page.db.actor->circles, std::set{everyone});
    EXPECT_TRUE(page.db.actor->sits.empty());
}

TEST_F(ActorInSeats, a_seat_opens_its_circles_and_speaks_for_its_office) {
    auto sari = actor("sari");
    EXPECT_EQ(sari.sits.size(), 1u);
    EXPECT_EQ(sari.sits.front().key, "contact_point.ID");
    EXPECT_EQ(sari.sits.front().member, "ID");
    EXPECT_EQ(sari.sits.front().office, circle("office.ID"));
    for (auto key : {"public", "network", "contact_points", "office.ID"}) EXPECT_TRUE(sari.in(circle(key))) << key;
    for (auto key : {"advisory_board", "office.LA", "administrative_office", "gatekeeper"}) EXPECT_FALSE(sari.in(circle(key))) << key;
}

TEST_F(ActorInSeats, an_operator_without_a_seat_in_a_body_finds_nothing_that_is_not_public) {
    std::vector<ItemId> all{note("Being written")};
    for (auto circle : {"network", "contact_points", "advisory_board", "civil_society", "group.group_1", "administrative_office", "office.LA"}) all.push_back(shared_note("For others", {circle}));
    for (auto id : all) EXPECT_EQ(text("ops", id), "");
    auto page = this->page("ops");
    for (auto count : {sql("select count(*) from seen_working"), sql("select count(*) from seen_released"), sql("select count(*) from seen_act"), sql("select count(*) from seen_revision")})
        EXPECT_EQ(page.db.value<int>(count), 0) << count.text;
    for (auto side : {Side::working, Side::released}) EXPECT_TRUE(newest(page.db, Kind::note, side, {}, 50).empty());
    EXPECT_TRUE(find_words(page.db, "others", 50).empty());
}

// ---- one person, two seats

class TwoSeats : public Ground {
protected:
    ItemId ours = note("Of office A"), of_group = made({"mei", "group_member.group_1", "The group on office A"});
    TwoSeats() {
        as_maker(of_group, [&](Writer& db, const Hand&) { tie(db, of_group, "about", ours); });
        shared(of_group, {"group.group_1"});
        comes("rini", {"desk_officer.ID", "group_member.group_1"});
    }
};

TEST_F(TwoSeats, the_item_of_the_group_is_read_as_a_member_of_the_group) {
    EXPECT_EQ(text("rini", of_group), "The group on office A");
    EXPECT_EQ(text("dara", of_group), "");
    EXPECT_EQ(text("sari", of_group), "");
}

TEST_F(TwoSeats, the_seat_that_works_on_it_is_the_one_in_the_group) {
    auto rini = actor("rini");
    EXPECT_EQ(rini.sitting_in(circle("group.group_1"))->key, "group_member.group_1");
    EXPECT_EQ(rini.sitting_in(circle("office.ID"))->key, "desk_officer.ID");
    EXPECT_EQ(find_shown(page("rini").db, of_group, Side::working)->owner, circle("group.group_1"));
    EXPECT_FALSE(actor("dara").sitting_in(circle("group.group_1")));
}

TEST_F(TwoSeats, each_act_names_the_seat) {
    auto in_office = made({"rini", "desk_officer.ID", "As an officer"}), in_group = made({"rini", "group_member.group_1", "As a member"});
    auto seat_of = [&](ItemId id) { return network.value<std::string>(sql("select key from seat where id = {}", acts_of(page("rini").db, id).at(0).seat)); };
    EXPECT_EQ(seat_of(in_office), "desk_officer.ID");
    EXPECT_EQ(seat_of(in_group), "group_member.group_1");
    EXPECT_EQ(text("mei", in_office), "");
    EXPECT_EQ(text("dara", in_group), "");
}

TEST_F(TwoSeats, the_link_between_them_is_there_for_who_reads_both) {
    EXPECT_EQ(ties_of(page("rini").db, ours).size(), 1u);
    EXPECT_EQ(ties_of(page("rini").db, of_group).size(), 1u);
    for (auto who : {"dara", "mei", "ana"})
        for (auto id : {ours, of_group}) EXPECT_EQ(ties_of(page(who).db, id).size(), 0u) << who;
}

// ---- the person whom only the gatekeeper sees

class ProtectedPerson : public Ground {
protected:
    Network without{Protected::was_never};
    std::vector<std::string_view> not_told{"sari", "tuti", "dara", "keo", "nok", "ana", "cham", "uno", "mei", "cso", "ops"};

    Page in_the_other(std::string_view who) const { return {without.address(), without.person(who), without.now}; }
    static std::vector<std::string> people_of(Reader& db) { return db.rows<std::string>(sql("select name from seen_person order by name")); }
    static int terms_of(Reader& db) { return db.value<int>(sql("select count(*) from seen_term")); }
};

TEST_F(ProtectedPerson, is_in_no_list_of_people_as_in_a_world_without_her) {
    for (auto who : not_told) {
        auto here = page(who), there = in_the_other(who);
        EXPECT_EQ(people_of(here.db), people_of(there.db)) << who;
        EXPECT_EQ(terms_of(here.db), terms_of(there.db)) << who;
    }
    EXPECT_TRUE(people_of(visitors_page().db).empty());
}

TEST_F(ProtectedPerson, is_in_no_count_of_readers_as_in_a_world_without_her) {
    for (auto who : not_told)
        for (auto key : {"public", "network", "civil_society"}) {
            auto circles = this->circles({key});
            auto here = reach_of(page(who).db, circles, std::nullopt, network.now);
            Circles same_there{without.value<CircleId>(sql("select id from circle where key = {}", std::string_view(key)))};
            auto there = reach_of(in_the_other(who).db, same_there, std::nullopt, without.now);
            EXPECT_EQ(here.people, there.people) << who << key;
            EXPECT_EQ(here.members, there.members) << who << key;
            EXPECT_EQ(here.new_people, there.new_people) << who << key;
        }
}

TEST_F(ProtectedPerson, is_no_name_and_no_number_to_others_also_where_she_wrote) {
    auto id = made({"hidden_cso", "cso_member", "What she wrote"});
    shared(id, {"network"});
    auto her = network.person("hidden_cso");
    for (auto who : not_told) EXPECT_FALSE(page(who).db.row<std::string>(sql("select name from seen_person where id = {}", her))) << who;
}

TEST_F(ProtectedPerson, reads_what_her_seat_opens_and_finds_herself) {
    auto id = shared_note("For all of us", {"network"});
    EXPECT_EQ(text("hidden_cso", id), "For all of us");
    auto hers = people_of(page("hidden_cso").db);
    EXPECT_TRUE(std::ranges::count(hers, "hidden_cso"));
}

TEST_F(ProtectedPerson, is_found_by_the_gatekeeper) {
    auto seen = people_of(page("gita").db);
    EXPECT_TRUE(std::ranges::count(seen, "hidden_cso"));
}

TEST_F(ProtectedPerson, is_protected_from_the_moment_it_is_said_and_again_listed_when_it_is_undone) {
    auto listed = [&] { return std::ranges::count(people_of(page("sari").db), "cso"); };
    EXPECT_EQ(listed(), 1);
    network.change([&](Writer& db) { list_person(db, person_called(db, "cso"), db.value<CircleId>(sql("select id from circle where key = 'gatekeeper'"))); });
    EXPECT_EQ(listed(), 0);
    network.change([&](Writer& db) { list_person(db, person_called(db, "cso"), ::network); });
    EXPECT_EQ(listed(), 1);
}

}
