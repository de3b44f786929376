// A draft is put out for comments: who may read it comments clause by clause, and the office answers each.
#include "features/procedures/procedures.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Consulting : public World {
protected:
    ItemId text{}, version{};
    void put_out(const std::string& circle = "network") {
        text = given.procedures();
        version = given.consultation(text, circle);
    }
    std::string page() const { return path_of(Kind::version, version).text(); }
    static std::string of(ItemId comment) { return path_of(Kind::comment, comment).text(); }
    static Visitor& comments(Visitor& reader, const std::string& voice, const std::string& words) {
        return reader.follows("Comment on this clause: Who takes part").fill("text", words).choose("voice", voice).press("Give this comment");
    }
    void ends() { network.now = given.until() + std::chrono::days(1); }
    void edits_the_draft(const std::string& words) {
        auto clause = network.value<ItemId>(sql("select item from act where name = 'clause.add' order by at limit 1"));
        given.does("ana", "clause.save", clause, {{"title", "Who takes part"}, {"text", words}, {"_base", given.hash(clause)}});
    }
};

TEST_F(Consulting, says_before_whom_it_reaches_and_puts_out_the_draft_until_an_instant) {
    text = given.procedures();
    ana.visits(path_of(Kind::procedures, text)).follows("Put this draft out for comments");
    EXPECT_TRUE(ana.shows("2 clauses are put out as they stand now."));
    EXPECT_TRUE(ana.shows("people in 3 countries, and civil-society members"));
    ana.choose("circle", "network").fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put it out for comments");
    EXPECT_TRUE(ana.shows("Put out for comments."));
    EXPECT_EQ(ana.state(), "consultation");
    EXPECT_TRUE(nok.visits("/").shows("Comments are asked for: Operating procedures, draft of 2 March 2026"));
}

TEST_F(Consulting, an_end_in_the_past_comes_back_with_what_was_chosen) {
    text = given.procedures();
    ana.visits(path_of(Kind::procedures, text)).follows("Put this draft out for comments");
    ana.choose("circle", "network").fill("until_day", "1").choose("until_month", "2").fill("until_year", "2026").fill("until_hour", "17:00").press("Put it out for comments");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.error("until_day"), "future");
    EXPECT_EQ(ana.form("procedures.consult").value("until_year"), "2026");
}

TEST_F(Consulting, a_draft_or_readers_that_changed_since_the_form_was_opened_are_looked_at_again) {
    text = given.procedures();
    auto opened = [&] { ana.visits(path_of(Kind::procedures, text)).follows("Put this draft out for comments").choose("circle", "network").fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00"); };
    opened();
    network.change([&](Writer& db) { add_to_cast(db, "new", {"practitioner.TH"}, network.now); });
    ana.press("Put it out for comments");
    EXPECT_EQ(ana.error("people"), "changed");
    opened();
    given.clause(text, "One more", "Words.");
    ana.press("Put it out for comments");
    EXPECT_EQ(ana.status(), 409);
    EXPECT_EQ(network.value<int>(sql("select count(*) from procedures_version")), 0);
}

TEST_F(Consulting, readers_see_the_version_and_not_what_is_written_since) {
    put_out();
    edits_the_draft("Nobody reads this yet.");
    for (auto* reader : {&keo, &nok, &cham, &uno, &cso}) {
        EXPECT_TRUE(reader->visits(page()).shows("Practitioners of all countries take part."));
        EXPECT_FALSE(reader->shows("Nobody reads this yet."));
    }
    for (auto* other : {&ops, &visitor}) EXPECT_EQ(other->visits(page()).status(), 404);
    EXPECT_EQ(nok.visits("/search?q=Nobody").status(), 200);
    EXPECT_FALSE(nok.shows("Nobody reads this yet."));
}

TEST_F(Consulting, a_version_for_the_contact_points_is_not_there_for_others) {
    put_out("contact_points");
    EXPECT_EQ(sari.visits(page()).status(), 200);
    for (auto* other : {&nok, &budi, &cham, &uno, &cso, &dara}) EXPECT_EQ(other->visits(page()).status(), 404);
    auto comment = given.comment("keo", version, "country", "For the contact points alone.");
    EXPECT_EQ(sari.visits(of(comment)).status(), 200);
    EXPECT_EQ(nok.visits(of(comment)).status(), 404);
}

TEST_F(Consulting, a_comment_stands_beside_its_clause_with_for_whom_it_speaks) {
    put_out();
    comments(keo.visits("/").follows("Comments are asked for: Operating procedures, draft of 2 March 2026"), "country", "Observers too?");
    EXPECT_TRUE(keo.shows("Your comment stands beside the clause."));
    comments(nok.visits(page()), "own", "Teachers are missing.");
    comments(uno.visits(page()), "organisation", "We could help.");
    budi.visits(page());
    EXPECT_TRUE(budi.shows("For Lao People’s Democratic Republic"));
    EXPECT_TRUE(budi.shows("Own view: Practitioner, Thailand"));
    EXPECT_TRUE(budi.shows("For an organisation: UNODC, supporting organisation"));
    EXPECT_TRUE(budi.shows("Teachers are missing."));
    EXPECT_FALSE(budi.shows("Nok"));
}

TEST_F(Consulting, for_a_country_speaks_its_contact_point_alone) {
    put_out();
    auto fields = Fields{{"clause", ""}, {"voice", "country"}, {"lang", "en"}, {"text", "Words"}};
    fields.front().second = network.value<ItemId>(sql("select item from act where name = 'clause.add' order by at limit 1")).text();
    auto refused = given.tries("nok", "comment.make", version, fields);
    ASSERT_TRUE(refused.errors());
    EXPECT_TRUE(refused.errors()->of("voice"));
    EXPECT_TRUE(given.tries("sari", "comment.make", version, fields));
}

TEST_F(Consulting, the_office_answers_each_comment_and_all_readers_see_it) {
    put_out();
    auto comment = given.comment("keo", version, "country", "Observers too?");
    ana.visits(page()).follows("Answer this comment: For Lao People’s Democratic Republic");
    ana.choose("outcome", "partly").fill("text", "Invited ones, yes.").press("Put this answer beside the comment");
    EXPECT_TRUE(ana.shows("Your answer stands beside the comment."));
    EXPECT_TRUE(nok.visits(page()).shows("Taken up in part"));
    EXPECT_TRUE(nok.shows("Invited ones, yes."));
    EXPECT_FALSE(nok.visits(of(comment)).shows_act("comment.answer"));
    EXPECT_EQ(given.tries("nok", "comment.answer", comment, {{"outcome", "partly"}, {"text", "No"}}).refused_by(), "comment.answer");
}

TEST_F(Consulting, the_office_is_told_that_comments_wait_and_reads_them_beside_the_clause_it_rewrites) {
    put_out();
    EXPECT_FALSE(ana.visits("/").shows("Comments wait for an answer: Operating procedures, draft of 2 March 2026"));
    auto comment = given.comment("keo", version, "country", "Observers too?");
    EXPECT_TRUE(ana.visits("/").shows("Comments wait for an answer: Operating procedures, draft of 2 March 2026"));
    ana.visits(path_of(Kind::procedures, text)).follows("1. Who takes part");
    EXPECT_TRUE(ana.shows("Observers too?"));
    EXPECT_FALSE(ana.visits(path_of(Kind::procedures, text)).follows("2. How it decides").shows("Observers too?"));
    given.does("ana", "comment.answer", comment, {{"outcome", "partly"}, {"text", "Invited ones."}, {"_base", given.hash(comment, Side::released)}});
    EXPECT_FALSE(ana.visits("/").shows("Comments wait for an answer: Operating procedures, draft of 2 March 2026"));
}

TEST_F(Consulting, an_answer_needs_words_and_its_outcome) {
    put_out();
    auto comment = given.comment("keo", version, "country", "Observers too?");
    ana.visits(of(comment)).fill("text", "Invited ones.").press("Put this answer beside the comment");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.form("comment.answer").value("text"), "Invited ones.");
}

TEST_F(Consulting, two_officers_who_answer_at_once_see_both_answers) {
    put_out();
    auto comment = given.comment("keo", version, "country", "Observers too?");
    ana.visits(of(comment)).choose("outcome", "partly").fill("text", "Mine.");
    given.does("ana", "comment.answer", comment, {{"outcome", "taken_up"}, {"text", "Theirs."}, {"_base", given.hash(comment, Side::released)}});
    ana.press("Put this answer beside the comment");
    EXPECT_EQ(ana.status(), 409);
    EXPECT_TRUE(ana.shows("Mine."));
    EXPECT_TRUE(ana.shows("Theirs."));
}

TEST_F(Consulting, a_comment_is_withdrawn_by_its_author_while_comments_are_asked_for) {
    put_out();
    auto comment = given.comment("nok", version, "own", "Teachers are missing.");
    EXPECT_FALSE(budi.visits(of(comment)).shows_button("Withdraw this comment"));
    EXPECT_TRUE(given.tries("budi", "comment.withdraw", comment).hidden());
    nok.visits(of(comment)).press("Withdraw this comment");
    EXPECT_TRUE(nok.shows("Withdrawn. Nobody else reads it any more."));
    EXPECT_EQ(nok.state(), "withdrawn");
    EXPECT_EQ(budi.visits(of(comment)).status(), 404);
    EXPECT_FALSE(budi.visits(page()).shows("Teachers are missing."));
    EXPECT_FALSE(ana.visits(page()).shows("Teachers are missing."));
}

TEST_F(Consulting, after_its_end_nobody_comments_and_what_was_typed_is_not_lost) {
    put_out();
    auto comment = given.comment("nok", version, "own", "Teachers are missing.");
    keo.visits(page()).follows("Comment on this clause: Who takes part").fill("text", "Too late, I fear.").choose("voice", "own");
    network.now = given.until() + std::chrono::hours(10);
    keo.signs_in_as(network.person("keo"));
    ends();
    for (auto* reader : {&keo, &nok}) reader->signs_in_as(network.person(reader == &keo ? "keo" : "nok"));
    keo.visits(page());
    EXPECT_EQ(keo.state(), "consulted");
    EXPECT_FALSE(keo.shows_link("Comment on this clause: Who takes part"));
    EXPECT_TRUE(keo.shows("Teachers are missing."));
    EXPECT_EQ(given.tries("keo", "comment.make", version).refused_by(), "comment.until");
    EXPECT_EQ(given.tries("nok", "comment.withdraw", comment).refused_by(), "comment.until");
    EXPECT_FALSE(nok.visits(of(comment)).shows_button("Withdraw this comment"));
}

TEST_F(Consulting, the_author_of_a_comment_on_what_was_narrowed_away_from_her_reads_her_own_words_and_not_what_they_are_on) {
    put_out();
    auto comment = given.comment("nok", version, "own", "Teachers are missing.");
    network.change([&](Writer& db) { show_to(db, version, {*circle_with_key(db, "advisory_board")}); });
    EXPECT_EQ(nok.visits(page()).status(), 404);
    EXPECT_TRUE(nok.visits(of(comment)).shows("Teachers are missing."));
    EXPECT_FALSE(nok.shows("Practitioners of all countries take part."));
    EXPECT_EQ(lestari.visits(of(comment)).status(), 404);
}

TEST_F(Consulting, a_protected_person_is_read_by_her_function_and_no_name) {
    put_out();
    given.comment("hidden_cso", version, "own", "Ask those who work with families.");
    for (auto* reader : {&keo, &nok, &ana, &cso}) {
        EXPECT_TRUE(reader->visits(page()).shows("Own view: Civil-society member"));
        EXPECT_EQ(reader->body().find("hidden_cso"), std::string::npos);
        EXPECT_EQ(reader->body().find(network.person("hidden_cso").text()), std::string::npos);
    }
}

TEST_F(Consulting, a_comment_is_found_by_those_who_read_the_version) {
    put_out("contact_points");
    given.comment("keo", version, "country", "Observers too?");
    EXPECT_TRUE(sari.visits("/search?q=Observers").shows("Observers too?"));
    EXPECT_FALSE(nok.visits("/search?q=Observers").shows("Observers too?"));
}

TEST_F(Consulting, a_clause_that_is_not_in_the_version_has_no_comment) {
    put_out();
    auto later = given.clause(text, "One more", "Words.");
    auto refused = given.tries("nok", "comment.make", version, {{"clause", later.text()}, {"voice", "own"}, {"lang", "en"}, {"text", "Words"}});
    ASSERT_TRUE(refused.errors());
    EXPECT_TRUE(refused.errors()->of("clause"));
}

}
