#include "pages/door/door.hpp"
#include <nlohmann/json.hpp>

namespace pages {

Request::Request(House& h, const http::Request& r, const Route& t, Routes::Params p, http::Pairs q, PageReader& reader, View v, Time at, Chance c)
    : house(h), http(r), route(t), params(std::move(p)), queries(std::move(q)), db(reader), who(reader.actor), actor(*who), now(at), chance(c), view(std::move(v)) {}

std::string_view Request::param(std::string_view name) const {
    for (auto& [known, value] : params)
        if (known == name) return value;
    throw std::logic_error("the pattern has no " + std::string(name));
}

std::string_view Request::query(std::string_view name) const {
    if (route.method == "GET" && !route.reads_query(name)) throw std::logic_error("the route reads no query " + std::string(name));
    for (auto& [known, value] : queries)
        if (known == name) return value;
    return {};
}

Result<ItemId> Request::item(std::string_view name) const {
    auto id = ItemId::read(param(name));
    if (!id) return Hidden{};
    return *id;
}

Answer Request::page(const Page& p, int status) {
    Out out;
    frame(out, view, p);
    Answer answer;
    answer.status = status;
    answer.body = out.take();
    return answer;
}

// What to say on the next page travels in a cookie of one minute, signed, so that nobody else puts words there.
Answer Request::see_other(const Url& to, const std::string& said) const {
    Answer answer;
    answer.status = 303;
    answer.headers.emplace_back("Location", to.text());
    if (!said.empty()) answer.headers.emplace_back("Set-Cookie", cookie(house, "said", house.key.of("said").sign(said), std::chrono::minutes(1)));
    return answer;
}

Answer Request::json(const std::string& body, int status) const {
    Answer answer;
    answer.status = status;
    answer.type = "application/json";
    answer.body = body;
    return answer;
}

// Those of them that all of the network reads: asked once for all.
static std::set<ItemId> open_among(Request& r, const std::vector<Shown>& shown) {
    std::vector<ItemId> released;
    for (auto& text : shown)
        if (text.side == Side::released) released.push_back(text.id);
    if (released.empty() || r.actor.open.empty()) return {};
    auto open = r.db.rows<ItemId>(sql("select item from seen_reading_right where item in {} and side = {} and audience in {}", released, Side::released, r.actor.open));
    return {open.begin(), open.end()};
}

static bool any_named(Reader& db, const std::vector<ItemId>& items) {
    return !items.empty() && db.value<int>(sql("select count(*) from seen_named_item where item in {}", items)) > 0;
}

void Request::shows(const std::vector<Shown>& all, Seen seen) {
    if (actor.visitor()) return;
    auto open = open_among(*this, all);
    std::vector<ItemId> narrow;
    for (auto& text : all) {
        if (text.side == Side::released && open.contains(text.id)) continue;
        narrow_readings.push_back({text.id, text.hash_hex(), seen});
        narrow.push_back(text.id);
    }
    named_people_alone = named_people_alone || any_named(db, narrow);
}

// The same key may only ask the same: the act, the target and what was typed.
static std::string asked(const Request& r) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array({r.http.method, r.http.path});
    for (auto& [name, value] : r.form.fields)
        if (name != "_csrf" && name != "_key") all.push_back({name, value});
    return all.dump();
}

// Who chose one of her seats acts for that one alone.
static Result<Actor> seated(const Actor& actor, const Form& form) {
    Actor chosen = actor;
    if (form["_seat"].empty()) return chosen;
    auto seat = SeatId::read(form["_seat"]);
    if (!seat || !actor.sitting(*seat)) return FormErrors{{{"_seat", "choice", tell("Choose one of your seats.")}}};
    std::erase_if(chosen.sits, [&](auto& s) { return s.seat != *seat; });
    return chosen;
}

Result<std::string> Request::write(const Change& change, bool with_key) {
    if (!wrong.fields.empty()) return wrong;
    lane::Ask ask{actor.person, now, chance.split(), {}, {}};
    if (with_key) {
        ask.key = form["_key"];
        ask.what = asked(*this);
    }
    return house.lane.write(ask, [&](Writer& writer, const Actor& now_actor) -> Result<std::string> {
        auto chosen = TRY(seated(now_actor, form));
        return change(writer, Deed{chosen, house.profile, now, std::string(signed_in), ask.key});
    });
}

Result<Answer> Request::perform(std::string_view name, ItemId id, Again again) {
    auto* def = house.acts.find(name);
    if (!def) throw std::logic_error("no act is called " + std::string(name));
    auto done = write([&](Writer& writer, const Deed& deed) -> Result<std::string> {
        auto then = TRY(def->perform(writer, deed, id, form));
        return then.location + "\n" + view.say(then.says);
    });
    if (auto* errors = done.errors()) {
        if (errors->of("_seat")) return *errors;            // no field of the form: a page of its own says it
        view.wrong = *errors;
        auto same = again(*this, Typed{form, *errors, name});
        if (same) (*same).status = 422;
        return same;
    }
    if (auto* collision = done.collision(); collision && collision->error == "version" && def->keep)
        (void)write([&](Writer& writer, const Deed& deed) -> Result<std::string> {
            def->keep(writer, deed, id, form);
            return std::string();
        }, false);
    auto answer = TRY(std::move(done));
    auto line = answer.find('\n');
    auto to = Url::inside(answer.substr(0, line));
    return see_other(to.value_or(Url("/")), answer.substr(line + 1));
}

}
