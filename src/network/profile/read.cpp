#include "network/profile/toml.hpp"

namespace profile {
namespace {

std::string filled(std::string text, std::string_view hole, std::string_view with) {
    auto mark = "{" + std::string(hole) + "}";
    if (auto at = text.find(mark); at != text.npos) text.replace(at, mark.size(), with);
    return text;
}

// A template in each language, filled with what a name is called in that language.
Texts filled(const Profile& p, Texts texts, std::string_view hole, const std::string& key) {
    for (auto& [lang, text] : texts) text = filled(text, hole, p.name(key, lang).text);
    return texts;
}
Texts filled(Texts texts, std::string_view hole, int number) {
    for (auto& [lang, text] : texts) text = filled(text, hole, std::to_string(number));
    return texts;
}

std::vector<std::string> keys_with_names(Profile& p, const Table& file, std::string_view table, const std::string& prefix, std::string_view names = "names") {
    std::vector<std::string> keys;
    for (auto& entry : file.tables(table)) {
        keys.push_back(entry.text("key"));
        p.set_name(prefix + "." + keys.back(), entry.texts(names));
    }
    return keys;
}

void read_network(Profile& p, const Table& file) {
    if (file.number("format") != 1) file.wrong("format", "this program reads format 1");
    p.key = file.text("key");
    p.interface_languages = file.list("interface_languages");
    p.default_language = file.text("default_language");
    p.default_zone = file.text("default_zone");
    p.guide_member = file.text_or("guide_member", "");
    for (auto table : {"names", "welcome", "lines", "words"})
        for (auto& name : file.table(table).keys()) p.set_name((table == std::string("names") ? "network" : table) + std::string(".") + name, file.table(table).texts(name));
    for (auto& language : file.tables("language")) {
        p.languages.push_back(language.text("tag"));
        p.set_name("language." + p.languages.back(), language.texts("name"));
        auto own = language.has("own") ? Texts{{p.languages.back(), language.text("own")}} : language.texts("name");
        p.set_name("language_own." + p.languages.back(), own);
    }
}

void read_members(Profile& p, const Table& file) {
    p.working_language = file.text("working_language");
    for (auto& m : file.tables("member")) {
        p.members.push_back({m.text("key"), m.text("zone"), m.text_or("own_language", ""), m.list("languages")});
        p.set_name("member." + p.members.back().key, m.texts("names"));
    }
    if (p.members.empty()) file.wrong("member", "a network has at least one");
}

void read_bodies(Profile& p, const Table& file) {
    keys_with_names(p, file, "body", "body");
    for (auto& g : file.tables("group")) {
        p.groups.push_back({g.text("key"), g.number("number")});
        p.set_name("group." + p.groups.back().key, g.texts("short"));
        p.set_name("group_full." + p.groups.back().key, g.texts("names"));
    }
}

void name_seats(Profile& p, const SeatKind& kind, const Texts& names) {
    auto numbered = [&](const std::string& key, const Texts& texts) {
        p.set_name(key, texts);
        for (int place = 1; kind.places > 1 && place <= kind.places; ++place) p.set_name(key + "." + std::to_string(place), texts);
    };
    if (kind.each == "member")
        for (auto& m : p.members) numbered("seat." + kind.key + "." + m.key, filled(p, names, "member", "member." + m.key));
    else if (kind.each == "group")
        for (auto& g : p.groups) numbered("seat." + kind.key + "." + g.key, filled(p, names, "group", "group." + g.key));
    else numbered("seat." + kind.key, names);
}

void read_seats(Profile& p, const Table& file) {
    for (auto& s : file.tables("seat_kind")) {
        p.seat_kinds.push_back({s.text("key"), s.text("each"), s.text_or("body", ""), s.list("opens"), s.number_or("places", 0)});
        if (role_of(p.seat_kinds.back().key) == Role::none && p.seat_kinds.back().each != "group") s.wrong("key", "no seat of this kind is known: " + p.seat_kinds.back().key);
        name_seats(p, p.seat_kinds.back(), s.texts("names"));
    }
}

void read_circles(Profile& p, const Table& file) {
    for (auto& c : file.tables("circle")) {
        p.circles.push_back({c.text("key"), c.text("kind"), c.text_or("each", "")});
        auto& kind = p.circles.back();
        auto names = c.texts("names");
        auto own = c.has("own_names") ? c.texts("own_names") : names;
        auto set = [&](const std::string& key, const Texts& texts) {
            p.set_name("circle." + key, texts);
            p.set_name("own_circle." + key, own);
            if (c.has("also")) p.set_name("also." + key, c.texts("also"));
        };
        if (kind.each == "member")
            for (auto& m : p.members) set(kind.key + "." + m.key, filled(p, names, "member", "member." + m.key));
        else if (kind.each == "group")
            for (auto& g : p.groups) set(kind.key + "." + g.key, filled(filled(p, names, "group", "group." + g.key), "number", g.number));
        else set(kind.key, names);
    }
}

void read_questions(Profile& p, const Table& file) {
    p.set_name("update.title", file.texts("titles"));
    p.set_name("update.title_of_year", file.texts("titles_of_year"));
    for (auto& part : file.tables("part")) {
        p.parts.push_back({part.text("key"), part.text("number"), part.json({"titles"})});
        p.set_name("part." + p.parts.back().key, part.texts("titles"));
    }
    for (auto& q : file.tables("question")) {
        p.questions.push_back({q.text("key"), q.text("number"), q.text("part"), q.number("version"), q.json({"titles", "questions", "hints", "help"})});
        p.name_question(p.questions.back());
        if (!p.knows("part." + p.questions.back().part)) q.wrong("part", "there is no part " + p.questions.back().part);
    }
}

void read_answers(Profile& p, const Table& file) {
    p.non_answers = keys_with_names(p, file, "non_answer", "non_answer", "choices");
    for (auto& n : file.tables("non_answer")) p.set_name("non_answer_said." + n.text("key"), n.texts("answers"));
    for (auto& s : file.tables("approval_step")) p.steps.push_back({s.text("key"), s.text("seat"), s.text("where"), s.json({"titles"})});
    if (p.steps.size() > 5) file.wrong("approval_step", "none to five steps");
}

void read_plan(Profile& p, const Table& file) {
    p.set_name("plan.title_of_year", file.texts("titles_of_year"));
    p.set_name("clause.not_applicable", file.table("not_applicable").texts("names"));
    p.activity_kinds = keys_with_names(p, file, "kind", "kind");
    p.formats = keys_with_names(p, file, "format", "format");
    p.fields_of_work = keys_with_names(p, file, "field_of_work", "field_of_work");
    p.aimed_at = keys_with_names(p, file, "aimed_at", "aimed_at");
    for (auto& f : file.tables("framework")) {
        Framework framework{f.text("key"), f.text("source"), f.number_or("ended", 0), {}};
        p.set_name("framework." + framework.key, f.texts("names"));
        for (auto& c : f.tables("clause")) {
            framework.clauses.push_back({c.text("key"), c.text_or("number", "")});
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
        Position position{entry.text("key"), entry.flag("stops"), {}};
        auto key = "position." + position.key;
        p.set_name(key, entry.texts("labels"));
        p.set_name(key + ".recorded", entry.texts("recorded"));
        if (entry.has("help")) p.set_name(key + ".help", entry.texts("help"));
        for (auto& asked : entry.tables("asks")) {
            position.asks.push_back({asked.text("key")});
            p.set_name(key + "." + position.asks.back().key, asked.texts("labels"));
        }
        p.positions.push_back(std::move(position));
    }
}

int numbered_names(Profile& p, const Table& file, std::string_view table, const std::string& prefix, std::string_view names) {
    int n = 0;
    for (auto& entry : file.tables(table)) p.set_name(prefix + "." + std::to_string(++n), entry.texts(names));
    return n;
}

void read_founding(Profile& p, const Table& file) {
    auto& m = p.founding;
    for (auto name : {"titles", "bodies", "where", "supporters", "began", "summary", "purpose", "topics_title", "outputs_title", "no_room"})
        p.set_name("founding." + std::string(name), file.texts(name));
    m.from = file.day("date_from");
    m.to = file.day("date_to");
    m.in_line_with = file.text("in_line_with");
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
    m.conveners = numbered_names(p, file, "convener", "founding.convener", "names");
    m.spoke = numbered_names(p, file, "spoke", "founding.spoke", "roles");
    m.not_known = numbered_names(p, file, "not_known", "founding.not_known", "text");
}

}

Profile read(const std::string& folder) {
    Profile p;
    read_network(p, Table::file(folder + "/profile.toml"));
    read_members(p, Table::file(folder + "/members.toml"));
    read_bodies(p, Table::file(folder + "/bodies.toml"));
    read_seats(p, Table::file(folder + "/bodies.toml"));
    read_circles(p, Table::file(folder + "/circles.toml"));
    auto update = Table::file(folder + "/update.toml");
    read_questions(p, update);
    read_answers(p, update);
    read_plan(p, Table::file(folder + "/plan.toml"));
    read_decisions(p, Table::file(folder + "/decisions.toml"));
    read_founding(p, Table::file(folder + "/founding_meeting.toml"));
    return p;
}

}
