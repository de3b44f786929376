#include "features/accounts/account_store.hpp"
#include "pages/door/door.hpp"

using namespace pages;

namespace accounts {

static Result<Answer> sign_in_page(Request& r) {
    auto& view = r.view;
    auto how = view.sample ? view.say("This is a demonstration. The program prints a link for each role where it was started; a link signs in once, within 15 minutes.")
                           : view.say("A link to sign in comes from the {1}. It works once, within 15 minutes.", administrative_office);
    Page page{view.say("Sign in")};
    page.body = [&](Out& out) { out("<h1>{}</h1><p>{}</p>", view.say("Sign in"), how); };
    return r.page(page);
}

// What can be no link is not there. Whether what can be one is one, only its button tells.
static Result<std::string> link_of(const Request& r) {
    auto link = r.param("link");
    if (crypto::from_base64url(link).size() != link_bytes) return Hidden{};
    return std::string(link);
}

static Sentence said_open(const Actor& actor) {
    if (actor.sits.empty()) return tell("Somebody is signed in in this browser already. Signing in now ends that.");
    return tell("Somebody is signed in in this browser already: {1}. Signing in now ends that.", actor.sits.front().name());
}

static Sentence said_signed_in(const Actor& actor) {
    if (actor.sits.empty()) return tell("You are signed in.");
    return tell("You are signed in: {1}.", actor.sits.front().name());
}

static Field device_field() { return {"device", "choice", false, 10}; }

static void device_choice(Out& out, const View& view, const Typed& typed) {
    std::vector<Choice> all;
    auto add = [&](const char* value, const std::string& label, const std::string& hint) { all.push_back({value, [label](Out& o) { o("{}", label); }, hint}); };
    add("shared", view.say("A shared computer"), view.say("Nothing that you write stays on it."));
    add("own", view.say("My own device"), view.say("What you write while there is no line waits on it, locked to your account, for 7 days at most."));
    choices(out, view, {"device", view.say("Where are you?")}, all, typed.or_else("device", "shared"), typed.errors);
}

static Result<Device> device_in(const Form& form) {
    if (form["device"] == "own") return Device::own;
    if (form["device"].empty() || form["device"] == "shared") return Device::shared;
    return FormErrors{{{"device", "choice", tell("Choose one of these.")}}};
}

static Result<Answer> link_page(Request& r, const Typed& typed) {
    auto to = Url("/sign-in") / TRY(link_of(r));
    auto& view = r.view;
    Page page{view.say("Sign in")};
    page.bare = true;
    page.body = [&](Out& out) {
        out("<h1>{}</h1><p>{}</p>", view.say("Welcome"), view.say("This link signs in once. It is used up when you press the button, not before."));
        if (view.signed_in()) out("<p>{}</p>", view.say(said_open(r.actor)));
        form(out, view, {"link.redeem", to, ""}, [&](Out& o) {
            device_choice(o, view, typed);
            button(o, view.say("Sign in now"));
        });
    };
    return r.page(page);
}
static Result<Answer> get_link(Request& r) { return link_page(r, {}); }

// What is no link is told so from the page's own snapshot, without a place among the writes; and somebody who tries many waits. A link that is one never does.
static Result<Done> judge_link(const Request& r, std::string_view link) {
    if (is_link(r.db, link, r.now)) return Done{};
    auto& allowances = r.house.allowances;
    auto seconds = allowances ? allowances->wrong_links.spend(asker_of(r.house, r.http), 1, r.now) : std::nullopt;
    if (seconds) return TooMuch{*seconds};
    return Hidden{};
}

// The session follows from link and form, so that the same form sent twice is answered with the same session. One that was open here ends.
static Result<Answer> post_link(Request& r) {
    auto link = TRY(link_of(r));
    TRY(judge_link(r, link));
    auto device = device_in(r.form);
    if (auto* errors = device.errors()) {
        auto same = TRY(link_page(r, Typed{r.form, *errors}));
        same.status = 422;
        return same;
    }
    auto token = session_token(r.house.key, link + "\n" + std::string(r.form["_key"]));
    auto said = TRY(r.write([&](Writer& db, const Deed& deed) -> Result<std::string> {
        if (is_session(db, token, deed.now)) return std::string();
        auto person = TRY(redeem(db, link, deed.now));
        end_session(db, r.session);
        add_session(db, token, person, deed.now, *device);
        return r.view.say(said_signed_in(actor_of(db, person, deed.now)));
    }));
    auto answer = r.see_other(Url("/"), said);
    answer.headers.emplace_back("Set-Cookie", session_cookie(r.house, token));
    return answer;
}

static void seat_row(Out& out, const View& view, const Sitting& seat) { out("<li>{}</li>", view.say(seat.name())); }

static Result<Answer> you_page(Request& r) {
    auto& view = r.view;
    Page page{view.say("You and your roles")};
    page.body = [&](Out& out) {
        out("<h1>{}</h1>", view.say("You and your roles"));
        if (r.actor.sits.empty()) out("<p>{}</p>", view.say("You hold no seat at present. What you read is what everybody reads."));
        else out("<p>{}</p><ul>{}</ul>", view.say("What you do is recorded for the seat you do it for."), each(r.actor.sits, [&](Out& o, const Sitting& s) { seat_row(o, view, s); }));
        press(out, view, {"session.end", Url("/sign-out"), ""}, view.say("Sign out"), false);
    };
    return r.page(page);
}

static Result<Answer> post_sign_out(Request& r) {
    TRY(r.write([&](Writer& db, const Deed&) -> Result<std::string> {
        end_session(db, r.session);
        return std::string("signed out");
    }));
    auto answer = r.see_other(Url("/"));
    answer.headers.emplace_back("Set-Cookie", session_cookie(r.house, ended_session(r.house.key, r.session)));
    answer.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return answer;
}

void open(Tables& tables) {
    auto& at = tables.routes;
    at.constant("/sign-in", "sign-in", sign_in_page);
    at.get("/sign-in/{link}", "sign-in-link", Auth::visitor, {}, get_link);
    at.post("/sign-in/{link}", "redeem-link", Auth::visitor, {"link.redeem"}, {device_field()}, post_link);
    at.get("/you", "you", Auth::session, {}, you_page);
    at.post("/sign-out", "sign-out", Auth::session, {"session.end"}, {}, post_sign_out);
}

}
