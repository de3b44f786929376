// A link signs in once, within 15 minutes, by a button; a session ends when its person says so.
#include "features/accounts/accounts.hpp"
#include "tests/world/given.hpp"

namespace world {

class Signing_in : public World {
protected:
    std::string link_for(std::string_view who) {
        std::string link;
        auto person = network.person(who);
        network.change([&](Writer& db) { link = accounts::add_link(db, person, network.now); });
        return "/sign-in/" + link;
    }
};

TEST_F(Signing_in, a_link_signs_in_by_the_button_on_its_page) {
    auto link = link_for("sari");
    visitor.visits(link);
    EXPECT_EQ(visitor.cookie("jejaring8080"), "");
    visitor.press("Sign in now");
    EXPECT_EQ(visitor.is_at(), "/");
    EXPECT_TRUE(visitor.visits("/you").shows("Indonesia"));
}

TEST_F(Signing_in, works_once_and_answers_then_as_if_there_were_no_link) {
    auto link = link_for("sari");
    Visitor first(*network.house, *network.door, "first"), second(*network.house, *network.door, "second"), third(*network.house, *network.door, "third");
    second.visits(link);
    first.visits(link).press("Sign in now");
    second.press("Sign in now");
    EXPECT_EQ(second.status(), 404);
    third.visits("/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").press("Sign in now");
    EXPECT_EQ(third.status(), 404);
    EXPECT_EQ(second.body(), third.body());
}

TEST_F(Signing_in, what_can_be_no_link_is_a_page_of_nothing) {
    visitor.asks_for("GET", "/nothing/here");
    auto nothing = visitor.answer();
    for (auto* link : {"..", ".", "%2e%2e", "%20", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"}) {
        visitor.asks_for("GET", std::string("/sign-in/") + link);
        EXPECT_EQ(visitor.status(), 404) << link;
        EXPECT_EQ(visitor.body(), nothing.body) << link;
        EXPECT_EQ(visitor.answer().headers, nothing.headers) << link;
        EXPECT_EQ(visitor.posts(std::string("/sign-in/") + link, {{"_key", "0123456789abcdef"}}).status, 404) << link;
    }
}

TEST_F(Signing_in, works_for_fifteen_minutes) {
    auto link = link_for("sari"), other = link_for("sari");
    network.now += accounts::link_age - std::chrono::seconds(1);
    visitor.visits(link).press("Sign in now");
    EXPECT_EQ(visitor.is_at(), "/");
    network.now += std::chrono::seconds(1);
    visitor.visits(other).press("Sign in now");
    EXPECT_EQ(visitor.status(), 404);
}

TEST_F(Signing_in, the_same_form_sent_twice_is_answered_with_the_same_session) {
    auto link = link_for("sari");
    auto fields = visitor.visits(link).fields("link.redeem");
    visitor.posts(link, fields);
    auto session = visitor.cookie("jejaring8080");
    visitor.keeps_cookie("jejaring8080", "").posts(link, fields);
    EXPECT_EQ(visitor.status(), 303);
    EXPECT_EQ(visitor.cookie("jejaring8080"), session);
}

TEST_F(Signing_in, ends_the_session_that_was_open_and_says_whose_it_was_and_whose_it_is) {
    auto link = link_for("dara");
    auto before = sari.visits(link).cookie("jejaring8080");
    EXPECT_TRUE(sari.shows("signed in in this browser already: Contact point, Indonesia."));
    EXPECT_FALSE(visitor.visits(link).shows("signed in already"));
    EXPECT_TRUE(sari.press("Sign in now").shows("You are signed in: Desk officer, Indonesia."));
    EXPECT_NE(sari.cookie("jejaring8080"), before);
    visitor.keeps_cookie("jejaring8080", before).visits("/you");
    EXPECT_EQ(visitor.is_at(), "/sign-in");
}

TEST_F(Signing_in, what_is_no_link_waits_for_no_write) {
    auto link = link_for("sari");
    visitor.visits(link);
    int writes = 0;
    network.writes_through([&](lane::Lane& real) {
        struct Counting final : lane::Lane {
            lane::Lane& real;
            int& writes;
            Counting(lane::Lane& lane, int& count) : real(lane), writes(count) {}
            Result<lane::Answer> write(const lane::Ask& ask, const lane::Closure& closure) override { return ++writes, real.write(ask, closure); }
            bool later(lane::Ask ask, lane::Closure closure) override { return real.later(std::move(ask), std::move(closure)); }
            void settle() override { real.settle(); }
        };
        return std::make_unique<Counting>(real, writes);
    });
    Visitor stranger(*network.house, *network.door, "stranger");
    EXPECT_EQ(stranger.posts("/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", {{"_key", "0123456789abcdef"}}).status, 404);
    EXPECT_EQ(writes, 0);
    EXPECT_EQ(stranger.posts(link, {{"_key", "0123456789abcdef"}}).status, 303);
    EXPECT_EQ(writes, 1);
}

TEST_F(Signing_in, who_tries_many_links_that_are_none_waits_and_nobody_with_one_does) {
    network.house->allowances = std::make_shared<pages::Allowances>();
    auto link = link_for("sari");
    auto tries = [&] { return visitor.posts("/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", {{"_key", "0123456789abcdef"}}).status; };
    for (int i = 0; i < 100; ++i) EXPECT_EQ(tries(), 404);
    EXPECT_EQ(tries(), 429);
    EXPECT_EQ(visitor.header("Retry-After"), "1");
    EXPECT_EQ(visitor.visits(link).press("Sign in now").is_at(), "/");
}

static std::string device_key(const Visitor& v) {
    auto* waiting = v.page().with("data-controller", "waiting");
    return waiting ? std::string((*waiting)["data-waiting-key-value"]) : std::string();
}

TEST_F(Signing_in, on_her_own_device_she_has_a_key_for_what_waits_there_the_same_each_time_and_nobody_elses) {
    auto key_of = [&](const std::string& who, const std::string& device) {
        visitor.visits(link_for(who)).choose("device", device).press("Sign in now");
        return device_key(visitor);
    };
    auto key = key_of("sari", "own");
    EXPECT_GE(key.size(), 43u);
    EXPECT_EQ(key_of("sari", "own"), key);
    EXPECT_NE(key_of("budi", "own"), key);
    EXPECT_EQ(key_of("sari", "shared"), "");
}
TEST_F(Signing_in, no_key_stands_on_the_page_of_nothing) {
    visitor.visits(link_for("sari")).choose("device", "own").press("Sign in now").visits("/needs/0000000000000");
    EXPECT_EQ(visitor.status(), 404);
    EXPECT_EQ(device_key(visitor), "");
}
TEST_F(Signing_in, without_a_choice_the_computer_is_shared_and_what_is_no_choice_is_asked_again) {
    auto link = link_for("sari");
    visitor.posts(link, {{"_key", "0123456789abcdef"}, {"device", "elsewhere"}});
    EXPECT_EQ(visitor.status(), 422);
    EXPECT_EQ(visitor.error("device"), "choice");
    visitor.posts(link, {{"_key", "0123456789abcdef"}});
    EXPECT_EQ(visitor.status(), 303);
    EXPECT_EQ(device_key(visitor.visits("/you")), "");
}

TEST_F(Signing_in, a_session_ends_by_the_button_and_after_its_hours) {
    auto session = sari.visits("/you").cookie("jejaring8080");
    sari.press("Sign out");
    EXPECT_NE(sari.cookie("jejaring8080"), session);
    sari.visits("/you");
    EXPECT_EQ(sari.is_at(), "/sign-in");
    dara.visits("/you");
    EXPECT_EQ(dara.is_at(), "/you");
    network.now += pages::session_age;
    dara.visits("/you");
    EXPECT_EQ(dara.is_at(), "/sign-in");
}

TEST_F(Signing_in, an_ended_session_is_no_session_for_its_old_cookie) {
    auto session = sari.visits("/you").cookie("jejaring8080");
    sari.press("Sign out").keeps_cookie("jejaring8080", session).visits("/you");
    EXPECT_EQ(sari.is_at(), "/sign-in");
}

TEST_F(Signing_in, a_page_for_people_signed_in_leads_visitors_there_without_a_look) {
    for (auto* path : {"/you", "/updates", "/updates/0000000000000", "/updates/nothing", "/country-updates/0000000000000/sharing"}) {
        visitor.asks_for("GET", path);
        EXPECT_EQ(visitor.status(), 303) << path;
        EXPECT_EQ(visitor.header("Location"), "/sign-in") << path;
    }
}

}
