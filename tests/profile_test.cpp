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

TEST_F(ProfileFiles, a_kind_of_seat_the_program_does_not_know_is_said) {
    replace("bodies.toml", "key = \"practitioner\"", "key = \"emperor\"");
    EXPECT_TRUE(said().starts_with("bodies.toml, line ")) << said();
    EXPECT_TRUE(said().ends_with("key: no seat of this kind is known: emperor")) << said();
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
    auto step = "\n[[approval_step]]\nkey = \"more\"\nseat = \"contact_point\"\nwhere = \"here\"\ntitles = { en = \"More\" }\n";
    for (int i = 0; i < 6; ++i) text += step;
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
