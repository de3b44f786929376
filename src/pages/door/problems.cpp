#include "pages/door/problems.hpp"
#include "pages/door/door.hpp"
#include "platform/http/form.hpp"

namespace pages {

// ---- language

static std::string language_taken(const House& house, std::string_view accept_language) {
    std::string best;
    double best_weight = 0;
    for (auto part : std::views::split(accept_language, ',')) {
        std::string_view entry(part.begin(), part.end());
        while (entry.starts_with(' ')) entry.remove_prefix(1);
        auto tag = entry.substr(0, entry.find_first_of(";-"));
        auto q = entry.find(";q=");
        double weight = q == entry.npos ? 1 : std::atof(std::string(entry.substr(q + 3)).c_str());
        if (weight > best_weight && std::ranges::count(house.profile.interface_languages, tag)) {
            best = tag;
            best_weight = weight;
        }
    }
    return best;
}

std::string language_of(const House& house, const http::Head& head, const http::Pairs& queries, std::string_view account_lang) {
    auto known = [&](std::string_view lang) { return std::ranges::count(house.profile.interface_languages, lang) > 0; };
    for (auto& [name, lang] : queries)
        if (name == "lang" && known(lang)) return lang;
    if (known(account_lang)) return std::string(account_lang);
    if (auto kept = kept_cookie(house, head, "lang"); known(kept)) return std::string(kept);
    auto asked = language_taken(house, head.header("accept-language"));
    return asked.empty() ? house.profile.default_language : asked;
}

// ---- problems of a handler

bool key_is_sound(std::string_view key) {
    if (key.size() < 16 || key.size() > 64) return false;
    return std::ranges::all_of(key, [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

static Answer titled(Request& r, int status, const std::string& title, const Part& body, std::string rule = {}, std::string error = {}) {
    Page page{title, {}, {}, Sample::none, [&](Out& out) { out("<h1>{}</h1>{}", title, body); }};
    page.data_rule = std::move(rule);
    page.data_error = std::move(error);
    page.with_search = status != 404;
    return r.page(page, status);
}

// The same bytes for what is not there and what one may not read: no path, no id, no token, no form.
static Answer hidden_page(Request& r) {
    r.view.path.clear();
    auto& view = r.view;
    return titled(r, 404, view.say("There is nothing here"), [&](Out& out) {
        out(R"html(<p>{}</p><p><a href="/">{}</a></p>)html", view.say("This address leads to nothing that you can read."), view.say("Go to the first page"));
    });
}

bool is_long_text(const Field& field) { return field.type == "text"; }
static std::string label_of(const View& view, const Field& field) { return field.label ? view.say(field.label) : view.say("Your text"); }

// What was typed, to be copied from there: nothing is lost because it could not be done.
static void typed_texts(Out& out, Request& r) {
    for (auto& field : r.route.form)
        if (auto value = r.form[field.name]; is_long_text(field) && !value.empty()) text_area(out, r.view, {field.name, label_of(r.view, field), {}, {}, 8}, value, {});
}

static Answer refusal_page(Request& r, const Refusal& refused) {
    auto& view = r.view;
    auto body = [&](Out& out) {
        refusal(out, view, refused);
        typed_texts(out, r);
    };
    return titled(r, 403, view.say("This cannot be done"), body, std::string(refused.rule));
}

static void look_again(Out& out, Request& r) {
    auto thing = Url::inside(r.http.path.substr(0, r.http.path.rfind('/')));
    out(R"html(<form method="get" action="{}"><div class="acts"><button class="btn" type="submit">{}</button></div></form>)html", thing.value_or(Url("/")), r.view.say("Look at it again"));
}

static void unseen(Out& out, const Field& field, const Form& form) {
    for (auto value : form.all(field.name)) out(R"html(<input type="hidden" name="{}" value="{}">)html", html::Token(field.name), value);
}

// The typed form again, made from `base`: what was typed can be changed, or sent as it is.
static void same_form(Out& out, Request& r, const std::string& base, const FormErrors& errors, const std::string& label) {
    if (!std::ranges::any_of(r.route.form, is_long_text)) return look_again(out, r);
    auto& view = r.view;
    auto on = r.params.empty() ? std::string() : r.params.front().second;
    FormOf f{r.route.acts.empty() ? std::string_view() : r.route.acts.front(), Url::inside(r.http.path).value_or(Url("/")), on, base};
    form(out, view, f, [&](Out& o) {
        for (auto& field : r.route.form) {
            auto value = r.form[field.name];
            if (is_long_text(field)) text_area(o, view, {field.name, label_of(view, field), {}, {}, 8}, value, errors);
            else unseen(o, field, r.form);
        }
        button(o, label);
    });
}

static Part one_side(const View& view, const Name& is, const std::string& text) {
    return [&view, is, text](Out& out) {
        if (!is.key.empty()) out("<p>{}</p>", view.named(is.key));
        if (!text.empty()) out("{}", paragraphs(view, text, ""));
    };
}

static void two_sides(Out& out, const View& view, const Part& mine, const Part& theirs) {
    out(R"html(<div class="versions"><section data-side="mine"><h2>{}</h2>{}</section><section data-side="theirs"><h2>{}</h2>{}</section></div>)html", view.say("Your text"), mine,
        view.say("The text as it is now"), theirs);
}

static Answer used_key_page(Request& r) {
    auto& view = r.view;
    auto body = [&](Out& out) {
        out("<p>{}</p>", view.say("What was sent first stands. What you wrote since stands here; send it if it should take its place."));
        same_form(out, r, std::string(r.form.base()), {}, view.say("Send again"));
    };
    return titled(r, 409, view.say("This form was sent before with another text"), body, {}, "key");
}

static Answer changed_page(Request& r, const Collision& collision) {
    auto& view = r.view;
    auto body = [&](Out& out) {
        out("<p>{}</p>", view.say("Nothing was done. Look at it as it is now, and decide again."));
        look_again(out, r);
    };
    return titled(r, 409, view.say("What this was about has changed meanwhile"), body, {}, std::string(collision.error));
}

static bool is_about_texts(const Collision& c) { return !c.mine.empty() || !c.theirs.empty() || !c.mine_is.key.empty() || !c.theirs_is.key.empty(); }

static Answer collision_page(Request& r, const Collision& collision) {
    auto& view = r.view;
    if (collision.error == "key") return used_key_page(r);
    if (!is_about_texts(collision)) return changed_page(r, collision);
    auto body = [&](Out& out) {
        out("<p>{}</p>", view.say("Nothing is lost: both texts stand here. Nothing of yours was put in place of the other."));
        two_sides(out, view, one_side(view, collision.mine_is, collision.mine), one_side(view, collision.theirs_is, collision.theirs));
        same_form(out, r, collision.base, {}, view.say("Save this text"));
    };
    return titled(r, 409, view.say("The text changed while you were writing"), body, {}, "version");
}

static bool has_text(const Request& r) {
    return std::ranges::any_of(r.route.form, [&](auto& field) { return is_long_text(field) && !r.form[field.name].empty(); });
}
static Sentence said_later(const Request& r) {
    return has_text(r) ? tell("Nothing was done. What you wrote stands below: send it again in a moment.") : tell("Nothing was done. Try again in a moment.");
}

// What was typed comes back to be sent again, with the key it had: where it was done after all (a database may be lost in the midst of a commit), it is not done twice.
static Answer later_page(Request& r, int status, const Sentence& title, const Sentence& says, int seconds) {
    auto key = std::string(r.form["_key"]);
    if (key_is_sound(key)) r.view.new_key = [key] { return key; };
    auto body = [&](Out& out) {
        out("<p>{}</p>", r.view.say(says));
        if (r.http.method == "POST") same_form(out, r, std::string(r.form.base()), {}, r.view.say("Send again"));
    };
    auto answer = titled(r, status, r.view.say(title), body);
    answer.headers.emplace_back("Retry-After", std::to_string(seconds));
    return answer;
}

Answer put_off(Request& r, Why why) {
    if (why == Why::busy) return later_page(r, 503, tell("Too much is asked at this moment"), said_later(r), 2);
    auto says = r.http.method == "POST" ? tell("Nothing was saved. Keep what you wrote, and send it again when the {1} says that there is room.", administrative_office)
                                        : tell("What is open to the whole network can be read. Other pages open again when there is room, because each reading of them is recorded. Tell the {1}.", administrative_office);
    return later_page(r, 503, tell("The server has no room left"), says, 60);
}

static Answer too_often(Request& r, int seconds) {
    return later_page(r, 429, tell("This was sent too often in too short a time"), said_later(r), seconds);
}

// The form's own token goes back with it, so that it still tells for whom it was opened.
Answer signed_out_page(Request& r) {
    r.view.csrf = std::string(r.form["_csrf"]);
    auto body = [&](Out& out) {
        auto says = has_text(r) ? tell("Nothing was done. What you wrote stands below: sign in in another window, come back to this one and send it again.") : tell("Nothing was done. Sign in, and do it again.");
        out(R"html(<p>{}</p><p><a href="/sign-in" target="_blank" rel="noopener">{}</a></p>)html", r.view.say(says), r.view.say("Sign in"));
        same_form(out, r, std::string(r.form.base()), {}, r.view.say("Send again"));
    };
    auto answer = titled(r, 401, r.view.say("You are no longer signed in"), body, "session");
    answer.headers.emplace_back("WWW-Authenticate", R"(Cookie form-action="/sign-in")");
    return answer;
}

Answer too_long_page(Request& r) {
    auto body = [&](Out& out) {
        out("<p>{}</p>", r.view.say("Nothing was done. What you wrote stands below: shorten it, or send it in parts."));
        same_form(out, r, std::string(r.form.base()), {}, r.view.say("Send again"));
    };
    return titled(r, 413, r.view.say("This is more than one form can hold"), body);
}

Answer problem_page(Request& r, const Problem& problem) {
    if (auto* refused = std::get_if<Refusal>(&problem)) return refusal_page(r, *refused);
    if (auto* collision = std::get_if<Collision>(&problem)) return collision_page(r, *collision);
    if (auto* errors = std::get_if<FormErrors>(&problem)) return wrong_form_page(r, *errors);
    if (std::holds_alternative<Busy>(problem)) return put_off(r, Why::busy);
    if (auto* much = std::get_if<TooMuch>(&problem)) return too_often(r, much->seconds);
    return hidden_page(r);
}

// What is wrong with no field that stands on the page: a form that no page of ours sends, or one that was changed on its way.
Answer wrong_form_page(Request& r, const FormErrors& errors) {
    auto body = [&](Out& out) {
        for (auto& error : errors.fields)
            if (!std::ranges::any_of(r.route.form, [&](const Field& f) { return is_long_text(f) && f.name == error.field; }))
                out(R"html(<p class="wrong" data-field="{}" data-error="{}">{}</p>)html", error.field, error.code, r.view.say(error.says));
        same_form(out, r, std::string(r.form.base()), errors, r.view.say("Send again"));
    };
    return titled(r, 422, r.view.say("Something in the form is not right yet"), body);
}

bool take_said(Request& r) {
    auto kept = kept_cookie(r.house, r.http, "said");
    std::string said;
    if (kept.empty() || r.route.method != "GET" || !r.house.key.of("said").open(kept, said)) return false;
    r.view.said = said;
    return true;
}

// ---- without a session

static http::Response bare_page(const House& house, const http::Head& head, int status, const Sentence& title, const Sentence& says, std::string rule = {}) {
    static const Actor visitor{};
    auto names = [&profile = house.profile](std::string_view key, std::string_view l) { return profile.name(key, l); };
    auto lang = language_of(house, head, {}, "");
    View view{i18n::Say(house.catalogues, names, lang, house.profile.default_zone, &house.profile.wording(lang)), house.profile, visitor, house.rooms};
    view.style = house.assets.path("app.css");
    view.icon = house.assets.path("icon.svg");
    Page page{view.say(title), {}, {}, Sample::none, [&](Out& out) {
        out(R"html(<h1>{}</h1><p>{}</p><p><a href="/">{}</a></p>)html", view.say(title), view.say(says), view.say("Go to the first page"));
    }, true};
    page.data_rule = std::move(rule);
    Out out;
    frame(out, view, page);
    http::Response answer;
    answer.status = status;
    answer.body = out.take();
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.headers.emplace_back("Vary", "Cookie, Accept-Language");
    return answer;
}

http::Response not_allowed(const House& house, const http::Head& head, const std::vector<std::string_view>& methods) {
    auto answer = bare_page(house, head, 405, tell("This page cannot be asked in that way"), tell("Open it from a link, or send the form that stands on it."));
    std::string allowed;
    for (auto method : methods) allowed += (allowed.empty() ? "" : ", ") + std::string(method);
    answer.headers.emplace_back("Allow", allowed);
    add_security_headers(house, answer);
    return answer;
}

http::Response foreign(const House& house, const http::Head& head) {
    auto answer = bare_page(house, head, 403, tell("This form came from another site"), tell("Nothing was done. Open the page here and send the form from it."), "origin");
    add_security_headers(house, answer);
    return answer;
}

http::Response too_long(const House& house, const http::Head& head) {
    auto answer = bare_page(house, head, 413, tell("This is more than one form can hold"), tell("Nothing was done. Go back, where your text still stands, and send it in parts."));
    add_security_headers(house, answer);
    return answer;
}

http::Response unsupported(const House& house, const http::Head& head) {
    auto answer = bare_page(house, head, 415, tell("This form was sent in a way that is not read here"), tell("Open the page here and send the form from it."));
    add_security_headers(house, answer);
    return answer;
}

http::Response too_busy(const House& house, const http::Head& head) {
    auto answer = bare_page(house, head, 503, tell("Too much is asked at this moment"), tell("Nothing was done. Go back, where your text still stands, and send it again in a moment."));
    answer.headers.emplace_back("Retry-After", "2");
    return answer;
}

http::Response broken(const House& house, const http::Head& head) {
    return bare_page(house, head, 500, tell("Something went wrong here"), tell("Nothing was done. Go back, where your text still stands, and try again; if it happens again, tell the {1} when it was.", administrative_office));
}

http::Response to_sign_in(const House&, const http::Head&) {
    http::Response answer;
    answer.status = 303;
    answer.headers.emplace_back("Location", "/sign-in");
    answer.headers.emplace_back("Cache-Control", "no-store");
    return answer;
}

}
