#include "features/needs/need.hpp"
#include "pages/door/request.hpp"
#include "platform/text/text.hpp"

using namespace pages;

namespace needs {

static constexpr int most_title = 200, most_text = 4000, in_a_list = 50;

// ---- acts

static Result<ActDef::Then> make_need(Writer& db, const Deed& deed, ItemId answer_id, const Form& form) {
    auto answer = TRY(find(db, answer_id, Side::released));
    if (answer.kind != Kind::answer) return Hidden{};
    auto seat = TRY(may_make(deed.actor));
    if (answer.hash_hex() != form.base()) return Collision{"version", std::string(form["text"]), {}, answer.hash_hex()};
    auto id = make(db, deed, seat, answer, {std::string(form["title"]), std::string(form["text"]), deed.profile.working_language});
    return ActDef::Then{path_of(Kind::need, id).text(), tell("The need is made. It is read as widely as the answer it came from.")};
}

struct Place { Shown shown; std::string owner; std::vector<std::string> sharing; };
static Result<Place> place_of(Reader& db, ItemId id, const profile::Profile& profile) {
    auto shown = TRY(find(db, id, Side::released));
    return Place{shown, member_of(db, shown, profile), sharing(heard_by(acts_of(db, id), *db.sight), profile)};
}

static Result<ActDef::Then> share_need(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto place = TRY(place_of(db, id, deed.profile));
    auto seat = TRY(may_share(place.owner, place.sharing, deed.actor));
    if (place.shown.hash_hex() != form.base()) return Collision{"version", {}, {}, place.shown.hash_hex()};
    act(db, deed, seat, id, "need.share", Side::released, place.shown.hash, {{"member", seat.member}, {"readers", circles_text(effective_circles(db, place.shown))}});
    return ActDef::Then{path_of(Kind::need, id).text(), tell("{1} now shares this need.", Name{"member." + seat.member})};
}

static Result<ActDef::Then> share_again(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto need = TRY(find(db, id, Side::working));
    auto seat = TRY(may_share_again(need, deed.actor));
    if (need.hash_hex() != form.base()) return Collision{"version", {}, {}, need.hash_hex()};
    if (!find_shown(db, need.within, Side::released))
        return Refusal{"need.answer_first", tell("The answer it came from is not shared."), tell("Share your country's update first.")};
    release(db, deed, id, need.hash, {everyone});
    act(db, deed, seat, id, "need.share_again", Side::released, need.hash);
    return ActDef::Then{path_of(Kind::need, id).text(), tell("Shared again, as widely as its answer.")};
}

static Result<ActDef::Then> withdraw_need(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto need = TRY(find(db, id, Side::working));
    auto seat = TRY(may_withdraw(need, deed.actor));
    withdraw(db, id);
    act(db, deed, seat, id, "need.withdraw", Side::released, need.hash);
    return ActDef::Then{path_of(Kind::need, id).text(), tell("Withdrawn. Nobody else reads it until your country shares it again.")};
}

static Result<ActDef::Then> take_back(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto place = TRY(place_of(db, id, deed.profile));
    auto seat = TRY(may_take_back(place.sharing, deed.actor));
    act(db, deed, seat, id, "need.take_back", Side::released, place.shown.hash, {{"member", seat.member}});
    return ActDef::Then{path_of(Kind::need, id).text(), tell("Taken back.")};
}

// ---- one need

static void countries(Out& out, const View& view, const Place& place) {
    out(R"html(<ul class="countries"><li>{}</li>{}</ul>)html", view.say("{1}, whose need it is", view.name("member." + place.owner)),
        each(place.sharing, [&](Out& p, const std::string& member) { p("<li>{}</li>", view.named("member." + member)); }));
}

// Told why not: who is of a country's office or works in one. To others it is no matter of theirs.
static bool speaks_in_a_country(const Actor& actor) {
    return std::ranges::any_of(actor.sits, [](auto& s) { return !s.member.empty() && s.role != Role::cso_member; });
}

static void share_forms(Out& out, Request& r, const Place& place) {
    auto& view = r.view;
    auto id = place.shown.id;
    FormOf share{"need.share", path_of(Kind::need, id) / "sharing", id.text(), place.shown.hash_hex()}, back{"need.take_back", path_of(Kind::need, id) / "taking-back", id.text(), place.shown.hash_hex()};
    if (auto own = find_shown(r.db, id, Side::working); own && may_withdraw(*own, r.actor))
        press(out, view, {"need.withdraw", path_of(Kind::need, id) / "withdrawal", id.text(), own->hash_hex()}, view.say("Withdraw this need"), false);
    if (may_take_back(place.sharing, r.actor)) press(out, view, back, view.say("Take it back"), false);
    else if (speaks_in_a_country(r.actor)) out("{}", when_may(view, may_share(place.owner, place.sharing, r.actor), [&](Out& p) { press(p, view, share, view.say("We share this need")); }));
}

static void need_body(Out& out, Request& r, const Place& place, const Typed& typed) {
    auto& view = r.view;
    auto text = text_of(place.shown.content());
    head(out, view, view.say("Need of the region"), text.title, and_readers({{view.say("Whose"), view.named("member." + place.owner)}}, view, r.db, place.shown),
         text.lang == view.say.lang ? "" : text.lang);
    trail_of(out, r, place.shown);
    out(R"html(<div class="flow" data-kind="need" data-id="{}" data-hash="{}">{}<p class="small quiet">{}</p><h2>{}</h2><p>{}</p>{}{}{}</div>)html", place.shown.id, place.shown.hash_hex(),
        paragraphs(view, text.text, text.lang), view.say("Read as widely as the answer it came from, and no wider without that country's leave. Wording by the {1}.", administrative_office),
        view.say("Who shares it"), view.say("In the order in which the members always stand. Not to be in this list says nothing."), [&](Out& p) { countries(p, view, place); },
        [&](Out& p) { share_forms(p, r, place); }, [&](Out& p) { below(p, r, place.shown, typed); });
}

// For its own office, while it is withdrawn.
static Result<Answer> withdrawn_page(Request& r, const Shown& need) {
    auto& view = r.view;
    r.shows(need);
    auto text = text_of(need.content());
    auto acts = acts_of(r.db, need.id);
    Page page{text.title, "plan", {{view.say("Needs of the region"), Url("/needs")}}, need.sample};
    page.body = [&](Out& out) {
        head(out, view, view.say("Need of the region"), text.title, and_readers({}, view, r.db, need), text.lang == view.say.lang ? "" : text.lang);
        if (!acts.empty() && acts.back().basis == put_back) closed_by_backup(out, view, acts.back().at);
        out(R"html(<div data-kind="need" data-id="{}" data-hash="{}" data-state="withdrawn">{}</div><p>{}</p>)html", need.id, need.hash_hex(), paragraphs(view, text.text, text.lang), view.say("It is withdrawn. Nobody else reads it until your country shares it again."));
        if (may_share_again(need, r.actor)) press(out, view, {"need.share_again", path_of(Kind::need, need.id) / "sharing-again", need.id.text(), need.hash_hex()}, view.say("Share this need again"));
    };
    return r.page(page);
}

static Result<Answer> need_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("need"));
    TRY(find_need(r.db, id));
    if (auto own = find_shown(r.db, id, Side::working); own && !own->is_shared()) return withdrawn_page(r, *own);
    auto place = TRY(place_of(r.db, id, r.house.profile));
    r.shows(place.shown);
    Page page{text_of(place.shown.content()).title, "plan", {{r.view.say("Needs of the region"), Url("/needs")}}, place.shown.sample};
    page.body = [&](Out& out) { need_body(out, r, place, typed); };
    return r.page(page);
}
static Result<Answer> get_need(Request& r) { return need_page(r, {}); }
static Result<Answer> post_on_need(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("need")), need_page); }

// ---- the list

static void need_row(Out& out, Request& r, const Shown& shown) {
    auto text = text_of(shown.content());
    auto whose = r.view.named("member." + member_of(r.db, shown, r.house.profile));
    out(R"html(<li data-kind="need" data-id="{}"><p class="kind">{} · {}</p><h3><a href="{}">{}</a> {}</h3></li>)html", shown.id, whose, day(r.view, shown.sort), path_of(Kind::need, shown.id),
        written(r.view, text.title, text.lang), sample_state(r.view, shown.sample));
}

static After after_of(Request& r) {
    std::string value;
    if (!r.house.key.of("list").open(r.query("after"), value)) return {};
    auto dot = value.find('.');
    auto item = ItemId::read(std::string_view(value).substr(dot + 1));
    return item ? After{Time(std::chrono::microseconds(std::atoll(value.c_str()))), *item} : After{};
}

static void more_link(Out& out, Request& r, const std::vector<Shown>& all) {
    if (all.size() <= in_a_list) return;
    auto& last = all[in_a_list - 1];
    auto token = r.house.key.of("list").sign(std::to_string(last.sort.time_since_epoch().count()) + "." + last.id.text());
    out(R"html(<p><a href="{}">{}</a></p>)html", Url("/needs").with("after", token), r.view.say("More"));
}

static Result<Answer> needs_page(Request& r) {
    auto& view = r.view;
    auto all = newest(r.db, Kind::need, Side::released, after_of(r), in_a_list + 1);
    auto shown = all | std::views::take(in_a_list);
    r.shows({shown.begin(), shown.end()}, Seen::listed);
    Page page{view.say("Needs of the region"), "plan"};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Needs of the region"), {});
        out("<p>{}</p>", view.say("The newest stand first, until the board has ordered them."));
        if (all.empty()) out("<p>{}</p>", view.say("Nothing that you can read stands here yet. Needs come from the answers to the annual update."));
        else out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}</ul>{})html", view.say("Needs of the region"), each(shown, [&](Out& p, const Shown& s) { need_row(p, r, s); }), [&](Out& p) { more_link(p, r, all); });
    };
    return r.page(page);
}

// ---- below an answer: the needs that came of it, and for those who word them the form

static void came_of_answer(Out& out, Request& r, const Shown& answer) {
    auto all = parts_of(r.db, answer.id, Kind::need, Side::released);
    if (all.empty()) return;
    r.shows(all, Seen::listed);
    out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", r.view.say("What came of it"), each(all, [&](Out& p, const Shown& s) { need_row(p, r, s); }));
}

static void make_form(Out& out, Request& r, const Shown& answer, const Typed& typed) {
    auto& view = r.view;
    if (!may_make(r.actor)) return;
    auto lang = view.profile.working_language;
    out(R"html(<h2 id="need">{}</h2><p>{}</p>)html", view.say("Make a need of it"), view.say("The need is the country's; you propose its wording. It is read as widely as this answer."));
    form(out, view, {"need.make", path_of(Kind::answer, answer.id) / "needs", answer.id.text(), typed.base("need.make", answer.hash_hex())}, [&](Out& p) {
        text_field(p, view, {"title", view.say("The need in one line"), {}, lang}, typed.or_else("title", ""), typed.errors);
        text_area(p, view, {"text", view.say("In a few sentences, neutrally"), {}, lang, 4}, typed.or_else("text", ""), typed.errors);
        button(p, view.say("Make this need"));
    });
}

static void below_answer(Out& out, Request& r, const Shown& answer, const Typed& typed) {
    came_of_answer(out, r, answer);
    make_form(out, r, answer, typed);
}

static Result<Answer> back_to_answer(Request& r, const Typed& typed) {
    auto answer = TRY(find(r.db, TRY(r.item("answer")), Side::released));
    Page page{r.view.say("Make a need of it"), "plan", {{r.view.say("Answer"), path_of(Kind::answer, answer.id)}}, answer.sample};
    page.body = [&](Out& out) {
        head(out, r.view, "", r.view.say("Make a need of it"), {});
        make_form(out, r, answer, typed);
    };
    return r.page(page);
}
static Result<Answer> post_need(Request& r) { return r.perform("need.make", TRY(r.item("answer")), back_to_answer); }

static std::vector<Field> need_form() { return {{"title", "line", true, most_title}, {"text", "text", true, most_text}}; }

void open(Tables& tables) {
    tables.acts.add({"need.make", need_form(), make_need});
    tables.acts.add({"need.share", {}, share_need});
    tables.acts.add({"need.withdraw", {}, withdraw_need});
    tables.acts.add({"need.share_again", {}, share_again});
    tables.acts.add({"need.take_back", {}, take_back});
    auto& at = tables.routes;
    at.get("/needs", "needs", Auth::visitor, {"need"}, needs_page, {"after"});
    at.get("/needs/{need}", "need", Auth::visitor, {"need", "answer", "line"}, get_need);
    at.post("/answers/{answer}/needs", "need.make", Auth::session, {"need.make"}, need_form(), post_need);
    at.post("/needs/{need}/sharing", "need.share", Auth::session, {"need.share"}, {}, post_on_need);
    at.post("/needs/{need}/withdrawal", "need.withdraw", Auth::session, {"need.withdraw"}, {}, post_on_need);
    at.post("/needs/{need}/sharing-again", "need.share_again", Auth::session, {"need.share_again"}, {}, post_on_need);
    at.post("/needs/{need}/taking-back", "need.take_back", Auth::session, {"need.take_back"}, {}, post_on_need);
    tables.below.push_back({Kind::answer, below_answer});
    tables.rooms.push_back({"plan", tell("Needs and plan"), Url("/plans"), [](const Actor&) { return true; }});
}

}
