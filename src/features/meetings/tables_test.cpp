// Who sits at a table contributes with the code on a card, without an account; members read it, and a code opens nothing but its own topic, while its meeting is on.
#include "features/meetings/table_cards.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Tables : public World {
protected:
    ItemId meeting = given.meeting("contact_points"), topic = given.topic_of(meeting);

    // A browser that nobody used before.
    Visitor somebody() { return {*network.house, *network.door, "somebody at a table"}; }
    Visitor at_a_table(const std::string& code) {
        auto reader = somebody();
        reader.visits("/table").fill("code", code).press("Open the topic");
        return reader;
    }
    Visitor hands_in(const std::string& code, const std::string& text) {
        auto reader = at_a_table(code);
        reader.fill("text", text).press("Hand it in");
        return reader;
    }
    static std::string other_letter(std::string code) {
        code.back() = code.back() == 'B' ? 'C' : 'B';
        return code;
    }
};

TEST_F(Tables, the_administrative_office_makes_cards_to_print_for_a_topic) {
    ana.visits(path_of(Kind::meeting, meeting)).follows("What we do").fill("count", "3").press("Make the cards");
    EXPECT_TRUE(ana.shows("The cards are made."));
    auto codes = ana.main().all([](auto& node) { return node["class"] == "ten"; });
    ASSERT_EQ(codes.size(), 3u);
    EXPECT_TRUE(ana.shows("http://localhost:8080/table"));
    auto reader = at_a_table(codes.at(1)->text());
    EXPECT_TRUE(reader.shows("What we do"));
    EXPECT_TRUE(reader.shows("Meeting of the board"));
}

TEST_F(Tables, whoever_holds_a_card_contributes_and_the_members_read_it) {
    auto codes = given.cards(topic);
    auto reader = at_a_table(codes.front());
    EXPECT_TRUE(reader.shows("the contact points of all countries"));
    EXPECT_TRUE(reader.shows("TLP:AMBER"));
    reader.fill("text", "Guru dan orang tua bertemu sebulan sekali").choose("lang", "id").fill("table", "Table of teachers").press("Hand it in");
    EXPECT_TRUE(reader.shows("Thank you: it is handed in. Nothing of it is kept on this device."));
    keo.visits(path_of(Kind::meeting, meeting));
    EXPECT_TRUE(keo.shows("Guru dan orang tua bertemu sebulan sekali"));
    EXPECT_TRUE(keo.shows("Table of teachers"));
    for (auto* other : {&nok, &bo, &cso, &visitor}) EXPECT_EQ(other->visits(path_of(Kind::meeting, meeting)).status(), 404);
}

TEST_F(Tables, a_code_is_read_however_it_is_typed) {
    auto code = given.cards(topic).front();
    std::string small;
    for (auto letter : code) small += letter == '-' ? std::string(" ") : std::string(1, static_cast<char>(std::tolower(letter)));
    EXPECT_TRUE(at_a_table(" " + small).shows("What we do"));
}

TEST_F(Tables, nothing_of_it_is_kept_on_the_device_and_no_cookie_tells_of_it) {
    auto reader = hands_in(given.cards(topic).front(), "A word of mine");
    EXPECT_EQ(reader.cookie("jejaring8080"), "");
    EXPECT_EQ(reader.header("Cache-Control"), "no-store");
    reader.visits("/table");
    EXPECT_FALSE(reader.shows("A word of mine"));
}

TEST_F(Tables, a_code_of_a_meeting_that_is_over_and_of_none_are_answered_with_the_same_bytes) {
    auto code = given.cards(topic).front();
    auto here = somebody();
    auto answers = [&](const std::string& typed) {
        auto page = without_tokens(here.asks_for("GET", "/table?code=" + typed).body);
        auto status = here.status();
        auto sent = without_tokens(here.posts("/table", {{"code", typed}, {"text", "My words"}, {"table", ""}, {"lang", "en"}, {"_key", "0123456789abcdef"}}).body);
        EXPECT_EQ(here.status(), 422) << typed;
        for (auto& body : {&page, &sent})
            for (auto at = body->find(typed); at != body->npos; at = body->find(typed)) body->replace(at, typed.size(), "CODE");
        return std::to_string(status) + page + sent;
    };
    auto none = answers("BBBBB-BBBBB");
    EXPECT_NE(without_tokens(here.asks_for("GET", "/table?code=" + code).body).find("What we do"), std::string::npos);
    network.now += std::chrono::hours(25);
    EXPECT_EQ(answers(code), none);
}

TEST_F(Tables, a_code_works_for_its_own_topic_only) {
    auto first = given.cards(topic).front(), second = given.cards(given.topic_of(meeting, 2)).front();
    hands_in(first, "To the first topic");
    EXPECT_TRUE(at_a_table(second).shows("What we need"));
    keo.visits(path_of(Kind::topic, given.topic_of(meeting, 2)));
    EXPECT_FALSE(keo.shows("To the first topic"));
    EXPECT_TRUE(keo.visits(path_of(Kind::topic, topic)).shows("To the first topic"));
}

TEST_F(Tables, a_code_opens_nothing_before_the_meeting_and_after_new_cards_are_made) {
    auto tomorrow = given.meeting("network", network.now + std::chrono::hours(20), network.now + std::chrono::hours(30));
    auto early = given.cards(given.topic_of(tomorrow)).front(), old = given.cards(topic).front();
    EXPECT_EQ(at_a_table(early).error("code"), "card");
    EXPECT_TRUE(at_a_table(old).shows("What we do"));
    given.cards(topic);
    EXPECT_EQ(at_a_table(old).error("code"), "card");
    network.now += std::chrono::hours(21);
    EXPECT_TRUE(at_a_table(early).shows("What we do"));
}

TEST_F(Tables, what_was_typed_stays_when_the_code_runs_out_and_can_be_sent_with_another) {
    auto reader = at_a_table(given.cards(topic).front());
    auto fresh = given.cards(topic).front();
    reader.fill("text", "Half an hour of work").fill("table", "Ours").press("Hand it in");
    EXPECT_EQ(reader.status(), 422);
    EXPECT_EQ(reader.error("code"), "card");
    EXPECT_EQ(reader.form("table.contribute").value("text"), "Half an hour of work");
    EXPECT_EQ(reader.form("table.contribute").value("table"), "Ours");
    reader.fill("code", fresh).press("Send again");
    EXPECT_TRUE(reader.shows("Thank you"));
    EXPECT_TRUE(keo.visits(path_of(Kind::topic, topic)).shows("Half an hour of work"));
}

TEST_F(Tables, what_is_too_long_comes_back_with_its_topic) {
    auto reader = at_a_table(given.cards(topic).front());
    reader.fill("text", std::string(4001, 'a')).press("Hand it in");
    EXPECT_EQ(reader.status(), 422);
    EXPECT_EQ(reader.error("text"), "length");
    EXPECT_TRUE(reader.shows("What we do"));
    EXPECT_EQ(reader.form("table.contribute").value("text"), std::string(4001, 'a'));
}

TEST_F(Tables, who_tries_many_codes_waits_and_keeps_her_text) {
    auto code = given.cards(topic).front();
    network.house->allowances = std::make_shared<pages::Allowances>();
    auto reader = somebody();
    Fields form{{"code", other_letter(code)}, {"text", "My words"}, {"table", ""}, {"lang", "en"}, {"_key", "0123456789abcdef"}};
    for (int n = 0; n < 300; ++n) ASSERT_EQ(reader.posts("/table", form).status, 422);
    EXPECT_EQ(reader.posts("/table", form).status, 429);
    EXPECT_EQ(reader.form("table.contribute").value("text"), "My words");
    EXPECT_EQ(reader.asks_for("GET", "/table?code=" + code).status, 429);              // before it is looked up: the right one too
    EXPECT_EQ(reader.asks_for("GET", "/table").status, 200);
}

TEST_F(Tables, one_card_contributes_so_much_and_takes_nothing_from_another) {
    auto codes = given.cards(topic);
    network.house->allowances = std::make_shared<pages::Allowances>();
    auto reader = somebody();
    auto sends = [&](const std::string& code, int n) {
        return reader.posts("/table", {{"code", code}, {"text", "Word " + std::to_string(n)}, {"table", ""}, {"lang", "en"}, {"_key", "0123456789abcde" + std::to_string(n)}}).status;
    };
    for (int n = 0; n < 20; ++n) ASSERT_EQ(sends(codes[0], n), 303);
    EXPECT_EQ(sends(codes[0], 20), 429);
    EXPECT_EQ(reader.form("table.contribute").value("text"), "Word 20");
    EXPECT_EQ(sends(codes[1], 21), 303);
}

TEST_F(Tables, the_same_form_sent_twice_is_one_contribution) {
    auto code = given.cards(topic).front();
    Fields form{{"code", code}, {"text", "Once"}, {"table", ""}, {"lang", "en"}, {"_key", "0123456789abcdef"}};
    auto reader = somebody();
    EXPECT_EQ(reader.posts("/table", form).status, 303);
    EXPECT_EQ(reader.posts("/table", form).status, 303);
    EXPECT_EQ(network.value<int>(sql("select count(*) from item where kind = {}", Kind::table_contribution)), 1);
    form[1].second = "Twice";
    EXPECT_EQ(reader.posts("/table", form).status, 409);
    EXPECT_EQ(reader.form("table.contribute").value("text"), "Twice");
}

TEST_F(Tables, a_form_from_another_site_or_without_its_mark_does_nothing) {
    auto code = given.cards(topic).front();
    auto reader = somebody();
    Fields form{{"code", code}, {"text", "From elsewhere"}, {"table", ""}, {"lang", "en"}, {"_key", "0123456789abcdef"}};
    EXPECT_EQ(reader.says_header("origin", "http://elsewhere.example").posts("/table", form).status, 403);
    EXPECT_EQ(reader.says_header("origin", "").says_header("sec-fetch-site", "").posts("/table", form).status, 403);
    EXPECT_EQ(network.value<int>(sql("select count(*) from item where kind = {}", Kind::table_contribution)), 0);
}

TEST_F(Tables, what_came_stands_in_the_record_under_nobody_for_the_tables_on_the_strength_of_a_card) {
    auto code = given.cards(topic).front();
    hands_in(code, "A word");
    struct Row { PersonId person; std::string seat, basis; };
    auto row = network.value<Row>(sql("select act.person, seat.key, act.basis from act join seat on seat.id = act.seat where act.name = 'table.contribute'"));
    EXPECT_FALSE(row.person);
    EXPECT_EQ(row.seat, meetings::table_seat);
    EXPECT_EQ(row.basis, "table card");
    for (auto& kept : network.rows<std::string>(sql("select payload from entry union all select answer from answered union all select data from act union all select body from outbox"))) EXPECT_EQ(kept.find(code), kept.npos) << kept;
}

TEST_F(Tables, nothing_leads_from_the_words_to_whoever_is_signed_in_at_the_table) {
    auto code = given.cards(topic).front();
    keo.visits("/table?code=" + code).fill("text", "A word of somebody").press("Hand it in");
    EXPECT_TRUE(keo.shows("Thank you"));
    auto keo_is = network.person("keo");
    EXPECT_EQ(network.value<int>(sql("select count(*) from act where name = 'table.contribute' and (person = {} or key <> '')", keo_is)), 0);
    EXPECT_EQ(network.value<int>(sql("select count(*) from revision join item on item.id = revision.item where item.kind = {} and revision.author = {}", Kind::table_contribution, keo_is)), 0);
    EXPECT_EQ(network.value<int>(sql("select count(*) from entry where kind = 'act' and person = {}", keo_is)), 0);
}

TEST_F(Tables, the_administrative_office_takes_one_out_with_a_reason_and_never_edits) {
    auto contribution = path_of(Kind::table_contribution, given.contribution(topic, "A name stood here"));
    EXPECT_TRUE(keo.visits(contribution).shows("A name stood here"));
    EXPECT_FALSE(keo.shows_act("table.withdraw"));
    ana.visits(contribution).press("Withdraw this contribution");
    EXPECT_EQ(ana.error("reason"), "required");
    ana.fill("reason", "It names a person").press("Withdraw this contribution");
    EXPECT_TRUE(ana.shows("It names a person"));
    EXPECT_EQ(keo.visits(contribution).status(), 404);
    EXPECT_FALSE(keo.visits(path_of(Kind::meeting, meeting)).shows("A name stood here"));
}

TEST_F(Tables, an_ended_meeting_is_read_on_and_takes_no_more) {
    auto code = given.cards(topic).front();
    given.contribution(topic, "Said in time");
    ana.visits(path_of(Kind::meeting, meeting)).press("End it now: the codes of its cards open nothing any more");
    EXPECT_EQ(at_a_table(code).error("code"), "card");
    EXPECT_TRUE(keo.visits(path_of(Kind::meeting, meeting)).shows("Said in time"));
    EXPECT_EQ(ana.visits(path_of(Kind::topic, topic)).rule(), "meeting.over");
}

TEST(Card_codes, are_ten_letters_that_no_eye_mistakes) {
    crypto::Key key(std::string(32, 'k'));
    std::set<std::string> all;
    for (int n = 1; n <= 2000; ++n) all.insert(meetings::code_of(key, ItemId{7}, "series", n));
    EXPECT_EQ(all.size(), 2000u);
    for (auto& code : all) {
        EXPECT_EQ(code.size(), 11u);
        EXPECT_EQ(code.find_first_of("AEIOUY0123456789"), code.npos) << code;
        EXPECT_EQ(meetings::read_code(code), code);
    }
    EXPECT_NE(meetings::code_of(key, ItemId{8}, "series", 1), meetings::code_of(key, ItemId{7}, "series", 1));
}

TEST(Card_codes, are_read_from_nothing_else) {
    for (auto typed : {"", "BBBBB", "BBBBB-BBBBBB", "BBBBB-BBBBA", "BBBBB-BBBB0", "BBBBB_BBBBB"}) EXPECT_FALSE(meetings::read_code(typed)) << typed;
    EXPECT_EQ(meetings::read_code(" bbbbb bbbbc "), "BBBBB-BBBBC");
}

}
