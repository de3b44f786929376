// Country statements: every country one turn in a declared order; nothing closes without a turn, a pass or a reason for each seat.
#include "features/meetings/statements.hpp"
#include "tests/world/actors.hpp"
#include "tests/world/given.hpp"

namespace world {

using meetings::Turn;
using pages::path_of;

class Country_statements : public World {
protected:
    ItemId meeting = given.meeting();
    html::Url page = path_of(Kind::meeting, meeting);

    meetings::Statements now() { return meetings::statements_of(network.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from act where item = {} order by at, id", meeting))); }
    void declared() { given.does("ana", "statements.declare", meeting); }
    void marked(const std::string& member, const std::string& as, const std::string& reason = "") { given.does("cham", "statement.mark", meeting, {{"member", member}, {"as", as}, {"reason", reason}, {"text", ""}, {"_base", meetings::hash_of(*now().of(member))}}); }
    void given_turn(const std::string& member) { given.does("cham", "statement.turn", meeting, {{"member", member}, {"_base", meetings::hash_of(*now().of(member))}}); }
    std::string tries_turn(const std::string& member) { return std::string(given.tries("cham", "statement.turn", meeting, {{"member", member}, {"_base", meetings::hash_of(*now().of(member))}}).refused_by()); }
    static const Node* row_of(Visitor& reader, const std::string& member) { return reader.main().with("data-member", member); }
    // The form of one country's line, sent as it stands there.
    void presses(Visitor& reader, const std::string& member, std::string_view act) {
        auto* form = row_of(reader, member)->first([&](auto& node) { return node.tag == "form" && node["data-act"] == act; });
        ASSERT_TRUE(form) << member << " " << act;
        Fields fields;
        for (auto* input : form->all("input")) fields.emplace_back(std::string((*input)["name"]), std::string((*input)["value"]));
        reader.posts(std::string((*form)["action"]), fields);
        reader.visits(page);
    }
};

TEST_F(Country_statements, are_declared_in_the_order_of_the_members_which_can_be_changed_before_the_first_turn) {
    ana.visits(page).press("Declare this order");
    EXPECT_TRUE(ana.shows("The order is declared."));
    auto order = [&] { return now().order.at(0).member + now().order.at(1).member; };
    EXPECT_EQ(order(), "BNKH");
    presses(ana, "KH", "statements.move");
    EXPECT_EQ(order(), "KHBN");
    given_turn("KH");
    EXPECT_FALSE(ana.visits(page).shows_act("statements.move"));
    EXPECT_EQ(given.tries("ana", "statements.move", meeting, {{"member", "BN"}, {"to", "earlier"}, {"_base", meetings::hash_of(now())}}).refused_by(), "statements.begun");
}

TEST_F(Country_statements, are_declared_by_the_administrative_office_alone_and_led_by_the_chair_too) {
    EXPECT_FALSE(cham.visits(page).shows("Country statements"));
    EXPECT_EQ(given.tries("cham", "statements.declare", meeting).refused_by(), "meeting.office");
    declared();
    EXPECT_TRUE(cham.visits(page).shows_act("statement.turn"));
    EXPECT_TRUE(nok.visits(page).shows("Country statements"));
    EXPECT_FALSE(nok.shows_act("statement.turn"));
    EXPECT_EQ(given.tries("nok", "statement.turn", meeting, {{"member", "BN"}}).refused_by(), "statements.chair");
}

TEST_F(Country_statements, one_has_the_floor_at_a_time) {
    declared();
    cham.visits(page);
    presses(cham, "BN", "statement.turn");
    EXPECT_EQ((*row_of(cham, "BN"))["class"], "is-now");
    EXPECT_FALSE(cham.shows_act("statement.turn"));
    EXPECT_EQ(tries_turn("KH"), "statement.turn_of_another");
    presses(cham, "BN", "statement.mark");
    EXPECT_NE(row_of(cham, "BN")->text().find("Spoke"), std::string::npos);
    EXPECT_EQ(tries_turn("KH"), "");
    EXPECT_EQ(tries_turn("BN"), "statement.spoke");
}

TEST_F(Country_statements, whoever_speaks_later_or_lost_the_line_keeps_the_turn) {
    declared();
    marked("BN", "later");
    given_turn("KH");
    marked("KH", "line_lost");
    EXPECT_TRUE(nok.visits(page).shows("Line lost: keeps its turn"));
    given_turn("KH");
    marked("KH", "spoke");
    given_turn("BN");
    EXPECT_EQ(now().of("BN")->turn, Turn::has_it);
}

TEST_F(Country_statements, do_not_close_before_every_seat_had_a_turn_passed_or_has_a_reason) {
    declared();
    for (auto& member : the_profile().members)
        if (member.key != "LA" && member.key != "VN") marked(member.key, "passes");
    marked("VN", "excused", "Not present");
    auto close = [&] { return std::string(given.tries("cham", "statements.close", meeting, {{"_base", meetings::hash_of(now())}}).refused_by()); };
    EXPECT_EQ(close(), "statements.all_heard");
    EXPECT_TRUE(cham.visits(page).shows("Still open: Lao People’s Democratic Republic."));
    EXPECT_FALSE(cham.shows_act("statements.close"));
    marked("LA", "later");
    EXPECT_EQ(close(), "statements.all_heard");
    marked("LA", "passes");
    cham.visits(page).press("Close the statements");
    EXPECT_TRUE(cham.shows("The statements are closed."));
    EXPECT_EQ(tries_turn("LA"), "statements.closed");
}

TEST_F(Country_statements, a_text_in_writing_is_the_countrys_and_it_alone_withdraws_it) {
    declared();
    cham.visits(page);
    cham.visits(std::string((*row_of(cham, "LA")->first([](auto& node) { return node.tag == "a" && node.text().starts_with("Something else"); }))["href"]));
    cham.choose("as", "in_writing").press("Record it");
    EXPECT_EQ(cham.error("text"), "required");
    cham.choose("as", "in_writing").choose("lang", "lo").fill("text", "ຕົວຢ່າງ").press("Record it");
    EXPECT_EQ(cham.is_at(), page.text());
    nok.visits(page).follows("The statement in writing");
    EXPECT_TRUE(nok.shows("ຕົວຢ່າງ"));
    auto statement = nok.is_at();
    for (auto* other : {&ana, &cham, &noy, &sari}) EXPECT_FALSE(other->visits(statement).shows_act("statement.withdraw"));
    keo.visits(statement).press("Withdraw this statement");
    EXPECT_TRUE(keo.shows("It is withdrawn."));
    EXPECT_EQ(nok.visits(statement).status(), 404);
    EXPECT_TRUE(nok.visits(page).shows("In writing"));
    EXPECT_FALSE(nok.shows_link("The statement in writing"));
}

TEST_F(Country_statements, what_was_typed_stays_where_another_recorded_something_meanwhile) {
    declared();
    cham.visits(page.text() + "/mark?member=LA");
    marked("LA", "later");
    cham.choose("as", "in_writing").choose("lang", "lo").fill("text", "A long text of Laos").press("Record it");
    EXPECT_EQ(cham.status(), 409);
    EXPECT_NE(cham.main().with("data-side", "mine")->text().find("A long text of Laos"), std::string::npos);
    cham.press("Save this text");
    EXPECT_EQ(now().of("LA")->turn, Turn::in_writing);
}

TEST_F(Country_statements, its_update_stands_beside_a_country_for_who_may_read_it) {
    given.annual_update();
    given.shared("LA", "contact_points");
    declared();
    auto update = path_of(Kind::country_update, given.update_of("LA")).text();
    auto leads = [&](Visitor& reader) {
        reader.visits(page);
        return row_of(reader, "LA")->first([&](auto& node) { return node["href"] == update; }) != nullptr;
    };
    EXPECT_TRUE(leads(sari));
    EXPECT_TRUE(leads(ana));
    EXPECT_FALSE(leads(nok));
}

TEST_F(Country_statements, show_no_clock_no_rank_and_nothing_late) {
    declared();
    given_turn("BN");
    for (auto word : {"late", "overdue", "minute", "remaining"}) EXPECT_FALSE(nok.visits(page).shows(word)) << word;
}

TEST(Statements, the_acts_say_where_each_country_stands) {
    auto act = [](std::string name, Deal deal) { return Acted{{}, {}, std::move(name), {}, {}, {}, {}, {}, deal_text(deal)}; };
    std::vector acts{act("statements.declare", {{"order", "A B C"}}), act("statements.move", {{"member", "C"}, {"to", "earlier"}}), act("statement.turn", {{"member", "A"}})};
    auto s = meetings::statements_of(acts);
    EXPECT_EQ(s.order.at(1).member, "C");
    EXPECT_EQ(s.of("A")->turn, Turn::has_it);
    EXPECT_EQ(meetings::still_open(s).size(), 3u);
    acts.push_back(act("statement.mark", {{"member", "A"}, {"as", "spoke"}}));
    acts.push_back(act("statement.mark", {{"member", "C"}, {"as", "excused"}, {"reason", "Not present"}}));
    EXPECT_EQ(meetings::still_open(meetings::statements_of(acts)), std::vector<std::string_view>{"B"});
    EXPECT_NE(meetings::hash_of(s), meetings::hash_of(meetings::statements_of(acts)));
}

}
