#include "app/place.hpp"
#include "tests/world/given.hpp"
#include "tests/world/ground.hpp"
#include <filesystem>
#include <fstream>
#include <sstream>

namespace world {

// A copy of the network's profile in which one thing is wrong.
class ProfileFiles : public ::testing::Test {
    Database beside;                                     // for its folder, gone with the test

protected:
    std::string folder = beside.folder() + "/profile";
    ProfileFiles() { std::filesystem::copy(app::share_folder() + "/profiles/sean-pve", folder, std::filesystem::copy_options::recursive); }

    std::string content(const std::string& file) const {
        std::ifstream in(folder + "/" + file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // The first place where it stands; gives its line.
    int replace(const std::string& file, const std::string& from, const std::string& to) const {
        auto text = content(file);
        auto at = text.find(from);
        if (at == text.npos) throw std::runtime_error(from + " does not stand in " + file);
        auto line = static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
        text.replace(at, from.size(), to);
        std::ofstream(folder + "/" + file) << text;
        return line;
    }
    std::string said() const {
        try {
            profile::read(folder);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "nothing";
    }
    static std::string in(const std::string& file, int line, const std::string& what) { return file + ", line " + std::to_string(line) + ": " + what; }
};

TEST_F(ProfileFiles, read_as_they_are) {
    EXPECT_EQ(said(), "nothing");
    auto p = profile::read(folder);
    EXPECT_EQ(p.key, "sean-pve");
    EXPECT_EQ(p.members.size(), 11u);
    EXPECT_EQ(p.groups.size(), 7u);
    EXPECT_EQ(p.name("member.ID", "en").text, "Indonesia");
    EXPECT_EQ(p.name("seat.contact_point.ID", "en").text, "Contact point, Indonesia");
    EXPECT_EQ(p.zone_of("LA"), "Asia/Vientiane");
    EXPECT_EQ(p.zone_of(""), p.default_zone);
}

TEST_F(ProfileFiles, without_operating_procedures_there_is_no_room_for_them) {
    replace("decisions.toml", "[procedures]\ntitles", "[left_out]\ntitles");
    Network network;
    network.starts_again_with(profile::read(folder));
    Visitor visitor(*network.house, *network.door, "visitor");
    EXPECT_EQ(visitor.visits("/procedures").status(), 404);
    for (auto* page : {"/", "/decisions", "/founding-meeting"})
        EXPECT_FALSE(visitor.visits(page).page().first([](auto& node) { return node["href"] == "/procedures"; })) << page;
}

TEST_F(ProfileFiles, a_name_in_a_language_that_is_missing_says_which_one_it_is_in) {
    auto p = profile::read(folder);
    EXPECT_EQ(p.name("member.LA", "fr").lang, p.default_language);
}

TEST_F(ProfileFiles, what_it_names_no_more_is_called_by_its_key) {
    EXPECT_EQ(profile::read(folder).name("kind.study_visit_of_old", "en").text, "study_visit_of_old");
}

TEST_F(ProfileFiles, a_text_that_is_missing_is_said_with_file_and_line) {
    auto line = replace("members.toml", "zone = \"", "zone = \"\" # \"");
    EXPECT_EQ(said(), in("members.toml", line, "zone: a text is missing here"));
}

TEST_F(ProfileFiles, what_is_no_toml_is_said_with_file_and_line) {
    auto line = replace("plan.toml", "[[kind]]", "[[kind");
    EXPECT_TRUE(said().starts_with("plan.toml, line " + std::to_string(line) + ": ")) << said();
}

TEST_F(ProfileFiles, a_number_written_as_a_text_is_said_with_file_and_line) {
    auto line = replace("update.toml", "version = 1", "version = \"1\"");
    EXPECT_EQ(said(), in("update.toml", line, "version: a number is missing here"));
}

TEST_F(ProfileFiles, a_list_written_as_a_text_is_said_with_file_and_line) {
    auto line = replace("profile.toml", "interface_languages = [", "interface_languages = \"en\" # [");
    EXPECT_EQ(said(), in("profile.toml", line, "interface_languages: a list is missing here, as [\"en\", \"id\"]"));
}

TEST_F(ProfileFiles, another_format_is_said_with_file_and_line) {
    auto line = replace("profile.toml", "format = 1", "format = 2");
    EXPECT_EQ(said(), in("profile.toml", line, "format: this program reads format 1"));
}

TEST_F(ProfileFiles, a_seat_may_be_called_as_the_network_calls_it) {
    replace("bodies.toml", "key = \"practitioner\"", "key = \"emperor\"");
    EXPECT_EQ(said(), "nothing");
    EXPECT_EQ(profile::read(folder).seat(Role::practitioner)->key, "emperor");
}

struct Mistake { std::string file, from, to, says; };
class Each_mistake : public ProfileFiles, public ::testing::WithParamInterface<Mistake> {};

TEST_P(Each_mistake, is_said_with_file_and_line) {
    auto& mistake = GetParam();
    replace(mistake.file, mistake.from, mistake.to);
    EXPECT_TRUE(said().starts_with(mistake.file + ", line ")) << said();
    EXPECT_TRUE(said().ends_with(mistake.says)) << said();
}

static const Mistake mistakes[] = {
    {"bodies.toml", "role = \"practitioner\"", "role = \"emperor\"", "role: no part is called emperor"},
    {"bodies.toml", "role = \"practitioner\"", "role = \"alternate\"", "role: this part is played by the seat alternate already"},
    {"bodies.toml", "key = \"desk_officer\"", "key = \"alternate\"", "key: another one has this key already: alternate"},
    {"update.toml", "key = \"new\"", "key = \"plan\"", "key: another one has this key already: plan"},
    {"plan.toml", "key = \"workshop\"", "key = \"webinar\"", "key: another one has this key already: webinar"},
    {"bodies.toml", "role = \"chair\"\n", "", "seat_kind: no seat has the role chair"},
    {"bodies.toml", "role = \"board_member\"\neach = \"member\"", "role = \"board_member\"\neach = \"network\"", "opens: there is one delegation for each member, and this seat stands for none"},
    {"bodies.toml", "role = \"administrative_officer\"\neach = \"network\"", "role = \"administrative_officer\"\neach = \"member\"", "each: a seat with the role administrative_officer stands once for each network"},
    {"bodies.toml", "\"advisory_board\", \"chair\"]", "\"chair\"]", "opens: a seat with the role chair opens the circle of the part board (advisory_board)"},
    {"bodies.toml", "\"advisory_board\", \"delegation\"]", "\"advisory_board\"]", "opens: a seat with the role board_member opens a circle of the kind office: who reads its position before the end"},
    {"bodies.toml", "\"advisory_board\", \"delegation\"]", "\"advisory_board\", \"delegation\", \"chair\"]", "opens: the circle chair is the chair's alone: positions are read there before the end"},
    {"bodies.toml", "\"contact_points\", \"office\"]", "\"delegation\", \"contact_points\", \"office\"]", "opens: a seat with this role works in office: name it before delegation"},
    {"bodies.toml", "\"advisory_board\", \"delegation\"]", "\"advisory_board\", \"nowhere\"]", "opens: circles.toml has no circle nowhere"},
    {"bodies.toml", "kind = \"administration\"", "kind = \"other\"", "body: no body has the kind administration: who runs the updates and writes the plan"},
    {"bodies.toml", "kind = \"board\"", "kind = \"throne\"", "kind: throne is none of board, administration, contact_points, supporting, civil_society, gatekeeper, other"},
    {"circles.toml", "role = \"office\"\n", "", "circle: no circle plays the part office"},
    {"circles.toml", "role = \"board\"\nkind = \"body\"", "role = \"board\"\nkind = \"office\"", "role: the circle of this part has the kind body"},
    {"circles.toml", "role = \"gatekeeper\"", "role = \"chair\"", "role: this part is played by the circle chair already"},
    {"circles.toml", "kind = \"network\"", "kind = \"body\"", "circle: no circle plays the part network"},
    {"update.toml", "seat = \"desk_officer\"", "seat = \"scribe\"", "seat: bodies.toml has no seat_kind scribe"},
    {"update.toml", "seat = \"desk_officer\"", "seat = \"chair\"", "seat: a step is taken by a seat with the role contact_point, alternate or desk_officer"},
    {"update.toml", "where = \"here\"", "where = \"there\"", "where: there is none of here, paper"},
    {"decisions.toml", "key = \"resolve\"", "key = \"kind\"", "key: the form of a position uses this name itself: kind"},
    {"decisions.toml", "key = \"resolve\"", "key = \"to resolve\"", "key: letters, digits and _ alone make a key: to resolve"},
    {"members.toml", "zone = \"Asia/Brunei\"", "zone = \"Asia/Nowhere\"", "zone: no zone is called Asia/Nowhere"},
    {"members.toml", "languages = [\"km\"]", "languages = [\"tlh\"]", "languages: profile.toml has no [[language]] tlh"},
    {"members.toml", "working_language = \"en\"", "working_language = \"fr\"", "working_language: profile.toml has no [[language]] fr"},
    {"profile.toml", "default_language = \"en\"", "default_language = \"th\"", "default_language: it is none of the languages of the interface: th"},
    {"profile.toml", "guide_member = \"LA\"", "guide_member = \"AT\"", "guide_member: members.toml has no member AT"},
    {"profile.toml", "all_members = ", "some_members = ", "all_members: a text in each language is missing here, as { en = \"…\", id = \"…\" }"},
    {"founding_meeting.toml", "in_line_with = \"", "in_line_with = \"not_", "in_line_with: plan.toml has no framework not_bali_work_plan"},
};
INSTANTIATE_TEST_SUITE_P(In_a_profile, Each_mistake, ::testing::ValuesIn(mistakes));

TEST_F(ProfileFiles, a_language_without_the_sentences_of_the_program_is_said) {
    auto line = replace("profile.toml", "interface_languages = [\"en\", \"id\"]", "interface_languages = [\"en\", \"th\"]");
    std::string said;
    try {
        profile::must_be_spoken(folder, the_catalogues());
    } catch (const std::runtime_error& e) {
        said = e.what();
    }
    EXPECT_EQ(said, in("profile.toml", line, "interface_languages: the program's sentences are not there in this language: th"));
}

TEST_F(ProfileFiles, are_as_good_without_a_founding_meeting) {
    std::filesystem::remove(folder + "/founding_meeting.toml");
    EXPECT_EQ(said(), "nothing");
    EXPECT_FALSE(profile::read(folder).founding);
}

TEST_F(ProfileFiles, a_question_of_no_part_is_said) {
    auto text = content("update.toml");
    auto part = text.find("\npart = \"");
    ASSERT_NE(part, text.npos);
    auto written = text.substr(part + 1, text.find('\n', part + 1) - part - 1);
    auto line = replace("update.toml", written, "part = \"nowhere\"");
    EXPECT_EQ(said(), in("update.toml", line, "part: there is no part nowhere"));
}

TEST_F(ProfileFiles, more_than_five_steps_of_approval_are_refused) {
    auto text = content("update.toml");
    for (int i = 0; i < 6; ++i) text += "\n[[approval_step]]\nkey = \"more_" + std::to_string(i) + "\"\nseat = \"contact_point\"\nwhere = \"here\"\ntitles = { en = \"More\" }\n";
    std::ofstream(folder + "/update.toml") << text;
    EXPECT_TRUE(said().ends_with("approval_step: none to five steps")) << said();
}

TEST_F(ProfileFiles, a_file_that_is_missing_is_said) {
    std::filesystem::remove(folder + "/plan.toml");
    EXPECT_TRUE(said().starts_with("plan.toml")) << said();
}

// ---- into the database

class ProfileInDatabase : public Ground {
protected:
    std::vector<std::int64_t> state() const {
        std::vector<std::int64_t> all;
        for (auto& count : {sql("select count(*) from circle"), sql("select count(*) from seat"), sql("select count(*) from seat_circle"), sql("select count(*) from question"), sql("select count(*) from approval_step"),
                            sql("select epoch from rights"), sql("select cast(sum(id) as bigint) from rights")})
            all.push_back(network.value<std::int64_t>(count));
        return all;
    }
    void put(const profile::Profile& p) {
        network.change([&](Writer& db) { profile::put(db, p); });
    }
};

TEST_F(ProfileInDatabase, loading_it_again_changes_nothing) {
    auto before = state();
    put(the_profile());
    EXPECT_EQ(state(), before);
}

TEST_F(ProfileInDatabase, a_seat_that_was_made_for_one_part_plays_no_other) {
    auto changed = the_profile();
    for (auto& seat : changed.seat_kinds)
        if (seat.role == Role::chair) seat.role = Role::none;
    try {
        put(changed);
        FAIL() << "it was taken";
    } catch (const std::runtime_error& e) {
        EXPECT_EQ(std::string(e.what()), "bodies.toml: the seat chair was made with the role chair, and keeps it");
    }
}

TEST_F(ProfileInDatabase, a_question_changed_without_a_new_version_is_refused_by_name) {
    auto changed = the_profile();
    auto& question = changed.questions.front();
    question.body = "{}";
    try {
        put(changed);
        FAIL() << "it was taken";
    } catch (const std::runtime_error& e) {
        EXPECT_EQ(std::string(e.what()), "question " + question.number + " (" + question.key + ") was changed, but answers point to version " + std::to_string(question.version) + ": raise its version in update.toml");
    }
}

TEST_F(ProfileInDatabase, a_question_with_a_new_version_stands_beside_the_old_one) {
    auto changed = the_profile();
    auto& question = changed.questions.front();
    auto old = question.body;
    question.version += 1;
    question.body = "{}";
    put(changed);
    EXPECT_EQ(network.rows<std::string>(sql("select body from question where key = {} order by version", question.key)), (std::vector<std::string>{old, "{}"}));
}

TEST_F(ProfileInDatabase, a_new_member_gets_its_circles_seats_and_steps) {
    auto changed = the_profile();
    changed.members.push_back({"XA", "Asia/Jakarta", "", {"en"}});
    put(changed);
    for (auto key : {"office.XA", "delegation.XA"}) EXPECT_NO_THROW(circle(key)) << key;
    for (auto key : {"contact_point.XA", "board_member.XA"}) EXPECT_NO_THROW(seat(key)) << key;
    EXPECT_EQ(rows(sql("select count(*) from approval_step where office = {}", circle("office.XA"))), static_cast<int>(changed.steps.size()));
}

TEST_F(ProfileInDatabase, the_steps_an_office_has_set_are_left_as_they_are) {
    auto office = circle("office.LA");
    network.change([&](Writer& db) {
        db.exec(sql("delete from approval_step where office = {}", office));
        db.exec(sql("insert into approval_step (office, n, key, role, place, titles) values ({}, 1, 'own', 'contact_point', 'here', {})", office, std::string_view(R"({"titles":{"en":"Our own"}})")));
    });
    put(the_profile());
    EXPECT_EQ(network.rows<std::string>(sql("select key from approval_step where office = {}", office)), std::vector<std::string>{"own"});
}

// ---- a question that is put otherwise, or no more, while answers to it stand

class Older_questions : public World {
protected:
    static profile::Question& plan_question(profile::Profile& p) { return *std::ranges::find(p.questions, "plan", &profile::Question::key); }
    std::string answer() { return pages::path_of(Kind::answer, given.answer_of("ID", "plan")).text(); }
    std::string update() { return pages::path_of(Kind::country_update, given.update_of("ID")).text(); }
    void put_anew() {
        auto changed = the_profile();
        auto& question = plan_question(changed);
        question.version += 1;
        question.body = R"({"titles":{"en":"Anything new"},"questions":{"en":"What is new?"},"hints":{"en":"In one line."},"help":{"en":"Begin with the year."}})";
        changed.name_question(question);
        network.starts_again_with(changed);
    }
    void put_no_more() {
        auto changed = the_profile();
        auto part = plan_question(changed).part;
        std::erase_if(changed.questions, [&](auto& q) { return q.part == part; });
        std::erase_if(changed.parts, [&](auto& p) { return p.key == part; });
        network.starts_again_with(changed);
    }
};

TEST_F(Older_questions, keep_their_words_where_they_were_put) {
    given.answered("ID");
    auto page = answer();
    put_anew();
    Visitor reader(network, "sari");
    reader.visits(page);
    EXPECT_TRUE(reader.shows("1.1 Plan, policy or guideline"));
    EXPECT_TRUE(reader.shows("Name it as your country names it"));
    EXPECT_FALSE(reader.shows("Anything new"));
}

TEST_F(Older_questions, stand_in_their_part_also_when_the_profile_has_neither_any_more) {
    given.shared("ID");
    auto page = answer(), whole = update();
    auto matrix = (pages::path_of(Kind::annual_update, given.annual_update()) / "matrix").text();
    put_no_more();
    Visitor writer(network, "sari"), reader(network, "keo");
    for (auto& path : {page, whole, matrix}) {
        EXPECT_EQ(writer.visits(path).status(), 200) << path;
        EXPECT_EQ(reader.visits(path).status(), 200) << path;
        EXPECT_TRUE(reader.shows("1.1 Plan, policy or guideline")) << path;
    }
    EXPECT_TRUE(writer.visits(whole).shows("What we do"));
}

TEST_F(ProfileInDatabase, an_office_without_a_step_stays_without_one) {
    auto office = circle("office.LA");
    network.change([&](Writer& db) { db.exec(sql("delete from approval_step where office = {}", office)); });
    put(the_profile());
    EXPECT_EQ(rows(sql("select count(*) from approval_step where office = {}", office)), 0);
}

}
