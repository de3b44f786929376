#include "network/profile/read_seats.hpp"
#include "platform/i18n/zone.hpp"
#include <filesystem>

namespace profile {
namespace {

template <class T> bool has_key(const std::vector<T>& all, std::string_view key) { return std::ranges::find(all, key, &T::key) != all.end(); }

std::vector<std::string> keys_with_names(Profile& p, const Table& file, std::string_view table, const std::string& prefix, std::string_view names = "names") {
    std::vector<std::string> keys;
    for (auto& entry : file.tables(table)) {
        auto key = entry.key("key");
        if (std::ranges::count(keys, key)) entry.wrong("key", "another one has this key already: " + key);
        keys.push_back(std::move(key));
        p.set_name(prefix + "." + keys.back(), entry.texts(names));
    }
    return keys;
}

std::string zone(const Table& table, std::string_view key) {
    auto name = table.text(key);
    try {
        i18n::shown_in(Time{}, name);
    } catch (const std::invalid_argument&) {
        table.wrong(key, "no zone is called " + name);
    }
    return name;
}

// What every page names; what else stands in the table comes with it.
void read_names(Profile& p, const Table& file, std::string_view table, const std::string& prefix, std::initializer_list<std::string_view> needed) {
    auto all = file.table(table);
    for (auto name : needed) all.texts(name);
    for (auto& name : all.keys()) p.set_name(std::string(prefix).append(".").append(name), all.texts(name));
}

void read_instead(Profile& p, const Table& by_language) {
    for (auto& lang : by_language.keys()) {
        auto words = by_language.table(lang);
        for (auto& what : words.keys()) {
            if (what.empty()) words.wrong(what, "the words to be said otherwise are missing");
            p.say_instead(lang, what, words.text(what));
        }
    }
}

void read_words(Profile& p, const Table& file) {
    read_names(p, file, "names", "network", {"short", "full"});
    read_names(p, file, "welcome", "welcome", {"title", "lead"});
    read_names(p, file, "words", "words", {"all_members"});
    if (file.has("lines")) read_names(p, file, "lines", "lines", {});
    if (file.has("instead")) read_instead(p, file.table("instead"));
}

void read_network(Profile& p, const Table& file) {
    if (file.number("format") != 1) file.wrong("format", "this program reads format 1");
    p.key = file.text("key");
    p.interface_languages = file.list("interface_languages");
    p.default_language = file.text("default_language");
    if (!std::ranges::count(p.interface_languages, p.default_language)) file.wrong("default_language", "it is none of the languages of the interface: " + p.default_language);
    p.default_zone = zone(file, "default_zone");
    p.guide_member = file.text_or("guide_member", "");
    read_words(p, file);
    for (auto& language : file.tables("language")) {
        p.languages.push_back(language.text("tag"));
        p.set_name("language." + p.languages.back(), language.texts("name"));
        auto own = language.has("own") ? Texts{{p.languages.back(), language.text("own")}} : language.texts("name");
        p.set_name("language_own." + p.languages.back(), own);
    }
}

void read_members(Profile& p, const Table& file) {
    auto must_be_written = [&](const Table& table, std::string_view key, const std::string& lang) {
        if (!std::ranges::count(p.languages, lang)) table.wrong(key, "profile.toml has no [[language]] " + lang);
    };
    p.working_language = file.text("working_language");
    must_be_written(file, "working_language", p.working_language);
    for (auto& m : file.tables("member")) {
        p.members.push_back({new_key(p.members, m), zone(m, "zone"), m.text_or("own_language", ""), m.list("languages")});
        if (p.members.back().languages.empty()) m.wrong("languages", "its texts are written in at least one");
        for (auto& lang : p.members.back().languages) must_be_written(m, "languages", lang);
        p.set_name("member." + p.members.back().key, m.texts("names"));
    }
    if (p.members.empty()) file.wrong("member", "a network has at least one");
}

void read_questions(Profile& p, const Table& file) {
    p.set_name("update.title", file.texts("titles"));
    p.set_name("update.title_of_year", file.texts("titles_of_year"));
    for (auto& part : file.tables("part")) {
        p.parts.push_back({new_key(p.parts, part), part.text("number"), part.json({"titles"})});
        p.set_name("part." + p.parts.back().key, part.texts("titles"));
    }
    for (auto& q : file.tables("question")) {
        p.questions.push_back({new_key(p.questions, q), q.text("number"), q.text("part"), q.number("version"), q.json({"titles", "questions"}, {"hints", "help"})});
        p.name_question(p.questions.back());
        if (!p.knows("part." + p.questions.back().part)) q.wrong("part", "there is no part " + p.questions.back().part);
    }
    if (p.questions.empty()) file.wrong("question", "an update asks at least one");
}

void read_answers(Profile& p, const Table& file) {
    p.non_answers = keys_with_names(p, file, "non_answer", "non_answer", "choices");
    for (auto& n : file.tables("non_answer")) p.set_name("non_answer_said." + n.text("key"), n.texts("answers"));
    for (auto& s : file.tables("approval_step")) p.steps.push_back({new_key(p.steps, s), role_of_step(p, s), s.one_of("where", {"here", "paper"}), s.json({"titles"})});
    if (p.steps.size() > 5) file.wrong("approval_step", "none to five steps");
}

void read_plan(Profile& p, const Table& file) {
    p.set_name("plan.title_of_year", file.texts("titles_of_year"));
    p.activity_kinds = keys_with_names(p, file, "kind", "kind");
    p.formats = keys_with_names(p, file, "format", "format");
    p.fields_of_work = keys_with_names(p, file, "field_of_work", "field_of_work");
    p.aimed_at = keys_with_names(p, file, "aimed_at", "aimed_at");
    for (auto& [table, keys] : {std::pair{"kind", &p.activity_kinds}, {"format", &p.formats}, {"field_of_work", &p.fields_of_work}, {"aimed_at", &p.aimed_at}})
        if (keys->empty()) file.wrong(table, "each line of the plan names one: write at least one [[" + std::string(table) + "]]");
    if (file.has("framework")) p.set_name("clause.not_applicable", file.table("not_applicable").texts("names"));
    for (auto& f : file.tables("framework")) {
        Framework framework{new_key(p.frameworks, f), f.text("source"), f.number_or("ended", 0), {}};
        p.set_name("framework." + framework.key, f.texts("names"));
        for (auto& c : f.tables("clause")) {
            framework.clauses.push_back({c.key("key"), c.text_or("number", "")});
            p.set_name("clause." + framework.key + "." + framework.clauses.back().key, c.texts("names"));
        }
        p.frameworks.push_back(std::move(framework));
    }
}

void read_decisions(Profile& p, const Table& file) {
    p.set_name("decision.number", file.texts("number"));
    p.set_name("decision.procedure", file.texts("procedure"));
    p.set_name("decision.rule", file.table("rule").texts("text"));
    p.set_name("no_word", file.table("no_word").texts("recorded"));
    for (auto outcome : {"agreed", "not_agreed"}) p.set_name("outcome." + std::string(outcome), file.table("outcomes").texts(outcome));
    for (auto& entry : file.tables("position")) {
        Position position{new_key(p.positions, entry), entry.flag("stops"), {}};
        auto key = "position." + position.key;
        p.set_name(key, entry.texts("labels"));
        p.set_name(key + ".recorded", entry.texts("recorded"));
        if (entry.has("help")) p.set_name(key + ".help", entry.texts("help"));
        for (auto& asked : entry.tables("asks")) {
            position.asks.push_back({asked.key("key")});
            if (position.asks.back().key == "kind" || position.asks.back().key.starts_with("_")) asked.wrong("key", "the form of a position uses this name itself: " + position.asks.back().key);
            p.set_name(key + "." + position.asks.back().key, asked.texts("labels"));
        }
        p.positions.push_back(std::move(position));
    }
    if (file.has("procedures")) p.set_name("procedures.title", file.table("procedures").texts("titles"));
    if (p.positions.empty()) file.wrong("position", "a member that is asked can give at least one");
}

int numbered_names(Profile& p, const Table& file, std::string_view table, const std::string& prefix, std::string_view names) {
    int n = 0;
    for (auto& entry : file.tables(table)) p.set_name(prefix + "." + std::to_string(++n), entry.texts(names));
    return n;
}

void read_founding(Profile& p, const Table& file) {
    auto& m = p.founding.emplace();
    for (auto name : {"titles", "bodies", "where", "supporters", "began", "summary", "purpose", "topics_title", "outputs_title", "no_room"})
        p.set_name("founding." + std::string(name), file.texts(name));
    m.from = file.day("date_from");
    m.to = file.day("date_to");
    m.in_line_with = file.text("in_line_with");
    if (!has_key(p.frameworks, m.in_line_with)) file.wrong("in_line_with", "plan.toml has no framework " + m.in_line_with);
    m.source_url = file.table("source").text("url");
    p.set_name("founding.source", file.table("source").texts("titles"));
    p.set_name("founding.told", file.table("source").texts("told"));
    for (auto& t : file.tables("topic")) {
        m.topics.push_back({t.text("key"), t.text("room")});
        p.set_name("topic." + m.topics.back().key, t.texts("labels"));
        p.set_name("topic." + m.topics.back().key + ".text", t.texts("text"));
    }
    for (auto& o : file.tables("output")) {
        m.outputs.push_back({o.text("key"), o.text("room")});
        p.set_name("output." + m.outputs.back().key, o.texts("labels"));
    }
    if (file.tables("convener").empty()) file.wrong("convener", "somebody brought the meeting together");
    m.conveners = numbered_names(p, file, "convener", "founding.convener", "names");
    m.spoke = numbered_names(p, file, "spoke", "founding.spoke", "roles");
    m.not_known = numbered_names(p, file, "not_known", "founding.not_known", "text");
}

}

Profile read(const std::string& folder) {
    Profile p;
    auto network = Table::file(folder + "/profile.toml");
    read_network(p, network);
    read_members(p, Table::file(folder + "/members.toml"));
    if (!p.guide_member.empty() && !p.member(p.guide_member)) network.wrong("guide_member", "members.toml has no member " + p.guide_member);
    auto bodies = Table::file(folder + "/bodies.toml");
    read_bodies(p, bodies);
    read_circles(p, Table::file(folder + "/circles.toml"));
    read_seats(p, bodies);
    auto update = Table::file(folder + "/update.toml");
    read_questions(p, update);
    read_answers(p, update);
    read_plan(p, Table::file(folder + "/plan.toml"));
    read_decisions(p, Table::file(folder + "/decisions.toml"));
    if (auto founding = folder + "/founding_meeting.toml"; std::filesystem::exists(founding)) read_founding(p, Table::file(founding));
    return p;
}

void must_be_spoken(const std::string& folder, const i18n::Catalogues& catalogues) {
    auto file = Table::file(folder + "/profile.toml");
    for (auto& lang : file.list("interface_languages"))
        if (!catalogues.has(lang)) file.wrong("interface_languages", "the program's sentences are not there in this language: " + lang);
}

}
