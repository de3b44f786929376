#include "features/updates/update_acts.hpp"
#include "features/updates/update_views.hpp"
#include "features/updates/updates.hpp"
#include <nlohmann/json.hpp>

namespace updates {

// ---- the annual update

static void open_form(Out& out, Request& r, const Typed& typed) {
    auto& view = r.view;
    if (!may_open(r.actor)) return;
    out("<h2>{}</h2>", view.say("Open an annual update"));
    form(out, view, {"annual.open", Url("/updates"), ""}, [&](Out& p) {
        text_field(p, view, {"year", view.say("Year")}, typed.or_else("year", ""), typed.errors);
        date_fields(p, view, {"until", view.say("Open until"), office_clock(view, r.now)}, typed, std::nullopt, true);
        button(p, view.say("Open it for every country"));
    });
}

static void annual_row(Out& out, Request& r, const AnnualUpdate& annual) {
    auto shown = find(r.db, annual.id);
    out(R"html(<li data-kind="annual-update" data-id="{}"><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", annual.id, path_of(Kind::annual_update, annual.id), said_year(r.view, annual),
        sample_state(r.view, shown ? shown->shown.sample : Sample::none),
        annual.until > r.now ? r.view.say("Open until {1}", Moment{annual.until}) : r.view.say("Was open until {1}", Moment{annual.until}));
}

static Result<Answer> updates_page(Request& r, const Typed& typed) {
    auto all = annual_updates(r.db);
    Page page{r.view.say("Annual update"), "updates"};
    page.body = [&](Out& out) {
        head(out, r.view, "", r.view.name("update.title"), {});
        if (all.empty()) out("<p>{}</p>", r.view.say("No annual update that you can read stands here yet."));
        else out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}</ul>)html", r.view.say("Year"), each(all, [&](Out& p, const AnnualUpdate& a) { annual_row(p, r, a); }));
        open_form(out, r, typed);
    };
    return r.page(page);
}
static Result<Answer> get_updates(Request& r) { return updates_page(r, {}); }
static Result<Answer> post_update(Request& r) { return r.perform("annual.open", {}, updates_page); }

static const CountryUpdate* of_member(const std::vector<CountryUpdate>& all, std::string_view member) {
    auto at = std::ranges::find(all, member, &CountryUpdate::member);
    return at == all.end() ? nullptr : &*at;
}

static void country_row(Out& out, const View& view, const std::string& member, const CountryUpdate* update, const std::string& word) {
    auto said = [&](Out& p) { if (!word.empty()) p(R"html(<p class="small quiet">{}</p>)html", word); };
    auto name = view.named("member." + member);
    if (update) out(R"html(<li data-kind="country-update" data-id="{}"><h3><a href="{}">{}</a></h3>{}</li>)html", update->id, path_of(Kind::country_update, update->id), name, said);
    else out(R"html(<li><h3>{}</h3><p class="none">{}</p>{}</li>)html", name, view.say("nothing shared here"), said);
}

static std::string said_word(const View& view, std::string_view last_act) {
    if (last_act == "update.hand_in") return view.say("handed in to the country's own steps");
    return last_act == "update.share" ? view.say("shared") : view.say("with the office");
}

// Each country in the order of the profile: its update where it may be read, one neutral line where not. Those who run it see one word more.
static void country_rows(Out& out, Request& r, const AnnualUpdate& annual) {
    auto& view = r.view;
    auto readable = country_updates(r.db, annual.id);
    auto states = country_states(r.db, annual.id);
    auto one = [&](Out& p, const profile::Member& member) {
        auto state = std::ranges::find(states, member.key, &CountryState::member);
        country_row(p, view, member.key, of_member(readable, member.key), state == states.end() ? std::string() : said_word(view, state->last));
    };
    out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}</ul>)html", view.named("words.all_members"), each(view.profile.members, one));
}

static Result<Answer> annual_page(Request& r) {
    auto id = TRY(r.item("update"));
    auto annual = TRY(find_annual(r.db, id));
    auto shown = TRY(find(r.db, id));
    Page page{said_year(r.view, annual), "updates", {{r.view.say("Annual update"), Url("/updates")}}, shown.shown.sample};
    page.body = [&](Out& out) {
        head(out, r.view, r.view.say("Annual update"), said_year(r.view, annual), {{r.view.say("Open until"), moment(r.view, annual.until)}, {r.view.say("For the plan of"), [&](Out& p) { p("{}", annual.plan_year); }}});
        out(R"html(<p class="acts"><a class="btn" href="{}">{}</a></p>)html", path_of(Kind::annual_update, id) / "matrix", r.view.say("All countries, side by side"));
        out(R"html(<div data-kind="annual-update" data-id="{}">{}</div>)html", id, [&](Out& p) { country_rows(p, r, annual); });
    };
    return r.page(page);
}

// ---- one country update

static std::vector<Crumb> crumbs_of(Request& r, const AnnualUpdate& annual) {
    return {{r.view.say("Annual update"), Url("/updates")}, {said_year(r.view, annual), path_of(Kind::annual_update, annual.id)}};
}

static Result<Answer> country_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("update"));
    auto update = TRY(find_country_update(r.db, id));
    auto annual = TRY(find_annual(r.db, update.annual));
    auto found = TRY(find(r.db, id));
    r.shows(found.shown);
    Page page{r.view.name("member." + update.member), "updates", crumbs_of(r, annual), found.shown.sample};
    if (found.side == Side::working) page.body = office_page(r, TRY(find_office(r.db, id)), typed);
    else page.body = reader_page(r, update, found.shown);
    return r.page(page);
}
static Result<Answer> get_country(Request& r) { return country_page(r, {}); }

static Result<Answer> post_on_country(Request& r) {
    auto id = TRY(r.item("update"));
    return r.perform(r.route.acts.front(), id, country_page);
}

static Result<Answer> sharing(Request& r, const Typed& typed) {
    auto id = TRY(r.item("update"));
    auto office = TRY(find_office(r.db, id));
    TRY(may_share(office, r.actor));
    Page page{r.view.say("Who should be able to read it?"), "updates", crumbs_of(r, office.annual), office.shown.sample};
    page.crumbs.push_back({r.view.name("member." + office.update.member), path_of(Kind::country_update, id)});
    page.body = sharing_page(r, office, typed);
    return r.page(page);
}
static Result<Answer> get_sharing(Request& r) { return sharing(r, {}); }
static Result<Answer> post_sharing(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("update")), sharing); }

static Result<Answer> get_changes(Request& r) {
    auto id = TRY(r.item("update"));
    auto office = TRY(find_office(r.db, id));
    auto shared = find_revision(r.db, {crypto::from_hex(office.standing.shared)});
    if (!shared) return Hidden{};
    Page page{r.view.say("What changed since the text that others read"), "updates", crumbs_of(r, office.annual), office.shown.sample};
    page.crumbs.push_back({r.view.name("member." + office.update.member), path_of(Kind::country_update, id)});
    page.body = changes_page(r, office, list_of(*text::read_canonical(shared->body.s)));
    return r.page(page);
}

// ---- one answer

Result<Answer> answer_page(Request& r, ItemId id, const Typed& typed) {
    auto place = TRY(find_answer(r.db, id));
    auto update = TRY(find_country_update(r.db, place.update));
    auto annual = TRY(find_annual(r.db, update.annual));
    AnswerPage here{id, place, update, annual};
    auto found = TRY(find(r.db, id));
    Page page{said_question(r.view, place), "updates", crumbs_of(r, here.annual), found.shown.sample};
    page.crumbs.push_back({r.view.name("member." + update.member), path_of(Kind::country_update, update.id)});
    if (found.side == Side::released) {
        page.body = reading_page(r, here, found.shown, typed);
        return r.page(page);
    }
    r.shows(found.shown);
    auto office = TRY(find_office(r.db, place.update));
    auto state = std::ranges::find(office.answers, id, [](auto& a) { return a.row.id; });
    if (state == office.answers.end()) return Hidden{};
    page.body = writing_page(r, here, office, *state, typed);
    return r.page(page);
}
static Result<Answer> answer_again(Request& r, const Typed& typed) { return answer_page(r, TRY(r.item("answer")), typed); }
static Result<Answer> get_answer(Request& r) { return answer_again(r, {}); }
static Result<Answer> post_on_answer(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("answer")), answer_again); }

// The script's save: a draft of its writer alone, until she presses Save. Without the script the button is the save.
static Result<Answer> post_draft(Request& r) {
    auto id = TRY(r.item("answer"));
    TRY(r.write([&](Writer& db, const Deed& deed) -> Result<std::string> {
        TRY(draft_answer(db, deed, id, r.form));
        return std::string("kept");
    }));
    return r.json(nlohmann::json{{"base", r.form.base()}, {"saved", r.view.say.hour(r.now)}}.dump());
}

static std::string title_of_answer(Request& r, const Shown& shown) {
    auto place = find_answer(r.db, shown.id);
    return place ? said_question(r.view, *place) : std::string();
}
static std::string title_of_country(Request& r, const Shown& shown) {
    auto update = find_country_update(r.db, shown.id);
    return update ? r.view.name("member." + update->member) : std::string();
}

static void add_country_routes(Routes& at, const profile::Profile& p) {
    at.get("/country-updates/{update}", "country-update", Auth::visitor, {"country-update", "answer"}, get_country);
    at.get("/country-updates/{update}/sharing", "sharing", Auth::session, {"country-update"}, get_sharing, {"circle"});
    at.get("/country-updates/{update}/changes", "changes", Auth::session, {"country-update", "answer"}, get_changes);
    auto post = [&](std::string_view pattern, std::string_view act, std::vector<Field> form, Handler handler) { at.post(pattern, act, Auth::session, {act}, std::move(form), handler); };
    post("/country-updates/{update}/hand-in", "update.hand_in", hand_in_form(p), post_on_country);
    post("/country-updates/{update}/taking-back", "update.take_back", {}, post_on_country);
    post("/country-updates/{update}/approval", "update.approve", {}, post_on_country);
    post("/country-updates/{update}/sharing", "update.share", share_form(), post_sharing);
    post("/country-updates/{update}/narrowing", "update.narrow", circle_form(), post_sharing);
    post("/country-updates/{update}/withdrawal", "update.withdraw", {}, post_on_country);
    post("/country-updates/{update}/proposal", "update.propose", {}, post_on_country);
    post("/country-updates/{update}/publication", "update.publish", {}, post_on_country);
    post("/country-updates/{update}/unpublishing", "update.unpublish", {}, post_on_country);
}

static void add_answer_routes(Routes& at, const profile::Profile& p) {
    at.get("/answers/{answer}", "answer", Auth::visitor, {"answer"}, get_answer);
    at.post("/answers/{answer}/text", "answer.save", Auth::session, {"answer.save"}, answer_form(p), post_on_answer);
    at.post("/answers/{answer}/draft", "answer.draft", Auth::session, {"answer.draft"}, answer_form(p), post_draft);
    at.post("/answers/{answer}/readiness", "answer.ready", Auth::session, {"answer.ready"}, {}, post_on_answer);
    at.post("/answers/{answer}/narrowing", "answer.narrow", Auth::session, {"answer.narrow"}, circle_form(), post_on_answer);
}

void open(Tables& tables) {
    add_acts(tables.acts, tables.profile);
    auto& at = tables.routes;
    at.get("/updates", "updates", Auth::session, {"annual-update"}, get_updates);
    at.post("/updates", "annual.open", Auth::session, {"annual.open"}, annual_form(), post_update);
    at.get("/updates/{update}", "annual-update", Auth::session, {"annual-update", "country-update"}, annual_page);
    add_country_routes(at, tables.profile);
    add_answer_routes(at, tables.profile);
    tables.titles[Kind::answer] = title_of_answer;
    tables.titles[Kind::country_update] = title_of_country;
    tables.rooms.push_back({"updates", tell("Annual update"), Url("/updates"), [](const Actor& a) { return !a.visitor() && !a.sits.empty(); }});
}

}
