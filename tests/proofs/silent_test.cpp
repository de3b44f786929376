// Silent: two worlds that differ in one thing, which some may know of. To everybody else every route answers with the same bytes and headers in both, also at
// the address of what is hidden. Each case says what differs, and who may know.
#include "features/decisions/decision.hpp"
#include "features/plan/plan.hpp"
#include "network/record/record.hpp"
#include "tests/proofs/asking.hpp"
#include "tests/world/given.hpp"
#include "tests/world/ground.hpp"
#include "windows/background/background.hpp"

namespace world {

namespace {

using std::chrono::days;
using Names = std::set<std::string_view>;

struct There {
    Network& network;
    Given given;
};
struct Hidden_thing {
    std::string_view says;
    Names known_to;
    std::function<void(There&)> before{}, here{}, elsewhere{};       // before: in both worlds
};

const Names nobody{}, office_of_laos{"keo", "noy"}, office_of_indonesia{"sari", "tuti", "dara"};
const Names asked_in_indonesia{"sari", "tuti", "dara", "lestari"};
const Names contact_points{"sari", "tuti", "keo", "noy", "ana"};     // and the office whose it is
const Names board{"budi", "bo", "cham", "ana"};

Fields typed(const std::string& text, const std::string& base) { return {{"kind", "text"}, {"lang", "lo"}, {"text", text}, {"translation", ""}, {"_base", base}}; }
ItemId needs_of(There& t, const std::string& member) { return t.given.answer_of(member, "needs"); }

void saves(There& t, const std::string& text) { t.given.does("noy", "answer.save", needs_of(t, "LA"), typed(text, t.given.hash(needs_of(t, "LA")))); }
void position(There& t, std::string_view kind) {
    auto decision = t.network.value<ItemId>(sql("select item from decision"));
    bool objects = kind == "objection";
    t.given.does("bo", "position.take", decision, {{"kind", std::string(kind)}, {"why", objects ? "Too many" : ""}, {"resolve", objects ? "Fewer" : ""}, {"_base", t.given.hash(decision, Side::released)}});
}
ItemId draft_of_2028(There& t) {
    auto plan = t.given.plan(2028);
    t.given.line(plan, {}, "A line of next year");
    return plan;
}
ItemId procedures_of(There& t) { return t.network.value<ItemId>(sql("select item from procedures")); }
ItemId version_of(There& t) { return t.network.value<ItemId>(sql("select item from procedures_version")); }
void put_out(There& t) { t.given.consultation(t.given.procedures()); }
void put_out_narrowly(There& t) { t.given.consultation(t.given.procedures(), "contact_points"); }
void put_out_narrowly_and_commented(There& t) {
    put_out_narrowly(t);
    t.given.comment("keo", version_of(t), "country", "A comment");
}
void answers(There& t) {
    auto comment = t.network.value<ItemId>(sql("select item from act where name = 'comment.make'"));
    t.given.does("ana", "comment.answer", comment, {{"outcome", "partly"}, {"text", "An answer"}, {"_base", t.given.hash(comment, Side::released)}});
}
void half_a_clause(There& t) {
    auto clause = t.network.value<ItemId>(sql("select item from act where name = 'clause.add' order by at limit 1"));
    t.network.change([&](Writer& db) {
        Hand ana(db, person_called(db, "ana"), "administrative_officer.1", t.network.now);
        save_draft(db, ana.deed, clause, {crypto::from_hex(t.given.hash(clause))}, words("Half a sentence"));
    });
}
CircleId circle(Writer& db, std::string_view key) { return *circle_with_key(db, key); }
void background_for(There& t, Kind kind, const std::function<Circles(Writer&)>& readers) {
    t.network.change([&](Writer& db) {
        Actor ana = actor_of(db, person_called(db, "ana"), t.network.now);
        db.look_as(ana.sight);
        background::Note note{"TH", {the_profile().fields_of_work.front()}, {{"en", "Not for everybody"}}, {{{{"en", "Plan"}}, {{"en", "There is one."}}}}, {}};
        auto id = background::publish(db, Deed{ana, the_profile(), t.network.now}, kind, circle(db, "administrative_office"), note, Sample::none);
        show_to(db, id, readers(db));
    });
}

ItemId asked(There& t) { return t.given.contribution_of(t.given.inquiry("ID", {"lestari"}), "lestari"); }
ItemId asked_and_sent(There& t, bool named = false) {
    auto id = asked(t);
    return t.given.sent(id, "lestari", "A page to read aloud", named), id;
}
ItemId contribution(There& t) { return t.network.value<ItemId>(sql("select item from contribution")); }

const std::vector<Hidden_thing>& hidden_things() {
    auto approved = [](There& t) { t.given.approved("LA"); };
    auto shared_narrowly = [](There& t) { t.given.shared("LA", "contact_points"); };
    auto need_of_contact_points = [](There& t) {
        t.given.shared("LA", "contact_points");
        t.given.need("LA", "A need of contact points");
    };
    auto meets = [](There& t) { t.given.meeting("advisory_board"); };
    auto topic = [](There& t) { return t.given.topic_of(t.network.value<ItemId>(sql("select item from meeting"))); };
    static const std::vector<Hidden_thing> all{
        {"a draft", office_of_laos, {}, [](There& t) { t.network.change([&](Writer& db) {
                                                           Hand noy(db, person_called(db, "noy"), "desk_officer.LA", t.network.now);
                                                           save_draft(db, noy.deed, needs_of(t, "LA"), {crypto::from_hex(t.given.hash(needs_of(t, "LA")))}, words("Half a sentence"));
                                                       }); }},
        {"a saved text", office_of_laos, {}, [](There& t) { saves(t, "Not shared"); }},
        {"another saved text", office_of_laos, [](There& t) { saves(t, "Not shared"); }, [](There& t) { saves(t, "Not shared either, and longer"); }},
        {"that an answer is ready", office_of_laos, [](There& t) { saves(t, "Ready"); }, [](There& t) { t.given.does("noy", "answer.ready", needs_of(t, "LA"), {{"_base", t.given.hash(needs_of(t, "LA"))}}); }},
        {"an edit after sharing", office_of_indonesia, {}, [](There& t) { t.given.edited("ID", "needs", "Edited since"); }},
        {"that an update was handed in", {"keo", "noy", "ana"}, [](There& t) { t.given.answered("LA"); }, [](There& t) { t.given.handed_in_again("LA"); }},
        {"a step of approval", office_of_laos, [](There& t) { t.given.handed_in("LA"); }, [](There& t) { t.given.does("noy", "update.approve", t.given.update_of("LA"), {{"_base", t.given.hash(t.given.update_of("LA"))}}); }},
        {"how many steps an office has", office_of_laos, {}, [](There& t) { t.network.change([](Writer& db) { db.exec(sql("delete from approval_step where office = {} and n > 1", circle(db, "office.LA"))); }); }},
        {"an update for the contact points", contact_points, approved, [](There& t) { t.given.shared_again("LA", "contact_points"); }},
        {"an answer narrower than its update", contact_points, approved, [](There& t) { t.given.narrowed_answer("LA", "needs", "contact_points"); t.given.shared_again("LA"); },
         [](There& t) { t.given.narrowed_answer("LA", "needs", "office.LA"); t.given.shared_again("LA"); }},
        {"to what an answer will be narrowed", office_of_laos, approved, [](There& t) { t.given.narrowed_answer("LA", "needs", "advisory_board"); }},
        {"a need of an answer for the contact points", contact_points, shared_narrowly, [](There& t) { t.given.need("LA", "A need of contact points"); }},
        {"who shares a need of the contact points", contact_points, need_of_contact_points, [](There& t) {
        auto need = t.network.value<ItemId>(sql("select item from need where answer = {}", needs_of(t, "LA")));
        t.given.does("sari", "need.share", need, {{"_base", t.given.hash(need, Side::released)}});
    }},
        {"a need that was made and withdrawn", office_of_indonesia, {}, [](There& t) { t.given.does("sari", "need.withdraw", t.given.need("ID", "A need withdrawn at once")); }},
        {"an update that was shared and withdrawn", {"keo", "noy", "ana"}, approved, [](There& t) { t.given.shared_again("LA"); t.given.withdrawn("LA"); }},
        {"a question to a practitioner", asked_in_indonesia, {}, [](There& t) { asked(t); }},
        {"what she writes and has not sent", {"lestari"}, [](There& t) { asked(t); }, [](There& t) { t.network.change([&](Writer& db) {
                                                                                                         Hand lestari(db, person_called(db, "lestari"), "practitioner.ID", t.network.now);
                                                                                                         save_draft(db, lestari.deed, contribution(t), {crypto::from_hex(t.given.hash(contribution(t)))}, words("Half a sentence"));
                                                                                                     }); }},
        {"what she sent", asked_in_indonesia, [](There& t) { asked(t); }, [](There& t) { t.given.sent(contribution(t), "lestari", "A page to read aloud"); }},
        {"what she sent and withdrew", {"lestari"}, [](There& t) { asked(t); }, [](There& t) {
        t.given.sent(contribution(t), "lestari", "A page to read aloud", true);
        t.given.does("lestari", "contribution.withdraw", contribution(t));
    }},
        {"that her words were used", asked_in_indonesia, [](There& t) { asked_and_sent(t); }, [](There& t) { t.given.does("dara", "contribution.use", contribution(t), {{"_base", t.given.hash(needs_of(t, "ID"))}}); }},
        {"that her words were set aside", asked_in_indonesia, [](There& t) { asked_and_sent(t); }, [](There& t) { t.given.does("dara", "contribution.leave", contribution(t)); }},
        {"whether she may be named", asked_in_indonesia, {}, [](There& t) { asked_and_sent(t, true); }, [](There& t) { asked_and_sent(t, false); }},
        {"who else was asked", {"sari", "tuti", "dara"}, [](There& t) { t.network.change([&](Writer& db) { add_to_cast(db, "wati", {"practitioner.ID"}, t.network.now - days(9)); }); }, [](There& t) { t.given.inquiry("ID", {"lestari", "wati"}); }, [](There& t) { t.given.inquiry("ID", {"lestari"}); }},
        {"a plan being written", {"ana"}, {}, [](There& t) { draft_of_2028(t); }},
        {"a line in a draft", {"ana"}, [](There& t) { t.given.plan(2028); }, [](There& t) { t.given.line(t.network.value<ItemId>(sql("select item from plan where year = 2028")), {}, "One more"); }},
        {"for which need a line of a draft is", {"ana"}, [](There& t) { draft_of_2028(t); }, [](There& t) { t.network.change([](Writer& db) {
                                                                                                                tie(db, db.value<ItemId>(sql("select max(item.id) from item join plan on plan.item = item.within where plan.year = 2028")), "for", db.value<ItemId>(sql("select min(item) from need")));
                                                                                                            }); }},
        {"a plan before the board", board, [](There& t) { draft_of_2028(t); }, [](There& t) { t.given.decision(t.network.value<ItemId>(sql("select item from plan where year = 2028"))); }},
        {"a position", {"bo", "cham"}, {}, [](There& t) { position(t, "nothing_against"); }},
        {"an objection", {"bo", "cham"}, {}, [](There& t) { position(t, "objection"); }, [](There& t) { position(t, "nothing_against"); }},
        {"a draft of the operating procedures", {"ana"}, {}, [](There& t) { t.given.procedures(); }},
        {"an edit of the operating procedures after they were put out", {"ana"}, put_out, [](There& t) { t.given.clause(procedures_of(t), "One more", "Nobody reads this."); }},
        {"a half written clause", {"ana"}, put_out, [](There& t) { half_a_clause(t); }},
        {"a version for the contact points", contact_points, [](There& t) { t.given.procedures(); }, [](There& t) { t.given.consultation(procedures_of(t), "contact_points"); }},
        {"a comment for the contact points", contact_points, put_out_narrowly, [](There& t) { t.given.comment("keo", version_of(t), "country", "A comment"); }},
        {"an own view for the contact points", contact_points, put_out_narrowly, [](There& t) { t.given.comment("keo", version_of(t), "own", "A comment"); }},
        {"an answer for the contact points", contact_points, [](There& t) { put_out_narrowly_and_commented(t); }, [](There& t) { answers(t); }},
        {"a comment that was withdrawn", {"keo"}, put_out, [](There& t) { t.given.does("keo", "comment.withdraw", t.given.comment("keo", version_of(t), "own", "A comment")); }},
        {"a version before the board", board, [](There& t) { t.given.procedures(); }, [](There& t) { t.given.put(procedures_of(t)); }},
        {"a note for one office", {"keo", "noy", "ana"}, {}, [](There& t) { background_for(t, Kind::note, [](Writer& db) { return Circles{circle(db, "office.LA")}; }); }},
        {"a practice for a group", {"mei", "ana"}, {}, [](There& t) { background_for(t, Kind::practice, [](Writer& db) { return Circles{circle(db, "group.group_1")}; }); }},
        {"an entry of the library for three names", {"sari", "keo", "nok", "ana"}, {}, [](There& t) {
        background_for(t, Kind::entry, [](Writer& db) { return Circles{add_named(db, {person_called(db, "sari"), person_called(db, "keo"), person_called(db, "nok")})}; });
    }},
        {"a plan of one organisation", {"uno"}, {}, [](There& t) { t.network.change([&](Writer& db) {
                                                                       Hand uno(db, person_called(db, "uno"), "supporting_officer", t.network.now);
                                                                       auto id = create(db, uno.deed, uno.seat, {Kind::plan, uno.seat.office, {}, plan::content_of(plan::Text{"2050", {}})}, "plan.begin");
                                                                       db.exec(sql("insert into plan (item, year) values ({}, 2050)", id));            // the year that the form of beginning a plan asks for
                                                                   }); }},
        {"a meeting of the board", board, {}, [](There& t) { t.given.meeting("advisory_board"); }},
        {"the cards of a topic", {"ana"}, meets, [topic](There& t) { t.given.cards(topic(t)); }},
        {"a contribution from a table of the board", board, meets, [topic](There& t) { t.given.contribution(topic(t)); }},
        {"a contribution that was taken out", {"ana"}, meets, [topic](There& t) {
        auto words = t.given.contribution(topic(t));
        t.given.does("ana", "table.withdraw", words, {{"reason", "It names a person"}, {"_base", t.given.hash(words)}});
    }},
        {"a statement in writing to the board", {"budi", "bo", "cham", "ana", "keo", "noy"}, meets, [](There& t) { t.given.statement(t.network.value<ItemId>(sql("select item from meeting")), "LA"); }},
        {"a protected person", nobody, {}, [](There& t) { t.network.change([&](Writer& db) { add_hidden_cso(db, t.network.now - days(9)); }); }},
        {"a protected person in a seat of a group", nobody, {}, [](There& t) { t.network.change([&](Writer& db) {
                                                                                   auto person = add_to_cast(db, hidden_cso, {"cso_member", "group_member.group_1"}, t.network.now - days(9));
                                                                                   list_person(db, person, circle(db, "gatekeeper"));
                                                                               }); }},
        {"a list of named people", nobody, {}, [](There& t) { t.network.change([](Writer& db) { add_named(db, {person_called(db, "keo"), person_called(db, "ana")}); }); }},
        {"an audience that nobody used before", nobody, {}, [](There& t) { t.network.change([](Writer& db) { intern(db, {circle(db, "contact_points"), circle(db, "group.group_1")}); }); }},
        {"a term that begins tomorrow", nobody, {}, [](There& t) { t.network.change([&](Writer& db) { begin_term(db, db.value<SeatId>(sql("select id from seat where key = 'contact_point.TH'")), person_called(db, "nok"), t.network.now + days(1), no_end); }); }},
        {"a reading in the record", nobody, {}, [](There& t) { t.network.change([&](Writer& db) { record::enter(db, "reading", needs_of(t, "ID"), person_called(db, "keo"), t.network.now, "{}"); }); }},
        {"the key of somebody's form", {"keo"}, {}, [](There& t) { (void)t.network.house->lane.write({t.network.person("keo"), t.network.now, Chance::of(9), "the-key-of-a-proof", "x"}, [](Writer&, const Actor&) -> Result<std::string> { return std::string("/"); }); }},
    };
    return all;
}

// Indonesia's update and a need of it are read by the network, Lao PDR writes, and the board is asked about a plan.
Kept make_beginning() {
    Network network(Protected::was_never);
    Given given(network);
    given.annual_update();
    given.shared("ID");
    auto plan = given.plan();
    given.line(plan, given.need("ID"));
    given.decision(plan);
    return network.kept();
}

struct Stage {
    Network network{beginning()};
    There there{network, Given(network, network.value<ItemId>(sql("select item from annual_update")))};
    Stage(const Hidden_thing& hidden, const std::function<void(There&)>& differs) {
        network.house->lane.twice = false;               // its acts are not what is proved here
        if (hidden.before) hidden.before(there);
        if (differs) differs(there);
    }
    static const Kept& beginning() {
        static const auto kept = make_beginning();
        return kept;
    }
};

std::vector<std::pair<std::string, PersonId>> people_of(const Network& network) {
    std::vector<std::pair<std::string, PersonId>> all;
    for (auto& part : cast) all.emplace_back(part.name, network.person(part.name));
    all.emplace_back("a visitor", PersonId{});
    return all;
}

// Whatever stands in the first world: also what is in no other.
std::map<Kind, std::vector<ItemId>> things_of(const Network& network) {
    struct Row {
        ItemId id;
        Kind kind;
        CircleId owner;
    };
    std::map<Kind, std::vector<ItemId>> all;
    std::set<CircleId> offices;
    for (auto key : {"office.ID", "office.LA", "office.TH", "administrative_office", "advisory_board", "supporting_organisation"}) offices.insert(network.value<CircleId>(sql("select id from circle where key = {}", key)));
    offices.insert(network.value<CircleId>(sql("select self from person where id = {}", network.person("lestari"))));
    auto asked = network.rows<ItemId>(sql("select item from answer where question not in ('needs', 'offers')"));
    for (auto& row : network.rows<Row>(sql("select id, kind, owner from item order by id")))
        if (offices.contains(row.owner) && !std::ranges::count(asked, row.id)) all[row.kind].push_back(row.id);
    return all;
}

class Silent : public ::testing::Test {
protected:
    int pairs = 0;

    // Every so many: all of them take minutes on PostgreSQL. JEJARING_PROOFS=whole asks all.
    static bool is_asked(const std::string& what) {
        static const bool whole = std::getenv("JEJARING_PROOFS") && std::string_view(std::getenv("JEJARING_PROOFS")) == "whole";
        static const unsigned every = on_postgres() ? 12 : 4;
        return whole || static_cast<unsigned char>(crypto::sha256(what)[0]) % every == 0;
    }

    static std::string said(const http::Response& answer) {
        std::string all = std::to_string(answer.status) + "\n";
        for (auto& [name, value] : answer.headers)
            if (name != "Set-Cookie") all += std::string(name) + ": " + value + "\n";
        return all + without_tokens(answer.body);
    }
    // How much was drawn before, to keep a reading of somebody who may know, is no matter of this answer.
    void draw_the_same(Stage& here, Stage& elsewhere) const {
        auto draws = [n = static_cast<std::uint64_t>(pairs + 1) * 1000]() mutable { return Chance::of(++n); };
        here.network.house->chance = draws;
        elsewhere.network.house->chance = draws;
    }
    void compares(const Hidden_thing& hidden, Stage& here, Stage& elsewhere) {
        auto things = things_of(here.network);
        auto now = std::max(here.network.now, elsewhere.network.now);
        here.network.now = elsewhere.network.now = now;
        auto ours = everybody_asks(here.network, people_of(here.network)), theirs = everybody_asks(elsewhere.network, people_of(elsewhere.network));
        bool told = false;                               // to one of those who may know: else the case is none
        for (auto& example : examples()) {
            auto& route = route_called(*here.network.house, example.route);
            for (auto on : example.on ? things[*example.on] : std::vector{ItemId{}})
                for (std::size_t i = 0; i < ours.size(); ++i) {
                    auto what = ours[i].name + ": " + std::string(route.method) + " " + address_of(route, on) + std::string(example.query);
                    bool may_know = hidden.known_to.contains(ours[i].name);
                    if (may_know ? told : !is_asked(std::string(hidden.says) + what)) continue;
                    here.network.now = elsewhere.network.now = now;
                    draw_the_same(here, elsewhere);
                    auto ours_said = said(ask(ours[i], route, example, on)), theirs_said = said(ask(theirs[i], route, example, on));
                    if (may_know) told = ours_said != theirs_said;
                    else EXPECT_EQ(ours_said, theirs_said) << hidden.says << " is told to " << what;
                    pairs += may_know ? 0 : 1;
                }
        }
        EXPECT_EQ(told, std::ranges::any_of(ours, [&](auto& asker) { return hidden.known_to.contains(asker.name); })) << hidden.says << ": whoever may know of it is told nothing";
    }
};

TEST_F(Silent, two_worlds_that_differ_in_what_one_may_not_know_answer_with_the_same_bytes) {
    for (auto& hidden : hidden_things()) {
        Stage here(hidden, hidden.here), elsewhere(hidden, hidden.elsewhere);
        compares(hidden, here, elsewhere);
    }
    std::cout << "silent: " << pairs << " pairs of answers about " << hidden_things().size() << " hidden things on " << (on_postgres() ? "postgres" : "sqlite") << "\n";
}

}

}
