#include "features/procedures/procedures.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace procedures {

using namespace world;
using namespace std::chrono_literals;

static constexpr Time end{std::chrono::sys_days(std::chrono::year(2026) / 3 / 16)};
static const Version put_out_for_comments{ItemId{1}, ItemId{2}, end, std::nullopt, {}}, not_put_out_for_comments{ItemId{1}, ItemId{2}, {}, std::nullopt, {}};

static std::vector<std::string> keys_of(const std::vector<Voice>& voices) {
    std::vector<std::string> keys;
    for (auto& voice : voices) keys.emplace_back(voice.key);
    return keys;
}
using Keys = std::vector<std::string>;

TEST(The_text, is_begun_once_by_the_administrative_office) {
    EXPECT_TRUE(may_begin(false, administrative_officer()));
    EXPECT_EQ(may_begin(false, chair()).refused_by(), "procedures.office");
    EXPECT_EQ(may_begin(true, administrative_officer()).refused_by(), "procedures.begun");
}

TEST(The_draft, is_locked_while_the_board_is_asked) {
    EXPECT_TRUE(may_edit(false, administrative_officer()));
    EXPECT_EQ(may_edit(true, administrative_officer()).refused_by(), "procedures.before_the_board");
    EXPECT_EQ(may_edit(false, contact_point("LA")).refused_by(), "procedures.office");
}

TEST(A_clause, is_taken_out_where_it_stands_and_put_back_where_it_does_not) {
    EXPECT_TRUE(may_take_out(true, false, administrative_officer()));
    EXPECT_EQ(may_take_out(false, false, administrative_officer()).refused_by(), "procedures.taken_out");
    EXPECT_EQ(may_take_out(true, true, administrative_officer()).refused_by(), "procedures.before_the_board");
    EXPECT_TRUE(may_put_back(false, false, administrative_officer()));
    EXPECT_EQ(may_put_back(true, false, administrative_officer()).refused_by(), "procedures.stands_there");
    EXPECT_EQ(may_put_back(false, true, administrative_officer()).refused_by(), "procedures.before_the_board");
}

TEST(Putting_it_out, needs_a_clause_and_waits_for_the_board) {
    EXPECT_TRUE(may_consult(1, false, administrative_officer()));
    EXPECT_EQ(may_consult(0, false, administrative_officer()).refused_by(), "procedures.empty");
    EXPECT_EQ(may_consult(1, true, administrative_officer()).refused_by(), "procedures.before_the_board");
    EXPECT_EQ(may_consult(1, false, board_member("LA")).refused_by(), "procedures.office");
}

TEST(Putting_it_to_the_board, asks_about_what_the_board_has_not_agreed_to) {
    EXPECT_TRUE(may_put(1, false, false, administrative_officer()));
    EXPECT_EQ(may_put(1, false, true, administrative_officer()).refused_by(), "procedures.is_agreed");
    EXPECT_EQ(may_put(0, false, false, administrative_officer()).refused_by(), "procedures.empty");
    EXPECT_EQ(may_put(1, false, false, chair()).refused_by(), "procedures.office");
}

TEST(Publishing, is_for_an_agreed_version_once) {
    auto agreed = put_out_for_comments;
    agreed.number = 1;
    EXPECT_TRUE(may_publish(agreed, false, administrative_officer()));
    EXPECT_EQ(may_publish(std::nullopt, false, administrative_officer()).refused_by(), "procedures.agreed_first");
    EXPECT_EQ(may_publish(agreed, true, administrative_officer()).refused_by(), "procedures.public");
    EXPECT_EQ(may_publish(agreed, false, chair()).refused_by(), "procedures.office");
}

TEST(Voices, follow_from_the_seats_one_has) {
    EXPECT_EQ(keys_of(voices_of(contact_point("LA"))), (Keys{"country", "own"}));
    EXPECT_EQ(keys_of(voices_of(alternate("LA"))), (Keys{"country", "own"}));
    EXPECT_EQ(keys_of(voices_of(in_seat(Role::supporting_officer))), (Keys{"organisation", "own"}));
    for (auto& actor : {practitioner("LA"), desk_officer("LA"), board_member("LA"), chair(), in_seat(Role::cso_member)}) EXPECT_EQ(keys_of(voices_of(actor)), Keys{"own"});
    EXPECT_EQ(keys_of(voices_of(administrative_officer())), Keys{});
}

TEST(Comments, are_given_until_the_consultation_ends) {
    EXPECT_TRUE(may_comment(put_out_for_comments, practitioner("LA"), end - 1us));
    EXPECT_EQ(may_comment(put_out_for_comments, practitioner("LA"), end).refused_by(), "comment.until");
    EXPECT_EQ(may_comment(not_put_out_for_comments, practitioner("LA"), end - 1us).refused_by(), "comment.not_asked");
    EXPECT_EQ(may_comment(put_out_for_comments, administrative_officer(), end - 1us).refused_by(), "comment.seat");
}

TEST(Comments, are_withdrawn_by_who_may_give_them_while_the_consultation_runs) {
    Shown shared{};
    shared.owner = office_circle("LA");
    shared.released = AudienceId{1};
    auto withdrawn = shared;
    withdrawn.released = {};
    Comment countrys{{}, "country", "LA", "contact_point.LA", {}, {}}, own{{}, "own", {}, "practitioner.LA", {}, {}};
    EXPECT_TRUE(may_withdraw_comment(countrys, shared, end, contact_point("LA"), end - 1us));
    EXPECT_TRUE(may_withdraw_comment(countrys, shared, end, alternate("LA"), end - 1us));
    EXPECT_EQ(may_withdraw_comment(countrys, shared, end, desk_officer("LA"), end - 1us).refused_by(), "comment.author");
    EXPECT_EQ(may_withdraw_comment(countrys, shared, end, contact_point("ID"), end - 1us).refused_by(), "comment.author");
    EXPECT_EQ(may_withdraw_comment(countrys, withdrawn, end, contact_point("LA"), end - 1us).refused_by(), "comment.is_withdrawn");
    EXPECT_EQ(may_withdraw_comment(countrys, shared, end, contact_point("LA"), end).refused_by(), "comment.until");
    EXPECT_TRUE(may_withdraw_comment(own, shared, end, practitioner("LA"), end - 1us));
    Comment organisations{{}, "organisation", {}, "supporting_officer", {}, {}};
    Shown organisation_has = shared;
    organisation_has.owner = in_seat(Role::supporting_officer).sits.front().office;
    EXPECT_TRUE(may_withdraw_comment(organisations, organisation_has, end, in_seat(Role::supporting_officer), end - 1us));
    EXPECT_EQ(may_withdraw_comment(organisations, shared, end, in_seat(Role::supporting_officer), end - 1us).refused_by(), "comment.author");
}

TEST(Answers, are_the_administrative_offices) {
    EXPECT_TRUE(may_answer(administrative_officer()));
    EXPECT_EQ(may_answer(contact_point("LA")).refused_by(), "comment.answer");
}

TEST(A_version, holds_the_words_of_each_clause_in_their_order) {
    Text text{{{ItemId{7}, "First", "Words of the first.", "en"}, {ItemId{3}, "Second", "Words of the second.", "id"}}};
    auto read = text_of(content_of(text));
    ASSERT_EQ(read.clauses.size(), 2u);
    EXPECT_EQ(read.clauses[0].id, ItemId{7});
    EXPECT_EQ(read.clauses[1].title, "Second");
    EXPECT_EQ(read.clauses[1].text, "Words of the second.");
    EXPECT_EQ(read.clauses[1].lang, "id");
    std::swap(text.clauses[0], text.clauses[1]);
    EXPECT_NE(hash_of(text), hash_of(read));
}

}
