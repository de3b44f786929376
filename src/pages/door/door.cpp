#include "pages/door/door.hpp"
#include "network/record/record.hpp"
#include "pages/door/problems.hpp"
#include "platform/http/form.hpp"
#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <mutex>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace pages {

static constexpr std::size_t most_form = 1 << 20;         // bytes of a form: 20,000 Burmese letters are 180 KB once encoded
static constexpr std::size_t most_returned = 4 << 20;     // a longer form is read up to here, only to come back with what was typed
static constexpr std::size_t most_without_fields = 4 << 10;
static constexpr std::size_t most_bytes_of_one = 32;      // of a character as a reader counts

// ---- page connections

struct Door::Idle {
    std::mutex lock;
    std::vector<std::unique_ptr<store::Connection>> connections;
    std::unique_ptr<store::Connection> take(const std::string& database) {
        std::unique_lock held(lock);
        if (connections.empty()) {
            held.unlock();
            return store::open(database, store::Use::page);
        }
        auto c = std::move(connections.back());
        connections.pop_back();
        return c;
    }
    void give(std::unique_ptr<store::Connection> c) {
        std::scoped_lock held(lock);
        connections.push_back(std::move(c));
    }
};

Door::Door(House& h) : house(h), idle(std::make_shared<Idle>()) {}
Door::~Door() = default;

// ---- judged before the body

static bool sends_twice(const http::Head& head, std::string_view field) {
    return std::ranges::count(head.headers, field, &http::Pairs::value_type::first) > 1;
}

static bool is_foreign(const House& house, const http::Head& head) {
    if (sends_twice(head, "origin") || sends_twice(head, "sec-fetch-site")) return true;         // of which one could be true
    auto origin = head.header("origin");
    if (!origin.empty()) return origin != house.address;
    auto site = head.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

static bool is_a_form(const http::Head& head) {
    return !sends_twice(head, "content-type") && http::is_of_type(head.header("content-type"), "application/x-www-form-urlencoded");
}

// The room for bodies is for those who are, or were, signed in: whoever comes without a session of ours shares a small one.
static http::Room room_for(const House& house, const http::Head& head) {
    return is_token_of_ours(house.key, http::cookie(head, house.cookie)) ? http::Room::great : http::Room::small;
}

// What the fields of this form may hold, each byte sent as three, and what every form carries unseen.
static std::size_t most_body(const Route& route) {
    std::size_t most = most_without_fields;
    for (auto& field : route.form) most += static_cast<std::size_t>(field.most) * most_bytes_of_one * 3;
    return std::min(most, most_form);
}

static bool has_long_text(const Route& route) { return std::ranges::any_of(route.form, is_long_text); }

// What is read of a form: also one too long, where somebody signed in could lose what she typed.
static std::size_t most_read(const Route& route, http::Room room) { return room == http::Room::great && has_long_text(route) ? most_returned : most_body(route); }

http::Judgement Door::judge(const http::Head& head) {
    Routes::Params params;
    if (auto asset = house.assets.answer(head)) {
        add_security_headers(house, *asset);
        return {std::move(asset), 0, "/assets/{file}"};
    }
    auto* route = house.routes.find(head.method, head.path, params);
    if (!route) {
        auto allowed = house.routes.methods(head.path);
        if (allowed.empty()) return {std::nullopt, most_form, "-", http::Room::none};       // the page of nothing is made for its reader, so a form is read away first
        return {not_allowed(house, head, allowed), 0, "-"};
    }
    if (route->method != "POST") return {std::nullopt, 0, route->pattern};
    if (is_foreign(house, head)) return {foreign(house, head), 0, route->pattern};
    if (!is_a_form(head)) return {unsupported(house, head), 0, route->pattern};
    auto room = room_for(house, head);
    return {std::nullopt, most_read(*route, room), route->pattern, room};
}

http::Response Door::busy(const http::Head& head) {
    auto answer = too_busy(house, head);
    add_security_headers(house, answer);
    return answer;
}
http::Response Door::too_long(const http::Head& head) { return pages::too_long(house, head); }

// ---- who asks, in which language

struct Account { PersonId person; std::string lang, zone; bool own_device; };

static std::optional<Account> account_of(Reader& db, std::string_view token, Time now) {
    auto bytes = crypto::from_base64url(token);
    if (bytes.size() != 32) return std::nullopt;
    return db.row<Account>(sql(R"sql(
        select person.id, person.lang, person.zone, session.own_device from session join person on person.id = session.person
         where session.hash = {} and session.expires > {})sql", store::Bytes{crypto::sha256(bytes)}, now));
}

static std::string zone_of(const House& house, const Actor& actor, const std::optional<Account>& account) {
    if (!actor.sits.empty()) return house.profile.zone_of(actor.sits.front().member);
    return account && !account->zone.empty() ? account->zone : house.profile.default_zone;
}

static View view_for(const House& house, const http::Head& head, const Actor& actor, const std::optional<Account>& account, const http::Pairs& queries) {
    auto lang = language_of(house, head, queries, account ? account->lang : "");
    auto names = [&profile = house.profile](std::string_view key, std::string_view l) { return profile.name(key, l); };
    View view{i18n::Say(house.catalogues, names, lang, zone_of(house, actor, account), &house.profile.wording(lang)), house.profile, actor, house.rooms};
    view.style = house.assets.path("app.css");
    view.script = house.assets.path("app.js");
    view.icon = house.assets.path("icon.svg");
    view.sample = house.sample;
    return view;
}

// ---- forms

// What a form carries unseen has at most so many bytes. One more is kept, so that what is longer stays wrong.
static constexpr std::size_t most_unseen = 64;
static bool is_unseen(std::string_view name) { return name == "_key" || name == "_csrf" || name == "_base" || name == "_seat"; }

static void add_typed(Form& form, const std::string& name, const std::string& value) {
    if (is_unseen(name)) return void(form.fields.emplace_back(name, text::first_bytes(value, most_unseen + 1)));
    if (!text::sound(value)) form.unsound.push_back(name);
    auto kept = text::without_controls(value), calm = text::with_few_marks(kept);
    if (calm.size() < kept.size()) form.crowded.push_back(name);
    form.fields.emplace_back(name, text::canonical(calm));
}

static Result<Form> read_form(const Request& r) {
    if (http::has_too_many_pairs(r.http.body)) return FormErrors{{{"", "fields", tell("This was sent with more fields than any form here has. Open the page again and send its form.")}}};
    auto pairs = http::read_form(r.http.body);
    if (!pairs) return FormErrors{{{"", "characters", tell("The form holds characters that cannot be kept. Copy your text, open the page again and put it in without them.")}}};
    Form form;
    for (auto& [name, value] : *pairs) add_typed(form, name, value);
    return form;
}

static bool is_known(const Route& route, std::string_view name) {
    return is_unseen(name) || std::ranges::any_of(route.form, [&](const Field& f) { return f.name == name; });
}

// Ticked boxes of one name are sent one after the other.
static bool may_be_repeated(const Route& route, std::string_view name) {
    return std::ranges::any_of(route.form, [&](const Field& f) { return f.name == name && f.type == "choices"; });
}

// Each name once, as far as it is worth repeating: what no page of ours sent may be anything.
static void judge_names(const Route& route, const Form& form, FormErrors& errors) {
    static constexpr std::size_t worth_repeating = 64;
    std::set<std::string_view> seen, named;
    for (auto& [name, value] : form.fields) {
        bool known = is_known(route, name), again = !seen.insert(name).second && !may_be_repeated(route, name);
        if ((known && !again) || !named.insert(name).second) continue;
        auto called = text::first_bytes(name, worth_repeating);
        errors.fields.push_back(known ? FieldError{called, "twice", tell("This field was sent twice.")} : FieldError{called, "unknown", tell("This form has no such field.")});
    }
}

static void judge_characters(const Form& form, FormErrors& errors) {
    for (auto& name : form.unsound)
        errors.fields.push_back({name, "characters", tell("Your text held characters that cannot be kept, as some programs put in between lines. They are taken out; look at it and send it again.")});
    for (auto& name : form.crowded)
        errors.fields.push_back({name, "marks", tell("Your text held more than {1} accents or marks on one letter, which no writing has. Those beyond are taken out; look at it and send it again.", static_cast<int>(text::most_marks))});
}

// Characters as a reader counts them (grapheme clusters) may hold any number of code points; together they have a limit of bytes too. The longest that people
// write take 28 bytes (flags); a page of Burmese has 7 to 8 for each.
static bool is_longer(std::string_view value, int most) {
    return value.size() > static_cast<std::size_t>(most) * most_bytes_of_one || static_cast<int>(text::length(value)) > most;
}

static void judge_value(const Field& field, std::string_view value, FormErrors& errors) {
    if (field.required && value.empty()) errors.fields.push_back({field.name, "required", tell("Write something here, or choose.")});
    if (field.most && is_longer(value, field.most)) errors.fields.push_back({field.name, "length", tell("Use {1} characters or fewer. Your text is still here.", field.most)});
}

static FormErrors wrong_in(const Route& route, const Form& form) {
    FormErrors errors;
    judge_names(route, form, errors);
    judge_characters(form, errors);
    for (auto& field : route.form) judge_value(field, form[field.name], errors);
    return errors;
}

// Whether all that is wrong is wrong with fields that the form has.
static bool on_the_page(const Route& route, const FormErrors& errors) {
    return std::ranges::all_of(errors.fields, [&](auto& error) { return error.code != "twice" && std::ranges::any_of(route.form, [&](auto& field) { return field.name == error.field; }); });
}

static bool names_where_it_comes_from(const http::Head& head) { return !head.header("origin").empty() || !head.header("sec-fetch-site").empty(); }

// The form as far as the door judges it; what is wrong with single fields is left to the page, which shows them again.
static Result<Done> judge_form(const Request& r) {
    auto& form = r.form;
    if (is_of_another(r.house.key, r.actor.person, form["_csrf"]))
        return Refusal{"csrf", tell("Somebody else was signed in when this page was opened."), tell("Nothing was done. Copy what is yours, open the page again and put it in there.")};
    if (!names_where_it_comes_from(r.http) && !csrf_fits(r.house.key, r.session, form["_csrf"]))
        return Refusal{"csrf", tell("This form was not made for your present session."), tell("Open the page again and send it from there.")};
    if (!key_is_sound(form["_key"])) return FormErrors{{{"_key", "key", tell("This form has lost its mark. Send it again from here.")}}};
    return Done{};
}

// ---- the record of what was read

// False where the entry cannot be kept: then the words do not leave either. What named people alone read leaves when its entry is committed.
static bool record_readings(House& house, const Request& r) {
    if (r.readings().empty() || r.http.method == "HEAD" || r.actor.visitor()) return true;
    nlohmann::json payload;
    payload["route"] = r.route.pattern;
    for (auto& reading : r.readings()) payload[reading.seen == Seen::opened ? "opened" : "listed"].push_back({reading.item.text(), reading.hash});
    lane::Ask ask{{}, r.now, house.chance(), {}, {}};        // nobody's act: who read is in the entry, and her rights need not be worked out again
    auto enter = [payload = payload.dump(), person = r.actor.person, now = r.now, item = r.readings().front().item](Writer& db, const Actor&) -> Result<std::string> {
        record::enter(db, "reading", item, person, now, payload);
        return std::string();
    };
    return r.showed_named() ? bool(house.lane.write(ask, enter)) : house.lane.later(ask, enter);
}

// ---- the answer

static void add_caching(http::Response& answer, const http::Request& request, bool open) {
    answer.headers.emplace_back("Vary", "Cookie, Accept-Language");
    bool page = answer.status == 200 && (request.method == "GET" || request.method == "HEAD");
    if (!open || !page) {
        answer.headers.emplace_back("Cache-Control", "no-store");
        return;
    }
    auto tag = "\"" + crypto::base64url(crypto::sha256(answer.body).substr(0, 15)) + "\"";
    answer.headers.emplace_back("Cache-Control", "no-cache");
    answer.headers.emplace_back("ETag", tag);
    if (request.header("if-none-match") != tag) return;
    answer.status = 304;
    answer.body.clear();
}

// Counted for each person alone: whoever sends too much takes nothing from the others.
static Result<Done> may_send(const Request& r) {
    static constexpr std::size_t piece = 16 << 10;
    if (!r.house.allowances || r.actor.visitor()) return Done{};
    auto pieces = 1 + r.http.body.size() / piece;
    auto seconds = r.house.allowances->forms.spend(r.actor.person.text(), static_cast<double>(pieces), r.now);
    if (seconds) return TooMuch{*seconds};
    return Done{};
}

static void keep_language(const House& house, http::Response& answer, const http::Pairs& queries) {
    for (auto& [name, lang] : queries)
        if (name == "lang" && std::ranges::count(house.profile.interface_languages, lang))
            answer.headers.emplace_back("Set-Cookie", cookie(house, "lang", lang, std::chrono::hours(24 * 365)));
}

static Answer handled(Request& r) {
    if (r.route.method == "POST") {
        auto form = read_form(r);
        if (!form) return problem_page(r, form.problem());
        r.form = *form;
        if (auto may = may_send(r); !may) return problem_page(r, may.problem());
        if (r.route.auth == Auth::session && r.actor.visitor()) return signed_out_page(r);
        if (r.http.body.size() > most_body(r.route)) return too_long_page(r);
        if (auto sound = judge_form(r); !sound) return problem_page(r, sound.problem());
        r.wrong = wrong_in(r.route, r.form);
        if (!on_the_page(r.route, r.wrong)) return wrong_form_page(r, r.wrong);
    }
    auto answer = r.route.answer(r);
    if (!answer) return problem_page(r, answer.problem());
    return *std::move(answer);
}

static bool passes(store::Fault fault) { return fault == store::Fault::retry || fault == store::Fault::slow || fault == store::Fault::connection || fault == store::Fault::full; }

// What the store cannot do now comes back with what was typed; and no page leaves without its reading.
static Answer answered(House& house, Request& r, bool& connection_is_good) {
    try {
        auto answer = handled(r);
        if (record_readings(house, r)) return answer;
        return put_off(r, house.lane.has_room() ? Why::busy : Why::no_room);
    } catch (const store::Error& e) {
        if (!passes(e.fault)) throw;
        connection_is_good = false;                          // it may be this one that is gone
        spdlog::error("{} {}", r.http.id, e.what());
        return put_off(r, e.fault == store::Fault::full ? Why::no_room : Why::busy);
    }
}

static bool repeats(const http::Pairs& queries) {
    std::set<std::string_view> seen;
    return !std::ranges::all_of(queries, [&](auto& q) { return seen.insert(q.first).second; });
}

// Plain text and a closed connection, as after every 400 of the server.
static http::Response unreadable_query() {
    http::Response answer;
    answer.status = 400;
    answer.type = "text/plain; charset=utf-8";
    answer.body = "This address has a query that cannot be read.\n";
    answer.close = true;
    return answer;
}

static const Route nowhere{"GET", "-", "nowhere", Auth::visitor, {}, {}, {}, false, [](Request&) -> Result<Answer> { return Hidden{}; }};

// The page that a reader would open here, but for the language; after a form, the one it stood on.
static std::string page_at(const House& house, const http::Request& request, const http::Pairs& queries) {
    auto methods = house.routes.methods(request.path);
    bool is_page = methods.empty() || std::ranges::count(methods, "GET");
    auto path = is_page ? request.path : request.path.substr(0, request.path.rfind('/'));
    Routes::Params ignored;
    auto* route = house.routes.find("GET", path, ignored);
    auto page = Url::inside(path).value_or(Url("/"));
    for (auto& [name, value] : queries)
        if (route && route->reads_query(name)) page = page.with(name, value);
    return page.text();
}

static http::Response answer_with(House& house, store::Connection& connection, const http::Request& request, bool& connection_is_good) {
    Routes::Params params;
    auto* route = house.routes.find(request.method, request.path, params);
    if (!route) route = &nowhere;
    auto queries = http::read_form(request.query);
    if (!queries || repeats(*queries)) return unreadable_query();

    auto now = house.clock();
    auto token = std::string(http::cookie(request, house.cookie));
    std::optional<Account> account;
    auto who = [&](Reader& db) {
        account = account_of(db, token, now);
        return account ? account->person : PersonId{};
    };
    PageReader reader(connection, house.actors, who, now);
    bool had_session = account || is_token_of_ours(house.key, token);
    if (route->auth == Auth::session && !account && !(had_session && request.method == "POST")) return to_sign_in(house, request);

    Request r(house, request, *route, std::move(params), *queries, reader, view_for(house, request, *reader.actor, account, *queries), now, house.chance());
    r.session = account ? token : "";
    r.view.path = page_at(house, request, *queries);
    bool has_form = false;
    r.view.csrf = csrf_token(house.key, r.session, r.actor.person, r.chance);
    if (account && account->own_device) r.view.device_key = crypto::base64url(house.key.of("texts on a device").mac(account->person.text()));
    r.view.new_key = [&] {
        has_form = true;
        return crypto::base64url(r.chance.bytes(18));
    };
    bool told = take_said(r);
    auto answer = answered(house, r, connection_is_good);
    if (told) answer.headers.emplace_back("Set-Cookie", cookie(house, "said", "", std::chrono::seconds(0)));
    add_caching(answer, request, r.actor.visitor() && !has_form && !told);
    keep_language(house, answer, *queries);
    return answer;
}

http::Response Door::answer(const http::Request& request) {
    http::Response answer;
    try {
        auto connection = idle->take(house.database);
        bool is_good = true;
        answer = answer_with(house, *connection, request, is_good);
        if (is_good) idle->give(std::move(connection));
    } catch (const store::Error& e) {
        spdlog::error("{} {}", request.id, e.what());
        answer = passes(e.fault) ? too_busy(house, request) : broken(house, request);
    } catch (const std::exception& e) {
        spdlog::error("{} {}", request.id, e.what());
        answer = broken(house, request);
    }
    add_security_headers(house, answer);
    return answer;
}

}
