// Another network on the same program: two towns, one language, other words, seats, circles, steps, positions; no groups, no framework, no founding meeting
// (tests/profiles/two-towns). The whole story is played on its pages, and no page speaks of the network that ships.
#include "tests/world/crawl.hpp"
#include "tests/world/world.hpp"

namespace world {

static const profile::Profile& two_towns() {
    static const auto read = profile::read(folder_of_test_profile("two-towns"));
    return read;
}

static constexpr Part townsfolk[] = {
    {"ada", "clerk.upton"}, {"ben", "scribe.upton"}, {"cleo", "delegate.upton"}, {"dov", "bank_keeper.upton"},
    {"eva", "clerk.netherby"}, {"finn", "scribe.netherby"}, {"gus", "delegate.netherby"}, {"ida", "secretary"}, {"jon", "moderator"},
};

class Two_towns : public ::testing::Test {
protected:
    Network network{Other{two_towns(), townsfolk}};
    Visitor visitor{*network.house, *network.door, "visitor"};
    Visitor ada{network, "ada"}, ben{network, "ben"}, cleo{network, "cleo"}, dov{network, "dov"}, eva{network, "eva"}, finn{network, "finn"}, gus{network, "gus"}, ida{network, "ida"}, jon{network, "jon"};
    std::map<std::string, Visitor*> people{{"ada", &ada}, {"ben", &ben}, {"cleo", &cleo}, {"dov", &dov}, {"eva", &eva}, {"finn", &finn}, {"gus", &gus}, {"ida", &ida}, {"jon", &jon}};

    std::vector<std::string> fields_of(std::string_view route) const {
        std::vector<std::string> names;
        for (auto& entry : network.house->routes.list())
            if (entry.name == route)
                for (auto& field : entry.form) names.emplace_back(field.name);
        return names;
    }

    // ---- the story, step by step
    void the_letter_is_opened() {
        ida.visits("/updates").fill("year", "2026").fill("until_day", "30").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Open it for every town");
    }
    static void writes(Visitor& scribe, const std::string& town) {
        auto letter = [&]() -> Visitor& { return scribe.visits("/").follows("River letter 2026"); };
        letter().follows("A.1 Banks").choose("kind", "quiet_year").press("Save");
        letter().follows("A.2 Bridges").fill("text", "A footbridge of " + town + " was mended.").press("Save").press("The saved text is ready");
        letter().follows("B.1 Wishes").fill("text", town + " would like to walk along the river.").press("Save").press("The saved text is ready");
    }
    void hands_in_and_approves(Visitor& clerk, Visitor& scribe) {
        clerk.visits("/").follows("River letter 2026").press("Hand in to our town's own steps");
        for (auto* next : {&clerk, &scribe, &clerk}) next->visits("/").follows("River letter 2026: your step of approval").press("Approve this text");
    }
    static void shares(Visitor& clerk) {
        clerk.follows("Share the text approved on 2 March 2026").choose("circle", "everybody").press("Show who this reaches").press("Share with 9 people: everybody on the river");
    }
    void both_towns_write_and_share() {
        the_letter_is_opened();
        writes(ben, "Upton");
        writes(finn, "Netherby");
        hands_in_and_approves(ada, ben);
        shares(ada);
        hands_in_and_approves(eva, finn);
        shares(eva);
    }
    void a_wish_becomes_a_need() {
        ida.visits("/updates").follows("River letter 2026").follows("All towns, side by side").follows("Read: Upton Ford, B.1 Wishes");
        ida.fill("title", "Walk along the river").fill("text", "From one town to the other.").press("Make this need");
        eva.visits("/needs").follows("Walk along the river").press("We share this need");
    }
    void it_stands_in_the_plan() {
        ida.visits("/plans").fill("year", "2027").press("Begin the year plan of this year");
        ida.visits("/needs").follows("Walk along the river").follows("Put an activity for it into: Year plan of the river for 2027");
        ida.fill("title", "The long walk").fill("text", "Along both banks.").fill("begins_day", "3").choose("begins_month", "5").fill("begins_year", "2027").fill("begins_hour", "9:00");
        ida.choose("kind", "river_walk").choose("theme", "footbridges").choose("format", "outdoors").choose("host", "body.secretariat").choose("aimed_at", "townsfolk").press("Put it into the year plan");
    }
    void the_council_is_asked() {
        ida.visits("/plans").follows("Year plan of the river for 2027").fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put this year plan to the council");
    }
    void the_ways_of_the_river_are_put_out_and_commented_on() {
        ida.visits("/procedures").press("Begin this text").follows("A new clause").fill("title", "Walking").fill("text", "On the left bank.").press("Put it at the end of the draft");
        ida.follows("Put this draft out for comments").choose("circle", "everybody").fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put it out for comments");
        ada.visits("/").follows("Comments are asked for: Ways of the river, draft of 2 March 2026").follows("Comment on this clause: Walking").fill("text", "On both, we hope.").choose("voice", "country").press("Give this comment");
        ida.visits(ada.is_at()).follows("Answer this comment: For Upton Ford").choose("outcome", "taken_up").fill("text", "On both.").press("Put this answer beside the comment");
    }
    void the_council_is_asked_about_the_ways() {
        ida.visits("/procedures").follows("The draft, and what was agreed").follows("1. Walking").fill("text", "On both banks.").press("Save");
        ida.visits("/procedures").follows("The draft, and what was agreed").fill("until_day", "16").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Put this draft to the council");
    }
    void the_delegates_answer() {
        cleo.visits("/").follows("The council asks for your position: Year plan of the river for 2027");
        cleo.choose("kind", "in_favour_with_a_wish").fill("wish", "Let the bakers come along.").fill("reason", "Walkers are hungry.").press("Give this position for your town");
        gus.visits("/").follows("The council asks for your position: Year plan of the river for 2027").choose("kind", "in_favour").press("Give this position for your town");
    }
    void time_passes() {
        network.now += std::chrono::days(20);
        for (auto& [name, person] : people) person->signs_in_as(network.person(name));
    }
    void it_is_announced_and_public() {
        jon.visits("/").follows("To announce: Year plan of the river for 2027").press("Announce it to all members");
        jon.visits("/").follows("To announce: Ways of the river, draft of 2 March 2026").press("Announce it to all members");
        ida.visits("/plans").follows("Year plan of the river for 2027").press("Publish: everybody can read it");
        ada.visits("/updates").follows("River letter 2026").follows("Upton Ford").press("Propose to make it public");
        ida.visits("/updates").follows("River letter 2026").follows("Upton Ford").press("Publish: everybody can read it");
    }
    void the_whole_story() {
        both_towns_write_and_share();
        a_wish_becomes_a_need();
        it_stands_in_the_plan();
        the_ways_of_the_river_are_put_out_and_commented_on();
        the_council_is_asked();
        the_council_is_asked_about_the_ways();
        the_delegates_answer();
        time_passes();
        it_is_announced_and_public();
    }

    // ---- what stands on the pages that everybody reaches
    void each_page(const std::function<void(const std::string& address, const Node& page)>& look) {
        auto readers = people;
        readers["visitor"] = &visitor;
        for (auto& [name, reader] : readers)
            for (auto& [address, body] : crawl(*reader).pages) look(name + " at " + address, *read_html(body));
    }
};

TEST_F(Two_towns, play_the_whole_story_to_what_is_public) {
    the_whole_story();
    visitor.visits("/").follows("The long walk");
    EXPECT_TRUE(visitor.shows("Walk along the river"));
    visitor.follows("Resolution 1");
    EXPECT_TRUE(visitor.shows("Passed"));
    EXPECT_EQ(visitor.state(), "agreed");
    cleo.visits(visitor.is_at());
    EXPECT_TRUE(cleo.shows("In favour, with a wish"));
    EXPECT_TRUE(cleo.shows("Let the bakers come along."));
    EXPECT_TRUE(cleo.shows("Why you wish it"));
}

TEST_F(Two_towns, agree_to_their_own_ways) {
    the_whole_story();
    finn.visits("/procedures").follows("The agreed text");
    EXPECT_TRUE(finn.shows("On both banks."));
    finn.follows("What changed: compare it with another version");
    EXPECT_TRUE(finn.shows("From “Ways of the river, draft of 2 March 2026” to “Ways of the river, version 1”"));
    EXPECT_EQ(visitor.visits("/procedures").status(), 200);
}

TEST_F(Two_towns, are_asked_with_a_position_what_their_profile_asks) {
    EXPECT_EQ(fields_of("position.take"), (std::vector<std::string>{"kind", "wish", "reason", "mending"}));
    both_towns_write_and_share();
    a_wish_becomes_a_need();
    it_stands_in_the_plan();
    the_council_is_asked();
    cleo.visits("/").follows("The council asks for your position: Year plan of the river for 2027").choose("kind", "halt").fill("reason", "The path is under water.").press("Give this position for your town");
    EXPECT_EQ(cleo.status(), 422);
    EXPECT_EQ(cleo.error("mending"), "required");
    EXPECT_EQ(cleo.error("reason"), "");
    cleo.choose("kind", "in_favour").press("Give this position for your town");
    EXPECT_EQ(cleo.error("reason"), "other");
}

TEST_F(Two_towns, are_asked_for_no_language_no_group_and_no_clause) {
    EXPECT_EQ(fields_of("answer.save"), (std::vector<std::string>{"kind", "text"}));
    EXPECT_EQ(fields_of("update.hand_in"), std::vector<std::string>());
    auto of_a_line = fields_of("line.add");
    for (auto* name : {"group", "clause"}) EXPECT_EQ(std::ranges::count(of_a_line, name), 0) << name;
}

TEST_F(Two_towns, are_not_asked_how_they_answer_where_there_is_one_way) {
    auto changed = two_towns();
    changed.non_answers.clear();
    network.starts_again_with(changed);
    EXPECT_EQ(fields_of("answer.save"), std::vector<std::string>{"text"});
    Visitor secretary(network, "ida"), scribe(network, "ben");
    secretary.visits("/updates").fill("year", "2026").fill("until_day", "30").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Open it for every town");
    scribe.visits("/").follows("River letter 2026").follows("A.1 Banks").fill("text", "They hold.").press("Save").press("The saved text is ready");
    EXPECT_TRUE(scribe.shows("Marked as ready."));
}

TEST_F(Two_towns, have_no_room_for_what_their_profile_leaves_out) {
    EXPECT_EQ(visitor.visits("/founding-meeting").status(), 404);
    visitor.visits("/");
    EXPECT_FALSE(visitor.page().first([](auto& node) { return node["href"] == "/founding-meeting"; }));
    EXPECT_FALSE(visitor.shows("Thanks"));
}

TEST_F(Two_towns, offer_no_other_language_where_there_is_one) {
    for (auto* reader : {&visitor, &ada}) {
        reader->visits("/");
        EXPECT_FALSE(reader->page().first([](auto& node) { return node.has("hreflang"); }));
        EXPECT_EQ(reader->visits("/?lang=id").page().first("html")->attributes.at("lang"), "en");
    }
}

TEST_F(Two_towns, are_told_by_their_own_words_which_seat_takes_the_next_step) {
    the_letter_is_opened();
    writes(ben, "Upton");
    ada.visits("/").follows("River letter 2026").press("Hand in to our town's own steps");
    ben.visits("/updates").follows("River letter 2026").follows("Upton Ford");
    EXPECT_TRUE(ben.shows("The next step of approval is taken by: Town clerk, Upton Ford."));
    EXPECT_TRUE(ben.shows("Drafted by the clerk"));
}

TEST_F(Two_towns, speak_on_no_page_as_the_network_that_ships) {
    the_whole_story();
    each_page([](const std::string& where, const Node& page) {
        auto says = page.text();
        for (auto* word : {"countr", "Countr", "ontact point", "dvisory", " board", "Board", "chair", "Chair", "esk officer", "egion", "ranslation", "NCP", "UNODC", "ndonesia"})
            EXPECT_EQ(says.find(word), says.npos) << word << ", " << where << ": " << says;
    });
}

TEST_F(Two_towns, find_no_empty_heading_or_list_and_no_key_on_a_page) {
    the_whole_story();
    each_page([](const std::string& where, const Node& page) {
        for (auto* tag : {"h1", "h2", "h3", "ul", "ol", "section", "p", "legend", "label"})
            for (auto* node : page.all(tag))
                if (node->text().empty() && !node->has("role")) ADD_FAILURE() << "an empty " << tag << ", " << where;
        EXPECT_EQ(page.text().find('_'), std::string::npos) << where << ": " << page.text();
    });
}

// ---- the profile by itself

TEST(Profile_of_two_towns, reads_with_all_that_it_leaves_out) {
    auto& p = two_towns();
    EXPECT_EQ(p.members.size(), 2u);
    EXPECT_EQ(p.questions.size(), 3u);
    EXPECT_TRUE(p.groups.empty());
    EXPECT_TRUE(p.frameworks.empty());
    EXPECT_FALSE(p.founding);
    EXPECT_TRUE(p.has_one_language());
    EXPECT_EQ(p.seat(Role::alternate), nullptr);
    EXPECT_EQ(p.circle(profile::CircleRole::contact_points), "");
    EXPECT_EQ(p.office_of("upton"), "townhall.upton");
    EXPECT_NO_THROW(profile::must_be_spoken(folder_of_test_profile("two-towns"), the_catalogues()));
}

TEST_F(Two_towns, are_put_into_the_database_once) {
    auto counts = [&] { return network.rows<int>(sql("select count(*) from circle union all select count(*) from seat union all select count(*) from approval_step union all select count(*) from question")); };
    auto before = counts();
    network.change([&](Writer& db) { profile::put(db, two_towns()); });
    EXPECT_EQ(counts(), before);
}

}
