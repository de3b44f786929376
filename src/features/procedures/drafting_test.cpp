// The office writes the operating procedures clause by clause, and nobody else knows of it.
#include "features/procedures/procedures.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Drafting : public World {
protected:
    ItemId text{};
    std::string page() const { return path_of(Kind::procedures, text).text(); }
    void begun() { text = given.procedures(); }
    std::vector<std::string> titles(Visitor& reader) {
        std::vector<std::string> all;
        for (auto* row : reader.visits(page()).main().all([](const Node& n) { return n.tag == "li" && n["data-kind"] == "clause"; })) all.push_back(row->first("h3")->text());
        return all;
    }
    ItemId clause(int n) const { return network.rows<ItemId>(sql("select item from act where name = 'clause.add' order by at")).at(static_cast<std::size_t>(n - 1)); }
    std::string clause_page(int n) const { return path_of(Kind::clause, clause(n)).text(); }
};
using Titles = std::vector<std::string>;

TEST_F(Drafting, is_begun_by_the_administrative_office_which_writes_the_first_clause) {
    ana.visits("/").follows("Meetings and decisions").follows("Operating procedures").press("Begin this text");
    EXPECT_TRUE(ana.shows("Begun. Write the first clause."));
    ana.follows("A new clause").fill("title", "Who takes part").fill("text", "All of them.").press("Put it at the end of the draft");
    EXPECT_TRUE(ana.shows("The clause stands at the end of the draft."));
    EXPECT_TRUE(ana.shows_link("1. Who takes part"));
    EXPECT_FALSE(ana.visits("/procedures").shows_button("Begin this text"));
}

TEST_F(Drafting, moves_takes_out_and_puts_back) {
    begun();
    given.clause(text, "How it meets", "Once a year.");
    EXPECT_EQ(titles(ana), (Titles{"1. Who takes part", "2. How it decides", "3. How it meets"}));
    ana.press("Move down: Who takes part");
    EXPECT_EQ(titles(ana), (Titles{"1. How it decides", "2. Who takes part", "3. How it meets"}));
    ana.press("Move up: How it meets");
    EXPECT_EQ(titles(ana), (Titles{"1. How it decides", "2. How it meets", "3. Who takes part"}));
    ana.follows("2. How it meets").press("Take this clause out of the draft");
    EXPECT_TRUE(ana.shows("Taken out of the draft."));
    EXPECT_EQ(titles(ana), (Titles{"1. How it decides", "2. Who takes part", "How it meets"}));
    ana.follows("How it meets").press("Put it back, at the end of the draft");
    EXPECT_EQ(titles(ana), (Titles{"1. How it decides", "2. Who takes part", "3. How it meets"}));
}

TEST_F(Drafting, a_clause_that_stands_at_the_end_is_not_moved_further) {
    begun();
    auto refused = given.tries("ana", "clause.move", clause(1), {{"to", "earlier"}, {"_base", given.hash(text)}});
    ASSERT_TRUE(refused.errors());
    EXPECT_EQ(refused.errors()->of("to")->code, "end");
}

TEST_F(Drafting, an_order_that_changed_meanwhile_is_not_changed_unseen) {
    begun();
    auto base = given.hash(text);
    given.clause(text, "How it meets", "Once a year.");
    EXPECT_TRUE(given.tries("ana", "clause.move", clause(1), {{"to", "later"}, {"_base", base}}).collision());
    EXPECT_TRUE(given.tries("ana", "clause.take_out", clause(1), {{"_base", base}}).collision());
}

TEST_F(Drafting, two_officers_at_one_clause_see_both_texts) {
    begun();
    ana.visits(clause_page(1)).fill("text", "All who work in prevention.");
    given.does("ana", "clause.save", clause(1), {{"title", "Who takes part"}, {"text", "Whoever wants."}, {"_base", given.hash(clause(1))}});
    ana.press("Save");
    EXPECT_EQ(ana.status(), 409);
    EXPECT_TRUE(ana.shows("All who work in prevention."));
    EXPECT_TRUE(ana.shows("Whoever wants."));
    ana.visits(clause_page(1));
    EXPECT_TRUE(ana.shows("The text changed while you were writing. Both texts stand here; nothing is lost."));
    EXPECT_TRUE(ana.shows("All who work in prevention."));
}

TEST_F(Drafting, what_is_typed_is_kept_for_its_writer_and_shown_to_her_colleague_as_being_written) {
    begun();
    network.change([&](Writer& db) { add_to_cast(db, "second", {"administrative_officer.2"}, network.now); });
    Visitor second(network, "second");
    auto fields = ana.visits(clause_page(1)).fields("clause.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sentence";
    EXPECT_EQ(ana.posts(clause_page(1) + "/draft", fields).status, 200);
    EXPECT_EQ(ana.visits(clause_page(1)).form("clause.save").value("text"), "Half a sentence");
    EXPECT_TRUE(second.visits(clause_page(1)).shows("Being written by a colleague, not saved yet"));
    EXPECT_EQ(second.form("clause.save").value("text"), "Practitioners of all countries take part.");
}

TEST_F(Drafting, nobody_else_knows_of_the_draft) {
    begun();
    for (auto* other : {&sari, &budi, &cham, &nok, &uno, &cso, &ops, &visitor}) {
        EXPECT_EQ(other->visits("/procedures").status(), 200);
        EXPECT_FALSE(other->shows_link("The draft, and what was agreed"));
        EXPECT_EQ(other->visits(page()).status(), 404);
    }
    for (auto* other : {&sari, &budi, &cham, &nok}) {
        EXPECT_EQ(other->visits(clause_page(1)).status(), 404);
        EXPECT_EQ(other->visits(page() + "/clauses/new").status(), 404);
        EXPECT_EQ(other->visits(page() + "/consultation").status(), 404);
    }
}

TEST_F(Drafting, another_thing_is_no_clause_and_no_text) {
    begun();
    auto plan = given.plan();
    EXPECT_EQ(ana.visits("/clauses/" + plan.text()).status(), 404);
    EXPECT_EQ(ana.visits("/procedures/" + plan.text()).status(), 404);
    EXPECT_TRUE(given.tries("ana", "clause.save", plan, {{"title", "A"}, {"text", "B"}}).hidden());
    EXPECT_TRUE(given.tries("ana", "clause.add", plan, {{"title", "A"}, {"text", "B"}}).hidden());
    EXPECT_TRUE(given.tries("ana", "procedures.consult", plan).hidden());
    EXPECT_TRUE(given.tries("ana", "procedures.put", plan).hidden());
    EXPECT_TRUE(given.tries("ana", "comment.answer", plan).hidden());
}

}
