// Who may do what, on which kind of thing, in which state: asked of the rules by doing every act as everybody, and undoing it. docs/rights.md is the answer,
// printed; when a rule changes the test writes the new table in the folder for temporary files, and a person reads the difference before she keeps it.
#include "tests/world/given.hpp"
#include <filesystem>
#include <fstream>

namespace world {

namespace {

using Make = ItemId (*)(Network&, Given&);
struct State {
    std::string_view says;
    Make make;
};
struct Section {
    Kind kind;
    std::string_view hole;
    std::vector<State> states;
};          // hole: of the patterns whose acts are done on it

ItemId answer(Given& given) { return given.answer_of("ID", "needs"); }
ItemId update(Given& given) { return given.update_of("ID"); }
void closes(Network& network, Given& given) { network.now = given.until() + std::chrono::days(1); }

ItemId as_begun(Network&, Given& g) { return g.annual_update(), update(g); }
ItemId as_answered(Network&, Given& g) { return g.answered("ID"), update(g); }
ItemId as_handed_in(Network&, Given& g) { return g.handed_in("ID"), update(g); }
ItemId as_half_approved(Network&, Given& g) {
    g.handed_in("ID");
    g.does("dara", "update.approve", update(g), {{"_base", g.hash(update(g))}});
    return update(g);
}
ItemId as_approved(Network&, Given& g) { return g.approved("ID"), update(g); }
ItemId as_shared_with_contact_points(Network&, Given& g) { return g.shared("ID", "contact_points"), update(g); }
ItemId as_shared_with_network(Network&, Given& g) { return g.shared("ID"), update(g); }
ItemId as_proposed(Network&, Given& g) {
    g.shared("ID");
    g.does("sari", "update.propose", update(g), {{"_base", g.hash(update(g), Side::released)}});
    return update(g);
}
ItemId as_public(Network&, Given& g) { return g.shared("ID"), g.made_public("ID"), update(g); }
ItemId as_withdrawn(Network&, Given& g) { return g.shared("ID"), g.withdrawn("ID"), update(g); }
ItemId as_closed(Network& n, Given& g) { return g.answered("ID"), closes(n, g), update(g); }
ItemId as_closed_and_shared(Network& n, Given& g) { return g.shared("ID"), closes(n, g), update(g); }

template <Make make_update> ItemId its_answer(Network& n, Given& g) { return make_update(n, g), answer(g); }
ItemId as_narrowed_answer(Network&, Given& g) {
    g.approved("ID");
    g.narrowed_answer("ID", "needs", "contact_points");
    return g.shared_again("ID"), answer(g);
}

ItemId as_inquiry(Network&, Given& g) { return g.inquiry("ID", {"lestari"}); }
ItemId as_closed_inquiry(Network& n, Given& g) {
    auto inquiry = as_inquiry(n, g);
    return g.does("dara", "inquiry.close", inquiry), inquiry;
}
ItemId as_contribution(Network& n, Given& g) { return g.contribution_of(as_inquiry(n, g), "lestari"); }
ItemId as_sent_contribution(Network& n, Given& g) {
    auto id = as_contribution(n, g);
    return g.sent(id, "lestari", "A page to read aloud"), id;
}
ItemId as_used_contribution(Network& n, Given& g) {
    auto id = as_sent_contribution(n, g);
    return g.does("dara", "contribution.use", id, {{"_base", g.hash(answer(g))}}), id;
}
ItemId as_left_contribution(Network& n, Given& g) {
    auto id = as_sent_contribution(n, g);
    return g.does("dara", "contribution.leave", id), id;
}
ItemId as_withdrawn_contribution(Network& n, Given& g) {
    auto id = as_sent_contribution(n, g);
    return g.does("lestari", "contribution.withdraw", id), id;
}
ItemId as_contribution_of_a_closed_question(Network& n, Given& g) {
    auto id = as_sent_contribution(n, g);
    return g.does("dara", "inquiry.close", n.value<ItemId>(sql("select item from inquiry"))), id;
}

ItemId as_need(Network&, Given& g) { return g.shared("ID"), g.need("ID"); }
ItemId as_need_of_contact_points(Network&, Given& g) { return g.shared("ID", "contact_points"), g.need("ID"); }
ItemId as_shared_need(Network& n, Given& g) {
    auto need = as_need(n, g);
    g.does("keo", "need.share", need, {{"_base", g.hash(need, Side::released)}});
    return need;
}
ItemId as_withdrawn_need(Network& n, Given& g) {
    auto need = as_need(n, g);
    g.does("sari", "need.withdraw", need);
    return need;
}
ItemId as_need_of_withdrawn_answer(Network& n, Given& g) {
    auto need = as_need(n, g);
    return g.withdrawn("ID"), need;
}

ItemId as_empty_plan(Network&, Given& g) { return g.plan(); }
ItemId as_plan(Network&, Given& g) {
    auto plan = g.plan();
    return g.line(plan), plan;
}
ItemId as_plan_before_the_board(Network& n, Given& g) {
    auto plan = as_plan(n, g);
    return g.decision(plan), plan;
}
ItemId as_agreed_plan(Network& n, Given& g) {
    auto plan = as_plan(n, g);
    return g.agreed(g.decision(plan)), plan;
}
ItemId as_plan_that_is_not_agreed(Network& n, Given& g) {
    auto plan = as_plan(n, g);
    auto decision = g.decision(plan);
    g.does("bo", "position.take", decision, {{"kind", "objection"}, {"why", "Too many"}, {"resolve", "Fewer"}, {"_base", g.hash(decision, Side::released)}});
    return g.agreed(decision), plan;
}
ItemId as_public_plan(Network& n, Given& g) {
    auto plan = as_agreed_plan(n, g);
    g.does("ana", "plan.publish", plan, {{"_base", g.hash(plan, Side::released)}});
    return plan;
}
template <Make make_plan> ItemId its_line(Network& n, Given& g) {
    auto plan = make_plan(n, g);
    return n.value<ItemId>(sql("select id from item where within = {}", plan));
}
template <Make make_plan> ItemId its_decision(Network& n, Given& g) {
    auto plan = make_plan(n, g);
    return n.value<ItemId>(sql("select item from decision where about = {}", plan));
}
ItemId as_ended_decision(Network& n, Given& g) {
    auto decision = its_decision<as_plan_before_the_board>(n, g);
    return closes(n, g), decision;
}

ItemId as_empty_text(Network& n, Given& g) {
    g.does("ana", "procedures.begin", {});
    return n.value<ItemId>(sql("select item from procedures"));
}
ItemId as_text(Network&, Given& g) { return g.procedures(); }
ItemId as_text_before_the_board(Network&, Given& g) {
    auto text = g.procedures();
    return g.put(text), text;
}
ItemId as_agreed_text(Network&, Given& g) {
    auto text = g.procedures();
    return g.agreed(g.put(text)), text;
}
ItemId as_public_text(Network& n, Given& g) {
    auto text = as_agreed_text(n, g);
    g.does("ana", "procedures.publish", text, {{"_base", g.hash(n.value<ItemId>(sql("select item from procedures_version")), Side::released)}});
    return text;
}
template <Make make_text> ItemId its_clause(Network& n, Given& g) {
    make_text(n, g);
    return n.value<ItemId>(sql("select item from act where name = 'clause.add' order by at limit 1"));
}
ItemId as_clause_taken_out(Network& n, Given& g) {
    auto clause = its_clause<as_text>(n, g);
    g.does("ana", "clause.take_out", clause, {{"_base", g.hash(n.value<ItemId>(sql("select item from procedures")))}});
    return clause;
}
template <Make make_text> ItemId its_version(Network& n, Given& g) {
    make_text(n, g);
    return n.value<ItemId>(sql("select item from procedures_version"));
}
ItemId as_consulted(Network&, Given& g) { return g.consultation(g.procedures()); }
ItemId as_consulted_with_contact_points(Network&, Given& g) { return g.consultation(g.procedures(), "contact_points"); }
ItemId as_consulted_before(Network& n, Given& g) {
    auto version = as_consulted(n, g);
    return closes(n, g), version;
}
template <const char* who, const char* voice> ItemId as_comment(Network& n, Given& g) { return g.comment(who, as_consulted(n, g), voice, "A comment"); }
constexpr char sari[] = "sari", lestari[] = "lestari", country[] = "country", own[] = "own";
ItemId as_withdrawn_comment(Network& n, Given& g) {
    auto comment = as_comment<sari, country>(n, g);
    return g.does("sari", "comment.withdraw", comment), comment;
}

ItemId as_meeting(Network&, Given& g) { return g.meeting("advisory_board"); }
ItemId as_meeting_with_statements(Network&, Given& g) {
    auto meeting = g.meeting("advisory_board");
    return g.statement(meeting, "LA"), meeting;
}
ItemId as_meeting_that_is_over(Network& n, Given& g) {
    auto meeting = as_meeting_with_statements(n, g);
    return closes(n, g), meeting;
}
template <Make make_meeting> ItemId its_topic(Network& n, Given& g) { return g.topic_of(make_meeting(n, g)); }
ItemId as_table_contribution(Network& n, Given& g) { return g.contribution(its_topic<as_meeting>(n, g)); }
ItemId as_table_contribution_taken_out(Network& n, Given& g) {
    auto contribution = as_table_contribution(n, g);
    g.does("ana", "table.withdraw", contribution, {{"reason", "It names a person"}, {"_base", g.hash(contribution)}});
    return contribution;
}
ItemId as_statement(Network&, Given& g) { return g.statement(g.meeting("advisory_board"), "ID"); }
ItemId as_withdrawn_statement(Network& n, Given& g) {
    auto statement = as_statement(n, g);
    return g.does("sari", "statement.withdraw", statement), statement;
}

const std::vector<Section>& sections() {
    static const std::vector<Section> all{
        {Kind::country_update, "update", {{"being written", as_begun}, {"every answer ready", as_answered}, {"handed in", as_handed_in}, {"first step taken", as_half_approved}, {"approved", as_approved}, {"shared with the contact points", as_shared_with_contact_points}, {"shared with the network", as_shared_with_network}, {"proposed for the public", as_proposed}, {"public", as_public}, {"withdrawn", as_withdrawn}, {"closed before it was handed in", as_closed}, {"closed, shared with the network", as_closed_and_shared}}},
        {Kind::answer, "answer", {{"being written", its_answer<as_begun>}, {"ready", its_answer<as_answered>}, {"in its country's steps", its_answer<as_handed_in>}, {"shared with the network", its_answer<as_shared_with_network>}, {"shared more narrowly than its update", as_narrowed_answer}, {"public", its_answer<as_public>}, {"withdrawn", its_answer<as_withdrawn>}, {"closed", its_answer<as_closed>}}},
        {Kind::inquiry, "inquiry", {{"open", as_inquiry}, {"closed", as_closed_inquiry}}},
        {Kind::contribution, "contribution", {{"not sent", as_contribution}, {"sent", as_sent_contribution}, {"used", as_used_contribution}, {"set aside", as_left_contribution}, {"withdrawn", as_withdrawn_contribution}, {"of a closed question", as_contribution_of_a_closed_question}}},
        {Kind::need, "need", {{"read by the network", as_need}, {"read by the contact points", as_need_of_contact_points}, {"shared by a second country", as_shared_need}, {"withdrawn", as_withdrawn_need}, {"withdrawn with its answer", as_need_of_withdrawn_answer}}},
        {Kind::plan, "plan", {{"empty", as_empty_plan}, {"a draft", as_plan}, {"before the board", as_plan_before_the_board}, {"agreed", as_agreed_plan}, {"not agreed", as_plan_that_is_not_agreed}, {"public", as_public_plan}}},
        {Kind::line, "line", {{"of a draft", its_line<as_plan>}, {"before the board", its_line<as_plan_before_the_board>}, {"agreed", its_line<as_agreed_plan>}}},
        {Kind::decision, "decision", {{"running", its_decision<as_plan_before_the_board>}, {"ended", as_ended_decision}, {"announced", its_decision<as_agreed_plan>}}},
        {Kind::procedures, "procedures", {{"empty", as_empty_text}, {"a draft", as_text}, {"before the board", as_text_before_the_board}, {"agreed", as_agreed_text}, {"public", as_public_text}}},
        {Kind::clause, "clause", {{"of a draft", its_clause<as_text>}, {"taken out", as_clause_taken_out}, {"before the board", its_clause<as_text_before_the_board>}}},
        {Kind::version, "version", {{"put out for comments", as_consulted}, {"put out to the contact points", as_consulted_with_contact_points}, {"comments closed", as_consulted_before}, {"before the board", its_version<as_text_before_the_board>}, {"agreed", its_version<as_agreed_text>}}},
        {Kind::comment, "comment", {{"for a country", as_comment<sari, country>}, {"an own view", as_comment<lestari, own>}, {"withdrawn", as_withdrawn_comment}}},
        {Kind::meeting, "meeting", {{"on", as_meeting}, {"on, its order declared", as_meeting_with_statements}, {"over", as_meeting_that_is_over}}},
        {Kind::topic, "topic", {{"of a meeting that is on", its_topic<as_meeting>}, {"of a meeting that is over", its_topic<as_meeting_that_is_over>}}},
        {Kind::table_contribution, "contribution from a table", {{"shared", as_table_contribution}, {"taken out", as_table_contribution_taken_out}}},
        {Kind::statement, "statement", {{"in writing", as_statement}, {"withdrawn", as_withdrawn_statement}}},
    };
    return all;
}

}

class Rights : public ::testing::Test {
protected:
    // Done and undone: whether the rules let her. What is wrong with the form only is no matter of theirs.
    static bool may(Network& network, PersonId person, std::string_view name, ItemId on) {
        auto* def = network.house->acts.find(name);
        bool let = false;
        network.house->lane.twice = false;
        (void)network.house->lane.write({person, network.now, network.chance(), {}, {}}, [&](Writer& db, const Actor& actor) -> Result<std::string> {
            auto done = def->perform(db, Deed{actor, the_profile(), network.now}, on, Form{});
            let = done || done.errors() || done.collision();
            return Refusal{"undone", {}, {}};
        });
        return let;
    }
    static std::string reading(Network& network, PersonId person, ItemId on) {
        auto connection = store::open(network.address(), store::Use::page);
        Actors actors;
        PageReader reader(*connection, actors, [&](Reader&) { return person; }, network.now);
        auto found = find(reader, on);
        if (!found) return "not there";
        return found->side == Side::working ? "as it is written" : "as it is shared";
    }
    static std::vector<std::string_view> acts_on(Network& network, std::string_view hole) {
        std::vector<std::string_view> acts;
        for (auto& route : network.house->routes.list())
            for (auto act : route.acts)
                if (network.house->acts.find(act) && (hole.empty() ? route.pattern.find('{') == route.pattern.npos : route.pattern.find("{" + std::string(hole) + "}") != route.pattern.npos)) acts.push_back(act);
        return acts;
    }
    static std::string may_do(Network& network, PersonId person, const std::vector<std::string_view>& acts, ItemId on) {
        std::string all;
        for (auto act : acts)
            if (may(network, person, act, on)) all += (all.empty() ? "" : ", ") + std::string(act);
        return all;
    }
    // Those who may the same stand in one row, in the order of the cast.
    using Row = std::pair<std::string, std::string>;     // who, and what
    static void add(std::vector<Row>& rows, const std::string& who, const std::string& what) {
        auto same = std::ranges::find(rows, what, &Row::second);
        if (same == rows.end()) rows.emplace_back(who, what);
        else same->first += ", " + who;
    }
    static std::string table(Network& network, std::string_view hole, ItemId on) {
        std::vector<Row> rows;
        auto acts = acts_on(network, hole);
        for (auto& part : cast) {
            auto person = network.person(part.name);
            add(rows, std::string(part.seat), (on ? reading(network, person, on) + " | " : "") + may_do(network, person, acts, on));
        }
        if (on) add(rows, "a visitor", reading(network, {}, on) + " | ");
        std::string text = on ? "| seat | reads it | may |\n|---|---|---|\n" : "| seat | may |\n|---|---|\n";
        for (auto& [who, what] : rows) text += "| " + who + " | " + what + " |\n";
        return text;
    }
    static std::string printed() {
        std::string text = "# Who may do what\n\nPrinted from the rules by `tests/rights_test.cpp`: every act done by every seat in every state, and undone. The thing is Indonesia's (a plan, the operating procedures and a decision: the network's), so\n"
                           "seats with ID are of its own country and seats with LA or TH of another. A change here is a change of rights: read it before you keep it.\n\n## Without a thing\n\n";
        Network network;
        text += table(network, "", {});
        for (auto& section : sections())
            for (auto& state : section.states) {
                Network fresh;
                Given given(fresh);
                auto on = state.make(fresh, given);
                text += "\n## " + std::string(key_of(section.kind)) + ", " + std::string(state.says) + "\n\n" + table(fresh, section.hole, on);
            }
        return text;
    }
};

TEST_F(Rights, are_those_that_the_printed_table_says) {
    std::ifstream kept_file(std::filesystem::path(JEJARING_SOURCE) / "docs/rights.md");
    std::string kept{std::istreambuf_iterator<char>(kept_file), {}};
    auto now = printed();
    if (now == kept) return;
    auto beside = std::filesystem::temp_directory_path() / "rights.md";
    std::ofstream(beside) << now;
    ADD_FAILURE() << "The rights are others than docs/rights.md says. Read the difference to " << beside << ", and copy it there if it is meant.";
}

// Every act of the table that a page can do on a thing stands in a section.
TEST_F(Rights, leave_out_no_act) {
    Network network;
    std::set<std::string_view> printed, all;
    for (auto& act : network.house->acts.list()) all.insert(act.name);
    for (auto act : acts_on(network, "")) printed.insert(act);
    for (auto& section : sections())
        for (auto act : acts_on(network, section.hole)) printed.insert(act);
    printed.insert("note.take_down");                    // of the demonstration's background only: not in a network's own rights
    EXPECT_EQ(printed, all);
}

}
