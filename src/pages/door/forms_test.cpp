// What holds for every form: its fields, its key, what comes back when something is wrong with it.
#include "platform/text/text.hpp"
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

class Sent_forms : public World {
protected:
    std::string answer() { return path_of(Kind::answer, given.answer_of("ID", "needs")).text(); }
    Fields fields_with(const std::string& name, const std::string& value) {
        auto fields = sari.visits(answer()).fields("answer.save");
        auto at = std::ranges::find(fields, name, &Fields::value_type::first);
        if (at == fields.end()) fields.emplace_back(name, value);
        else at->second = value;
        return fields;
    }
    static void set_key(Fields& fields, const std::string& key) { std::ranges::find(fields, "_key", &Fields::value_type::first)->second = key; }
    int saves() const { return network.value<int>(sql("select count(*) from act where name = 'answer.save'")); }
};

TEST_F(Sent_forms, carry_their_act_their_thing_and_their_hidden_names) {
    sari.visits(answer());
    auto form = sari.form("answer.save");
    EXPECT_EQ(form.node()["data-on"], given.answer_of("ID", "needs").text());
    for (auto* name : {"_key", "_csrf", "_base"}) EXPECT_TRUE(form.value(name)) << name;
    EXPECT_EQ(form.value("_base"), sari.hash());
    EXPECT_NE(form.value("_key"), sari.visits(answer()).form("answer.save").value("_key"));
}

// ---- fields

TEST_F(Sent_forms, a_field_that_the_form_has_not_is_refused) {
    sari.posts(answer() + "/text", fields_with("owner", "LA"));
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("owner"), "unknown");
    EXPECT_EQ(saves(), 0);
}
TEST_F(Sent_forms, a_field_sent_twice_is_refused) {
    auto fields = fields_with("text", "Once");
    fields.emplace_back("text", "Twice");
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("text"), "twice");
    EXPECT_EQ(saves(), 0);
}
TEST_F(Sent_forms, a_text_that_is_too_long_comes_back_whole) {
    std::string most, words;
    for (int i = 0; i < 20'000; ++i) most += "ກ";
    sari.posts(answer() + "/text", fields_with("text", most + "ກ"));
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("text"), "length");
    EXPECT_EQ(sari.form("answer.save").value("text"), most + "ກ");
    EXPECT_EQ((*sari.main().first([](const Node& n) { return n["name"] == "text"; }))["aria-invalid"], "true");
    EXPECT_EQ(sari.posts(answer() + "/text", fields_with("text", most)).status, 303);
}
TEST_F(Sent_forms, a_choice_that_is_not_offered_comes_back_with_what_was_typed) {
    auto fields = fields_with("text", "My words");
    std::ranges::find(fields, "lang", &Fields::value_type::first)->second = "tlh";
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("lang"), "choice");
    EXPECT_EQ(sari.form("answer.save").value("text"), "My words");
}
TEST_F(Sent_forms, what_is_required_and_missing_is_said_at_its_field) {
    given.shared("ID");
    ana.visits(answer()).fill("title", "A leaflet").press("Make this need");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.error("text"), "required");
    EXPECT_EQ(ana.form("need.make").value("title"), "A leaflet");
}
TEST_F(Sent_forms, characters_that_cannot_be_kept_are_refused) {
    auto fields = fields_with("text", "x");
    auto body = encoded(fields);
    for (auto* bad : {"%00", "%FF", "%ZZ"}) {
        sari.posts_body(answer() + "/text", body + bad);
        EXPECT_EQ(sari.status(), 422) << bad;
    }
    EXPECT_EQ(saves(), 0);
}
TEST_F(Sent_forms, more_fields_than_any_form_has_are_refused_before_they_are_read) {
    std::string many = "_key=0123456789abcdef";
    for (int i = 0; i < 100'000; ++i) many += "&a";
    sari.posts_body(answer() + "/text", many);
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error(""), "fields");
    EXPECT_LT(sari.body().size(), 20'000u);
}
TEST_F(Sent_forms, each_wrong_name_is_named_once_and_a_long_one_by_its_beginning) {
    auto fields = fields_with("text", "My words");
    for (int i = 0; i < 15; ++i) fields.insert(fields.end(), {{"owner", "LA"}, {std::string(10'000, 'x'), "1"}, {"lang", "id"}});
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.main().all([](const Node& n) { return !n["data-error"].empty(); }).size(), 3u);
    EXPECT_EQ(sari.error("owner"), "unknown");
    EXPECT_EQ(sari.error("lang"), "twice");
    EXPECT_EQ(sari.error(std::string(64, 'x')), "unknown");
}
TEST_F(Sent_forms, a_letter_with_more_marks_than_any_writing_has_comes_back_with_thirty) {
    std::string thirty = "My words a";
    for (int i = 0; i < 15; ++i) thirty += "\u0316\u0301";
    auto many = thirty;
    for (int i = 0; i < 20'000; ++i) many += "\u0316\u0301";
    sari.posts(answer() + "/text", fields_with("text", many));
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(sari.error("text"), "marks");
    EXPECT_EQ(sari.form("answer.save").value("text"), text::canonical(thirty));
    EXPECT_EQ(sari.posts(answer() + "/text", sari.fields("answer.save")).status, 303);
}
TEST_F(Sent_forms, a_few_characters_of_very_many_bytes_are_too_long) {
    std::string family = "\U0001F468", sent;
    for (int i = 0; i < 80'000; ++i) family += "\u0e31";              // a vowel sign that nothing sorts, and that begins no character
    sari.posts(answer() + "/text", fields_with("text", family));
    EXPECT_EQ(sari.status(), 303);
    given.shared("ID");
    ana.visits(answer()).fill("title", family.substr(0, 40'000)).fill("text", "In a few sentences").press("Make this need");
    EXPECT_EQ(ana.status(), 422);
    EXPECT_EQ(ana.error("title"), "length");
}
TEST_F(Sent_forms, take_twenty_thousand_characters_of_burmese) {
    const std::string article = "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။ ";
    std::string pages;
    while (text::length(pages + article) <= 20'000) pages += article;
    EXPECT_EQ(sari.posts(answer() + "/text", fields_with("text", pages)).status, 303);
    EXPECT_EQ(sari.visits(answer()).form("answer.save").value("text"), text::canonical(pages));
}
TEST_F(Sent_forms, what_is_carried_unseen_has_a_length) {
    for (auto* name : {"_key", "_base", "_csrf", "_seat"}) {
        auto fields = fields_with(name, std::string(100'000, 'a'));
        sari.posts(answer() + "/text", fields);
        EXPECT_LT(sari.body().size(), 50'000u) << name;
    }
    EXPECT_EQ(saves(), 0);
}
TEST_F(Sent_forms, an_omitted_optional_field_is_empty) {
    auto base = *sari.visits(answer()).form("answer.save").value("_base");
    EXPECT_EQ(sari.posts(answer() + "/text", {{"_key", "0123456789abcdef"}, {"_base", base}, {"text", "Words"}, {"lang", "id"}}).status, 303);
    EXPECT_EQ(sari.visits(answer()).form("answer.save").value("translation"), "");
}

// ---- the key

TEST_F(Sent_forms, the_same_key_and_body_are_answered_again_and_done_once) {
    auto fields = fields_with("text", "My words");
    sari.posts(answer() + "/text", fields);
    auto first = sari.answer();
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(sari.status(), 303);
    EXPECT_EQ(sari.header("Location"), [&] { for (auto& [n, v] : first.headers) if (n == "Location") return v; return std::string(); }());
    EXPECT_EQ(saves(), 1);
}
TEST_F(Sent_forms, the_same_key_with_another_body_is_409) {
    auto fields = fields_with("text", "My words");
    sari.posts(answer() + "/text", fields);
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "Other words";
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(sari.status(), 409);
    EXPECT_EQ(sari.main()["data-error"], "key");
    EXPECT_EQ(saves(), 1);
}
TEST_F(Sent_forms, a_key_is_the_accounts_own) {
    auto fields = fields_with("text", "My words"), hers = dara.visits(answer()).fields("answer.save");
    set_key(fields, "the-same-key-of-two");
    set_key(hers, "the-same-key-of-two");
    EXPECT_EQ(sari.posts(answer() + "/text", fields).status, 303);
    EXPECT_EQ(dara.posts(answer() + "/text", hers).status, 409);
    EXPECT_EQ(dara.main()["data-error"], "version");
}
TEST_F(Sent_forms, a_key_that_was_refused_is_not_used_up) {
    given.answered("ID");
    auto update = path_of(Kind::country_update, given.update_of("ID")).text();
    Fields fields{{"_key", "0123456789abcdef"}, {"binding", "original"}, {"_base", given.list_hash("ID")}};
    EXPECT_EQ(dara.posts(update + "/hand-in", fields).status, 403);
    network.change([&](Writer& db) { add_to_cast(db, "someone", {}, network.now); });
    EXPECT_EQ(sari.posts(update + "/hand-in", fields).status, 303);
}
TEST_F(Sent_forms, a_key_whose_form_was_wrong_or_late_is_not_used_up) {
    auto wrong = fields_with("lang", "tlh"), fields = wrong;
    std::ranges::find(fields, "lang", &Fields::value_type::first)->second = "id";
    auto late = fields;
    std::ranges::find(late, "_base", &Fields::value_type::first)->second = std::string(64, '0');
    std::ranges::find(late, "text", &Fields::value_type::first)->second = "Late words";
    EXPECT_EQ(sari.posts(answer() + "/text", wrong).status, 422);
    EXPECT_EQ(sari.posts(answer() + "/text", late).status, 409);
    std::ranges::find(fields, "text", &Fields::value_type::first)->second = "My words";
    EXPECT_EQ(sari.posts(answer() + "/text", fields).status, 303);
}
TEST_F(Sent_forms, any_sound_key_is_as_good_as_the_pages_and_an_unsound_one_refused) {
    auto fields = fields_with("text", "My words");
    for (auto* bad : {"", "short", "has a blank in it!", "0123456789012345678901234567890123456789012345678901234567890123456789"}) {
        set_key(fields, bad);
        EXPECT_EQ(sari.posts(answer() + "/text", fields).status, 422) << bad;
    }
    set_key(fields, "0123456789ABCD-_");
    EXPECT_EQ(sari.posts(answer() + "/text", fields).status, 303);
}
TEST_F(Sent_forms, the_key_stands_beside_the_act_it_did) {
    auto fields = fields_with("text", "My words");
    set_key(fields, "0123456789ABCD-_");
    sari.posts(answer() + "/text", fields);
    EXPECT_EQ(network.value<std::string>(sql("select act.key from act where name = 'answer.save'")), "0123456789ABCD-_");
}

// ---- the seat

TEST_F(Sent_forms, a_chosen_seat_is_the_only_one_that_acts) {
    auto two_seats = PersonId{};
    network.change([&](Writer& db) { two_seats = add_to_cast(db, "mira", {"desk_officer.ID", "contact_point.ID"}, network.now); });
    given.answered("ID");
    Visitor mira(network, "mira");
    auto update = path_of(Kind::country_update, given.update_of("ID")).text();
    auto seat_of = [&](const char* key) { return network.value<SeatId>(sql("select id from seat where key = {}", key)).text(); };
    EXPECT_EQ(mira.posts(update + "/hand-in", {{"_key", "0123456789abcdef"}, {"binding", "original"}, {"_seat", seat_of("desk_officer.ID")}}).status, 403);
    EXPECT_EQ(mira.rule(), "update.contact_point");
    EXPECT_EQ(mira.posts(update + "/hand-in", {{"_key", "0123456789abcdef"}, {"binding", "original"}, {"_seat", seat_of("contact_point.LA")}}).status, 422);
    EXPECT_EQ(mira.error("_seat"), "choice");
    EXPECT_EQ(mira.posts(update + "/hand-in", {{"_key", "0123456789abcdef"}, {"binding", "original"}, {"_seat", seat_of("contact_point.ID")}, {"_base", given.list_hash("ID")}}).status, 303);
}

}
