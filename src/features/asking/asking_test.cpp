// An office asks its practitioners, they contribute, and it uses their words: as each of them meets it, and as nobody else does.
#include "network/search/search.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;
using std::chrono::days;

class Asking : public World {
protected:
    Visitor wati{network, "wati"};                       // another practitioner in Indonesia

    Asking() {
        network.change([&](Writer& db) { add_to_cast(db, "wati", {"practitioner.ID"}, monday_morning - days(30)); });
        given.annual_update();
    }
    std::string answer() { return path_of(Kind::answer, given.answer_of("ID", "needs")).text(); }
    static std::string page(ItemId id) { return path_of(Kind::contribution, id).text(); }
    std::string box(std::string_view who) { return network.person(who).text(); }
    Visitor& fills_question(Visitor& officer) {
        return officer.fill("text", "What would help you?").choose("lang", "en").fill("until_day", "10").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00");
    }
    // Asked of Lestari, and sent by her.
    ItemId sent(const std::string& text = "A page to read aloud", bool named = false) {
        auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
        given.sent(id, "lestari", text, named);
        return id;
    }
    std::size_t found(std::string_view who, std::string_view words) {
        auto connection = store::open(network.address(), store::Use::page);
        Actors actors;
        PageReader reader(*connection, actors, [person = network.person(who)](Reader&) { return person; }, network.now);
        return find_words(reader, words, 20).size();
    }
    int rows(const store::Sql& count) { return network.value<int>(count); }
};

// ---- the office asks

TEST_F(Asking, begins_at_the_answer_in_the_words_of_its_question) {
    dara.visits(answer()).follows("Ask our practitioners");
    EXPECT_EQ(dara.form("inquiry.put").value("text"), the_profile().name(profile::name_of_question("needs", the_profile().question("needs", 1)->version, "question"), "en").text);
    fills_question(dara).choose("person", box("lestari")).choose("person", box("wati")).press("Ask them");
    EXPECT_TRUE(dara.shows("Asked."));
    EXPECT_EQ(dara.state(), "open");
    EXPECT_TRUE(dara.shows("lestari"));
    EXPECT_TRUE(sari.visits(answer()).shows("What would help you?"));
}

TEST_F(Asking, lists_practitioners_of_the_own_country_alone) {
    dara.visits(answer() + "/asking");
    EXPECT_TRUE(dara.shows("lestari"));
    EXPECT_FALSE(dara.shows("nok"));
    auto fields = inquiry_fields("What?", network.now + days(7));
    fields.emplace_back("person", box("nok"));
    EXPECT_EQ(given.tries("dara", "inquiry.put", given.answer_of("ID", "needs"), fields).errors()->of("person")->code, "choice");
}

TEST_F(Asking, keeps_what_was_typed_and_ticked_where_something_is_missing) {
    fills_question(dara.visits(answer() + "/asking")).fill("until_year", "2020").choose("person", box("wati")).press("Ask them");
    EXPECT_EQ(dara.status(), 422);
    EXPECT_EQ(dara.error("until_day"), "future");
    EXPECT_EQ(dara.form("inquiry.put").value("text"), "What would help you?");
    EXPECT_EQ(dara.form("inquiry.put").value("person"), box("wati"));
    fills_question(dara.visits(answer() + "/asking")).press("Ask them");
    EXPECT_EQ(dara.error("person"), "required");
    fills_question(dara.visits(answer() + "/asking")).fill("until_day", "30").choose("person", box("wati")).press("Ask them");
    EXPECT_EQ(dara.error("until_day"), "late");
}

TEST_F(Asking, is_of_one_question_at_a_time) {
    given.inquiry("ID", {"lestari"});
    EXPECT_EQ(dara.visits(answer() + "/asking").status(), 403);
    EXPECT_EQ(dara.rule(), "inquiry.running");
    dara.visits(answer()).follows("What would help you?").press("Close this question");
    EXPECT_EQ(dara.state(), "closed");
    EXPECT_EQ(dara.visits(answer() + "/asking").status(), 200);
}

// ---- a practitioner contributes

TEST_F(Asking, is_found_on_her_first_page) {
    given.inquiry("ID", {"lestari"});
    lestari.visits("/").follows("A question from the office of Indonesia: What would help you?");
    EXPECT_TRUE(lestari.shows("What would help you?"));
    EXPECT_EQ(lestari.form("contribution.send").value("naming"), "no");
    EXPECT_TRUE(lestari.visits("/contributions").shows("Waits for you"));
    for (auto* other : {&nok, &dara, &keo, &ana}) EXPECT_FALSE(other->visits("/").shows("A question from"));
}

TEST_F(Asking, keeps_her_half_sentence_for_her_alone) {
    auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
    auto fields = lestari.visits(page(id)).fields("contribution.send");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sen";
    lestari.posts(page(id) + "/draft", fields);
    EXPECT_EQ(lestari.answer().type, "application/json");
    EXPECT_EQ(lestari.visits(page(id)).form("contribution.send").value("text"), "Half a sen");
    for (auto* other : {&dara, &sari, &wati, &keo, &ana}) EXPECT_EQ(other->visits(page(id)).status(), 404);
    EXPECT_FALSE(dara.visits(answer()).shows("Half a sen"));
}

TEST_F(Asking, sends_her_words_to_the_office_and_to_nobody_else) {
    auto id = given.contribution_of(given.inquiry("ID", {"lestari", "wati"}), "lestari");
    lestari.visits(page(id)).fill("text", "A page to read aloud").press("Send it to the office");
    EXPECT_TRUE(lestari.shows("Sent. Thank you."));
    EXPECT_EQ(lestari.state(), "sent");
    for (auto* writer : {&sari, &tuti, &dara}) EXPECT_TRUE(writer->visits(answer()).shows("A page to read aloud"));
    EXPECT_TRUE(dara.visits("/").shows("Practitioners have answered you: What would help you?"));
    for (auto& [who, other] : std::vector<std::pair<std::string, Visitor*>>{{"wati", &wati}, {"budi", &budi}, {"keo", &keo}, {"ana", &ana}, {"cham", &cham}, {"nok", &nok}, {"ops", &ops}}) {
        EXPECT_EQ(other->visits(page(id)).status(), 404) << who;
        auto reached = crawl(*other);
        EXPECT_FALSE(reached.says("A page to read aloud")) << who;
        EXPECT_EQ(found(who, "aloud"), 0u) << who;
    }
    EXPECT_EQ(found("dara", "aloud"), 1u);
    EXPECT_EQ(found("lestari", "aloud"), 1u);
}

TEST_F(Asking, names_nobody_who_does_not_agree) {
    auto id = sent("A page to read aloud");
    dara.visits(page(id));
    EXPECT_TRUE(dara.shows("By a practitioner, not to be named"));
    EXPECT_FALSE(dara.shows("lestari"));
    EXPECT_FALSE(dara.visits(answer()).shows("lestari"));
    given.sent(id, "lestari", "A page to read aloud, in Sunda", true);
    EXPECT_TRUE(dara.visits(answer()).shows("By lestari, who may be named"));
    given.sent(id, "lestari", "A page to read aloud", false);
    EXPECT_FALSE(dara.visits(answer()).shows("lestari"));
}

TEST_F(Asking, tells_no_asked_one_of_the_others) {
    auto inquiry = given.inquiry("ID", {"lestari", "wati"});
    given.sent(given.contribution_of(inquiry, "wati"), "wati", "From Wati", true);
    auto reached = crawl(lestari);
    EXPECT_TRUE(reached.has(page(given.contribution_of(inquiry, "lestari"))));
    EXPECT_FALSE(reached.says("From Wati"));
    EXPECT_FALSE(reached.says("wati"));
    EXPECT_EQ(lestari.visits(path_of(Kind::inquiry, inquiry)).status(), 404);
}

TEST_F(Asking, lets_her_change_it_until_it_is_used_or_the_day_is_over) {
    auto id = sent("First words");
    lestari.visits(page(id)).fill("text", "Better words").press("Send it again, as it is now");
    EXPECT_TRUE(dara.visits(answer()).shows("Better words"));
    EXPECT_FALSE(dara.shows("First words"));
    network.now += days(8);
    lestari.signs_in_as(network.person("lestari")).visits(page(id));
    EXPECT_EQ(lestari.rule(), "contribution.open");
    EXPECT_FALSE(lestari.shows_act("contribution.send"));
    EXPECT_TRUE(lestari.shows("Better words"));
    EXPECT_TRUE(dara.signs_in_as(network.person("dara")).visits(answer()).shows("Better words"));
}

TEST_F(Asking, meets_both_of_her_texts_where_she_wrote_in_two_places) {
    auto id = given.contribution_of(given.inquiry("ID", {"lestari"}), "lestari");
    lestari.visits(page(id));
    given.sent(id, "lestari", "From the phone");
    lestari.fill("text", "From the office").press("Send it to the office");
    EXPECT_EQ(lestari.status(), 409);
    EXPECT_TRUE(lestari.main().with("data-side", "mine")->text().ends_with("From the office"));
    EXPECT_TRUE(lestari.main().with("data-side", "theirs")->text().ends_with("From the phone"));
    EXPECT_TRUE(lestari.visits(page(id)).shows("From the office"));            // kept as a draft
}

// ---- withdrawn

TEST_F(Asking, takes_her_words_back_from_the_office_at_any_time) {
    auto id = sent("A page to read aloud");
    network.now += days(8);
    lestari.signs_in_as(network.person("lestari")).visits(page(id)).press("Withdraw my contribution");
    EXPECT_TRUE(lestari.shows("You withdrew it. The office no longer reads it."));
    EXPECT_EQ(lestari.state(), "withdrawn");
    dara.signs_in_as(network.person("dara"));
    EXPECT_EQ(dara.visits(page(id)).status(), 404);
    EXPECT_FALSE(dara.visits(answer()).shows("A page to read aloud"));
    EXPECT_EQ(found("dara", "aloud"), 0u);
}

TEST_F(Asking, leaves_in_the_answer_what_the_office_made_its_own) {
    auto id = sent("A page to read aloud");
    dara.visits(answer()).press("Put it below my text").press("Save");
    lestari.visits(page(id)).press("Withdraw my contribution");
    EXPECT_EQ(dara.visits(answer()).form("answer.save").value("text"), "A page to read aloud");
    EXPECT_EQ(dara.visits(page(id)).status(), 404);
}

TEST_F(Asking, is_withdrawn_also_by_who_practises_no_more) {
    auto id = sent("A page to read aloud");
    network.change([&](Writer& db) { end_term(db, db.value<SeatId>(sql("select id from seat where key = 'practitioner.ID'")), person_called(db, "lestari"), network.now); });
    network.tick();
    lestari.visits(page(id));
    EXPECT_EQ(lestari.rule(), "contribution.practitioner");
    lestari.press("Withdraw my contribution");
    EXPECT_EQ(lestari.state(), "withdrawn");
    EXPECT_EQ(dara.visits(page(id)).status(), 404);
    EXPECT_EQ(rows(sql("select count(*) from act join seat on seat.id = act.seat where act.name = 'contribution.withdraw' and seat.key = 'practitioner.ID'")), 1);
}

// ---- used, or left

TEST_F(Asking, puts_her_words_below_what_is_typed_and_saves_nothing) {
    auto id = sent("A page to read aloud");
    given.edited("ID", "needs", "Saved before");
    dara.visits(answer()).fill("text", "Typed since").choose("lang", "en").press("Put it below my text");
    EXPECT_TRUE(dara.shows("nothing is saved before"));
    EXPECT_EQ(dara.form("answer.save").value("text"), "Typed since\n\nA page to read aloud");
    EXPECT_EQ(sari.visits(answer()).form("answer.save").value("text"), "Saved before");
    EXPECT_EQ(dara.main().with("data-id", id.text())->operator[]("data-state"), "used");
    dara.press("Save");
    EXPECT_EQ(sari.visits(answer()).form("answer.save").value("text"), "Typed since\n\nA page to read aloud");
}

TEST_F(Asking, keeps_what_is_typed_also_where_a_colleague_saved_meanwhile) {
    sent("A page to read aloud");
    dara.visits(answer());
    sari.visits(answer()).fill("text", "Sari's words").press("Save");
    dara.fill("text", "Dara's words").press("Put it below my text");
    EXPECT_TRUE(dara.main().with("data-side", "mine")->text().find("Dara's words") != std::string::npos);
    EXPECT_TRUE(dara.main().with("data-side", "mine")->text().find("A page to read aloud") != std::string::npos);
    EXPECT_EQ(dara.form("answer.save").value("text"), "Sari's words");
}

TEST_F(Asking, puts_a_text_in_the_language_of_the_translation_there) {
    sent("A page to read aloud");
    dara.visits(answer()).fill("text", "Pelatihan guru").choose("lang", "id").press("Put it below my text");
    EXPECT_EQ(dara.form("answer.save").value("text"), "Pelatihan guru");
    EXPECT_EQ(dara.form("answer.save").value("translation"), "A page to read aloud");
}

TEST_F(Asking, does_not_cut_what_would_be_too_long) {
    sent("A page to read aloud");
    dara.visits(answer()).fill("text", std::string(19'990, 'x')).choose("lang", "en").press("Put it below my text");
    EXPECT_EQ(dara.status(), 422);
    EXPECT_EQ(dara.error("text"), "length");
    EXPECT_EQ(dara.form("answer.save").value("text")->size(), 19'990u);
    EXPECT_EQ(rows(sql("select count(*) from act where name = 'contribution.use'")), 0);
}

TEST_F(Asking, thanks_her_whose_words_were_used) {
    auto id = sent();
    dara.visits(answer()).press("Put it below my text");
    EXPECT_TRUE(lestari.visits(page(id)).shows("Your words have helped"));
    EXPECT_EQ(lestari.state(), "used");
    EXPECT_FALSE(lestari.shows_act("contribution.send"));
    EXPECT_TRUE(lestari.shows_act("contribution.withdraw"));
}

TEST_F(Asking, thanks_her_whose_words_were_set_aside_and_takes_others) {
    auto id = sent("First words");
    dara.visits(answer()).fill("text", "Typed since").press("Set it aside");
    EXPECT_EQ(dara.form("answer.save").value("text"), "Typed since");
    EXPECT_EQ(lestari.visits(page(id)).state(), "left");
    lestari.fill("text", "Better words").press("Send it again, as it is now");
    EXPECT_EQ(lestari.state(), "sent");
    EXPECT_EQ(dara.visits(page(id)).main().with("data-id", id.text())->operator[]("data-state"), "waiting");
}

TEST_F(Asking, shows_what_was_sent_where_the_answer_can_no_longer_be_written) {
    auto id = sent("A page to read aloud");
    network.now = given.until();
    dara.signs_in_as(network.person("dara")).visits(answer());
    EXPECT_TRUE(dara.shows("A page to read aloud"));
    EXPECT_FALSE(dara.shows_act("contribution.use"));
    EXPECT_EQ(given.tries("dara", "contribution.use", id).refused_by(), "update.open");
    dara.visits(page(id)).press("Set it aside");
    EXPECT_EQ(dara.visits(page(id)).main().with("data-id", id.text())->operator[]("data-state"), "left");
}

// ---- no trace for others

TEST_F(Asking, leaves_no_trace_for_who_reads_the_answer) {
    given.shared("ID");
    auto before = crawl(keo).pages, at_the_office = crawl(ana).pages;
    auto id = sent("A page to read aloud");
    dara.visits(answer()).press("Put it below my text");
    given.does("lestari", "contribution.withdraw", id);
    EXPECT_EQ(crawl(keo).pages, before);
    EXPECT_EQ(crawl(ana).pages, at_the_office);
    EXPECT_EQ(rows(sql("select count(*) from link where from_item in (select item from contribution union select item from inquiry) or to_item in (select item from contribution union select item from inquiry)")), 0);
}

// ---- people protected by the gatekeeper

TEST_F(Asking, offers_no_protected_person_and_answers_as_if_there_were_none) {
    given.inquiry("ID", {"lestari"});
    auto before = without_tokens(dara.visits(answer()).body());
    network.change([&](Writer& db) { list_person(db, person_called(db, "wati"), db.value<CircleId>(sql("select id from circle where key = 'gatekeeper'"))); });
    EXPECT_EQ(without_tokens(dara.visits(answer()).body()), before);
    given.does("dara", "inquiry.close", network.value<ItemId>(sql("select item from inquiry")));
    EXPECT_FALSE(dara.visits(answer() + "/asking").shows("wati"));
    auto fields = inquiry_fields("What?", network.now + days(7)), nobody = fields;
    fields.emplace_back("person", box("wati"));
    nobody.emplace_back("person", PersonId{12345}.text());
    auto said = [&](const Fields& f) { return given.tries("dara", "inquiry.put", given.answer_of("ID", "needs"), f).errors()->of("person")->code; };
    EXPECT_EQ(said(fields), said(nobody));
}

TEST_F(Asking, gives_no_name_of_a_person_protected_since) {
    auto inquiry = given.inquiry("ID", {"lestari", "wati"});
    auto id = given.contribution_of(inquiry, "wati");
    given.sent(id, "wati", "From the village", true);
    EXPECT_TRUE(dara.visits(answer()).shows("By wati, who may be named"));
    network.change([&](Writer& db) { list_person(db, person_called(db, "wati"), db.value<CircleId>(sql("select id from circle where key = 'gatekeeper'"))); });
    EXPECT_TRUE(dara.visits(answer()).shows("By a practitioner, not to be named"));
    EXPECT_FALSE(dara.visits(path_of(Kind::inquiry, inquiry)).shows("wati"));
    EXPECT_TRUE(dara.shows("lestari"));
    EXPECT_EQ(wati.visits(page(id)).status(), 200);
}

}
