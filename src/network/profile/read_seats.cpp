// Bodies, circles and seats: who is where, and the parts of the program's own work that seats and circles play.
#include "network/profile/read_seats.hpp"

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

void name_seats(Profile& p, const SeatKind& kind, const Texts& names) {
    auto numbered = [&](const std::string& of, const Texts& texts) {
        p.set_name("seat." + kind.key + of, texts);
        if (kind.role != Role::none) p.set_name("seat_of." + std::string(key_of(kind.role)) + of, texts);
        for (int place = 1; kind.places > 1 && place <= kind.places; ++place) p.set_name("seat." + kind.key + of + "." + std::to_string(place), texts);
    };
    if (kind.each == "member")
        for (auto& m : p.members) numbered("." + m.key, filled(p, names, "member", "member." + m.key));
    else if (kind.each == "group")
        for (auto& g : p.groups) numbered("." + g.key, filled(p, names, "group", "group." + g.key));
    else numbered("", names);
}

// ---- the parts that seats and circles play

// What a seat of this role stands for, and what it must open: without these nobody could do its work, or too many would read it.
struct SeatPart { Role role; bool needed; std::string_view each; std::vector<CircleRole> opens; };
const SeatPart seat_parts[]{
    {Role::contact_point, true, "member", {CircleRole::network, CircleRole::office}},
    {Role::alternate, false, "member", {CircleRole::network, CircleRole::office}},
    {Role::desk_officer, false, "member", {CircleRole::network, CircleRole::office}},
    {Role::board_member, true, "member", {CircleRole::network, CircleRole::board}},
    {Role::chair, true, "network", {CircleRole::network, CircleRole::board, CircleRole::chair}},
    {Role::administrative_officer, true, "network", {CircleRole::network, CircleRole::administration}},
    {Role::gatekeeper, false, "network", {CircleRole::gatekeeper}},
};

struct CirclePart { std::string_view key, kind, each; CircleRole role; bool needed; };
constexpr CirclePart circle_parts[]{
    {"public", "public", "", CircleRole::everyone, true},
    {"network", "network", "", CircleRole::network, true},
    {"office", "office", "member", CircleRole::office, true},
    {"board", "body", "", CircleRole::board, true},
    {"chair", "office", "", CircleRole::chair, true},
    {"administration", "office", "", CircleRole::administration, true},
    {"contact_points", "body", "", CircleRole::contact_points, false},
    {"gatekeeper", "office", "", CircleRole::gatekeeper, false},
};
const CirclePart& part_of(CircleRole role) { return *std::ranges::find(circle_parts, role, &CirclePart::role); }

bool opens(const SeatKind& seat, const std::string& circle) { return std::ranges::count(seat.opens, circle) > 0; }
bool is_office(const Profile& p, const std::string& circle) { return std::ranges::find(p.circles, circle, &CircleKind::key)->kind == "office"; }

// Where it works is whose texts it writes; what a position is read in before the end is no body.
void check_where_it_works(const Profile& p, const Table& entry, const SeatKind& seat, const SeatPart& part) {
    auto &own = p.circle(part.opens.back()), &works_in = p.works_in(seat);
    if (is_office(p, own) && works_in != own) entry.wrong("opens", "a seat with this role works in " + own + ": name it before " + works_in);
    if (seat.role == Role::board_member && !is_office(p, works_in)) entry.wrong("opens", "a seat with the role board_member opens a circle of the kind office: who reads its position before the end");
}

void check_part_of_seat(const Profile& p, const Table& entry, const SeatKind& seat) {
    auto part = std::ranges::find(seat_parts, seat.role, &SeatPart::role);
    if (part == std::end(seat_parts)) return;
    auto role = std::string(key_of(seat.role));
    if (seat.each != part->each) entry.wrong("each", "a seat with the role " + role + " stands once for each " + std::string(part->each));
    for (auto circle : part->opens)
        if (!opens(seat, p.circle(circle))) entry.wrong("opens", "a seat with the role " + role + " opens the circle of the part " + std::string(part_of(circle).key) + " (" + p.circle(circle) + ")");
    check_where_it_works(p, entry, seat, *part);
}

void check_opens(const Profile& p, const Table& entry, const SeatKind& seat) {
    for (auto& key : seat.opens) {
        auto circle = std::ranges::find(p.circles, key, &CircleKind::key);
        if (circle == p.circles.end()) entry.wrong("opens", "circles.toml has no circle " + key);
        if (!circle->each.empty() && circle->each != seat.each) entry.wrong("opens", "there is one " + key + " for each " + circle->each + ", and this seat stands for none");
    }
}

void check_chair_alone(const Profile& p, const Table& entry) {
    auto& circle = p.circle(CircleRole::chair);
    bool is_chair = entry.text("key") == p.seat(Role::chair)->key;
    if (!is_chair && std::ranges::count(entry.list("opens"), circle)) entry.wrong("opens", "the circle " + circle + " is the chair's alone: positions are read there before the end");
}

Role role_in(const Profile& p, const Table& entry) {
    if (!entry.has("role")) return Role::none;
    auto role = role_of(entry.text("role"));
    if (role == Role::none) entry.wrong("role", "no part is called " + entry.text("role"));
    if (p.seat(role)) entry.wrong("role", "this part is played by the seat " + p.seat(role)->key + " already");
    return role;
}

CircleRole part_in(const Profile& p, const Table& entry, const std::string& kind, const std::string& each) {
    bool by_kind = kind == "public" || kind == "network";
    auto named = entry.text_or("role", by_kind ? kind : "");
    if (named.empty()) return CircleRole::none;
    auto part = std::ranges::find(circle_parts, named, &CirclePart::key);
    if (part == std::end(circle_parts)) entry.wrong("role", "no part is called " + named);
    if (part->kind != kind || part->each != each)
        entry.wrong("role", "the circle of this part has the kind " + std::string(part->kind) + (part->each.empty() ? "" : ", one for each " + std::string(part->each)));
    if (!p.circle(part->role).empty()) entry.wrong(entry.has("role") ? "role" : "kind", "this part is played by the circle " + p.circle(part->role) + " already");
    return part->role;
}

CircleKind circle_in(const Profile& p, const Table& entry) {
    auto kind = entry.one_of("kind", {"public", "network", "body", "office", "organisation"});
    auto each = entry.has("each") ? entry.one_of("each", {"member", "group"}) : std::string();
    return {new_key(p.circles, entry), kind, each, part_in(p, entry, kind, each)};
}

}

void read_bodies(Profile& p, const Table& file) {
    for (auto& b : file.tables("body")) {
        p.bodies.push_back({new_key(p.bodies, b), b.one_of("kind", {"board", "administration", "contact_points", "supporting", "civil_society", "gatekeeper", "other"})});
        for (auto& name : {"body." + p.bodies.back().key, "body_of." + p.bodies.back().kind}) p.set_name(name, b.texts("names"));
    }
    if (!p.knows("body_of.administration")) file.wrong("body", "no body has the kind administration: who runs the updates and writes the plan");
    for (auto& g : file.tables("group")) {
        p.groups.push_back({new_key(p.groups, g), g.number("number")});
        p.set_name("group." + p.groups.back().key, g.texts("short"));
        p.set_name("group_full." + p.groups.back().key, g.texts("names"));
    }
}

void read_circles(Profile& p, const Table& file) {
    for (auto& c : file.tables("circle")) {
        p.circles.push_back(circle_in(p, c));
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
    for (auto& part : circle_parts)
        if (part.needed && p.circle(part.role).empty()) file.wrong("circle", "no circle plays the part " + std::string(part.key));
}

void read_seats(Profile& p, const Table& file) {
    for (auto& s : file.tables("seat_kind")) {
        SeatKind seat{new_key(p.seat_kinds, s), s.one_of("each", {"member", "group", "network"}), s.text_or("body", ""), s.list("opens"), s.number_or("places", 0), role_in(p, s)};
        check_opens(p, s, seat);
        check_part_of_seat(p, s, seat);
        name_seats(p, seat, s.texts("names"));
        p.seat_kinds.push_back(std::move(seat));
    }
    for (auto& part : seat_parts)
        if (part.needed && !p.seat(part.role)) file.wrong("seat_kind", "no seat has the role " + std::string(key_of(part.role)));
    for (auto& s : file.tables("seat_kind")) check_chair_alone(p, s);
}

// Taken by a seat of the member's own office.
Role role_of_step(const Profile& p, const Table& step) {
    auto key = step.text("seat");
    auto seat = std::ranges::find(p.seat_kinds, key, &SeatKind::key);
    if (seat == p.seat_kinds.end()) step.wrong("seat", "bodies.toml has no seat_kind " + key);
    if (!std::set{Role::contact_point, Role::alternate, Role::desk_officer}.contains(seat->role)) step.wrong("seat", "a step is taken by a seat with the role contact_point, alternate or desk_officer");
    return seat->role;
}

}
