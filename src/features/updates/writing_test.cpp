// An office writes its answers: step 2 of the thread.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Writing : public World {
protected:
    std::string answer(const std::string& question = "needs") { return path_of(Kind::answer, given.answer_of("ID", question)).text(); }
};

TEST_F(Writing, the_administrative_office_opens_the_update_for_every_country) {
    ana.visits("/updates").fill("year", "2026").fill("until_day", "30").choose("until_month", "3").fill("until_year", "2026").fill("until_hour", "17:00").press("Open it for every country");
    EXPECT_TRUE(ana.shows("Opened. Every country's office finds it on its first page."));
    EXPECT_EQ(network.value<int>(sql("select count(*) from country_update")), 11);
    EXPECT_EQ(network.value<int>(sql("select count(*) from answer")), 11 * 9);
    EXPECT_FALSE(sari.visits("/updates").shows("Open an annual update"));
}

TEST_F(Writing, a_contact_point_finds_every_question_from_her_first_page) {
    given.annual_update();
    sari.visits("/").follows("Annual update 2026");
    EXPECT_EQ(sari.main().all([](const Node& n) { return n["data-kind"] == "answer" && n.has("data-question"); }).size(), 9u);
    sari.follows("4.1 What practitioners need");
    EXPECT_TRUE(sari.shows_act("answer.save"));
}

TEST_F(Writing, an_answer_is_saved_and_stands_in_the_form_again) {
    sari.visits(answer()).fill("text", "Pelatihan guru").fill("translation", "Training of teachers").choose("lang", "id").press("Save");
    EXPECT_TRUE(sari.shows("Saved."));
    EXPECT_EQ(sari.form("answer.save").value("text"), "Pelatihan guru");
    EXPECT_EQ(dara.visits(answer()).form("answer.save").value("translation"), "Training of teachers");
    EXPECT_TRUE(dara.page().with("lang", "id"));
}

TEST_F(Writing, each_answer_without_a_text_is_a_whole_answer) {
    auto questions = std::vector<std::string>{"plan", "new", "own_name"};
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto& kind = the_profile().non_answers.at(i);
        sari.visits(answer(questions[i])).choose("kind", kind).press("Save");
        EXPECT_EQ(sari.status(), 200) << kind;
        EXPECT_EQ(sari.state(), "ready") << kind;
    }
}

TEST_F(Writing, a_text_is_ready_when_its_office_says_so_and_no_longer_after_an_edit) {
    sari.visits(answer()).fill("text", "First").press("Save");
    EXPECT_EQ(sari.state(), "writing");
    sari.press("The saved text is ready");
    EXPECT_EQ(sari.visits(answer()).state(), "ready");
    sari.fill("text", "Second").press("Save");
    EXPECT_EQ(sari.state(), "writing");
}

TEST_F(Writing, two_writers_on_one_answer_see_both_texts_and_nothing_is_lost) {
    sari.visits(answer());
    dara.visits(answer()).fill("text", "Dara's words").press("Save");
    sari.fill("text", "Sari's words").press("Save");
    EXPECT_EQ(sari.status(), 409);
    EXPECT_EQ(sari.main()["data-error"], "version");
    EXPECT_EQ(sari.main().with("data-side", "mine")->text(), "Your text Sari's words");
    EXPECT_EQ(sari.main().with("data-side", "theirs")->text(), "The text as it is now Dara's words");
    EXPECT_EQ(dara.visits(answer()).form("answer.save").value("text"), "Dara's words");
}

TEST_F(Writing, the_form_of_a_collision_saves_what_its_writer_decides) {
    sari.visits(answer());
    dara.visits(answer()).fill("text", "Dara's words").press("Save");
    sari.fill("text", "Sari's words").press("Save").fill("text", "The words of both").press("Save this text");
    EXPECT_EQ(sari.status(), 200);
    EXPECT_EQ(dara.visits(answer()).form("answer.save").value("text"), "The words of both");
}

TEST_F(Writing, what_collided_is_kept_as_a_draft_of_its_writer) {
    sari.visits(answer());
    dara.visits(answer()).fill("text", "Dara's words").press("Save");
    sari.fill("text", "Sari's words").press("Save");
    sari.visits(answer());
    EXPECT_TRUE(sari.main().with("data-side", "mine")->text().starts_with("Your text Sari's words"));
    EXPECT_EQ(sari.form("answer.save").value("text"), "Dara's words");
    EXPECT_FALSE(dara.visits(answer()).shows("Sari's words"));
}

TEST_F(Writing, the_script_keeps_a_draft_that_only_becomes_the_text_when_saved) {
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sen";
    sari.says_header("accept", "application/json").posts(answer() + "/draft", fields);
    EXPECT_EQ(sari.status(), 200);
    EXPECT_EQ(sari.answer().type, "application/json");
    EXPECT_TRUE(sari.body().starts_with(R"({"base":")" + std::ranges::find(fields, "_base", &Fields::value_type::first)->second + "\",\"saved\":\""));
    EXPECT_EQ(sari.visits(answer()).form("answer.save").value("text"), "Half a sen");
    EXPECT_TRUE(dara.visits(answer()).shows("Being written by a colleague, not saved yet"));
    EXPECT_EQ(dara.form("answer.save").value("text"), "");
    EXPECT_EQ(keo.visits(answer()).status(), 404);
    EXPECT_EQ(network.value<int>(sql("select count(*) from act where name = 'answer.save'")), 0);
}

TEST_F(Writing, saving_ends_the_draft) {
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sen";
    sari.posts(answer() + "/draft", fields);
    sari.visits(answer()).fill("text", "Half a sentence").press("Save");
    EXPECT_EQ(network.value<int>(sql("select count(*) from draft")), 0);
}

TEST_F(Writing, what_the_others_may_not_write_is_not_there_for_them) {
    for (auto* reader : {&keo, &nok, &ana, &cham, &cso, &ops}) EXPECT_EQ(reader->visits(answer()).status(), 404);
    EXPECT_EQ(keo.posts(answer() + "/text", {{"_key", "0123456789abcdef"}, {"text", "Mine"}, {"lang", "en"}}).status, 404);
}

TEST_F(Writing, ends_when_the_update_closes_and_says_when_that_was) {
    auto page = answer();
    sari.visits(page);
    network.now = given.until();
    sari.signs_in_as(network.person("sari")).fill("text", "Too late").press("Save");
    EXPECT_EQ(sari.status(), 403);
    EXPECT_EQ(sari.rule(), "update.open");
    EXPECT_TRUE(sari.shows("Too late"));
    EXPECT_EQ(sari.visits(page).rule(), "update.open");
    EXPECT_FALSE(sari.shows_act("answer.save"));
}

TEST_F(Writing, an_answer_keeps_text_in_every_script_of_the_region) {
    std::string text = "ລາວ ខ្មែរ ไทย မြန်မာ Tiếng Việt — “quoted” <b>&amp;</b>\nsecond line";
    sari.visits(answer()).fill("text", text).press("Save");
    EXPECT_EQ(sari.form("answer.save").value("text"), text);
}

TEST_F(Writing, a_translation_older_than_its_original_says_so_to_its_readers) {
    auto update = given.update_of("ID");
    given.answered("ID");
    sari.visits(answer()).fill("text", "Pertama").fill("translation", "First").press("Save").fill("text", "Kedua").press("Save").press("The saved text is ready");
    given.handed_in_again("ID");
    EXPECT_TRUE(dara.visits(path_of(Kind::country_update, update)).shows("The translation is older than the original."));
}

TEST_F(Writing, names_the_seat_that_made_each_text) {
    dara.visits(answer()).fill("text", "Pelatihan guru").press("Save");
    sari.visits(answer()).fill("translation", "Training of teachers").press("Save").press("The saved text is ready");
    given.answered("ID");
    sari.visits(answer()).fill("text", "Pelatihan guru").fill("translation", "Training of teachers").press("Save").press("The saved text is ready");
    given.handed_in_again("ID");
    dara.visits(path_of(Kind::country_update, given.update_of("ID")));
    EXPECT_TRUE(dara.shows("Original by: Contact point, Indonesia"));
    EXPECT_TRUE(dara.shows("Courtesy translation by: Contact point, Indonesia"));
    EXPECT_TRUE(dara.shows("Original by: Desk officer, Indonesia"));
}

TEST_F(Writing, a_text_beside_an_answer_without_one_is_asked_about_and_stays) {
    sari.visits(answer()).fill("text", "Pelatihan guru").choose("kind", "nothing_to_report").press("Save");
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("kind"), "both");
    EXPECT_EQ(sari.form("answer.save").value("text"), "Pelatihan guru");
    sari.choose("kind", "text").press("Save");
    EXPECT_EQ(sari.status(), 200);
}

TEST_F(Writing, two_writers_see_it_when_one_of_them_chose_an_answer_without_a_text) {
    sari.visits(answer());
    dara.visits(answer()).choose("kind", "prefer_not_to_say").press("Save");
    sari.fill("text", "Sari's words").press("Save");
    EXPECT_EQ(sari.status(), 409);
    EXPECT_EQ(sari.main().with("data-side", "theirs")->text(), "The text as it is now " + the_profile().name("non_answer_said.prefer_not_to_say", "en").text);
}

TEST_F(Writing, a_form_that_was_wrong_still_knows_which_text_it_was_made_from) {
    sari.visits(answer());
    dara.visits(answer()).fill("text", "Dara's words").press("Save");
    sari.fill("text", std::string(20'001, 'a')).press("Save");
    EXPECT_EQ(sari.error("text"), "length");
    sari.fill("text", "Sari's words").press("Save");
    EXPECT_EQ(sari.status(), 409);
    EXPECT_EQ(dara.visits(answer()).form("answer.save").value("text"), "Dara's words");
}

TEST_F(Writing, what_was_being_written_is_shown_to_its_writer_when_the_text_is_locked) {
    given.answered("ID");
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Half a sen";
    sari.posts(answer() + "/draft", fields);
    given.handed_in_again("ID");
    EXPECT_EQ(sari.visits(answer()).rule(), "update.in_steps");
    EXPECT_TRUE(sari.shows("What you were writing, not saved Half a sen"));
}

TEST_F(Writing, a_kept_text_outlives_what_is_typed_on_the_newer_one) {
    sari.visits(answer());
    dara.visits(answer()).fill("text", "Dara's words").press("Save");
    sari.fill("text", "Sari's words").press("Save");
    auto fields = sari.visits(answer()).fields("answer.save");
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Dara's words, and";
    sari.posts(answer() + "/draft", fields);
    sari.visits(answer());
    EXPECT_TRUE(sari.main().with("data-side", "mine")->text().starts_with("Your text Sari's words"));
    EXPECT_EQ(sari.form("answer.save").value("text"), "Dara's words, and");
}

TEST_F(Writing, what_is_wrong_is_said_first_on_the_page_and_in_its_title) {
    sari.visits(answer()).fill("text", "Pelatihan guru").choose("kind", "nothing_to_report").press("Save");
    auto* first = sari.main().with("id", "not-done");
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->has("autofocus"));
    EXPECT_NE(first->text().find("Choose “My text above”, or take the text out."), std::string::npos);
    EXPECT_TRUE(sari.page().first("title")->text().starts_with("Not done yet · "));
    EXPECT_FALSE(sari.visits(answer()).main().with("id", "not-done"));
}

TEST_F(Writing, tells_when_a_text_cannot_be_in_the_language_it_is_kept_in) {
    sari.visits(answer()).fill("text", "ครูขอเอกสาร").choose("lang", "id").press("Save");
    EXPECT_TRUE(sari.shows("has no letter of it. Choose its language above and save."));
    EXPECT_FALSE(sari.choose("lang", "th").press("Save").shows("has no letter of it."));
}

}
