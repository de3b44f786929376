#include "network/profile/profile.hpp"
#include <nlohmann/json.hpp>

namespace profile {

void Profile::set_name(const std::string& name_key, Texts texts) { names[name_key] = std::move(texts); }
bool Profile::knows(std::string_view name_key) const { return names.contains(name_key); }

static Texts texts_of(std::string_view json, std::string_view field) {
    auto all = nlohmann::json::parse(json);
    return all.contains(field) ? all[std::string(field)].get<Texts>() : Texts();
}

std::string name_of_question(std::string_view key, int version, std::string_view what) { return "question." + std::string(key) + "." + std::to_string(version) + "." + std::string(what); }

void Profile::name_question(const Question& q) {
    for (auto [what, field] : {std::pair{"title", "titles"}, {"question", "questions"}, {"hint", "hints"}, {"help", "help"}})
        if (auto texts = texts_of(q.body, field); !texts.empty()) set_name(name_of_question(q.key, q.version, what), std::move(texts));
}

i18n::Named Profile::name(std::string_view name_key, std::string_view lang) const {
    auto at = names.find(name_key);
    if (at == names.end()) return {std::string(name_key.substr(name_key.rfind('.') + 1)), default_language};
    auto& texts = at->second;
    for (std::string_view wanted : {lang, std::string_view(default_language)})
        if (auto text = texts.find(wanted); text != texts.end()) return {text->second, text->first};
    return {texts.begin()->second, texts.begin()->first};
}

template <class T> static const T* with_key(const std::vector<T>& all, std::string_view key) {
    auto at = std::ranges::find(all, key, &T::key);
    return at == all.end() ? nullptr : &*at;
}
const Member* Profile::member(std::string_view k) const { return with_key(members, k); }
const Question* Profile::question(std::string_view k, int version) const {
    for (auto* among : {&questions, &past_questions})
        for (auto& q : *among)
            if (q.key == k && q.version == version) return &q;
    return nullptr;
}
const Position* Profile::position(std::string_view k) const { return with_key(positions, k); }

std::vector<std::string_view> Profile::asked_with_positions() const {
    std::vector<std::string_view> all;
    for (auto& position : positions)
        for (auto& asked : position.asks)
            if (!std::ranges::count(all, asked.key)) all.push_back(asked.key);
    return all;
}

const SeatKind* Profile::seat(Role role) const {
    auto at = std::ranges::find(seat_kinds, role, &SeatKind::role);
    return at == seat_kinds.end() ? nullptr : &*at;
}

const std::string& Profile::circle(CircleRole role) const {
    static const std::string none;
    auto at = std::ranges::find(circles, role, &CircleKind::role);
    return at == circles.end() ? none : at->key;
}

const std::string& Profile::works_in(const SeatKind& seat) const {
    auto is_office = [&](auto& key) { return with_key(circles, key)->kind == circle_sort::office; };
    auto is_narrower = [&](auto& key) { return key != circle(CircleRole::network); };
    for (auto at : {std::ranges::find_if(seat.opens, is_office), std::ranges::find_if(seat.opens, is_narrower)})
        if (at != seat.opens.end()) return *at;
    return circle(CircleRole::network);
}

std::string Profile::office_of(std::string_view of) const { return circle(CircleRole::office) + "." + std::string(of); }
std::string Profile::name_among_own(std::string_view circle_key) const {
    bool is_office = circle_key.starts_with(circle(CircleRole::office) + ".");
    return (is_office ? "own_circle." : "circle.") + std::string(circle_key);
}

void Profile::say_instead(const std::string& lang, const std::string& words, const std::string& instead) { wordings[lang].add(words, instead); }
const i18n::Wording& Profile::wording(std::string_view lang) const {
    static const i18n::Wording own;
    auto at = wordings.find(lang);
    return at == wordings.end() ? own : at->second;
}

std::string Profile::zone_of(std::string_view k) const {
    auto* m = member(k);
    return m ? m->zone : default_zone;
}

static std::string_view sort_of(std::string_view kind) { return kind == "public" ? circle_sort::everyone : kind; }

static void put_circles(Writer& db, const Profile& p) {
    add_circle(db, p.circle(CircleRole::everyone), circle_sort::everyone, {});
    add_circle(db, p.circle(CircleRole::network), circle_sort::network, everyone);
    for (auto& circle : p.circles) {
        if (circle.each == "member")
            for (auto& member : p.members) add_circle(db, circle.key + "." + member.key, sort_of(circle.kind), network);
        else if (circle.each == "group")
            for (auto& group : p.groups) add_circle(db, circle.key + "." + group.key, sort_of(circle.kind), network);
        else if (circle.role != CircleRole::everyone && circle.role != CircleRole::network) add_circle(db, circle.key, sort_of(circle.kind), circle.kind == "office" || circle.kind == "organisation" ? everyone : network);
    }
}

static CircleId circle_for(Writer& db, std::string_view key, std::string_view of) {
    for (auto& candidate : {std::string(key), std::string(key) + "." + std::string(of)})
        if (auto id = db.row<CircleId>(sql("select id from circle where key = {}", candidate))) return *id;
    throw std::runtime_error("a seat opens a circle the profile does not have: " + std::string(key));
}

// What may be done for a seat follows from its part, which therefore stays.
static void must_play_as_before(Writer& db, const std::string& seat, Role role) {
    auto before = db.row<std::string>(sql("select role from seat where key = {}", seat));
    if (before && role_of(*before) != role)
        throw std::runtime_error("bodies.toml: the seat " + seat + " was made with the role " + std::string(key_of(role_of(*before))) + ", and keeps it");
}

static void put_seats_of(Writer& db, const Profile& p, const SeatKind& kind, std::string_view of, std::string_view member) {
    std::vector<CircleId> opens;
    for (auto& key : kind.opens) opens.push_back(circle_for(db, key, of));
    for (int place = 1; place <= std::max(kind.places, 1); ++place) {
        auto key = kind.key + (of.empty() ? "" : "." + std::string(of)) + (kind.places > 1 ? "." + std::to_string(place) : "");
        must_play_as_before(db, key, kind.role);
        add_seat(db, key, key_of(kind.role), member, circle_for(db, p.works_in(kind), of), opens);
    }
}

static void put_seats(Writer& db, const Profile& p) {
    for (auto& kind : p.seat_kinds) {
        if (kind.each == "member")
            for (auto& member : p.members) put_seats_of(db, p, kind, member.key, member.key);
        else if (kind.each == "group")
            for (auto& group : p.groups) put_seats_of(db, p, kind, group.key, "");
        else put_seats_of(db, p, kind, "", "");
    }
}

// What was asked stays as it was; where it stands in the form (number, part) is only how it is shown.
static void put_question(Writer& db, const Profile& p, const Question& q) {
    auto known = db.row<std::string>(sql("select body from question where key = {} and version = {}", q.key, q.version));
    if (known && *known != q.body)
        throw std::runtime_error("question " + q.number + " (" + q.key + ") was changed, but answers point to version " + std::to_string(q.version) + ": raise its version in update.toml");
    auto titles = with_key(p.parts, q.part)->titles;
    db.exec(sql(R"sql(
        insert into question (key, version, body, number, part, part_titles) values ({}, {}, {}, {}, {}, {})
        on conflict (key, version) do update set number = excluded.number, part = excluded.part, part_titles = excluded.part_titles)sql",
                q.key, q.version, q.body, q.number, q.part, titles));
}

static void put_steps(Writer& db, const Profile& p, CircleId office) {
    int n = 0;
    for (auto& step : p.steps)
        db.exec(sql("insert into approval_step (office, n, key, role, place, titles) values ({}, {}, {}, {}, {}, {})", office, ++n, step.key, key_of(step.role), step.place, step.titles));
}

// Those whose office is not there yet. What an office has set for itself, no step included, stays its own.
static std::vector<std::string> new_members(Writer& db, const Profile& p) {
    std::vector<std::string> all;
    for (auto& member : p.members)
        if (!db.row<CircleId>(sql("select id from circle where key = {}", p.office_of(member.key)))) all.push_back(member.key);
    return all;
}

void put(Writer& db, const Profile& p) {
    auto first_steps = new_members(db, p);
    put_circles(db, p);
    put_seats(db, p);
    for (auto& question : p.questions) put_question(db, p, question);
    for (auto& member : first_steps) put_steps(db, p, circle_for(db, p.circle(CircleRole::office), member));
}

struct PutQuestion { std::string key; int version; std::string body, number, part, part_titles; };
void recall(Reader& db, Profile& p) {
    for (auto& was : db.rows<PutQuestion>(sql("select key, version, body, number, part, part_titles from question order by key, version"))) {
        if (p.question(was.key, was.version)) continue;
        if (!with_key(p.parts, was.part)) p.set_name("part." + was.part, texts_of(was.part_titles, "titles"));
        p.past_questions.push_back({was.key, was.number, was.part, was.version, was.body});
        p.name_question(p.past_questions.back());
    }
}

}
