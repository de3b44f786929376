// Search as its reader meets it: from the box on any page to the thing that was found.
#include "network/search/search.hpp"
#include "tests/world/given.hpp"
#include "windows/background/background.hpp"

namespace world {

using pages::path_of;

class Searching : public World {
protected:
    static std::string at(const std::string& words) { return "/search?" + encoded({{"q", words}}); }
    static std::vector<std::string> found(Visitor& reader, const std::string& words) { return rows(reader.visits(at(words))); }
    static std::vector<std::string> rows(const Visitor& reader) {
        std::vector<std::string> ids;
        for (auto* row : reader.main().all([](const Node& n) { return n.has("data-id"); })) ids.emplace_back((*row)["data-id"]);
        return ids;
    }
    using Ids = std::vector<std::string>;

    ItemId published(Kind kind, const std::string& title, const std::string& text) {
        ItemId id;
        network.change([&](Writer& db) {
            auto actor = actor_of(db, person_called(db, "ana"), network.now);
            db.look_as(actor.sight);
            background::Note note{"ID", {the_profile().fields_of_work.front()}, {{"en", title}}, {{{{"en", "Plan"}}, {{"en", text}}}}, {}};
            id = background::publish(db, Deed{actor, the_profile(), network.now}, kind, *circle_with_key(db, "administrative_office"), note, Sample::background);
        });
        network.tick();
        return id;
    }
};

TEST_F(Searching, leads_from_the_box_on_any_page_to_the_thing) {
    given.shared("ID");
    given.edited("ID", "needs", "Nobody asks for this");
    keo.visits("/needs").fill("q", "about NEEDS").press("");
    EXPECT_TRUE(keo.is_at().starts_with("/search?q=about"));
    EXPECT_EQ(rows(keo), Ids{given.answer_of("ID", "needs").text()});
    auto* row = keo.main().with("data-kind", "answer");
    EXPECT_EQ((*row)["data-hash"], given.hash(given.answer_of("ID", "needs"), Side::released));
    EXPECT_TRUE(row->text().find("the office of Indonesia · 2 March 2026") != std::string::npos) << row->text();
    std::string marks;
    for (auto* mark : row->all("mark")) marks += mark->text() + "|";
    EXPECT_EQ(marks, "about|needs|");
    keo.follows("4.1 What practitioners need");
    EXPECT_TRUE(keo.shows(given.text_of("ID", "needs")));
}

TEST_F(Searching, finds_every_kind_that_has_a_text_and_each_has_its_page) {
    given.shared("ID");
    auto need = given.need("ID", "Kangaroo training");
    auto plan = given.plan();
    auto line = given.line(plan, need, "Kangaroo webinar");
    auto decision = given.decision(plan);
    given.agreed(decision);
    std::vector<ItemId> all{need, line};
    for (auto kind : {Kind::note, Kind::practice, Kind::entry}) all.push_back(published(kind, "On kangaroos", "A kangaroo in it"));
    std::set<std::string> expected, got;
    for (auto id : all) expected.insert(id.text());
    for (auto& id : found(keo, "kangaroo")) got.insert(id);
    EXPECT_EQ(got, expected);
    for (auto* row : keo.visits(at("kangaroo")).main().all([](const Node& n) { return n.has("data-id"); })) {
        auto* link = row->first("a");
        EXPECT_FALSE(link->text().empty()) << (*row)["data-kind"];
        EXPECT_EQ(nok.visits(std::string((*link)["href"])).status(), 200) << (*row)["data-kind"];
    }
    auto title = network.value<store::Bytes>(sql("select revision.body from item join revision on revision.id = item.shown where item.id = {}", decision));
    EXPECT_EQ(found(keo, std::string(text::read_canonical(title.s)->of("title"))), Ids{decision.text()});
    EXPECT_EQ(keo.visits(path_of(Kind::decision, decision)).status(), 200);
}

TEST_F(Searching, a_visitor_searches_what_is_public) {
    given.shared("ID");
    auto open = published(Kind::note, "About prisons", "What ID writes about prisons");
    for (auto* reader : {&visitor, &ana}) EXPECT_EQ(found(*reader, "What ID writes about prisons"), Ids{open.text()});       // its office, too
    EXPECT_EQ(found(visitor, "What ID writes about"), Ids{open.text()});
    EXPECT_TRUE(visitor.shows("You search what is public."));
    EXPECT_EQ(found(keo, "What ID writes about").size(), 10u);
    EXPECT_FALSE(keo.shows("You search what is public."));
}

TEST_F(Searching, shows_a_text_once_on_the_side_where_it_was_found) {
    given.shared("ID");
    auto answer = given.answer_of("ID", "needs");
    given.edited("ID", "needs", "What ID writes about kangaroos");
    EXPECT_EQ(found(sari, "What ID writes about needs"), Ids{answer.text()});
    EXPECT_EQ((*sari.main().with("data-kind", "answer"))["data-hash"], given.hash(answer, Side::released));
    EXPECT_EQ(found(sari, "kangaroos"), Ids{answer.text()});
    EXPECT_EQ((*sari.main().with("data-kind", "answer"))["data-hash"], given.hash(answer, Side::working));
    EXPECT_TRUE(found(keo, "kangaroos").empty());
}

TEST_F(Searching, does_not_show_a_note_that_was_taken_down_to_anybody) {
    auto note = published(Kind::note, "About prisons", "Prisons in it");
    sari.visits(path_of(Kind::note, note)).press("Take it down, without a reason");
    for (auto* reader : {&ana, &sari, &visitor}) EXPECT_TRUE(found(*reader, "prisons").empty());
}

TEST_F(Searching, goes_on_page_by_page_without_a_number) {
    Ids all;
    for (int i = 0; i < 45; ++i) all.push_back(published(Kind::note, "Note " + std::to_string(i), "Same words").text());
    std::ranges::reverse(all);
    auto page = found(visitor, "same words");
    EXPECT_EQ(page, Ids(all.begin(), all.begin() + 20));
    EXPECT_FALSE(visitor.shows("Nothing more."));
    auto second = rows(visitor.follows("More, older")), third = rows(visitor.follows("More, older"));
    EXPECT_EQ(second, Ids(all.begin() + 20, all.begin() + 40));
    EXPECT_EQ(third, Ids(all.begin() + 40, all.end()));
    EXPECT_TRUE(visitor.shows("Nothing more."));
    EXPECT_FALSE(visitor.shows("45"));
}

TEST_F(Searching, says_what_to_try_where_nothing_is_found_and_what_a_question_is) {
    EXPECT_TRUE(keo.visits(at("kangaroo")).shows("No text that you can read has all of these words."));
    EXPECT_TRUE(keo.visits("/search").shows("Write one word or several."));
    EXPECT_TRUE(keo.visits(at(" ")).shows("Write one word or several."));
    EXPECT_EQ(keo.visits(at("?!")).status(), 422);
    EXPECT_EQ(keo.error("q"), "words");
    std::string whole(300, 'a');
    EXPECT_EQ(keo.visits(at(whole)).status(), 422);
    EXPECT_EQ(keo.error("q"), "length");
    EXPECT_EQ((*keo.main().with("id", "q"))["value"], whole);
    EXPECT_EQ(keo.visits(at("kangaroo") + "&after=x").status(), 404);
    EXPECT_EQ(keo.visits("/search?q=a%00b").status(), 400);
}

TEST_F(Searching, enters_what_is_narrower_than_the_network_into_the_record_as_listed) {
    given.shared("ID", "contact_points");
    published(Kind::note, "Open", "What ID writes about");
    auto readings = [&] {
        network.house->lane.settle();
        return network.rows<std::string>(sql("select payload from entry where kind = 'reading' order by at, id"));
    };
    auto before = readings().size();
    keo.visits(at("What ID writes about needs"));
    auto after = readings();
    ASSERT_EQ(after.size(), before + 1);
    EXPECT_NE(after.back().find("\"listed\":[[\"" + given.answer_of("ID", "needs").text()), std::string::npos) << after.back();
    EXPECT_EQ(after.back().find("opened"), std::string::npos);
    keo.asks_for("HEAD", at("What ID writes about needs"));
    visitor.visits(at("Open"));
    EXPECT_EQ(readings().size(), before + 1);
}

// ---- pairs of worlds that differ in one thing that the reader may not read

class TwoWorlds : public ::testing::Test {
protected:
    struct One : World {
        using World::given, World::network, World::keo, World::nok, World::visitor, World::dara;
        void TestBody() override {}

        // By the Administrative Office, to one circle; where it is not there, nothing is written at that moment.
        void note(const std::string& text, std::string_view to, bool there = true) {
            network.change([&](Writer& db) {
                if (!there) return;
                auto actor = actor_of(db, person_called(db, "ana"), network.now);
                db.look_as(actor.sight);
                Deed deed{actor, the_profile(), network.now};
                auto id = lay(db, deed, actor.sits.front(), {Kind::note, actor.sits.front().office, {}, {{{"title.en", "en", text}, {"text.0.en", "en", text}}}});
                release(db, deed, id, latest_hash(db, id), {*circle_with_key(db, to)});
            });
            network.tick();
        }
        // All pages of a question, byte by byte.
        std::vector<std::string> pages(Visitor& reader, const std::string& words) {
            std::vector<std::string> all;
            for (auto target = "/search?" + encoded({{"q", words}}); !target.empty();) {
                all.push_back(without_tokens(reader.visits(target).body()));
                auto* next = reader.main().first([](const Node& n) { return n.tag == "a" && n.text() == "More, older"; });
                target = next ? std::string((*next)["href"]) : std::string();
            }
            return all;
        }
    };
    One with, without;

    void expect_same(std::initializer_list<const char*> questions) {
        for (auto words : questions) {
            EXPECT_EQ(with.pages(with.nok, words), without.pages(without.nok, words)) << words;
            EXPECT_EQ(with.pages(with.visitor, words), without.pages(without.visitor, words)) << words;
        }
    }
};

TEST_F(TwoWorlds, a_thing_kept_from_the_reader_changes_no_byte_and_no_way_on) {
    for (auto* world : {&with, &without})
        for (int i = 0; i < 42; ++i) {
            world->note("Same words " + std::to_string(i), i % 2 ? "network" : "public");
            if (i % 5 == 0) world->note("Same words, and kangaroo", "advisory_board", world == &with);
        }
    EXPECT_EQ(with.pages(with.nok, "same words").size(), 3u);
    expect_same({"same words", "kangaroo", "same kangaroo", "words 41", "a1", "may 1", "nothing of it"});
}

TEST_F(TwoWorlds, words_kept_from_the_reader_are_not_found_whatever_they_are) {
    for (auto* world : {&with, &without}) {
        world->given.shared("ID");
        world->given.shared("LA", "contact_points");
        world->given.edited("ID", "needs", world == &with ? "Kangaroo" : "Zebra");
        world->given.edited("LA", "offers", world == &with ? "What ID writes about kangaroos" : "Zebra");
    }
    EXPECT_EQ(with.pages(with.nok, "what ID writes about").size(), 1u);
    expect_same({"kangaroo", "zebra", "what ID writes about", "what LA writes about", "offers"});
    EXPECT_NE(with.pages(with.dara, "kangaroo"), without.pages(without.dara, "kangaroo"));
}

TEST_F(TwoWorlds, what_is_done_to_a_thing_kept_from_the_reader_moves_nothing) {
    for (auto* world : {&with, &without}) {
        for (auto member : {"ID", "LA"}) world->given.shared(member);
        world->given.narrowed_answer("ID", "needs", "contact_points");
        if (world == &without) continue;
        world->given.edited("ID", "needs", "Something else");
    }
    expect_same({"what writes about", "something", "needs"});
}

}
