#include "tests/world/ground.hpp"

namespace world {

using Readers = std::vector<std::string_view>;
static const Readers office_of_indonesia{"sari", "tuti", "dara"}, the_board{"budi", "bo", "ana", "cham"};
static const Readers the_network{"sari", "tuti", "dara", "budi", "lestari", "keo", "noy", "bo", "nok", "ana", "cham", "uno", "mei", "cso"};

class Audience : public Ground {
protected:
    AudienceId interned(std::initializer_list<std::string_view> keys) {
        AudienceId id;
        auto set = circles(keys);
        network.change([&](Writer& db) { id = intern(db, set); });
        return id;
    }
    bool inside(std::initializer_list<std::string_view> narrow, std::initializer_list<std::string_view> wide) {
        bool is = false;
        auto n = circles(narrow), w = circles(wide);
        network.change([&](Writer& db) { is = lies_inside(db, n, w); });
        return is;
    }
    // What selfcheck asks of every item, right after the act.
    bool derived(ItemId id) {
        bool same = false;
        network.change([&](Writer& db) {
            same = wanted_rows(db, id) == kept_rows(db, id);
        });
        return same;
    }
};

// ---- sets of circles

TEST_F(Audience, a_set_drops_the_circles_another_of_its_circles_lies_inside) {
    EXPECT_EQ(interned({"office.ID", "network", "public"}), interned({"office.ID"}));
    EXPECT_EQ(interned({"network", "public"}), interned({"network"}));
    EXPECT_NE(interned({"office.ID", "advisory_board"}), interned({"office.ID"}));
}

TEST_F(Audience, the_same_set_is_the_same_audience) {
    auto first = interned({"advisory_board", "civil_society"});
    EXPECT_EQ(interned({"civil_society", "advisory_board"}), first);
    EXPECT_NE(interned({"civil_society"}), first);
}

TEST_F(Audience, a_new_one_moves_the_epoch_and_a_known_one_does_not) {
    auto epoch = [&] { return rows(sql("select epoch from rights")); };
    auto before = epoch();
    interned({"advisory_board", "civil_society"});
    EXPECT_EQ(epoch(), before + 1);
    interned({"advisory_board", "civil_society"});
    EXPECT_EQ(epoch(), before + 1);
}

TEST_F(Audience, narrow_lies_inside_wide_when_all_its_readers_read_it) {
    EXPECT_TRUE(inside({"office.ID"}, {"network"}));
    EXPECT_TRUE(inside({"office.ID"}, {"public"}));
    EXPECT_TRUE(inside({"office.ID", "advisory_board"}, {"advisory_board"}));
    EXPECT_FALSE(inside({"network"}, {"office.ID"}));
    EXPECT_FALSE(inside({"office.ID"}, {"office.LA"}));
    EXPECT_FALSE(inside({"advisory_board"}, {"advisory_board", "civil_society"}));
}

// ---- who reads an item

TEST_F(Audience, what_is_being_written_is_read_by_its_office_alone) {
    auto id = note("Being written");
    EXPECT_EQ(readers(id, Side::working), office_of_indonesia);
    EXPECT_EQ(readers(id), Readers{});
    EXPECT_FALSE(find_shown(visitors_page().db, id, Side::working));
}

TEST_F(Audience, what_is_shared_with_the_network_is_read_by_those_whose_seats_open_it) {
    auto id = shared_note("For all of us", {"network"});
    EXPECT_EQ(readers(id), the_network);
    EXPECT_FALSE(find_shown(visitors_page().db, id, Side::released));
}

TEST_F(Audience, the_own_office_reads_what_it_shared_with_others_alone) {
    auto id = shared_note("For the Administrative Office", {"administrative_office"});
    EXPECT_EQ(readers(id), (Readers{"sari", "tuti", "dara", "ana"}));
}

TEST_F(Audience, a_reader_is_in_all_circles_of_the_set) {
    comes("both", {"board_member.TH", "cso_member"});
    auto id = shared_note("For few", {"advisory_board", "civil_society"});
    EXPECT_EQ(readers(id), office_of_indonesia);
    EXPECT_TRUE(reads("both", id));
}

TEST_F(Audience, what_is_public_is_read_by_a_visitor_and_by_an_operator_without_a_seat_in_it) {
    auto id = shared_note("For everyone", {"public"});
    EXPECT_TRUE(find_shown(visitors_page().db, id, Side::released));
    EXPECT_TRUE(reads("ops", id));
}

TEST_F(Audience, outsiders_of_a_shared_text_that_was_edited_see_the_shared_one_and_the_office_the_edit) {
    auto id = shared_note("As it was shared", {"network"});
    auto hash = find_shown(page("keo").db, id, Side::released)->hash;
    edited(id, "As it is now");
    EXPECT_EQ(text("keo", id), "As it was shared");
    EXPECT_EQ(find_shown(page("keo").db, id, Side::released)->hash, hash);
    EXPECT_EQ(text("dara", id), "As it is now");
    EXPECT_EQ(find_shown(page("dara").db, id, Side::released)->hash, hash);
    EXPECT_FALSE(find_revision(page("keo").db, find_shown(page("dara").db, id, Side::working)->hash));
}

TEST_F(Audience, a_marking_raised_from_the_network_to_names_closes_it_to_old_readers) {
    auto id = shared_note("For all of us", {"network"});
    CircleId named;
    network.change([&](Writer& db) { named = add_named(db, {person_called(db, "keo")}); });
    as_maker(id, [&](Writer& db, const Hand& hand) { release(db, hand.deed, id, find_shown(db, id, Side::working)->hash, {named}); });
    EXPECT_EQ(readers(id), (Readers{"sari", "tuti", "dara", "keo"}));
    EXPECT_EQ(text("nok", id), "");
}

// ---- parts

TEST_F(Audience, a_part_is_never_wider_than_its_holder) {
    auto holder = shared_note("Holder", {"advisory_board"});
    auto inner = part(holder, "Part");
    shared(inner, {"public"});
    EXPECT_EQ(readers(inner), (Readers{"sari", "tuti", "dara", "budi", "bo", "ana", "cham"}));
    EXPECT_FALSE(find_shown(visitors_page().db, inner, Side::released));
}

TEST_F(Audience, a_part_is_not_read_while_its_holder_is_not_shared) {
    auto holder = note("Holder");
    auto inner = part(holder, "Part");
    shared(inner, {"network"});
    EXPECT_EQ(readers(inner), Readers{});
    shared(holder, {"network"});
    EXPECT_EQ(readers(inner), the_network);
}

TEST_F(Audience, a_part_shared_more_narrowly_than_its_holder_is_not_there_for_readers_of_the_holder_only) {
    auto holder = shared_note("Holder", {"network"});
    auto inner = part(holder, "Part");
    narrowed(inner, "advisory_board");
    shared(inner, {"network"});
    EXPECT_EQ(readers(inner), (Readers{"sari", "tuti", "dara", "budi", "bo", "ana", "cham"}));
    auto hers = page("keo");
    EXPECT_TRUE(parts_of(hers.db, holder, Kind::note, Side::released).empty());
    EXPECT_EQ(hers.db.value<int>(sql("select count(*) from seen_released where within = {}", holder)), 0);
}

TEST_F(Audience, narrowing_a_holder_narrows_its_parts_in_the_same_transaction) {
    auto holder = shared_note("Holder", {"network"}), inner = part(holder, "Part"), innermost = part(inner, "Part of the part");
    shared(inner, {"network"});
    shared(innermost, {"network"});
    narrowed(holder, "advisory_board");
    for (auto id : {holder, inner, innermost}) {
        EXPECT_FALSE(reads("keo", id));
        EXPECT_TRUE(reads("bo", id));
        EXPECT_TRUE(derived(id));
    }
}

TEST_F(Audience, narrowing_is_undone_only_while_nothing_is_shared) {
    auto id = shared_note("Narrowed", {"network"});
    narrowed(id, "advisory_board");
    unnarrowed(id);
    EXPECT_FALSE(reads("keo", id));
    withdrawn(id);
    unnarrowed(id);
    shared(id, {"network"});
    EXPECT_TRUE(reads("keo", id));
}

TEST_F(Audience, withdrawing_a_holder_withdraws_its_parts) {
    auto holder = shared_note("Holder", {"network"}), inner = part(holder, "Part");
    shared(inner, {"network"});
    withdrawn(holder);
    for (auto id : {holder, inner}) {
        EXPECT_EQ(readers(id), Readers{});
        EXPECT_TRUE(derived(id));
        EXPECT_EQ(rows(sql("select count(*) from item where id = {} and (shown <> 0 or released <> 0)", id)), 0);
    }
}

TEST_F(Audience, parts_of_a_holder_shared_again_stay_withdrawn_until_they_are_shared_again) {
    auto holder = shared_note("Holder", {"network"}), inner = part(holder, "Part");
    shared(inner, {"network"});
    withdrawn(holder);
    shared(holder, {"network"});
    EXPECT_TRUE(reads("keo", holder));
    EXPECT_FALSE(reads("keo", inner));
    shared(inner, {"network"});
    EXPECT_TRUE(reads("keo", inner));
}

TEST_F(Audience, the_part_of_another_office_is_as_wide_as_the_holder_and_worked_on_by_its_own) {
    auto holder = shared_note("Holder", {"network"});
    auto theirs = made({"ana", "administrative_officer.1", "Made from it", holder});
    shared(theirs, {"network"});
    EXPECT_EQ(readers(theirs, Side::working), Readers{"ana"});
    EXPECT_EQ(readers(theirs), the_network);
    narrowed(holder, "contact_points");
    EXPECT_EQ(readers(theirs), (Readers{"sari", "tuti", "keo", "ana"}));
}

// ---- named people and organisations

TEST_F(Audience, an_officer_of_the_own_office_who_is_not_named_finds_nothing) {
    CircleId named;
    network.change([&](Writer& db) { named = add_named(db, {person_called(db, "dara"), person_called(db, "keo"), person_called(db, "nok")}); });
    auto id = made({"dara", "desk_officer.ID", "For three", {}, Kind::note, named});
    EXPECT_EQ(readers(id, Side::working), (Readers{"dara", "keo", "nok"}));
    as_maker(id, [&](Writer& db, const Hand& hand) { release(db, hand.deed, id, find_shown(db, id, Side::working)->hash, {named}); });
    EXPECT_EQ(readers(id), (Readers{"dara", "keo", "nok"}));
    for (auto who : {"sari", "tuti", "ana", "hidden_cso"}) EXPECT_EQ(text(who, id), "") << who;
    EXPECT_EQ(acts_of(page("sari").db, id).size(), 0u);
}

TEST_F(Audience, a_named_list_counts_only_in_the_network) {
    comes("stranger", {});
    CircleId named;
    network.change([&](Writer& db) { named = add_named(db, {person_called(db, "stranger"), person_called(db, "keo")}); });
    auto id = note("For names");
    as_maker(id, [&](Writer& db, const Hand& hand) { release(db, hand.deed, id, find_shown(db, id, Side::working)->hash, {named}); });
    EXPECT_TRUE(reads("keo", id));
    EXPECT_FALSE(reads("stranger", id));
}

TEST_F(Audience, a_partner_organisation_does_not_read_what_is_for_the_organisation) {
    network.change([&](Writer& db) {
        auto partner = add_circle(db, "organisation.partner", circle_sort::organisation, everyone);
        add_seat(db, "supporting_officer.partner", "supporting_officer", "", partner, {::network, partner});
        add_to_cast(db, "partner", {"supporting_officer.partner"}, monday_morning);
    });
    auto id = made({"uno", "supporting_officer", "Among ourselves"});
    shared(id, {"supporting_organisation"});
    EXPECT_EQ(readers(id), Readers{"uno"});
    EXPECT_EQ(text("partner", id), "");
    EXPECT_EQ(tlp(marking_of_sort(network.value<std::string>(sql("select sort from circle where key = 'supporting_organisation'")))), "TLP:AMBER+STRICT");
}

TEST_F(Audience, the_marking_follows_from_the_sort_of_the_circle) {
    std::vector<std::pair<std::string_view, std::string_view>> labels{{"public", "TLP:CLEAR"}, {"network", "TLP:GREEN"}, {"advisory_board", "TLP:AMBER"}, {"group.group_1", "TLP:AMBER"}, {"office.ID", "TLP:AMBER+STRICT"}};
    for (auto& [key, label] : labels) EXPECT_EQ(tlp(marking_of_sort(network.value<std::string>(sql("select sort from circle where key = {}", key)))), label) << key;
    EXPECT_EQ(tlp(marking_of_sort(circle_sort::named)), "TLP:RED");
}

// ---- how many will read

TEST_F(Audience, the_reach_counts_people_and_countries_and_who_is_new) {
    auto hers = page("sari");
    auto board = reach_of(hers.db, circles({"advisory_board"}), std::nullopt, network.now);
    EXPECT_EQ(board.people, 4);
    EXPECT_EQ(board.members, 2);
    EXPECT_EQ(board.new_people, 4);
    auto wider = reach_of(hers.db, circles({"network"}), circles({"advisory_board"}), network.now);
    EXPECT_EQ(wider.people, 14);
    EXPECT_EQ(wider.members, 3);
    EXPECT_EQ(wider.new_people, 10);
}

TEST_F(Audience, the_reach_of_several_circles_is_who_sits_in_all_of_them) {
    comes("both", {"board_member.TH", "cso_member"});
    EXPECT_EQ(reach_of(page("sari").db, circles({"advisory_board", "civil_society"}), std::nullopt, network.now).people, 1);
}

TEST_F(Audience, the_reach_leaves_out_a_held_seat_and_a_term_that_ended) {
    auto reach = [&] { return reach_of(page("sari").db, circles({"advisory_board"}), std::nullopt, network.now).people; };
    network.change([&](Writer& db) { hold_seat(db, db.value<SeatId>(sql("select id from seat where key = 'board_member.LA'")), true); });
    EXPECT_EQ(reach(), 3);
    network.change([&](Writer& db) { end_term(db, db.value<SeatId>(sql("select id from seat where key = 'board_member.ID'")), person_called(db, "budi"), network.now); });
    EXPECT_EQ(reach(), 2);
}

}
