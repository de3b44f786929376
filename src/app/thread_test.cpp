// The whole thread once, from the opened update to the public page, and what must hold of the house as a whole while it is played: every act of the table is
// done, every form is on some page, every page answers everybody.
#include "features/accounts/accounts.hpp"
#include "features/meetings/statements.hpp"
#include "tests/world/crawl.hpp"
#include "tests/world/given.hpp"
#include "windows/background/background.hpp"
#include "windows/notices/notices.hpp"

namespace world {

using pages::path_of;

class The_thread : public World {
protected:
    std::set<std::string> routes_seen, acts_offered;
    std::vector<std::string> broken, strange_forms;

    void look(Visitor& reader) {
        auto reached = crawl(reader);
        for (auto& [address, status] : reached.statuses) {
            pages::Routes::Params ignored;
            auto* route = network.house->routes.find("GET", address.substr(0, address.find('?')), ignored);
            if (route) routes_seen.insert(std::string(route->name));
            if (status >= 400) broken.push_back(std::to_string(status) + " " + address);
        }
        for (auto& [act, action] : reached.forms) {
            pages::Routes::Params ignored;
            auto* route = network.house->routes.find("POST", action, ignored);
            if (route && std::ranges::count(route->acts, act)) acts_offered.insert(act);
            else strange_forms.push_back(act + " at " + action);
        }
    }
    void a_note_stands_in_the_background() {
        network.change([&](Writer& db) {
            auto actor = actor_of(db, person_called(db, "ana"), network.now);
            db.look_as(actor.sight);
            Deed deed{actor, the_profile(), network.now};
            auto owner = *circle_with_key(db, "administrative_office");
            background::Note note{"ID", {the_profile().fields_of_work.front()}, {{"en", "A note"}}, {{{{"en", "Plan"}}, {{"en", "There is one."}}}}, {{"https://example.org/", true}}};
            background::publish(db, deed, Kind::note, owner, note, Sample::background);
            background::publish(db, deed, Kind::practice, owner, note, Sample::background);
            background::publish(db, deed, Kind::entry, owner, note, Sample::documented);
        });
    }
    void a_link_is_redeemed() {
        std::string link;
        auto person = network.person("lestari");
        network.change([&](Writer& db) { link = accounts::add_link(db, person, network.now); });
        visitor.visits("/sign-in/" + link);
        acts_offered.insert(std::string(visitor.form("link.redeem").node()["data-act"]));
        routes_seen.insert("sign-in-link");
        visitor.press("Sign in now").visits("/you").press("Sign out");
    }
    void practitioners_are_asked() {
        looks({&sari});
        auto inquiry = given.inquiry("ID", {"lestari"});
        auto contribution = given.contribution_of(inquiry, "lestari");
        looks({&lestari});
        given.sent(contribution, "lestari", "A page to read aloud");
        looks({&sari, &lestari});
        given.does("dara", "contribution.leave", contribution);
        given.does("dara", "contribution.use", contribution, {{"_base", given.hash(given.answer_of("ID", "needs"))}});
        looks({&sari, &lestari});
        given.does("lestari", "contribution.withdraw", contribution);
        given.does("dara", "inquiry.close", inquiry);
    }
    void plays() {
        network.house->sample = true;
        a_note_stands_in_the_background();
        a_link_is_redeemed();
        looks({&visitor, &ana, &sari});
        ana.visits("/updates").fill("year", "2025").fill("until_day", "30").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Open it for every country");
        given.answered("ID");
        given.edited("ID", "needs", "Pelatihan");
        practitioners_are_asked();
        looks({&sari});
        a_meeting_is_held();
        given.narrowed_answer("ID", "offers", "contact_points");
        given.answered("ID");
        looks({&sari});
        given.handed_in_again("ID");
        looks({&sari, &dara});
        given.does("sari", "update.take_back", given.update_of("ID"));
        given.handed_in_again("ID");
        Fields handed{{"_base", given.hash(given.update_of("ID"))}};
        given.does("dara", "update.approve", given.update_of("ID"), handed);
        given.does("sari", "update.approve", given.update_of("ID"), handed);
        sari.visits(path_of(Kind::country_update, given.update_of("ID")).text() + "/sharing").choose("circle", "network").press("Show who this reaches");
        acts_offered.insert(std::string(sari.form("update.share").node()["data-act"]));
        given.shared_again("ID");
        given.edited("ID", "offers", "Pelatih");
        looks({&sari, &ana});
        auto need = given.need("ID");
        keo.visits(path_of(Kind::need, need)).press("We share this need");
        looks({&keo});
        keo.visits(path_of(Kind::need, need)).press("Take it back");
        given.does("sari", "update.propose", given.update_of("ID"), {{"_base", given.hash(given.update_of("ID"), Side::released)}});
        looks({&keo, &ana});
        given.does("ana", "update.publish", given.update_of("ID"), handed);
        auto plan = given.plan();
        auto line = given.line(plan, need);
        ana.visits(path_of(Kind::line, line)).fill("text", "Three teachers show how.").press("Save");
        looks({&ana, &visitor});
        auto decision = given.decision(plan);
        auto text = given_a_text_that_is_commented_on();
        auto about_text = given.put(text);
        given.does("bo", "position.take", decision, {{"kind", "nothing_against"}, {"_base", given.hash(decision, Side::released)}});
        looks({&bo});
        network.now = given.until() + std::chrono::days(1);
        for (auto& [name, reader] : everybody()) reader->signs_in_as(network.person(name));
        looks({&cham});
        given.does("cham", "decision.announce", decision, {{"_base", given.hash(decision, Side::released)}});
        given.does("cham", "decision.announce", about_text, {{"_base", given.hash(about_text, Side::released)}});
        looks({&ana});
        given.does("ana", "procedures.publish", text, {{"_base", given.hash(given.version_of(about_text), Side::released)}});
        given.does("ana", "plan.publish", plan, {{"_base", given.hash(plan, Side::released)}});
        given.does("sari", "update.unpublish", given.update_of("ID"));
        for (auto& [name, reader] : everybody()) look(*reader);
        given.does("sari", "update.narrow", given.update_of("ID"), {{"circle", "contact_points"}});
        given.does("sari", "update.withdraw", given.update_of("ID"));
        notices::deliver(network.house->lane, network.now);
        looks({&keo});
        given.shared_again("ID");
        sari.visits(path_of(Kind::need, need));
        acts_offered.insert(std::string(sari.form("need.share_again").node()["data-act"]));
        sari.press("Share this need again");
        sari.press("Withdraw this need").press("Share this need again");
        sari.visits("/background").follows("A note").press("Take it down, without a reason");
        for (auto& [name, reader] : everybody()) look(*reader);
    }
    ItemId given_a_text_that_is_commented_on() {
        looks({&ana});
        auto text = given.procedures();
        auto clause = given.clause(text, "How it meets", "Once a year.");
        auto in_order = [&] { return Fields{{"to", "earlier"}, {"_base", given.hash(text)}}; };
        given.does("ana", "clause.move", clause, in_order());
        given.does("ana", "clause.take_out", clause, in_order());
        looks({&ana});
        given.does("ana", "clause.put_back", clause, in_order());
        given.does("ana", "clause.save", clause, {{"title", "How it meets"}, {"text", "Twice a year."}, {"_base", given.hash(clause)}});
        auto version = given.consultation(text);
        auto comment = given.comment("keo", version, "country", "Three times.");
        looks({&ana, &keo});
        given.does("ana", "comment.answer", comment, {{"outcome", "partly"}, {"text", "Twice."}, {"_base", given.hash(comment, Side::released)}});
        given.does("keo", "comment.withdraw", comment);
        return text;
    }
    void a_meeting_is_held() {
        auto meeting = given.meeting();
        auto topic = given.topic_of(meeting);
        looks({&ana});
        Visitor at_a_table(*network.house, *network.door, "somebody at a table");
        at_a_table.visits("/table?code=" + given.cards(topic).front());
        acts_offered.insert(std::string(at_a_table.form("table.contribute").node()["data-act"]));
        at_a_table.fill("text", "A word from a table").press("Hand it in");
        looks({&ana});
        auto words = network.value<ItemId>(sql("select item from act where name = 'table.contribute'"));
        ana.visits(path_of(Kind::table_contribution, words)).fill("reason", "It names a person").press("Withdraw this contribution");
        auto page = path_of(Kind::meeting, meeting);
        ana.visits(page).press("Declare this order");
        looks({&ana});
        auto at = [&](const std::string& member) { return meetings::hash_of(*meetings::statements_of(network.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from act where item = {} order by at, id", meeting))).of(member)); };
        given.does("ana", "statements.move", meeting, {{"member", "KH"}, {"to", "earlier"}, {"_base", std::string((*ana.visits(page).main().with("data-act", "statements.move")->with("name", "_base"))["value"])}});
        given.does("cham", "statement.turn", meeting, {{"member", "KH"}, {"_base", at("KH")}});
        looks({&cham});
        given.statement(meeting, "ID");
        for (auto& member : the_profile().members)
            if (member.key != "ID") given.does("cham", "statement.mark", meeting, {{"member", member.key}, {"as", "passes"}, {"reason", ""}, {"text", ""}, {"_base", at(member.key)}});
        looks({&cham, &sari});
        cham.visits(page).press("Close the statements");
        sari.visits(page).follows("The statement in writing").press("Withdraw this statement");
        ana.visits(page).press("Change the end").press("End it now: the codes of its cards open nothing any more");
        looks({&nok});
    }
    void looks(const std::vector<Visitor*>& readers) {
        for (auto* reader : readers) look(*reader);
    }
    std::map<std::string, Visitor*> everybody() {
        return {{"sari", &sari}, {"dara", &dara}, {"budi", &budi}, {"keo", &keo}, {"bo", &bo}, {"nok", &nok}, {"ana", &ana}, {"cham", &cham}, {"uno", &uno}, {"mei", &mei}, {"gita", &gita}, {"cso", &cso}, {"hidden_cso", &hidden_cso}, {"ops", &ops}};
    }
};

static std::vector<std::string> missing(const std::set<std::string>& wanted, const std::set<std::string>& there) {
    std::vector<std::string> all;
    std::ranges::set_difference(wanted, there, std::back_inserter(all));
    return all;
}

TEST_F(The_thread, does_every_act_offers_every_form_and_answers_everybody_on_every_page) {
    plays();
    std::set<std::string> acts, gets, offered;
    for (auto& act : network.house->acts.list()) acts.insert(std::string(act.name));
    for (auto& route : network.house->routes.list()) {
        if (route.method == "GET") gets.insert(std::string(route.name));
        for (auto act : route.acts) offered.insert(std::string(act));
    }
    for (auto* drafts : {"answer.draft", "clause.draft", "contribution.draft"}) offered.erase(drafts);         // the script's alone
    auto done = network.rows<std::string>(sql("select distinct name from act"));
    EXPECT_EQ(missing(acts, {done.begin(), done.end()}), std::vector<std::string>()) << "acts that nobody did";
    EXPECT_EQ(missing(offered, acts_offered), std::vector<std::string>()) << "acts without a form";
    EXPECT_EQ(missing(gets, routes_seen), std::vector<std::string>()) << "pages that no link leads to";
    EXPECT_EQ(strange_forms, std::vector<std::string>()) << "forms whose route does not know their act";
    EXPECT_EQ(broken, std::vector<std::string>()) << "links that lead to nothing";
}

TEST_F(The_thread, has_no_page_that_breaks_for_anybody) {
    given.shared("ID");
    auto need = given.need("ID");
    auto plan = given.plan();
    given.line(plan, need);
    given.decision(plan);
    auto ids = network.rows<ItemId>(sql("select id from item"));
    for (auto* reader : {&visitor, &sari, &ana, &cham, &cso, &ops})
        for (auto& route : network.house->routes.list())
            for (auto id : {ids.front(), ids.back(), need, plan}) {
                if (route.method != "GET") continue;
                auto path = std::string(route.pattern);
                if (auto hole = path.find('{'); hole != path.npos) path.replace(hole, path.find('}') - hole + 1, id.text());
                EXPECT_LT(reader->asks_for("GET", path).status, 500) << path;
            }
}

}
