// What can come between a person and her save, at the door: a session that ended, a form too long, a window opened by somebody else. What she typed comes back.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Interrupted : public World {
protected:
    std::string words = "သင်တန်းနှစ်ခု";
    std::string page = path_of(Kind::answer, given.answer_of("ID", "needs")).text(), to = page + "/text";

    Fields typed(const std::string& text) {
        auto fields = sari.visits(page).fields("answer.save");
        std::ranges::find(fields, "text", &Fields::value_type::first)->second = text;
        return fields;
    }
    int saves() const { return network.value<int>(sql("select count(*) from act where name = 'answer.save'")); }
    Visitor again_in_this_browser(const Visitor& before, const std::string& who) {
        Visitor after(*network.house, *network.door, who);
        after.signs_in_as(network.person(who));
        EXPECT_NE(after.cookie(network.house->cookie), before.cookie(network.house->cookie));
        return after;
    }
    void finds_what_she_typed(Visitor& v, int status) const {
        EXPECT_EQ(v.status(), status);
        EXPECT_EQ(v.form("answer.save").value("text"), words);
        EXPECT_EQ(saves(), 0);
    }
};

TEST_F(Interrupted, by_the_end_of_her_session_she_signs_in_beside_and_sends_it_again) {
    auto fields = typed(words);
    network.now += pages::session_age;
    sari.posts(to, fields);
    finds_what_she_typed(sari, 401);
    EXPECT_EQ(sari.rule(), "session");
    auto shown = sari.fields("answer.save");
    EXPECT_EQ(sari.signs_in_as(network.person("sari")).posts(to, shown).status, 303);
    EXPECT_EQ(saves(), 1);
}

TEST_F(Interrupted, by_signing_out_in_another_window_she_finds_what_she_typed) {
    auto fields = typed(words);
    sari.visits("/you").press("Sign out").posts(to, fields);
    finds_what_she_typed(sari, 401);
}

TEST_F(Interrupted, by_the_end_of_her_session_she_learns_nothing_of_what_is_there) {
    auto fields = typed(words);
    network.now += pages::session_age;
    auto here = sari.posts(to, fields).body, nowhere = sari.posts("/answers/0000000000000/text", fields).body;
    auto id = given.answer_of("ID", "needs").text();
    for (auto at = here.find(id); at != here.npos; at = here.find(id)) here.replace(at, id.size(), "0000000000000");
    EXPECT_EQ(without_tokens(here), without_tokens(nowhere));
}

TEST_F(Interrupted, a_stranger_is_led_to_sign_in_and_nothing_is_read) {
    auto fields = typed(words);
    EXPECT_EQ(visitor.posts(to, fields).status, 303);
    EXPECT_EQ(visitor.header("Location"), "/sign-in");
}

TEST_F(Interrupted, a_window_left_open_sends_nothing_in_the_name_of_who_signed_in_after) {
    auto fields = typed(words);
    auto officer = again_in_this_browser(sari, "budi");
    officer.posts(to, fields);
    EXPECT_EQ(officer.status(), 403);
    EXPECT_EQ(officer.rule(), "csrf");
    EXPECT_TRUE(officer.shows(words));
    EXPECT_EQ(saves(), 0);
    auto back = again_in_this_browser(officer, "sari");
    EXPECT_EQ(back.posts(to, fields).status, 303);
}

TEST_F(Interrupted, by_the_size_of_it_she_finds_all_she_typed) {
    words.clear();
    while (words.size() < (1u << 20)) words += "က";
    sari.posts(to, typed(words));
    finds_what_she_typed(sari, 413);
}

}
