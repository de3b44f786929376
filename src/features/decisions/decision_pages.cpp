#include "features/decisions/subject.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace decisions {

static constexpr int most_words = 2000;

// ---- acts

static std::vector<Field> put_form() { return {{"until_day", "number", true, 2}, {"until_month", "choice", true, 2}, {"until_year", "number", true, 4}, {"until_hour", "hour", true, 8}}; }
static std::vector<Field> position_form(const profile::Profile& p) {
    std::vector<Field> form{{"kind", "choice", true, 40}};
    for (auto asked : p.asked_with_positions()) form.push_back({asked, "text", false, most_words});
    return form;
}

// Kind: whose page puts it to the board.
template <Kind from> static Result<ActDef::Then> put(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto& subject = put_from(from);
    auto shown = TRY(find(db, id, Side::working));
    if (shown.kind != from) return Hidden{};
    auto seat = TRY(subject.may_put(db, id, deed.actor));
    auto now = subject.text_now(db, id);
    if (form.base() != now) return Collision{"version", {}, {}, now};
    auto until = TRY(read_date(form, "until", deed.profile.default_zone, true));
    if (until <= deed.now) return FormErrors{{{"until", "future", tell("Choose an hour that is still to come.")}}};
    auto decision = put_to_board(db, deed, seat, shown, subject.title(db, deed.profile, id), until);
    return ActDef::Then{path_of(Kind::decision, decision).text(), tell("Put to the board. The text cannot change while the board is asked.")};
}

static Result<text::Content> texts_in(const Form& form, const profile::Position& position, const profile::Profile& p) {
    text::Content body;
    FormErrors errors;
    for (auto field : p.asked_with_positions())
        if (!form[field].empty() && !std::ranges::count(position.asks, field, &profile::Asked::key))
            errors.fields.push_back({field, "other", tell("This text goes with another position. Choose that one, or take the text out.")});
    for (auto& asked : position.asks) {
        auto value = form[asked.key];
        if (value.empty()) errors.fields.push_back({asked.key, "required", tell("This goes with the position you chose. Write it here.")});
        body.set(asked.key, value, p.working_language);
    }
    if (!errors.fields.empty()) return errors;
    return body;
}

static Result<ActDef::Then> take(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto decision = TRY(find_decision(db, id));
    auto seat = TRY(may_take_position(decision, announced(acts_of(db, id)), deed.actor, deed.now));
    auto* position = deed.profile.position(form["kind"]);
    if (!position) return FormErrors{{{"kind", "choice", tell("Choose a position.")}}};
    auto shown = TRY(find(db, id, Side::released));
    if (shown.hash_hex() != form.base()) return Collision{"version", {}, {}, shown.hash_hex()};
    auto body = TRY(texts_in(form, *position, deed.profile));
    take_position(db, deed, seat, decision, position->key, body);
    return ActDef::Then{path_of(Kind::decision, id).text(), tell("The position of {1} is given. You can change it until the procedure ends.", Name{"member." + seat.member})};
}

static Result<ActDef::Then> announce_outcome(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto decision = TRY(find_decision(db, id));
    auto shown = TRY(find(db, id, Side::released));
    auto seat = TRY(may_announce(decision, announced(acts_of(db, id)), deed.actor, deed.now));
    if (shown.hash_hex() != form.base()) return Collision{"version", {}, {}, shown.hash_hex()};
    auto outcome = outcome_of(positions_of(db, id, deed.profile), deed.profile);
    announce(db, deed, seat, decision, outcome);
    return ActDef::Then{path_of(Kind::decision, id).text(), outcome == Outcome::agreed ? tell("Announced: agreed.") : tell("Announced: the text goes back for consultation.")};
}

// ---- one decision

static std::string said_number(const View& view, const Decision& d) {
    return d.number ? view.numbered("decision.number", "{n}", *d.number) : view.say("given when the outcome is announced");
}

static void position_texts(Out& out, const View& view, const Given& given) {
    for (auto& field : given.body.fields)
        if (!field.value.empty()) out(R"html(<p class="small"><b>{}</b></p>{})html", view.name("position." + given.kind + "." + field.name), paragraphs(view, field.value, field.lang));
}

static void position_row(Out& out, const View& view, const profile::Member& member, const std::vector<Given>& all, bool over) {
    auto at = std::ranges::find(all, member.key, &Given::member);
    bool given = at != all.end();
    auto said = given ? view.name("position." + at->kind + ".recorded") : over ? view.name("no_word")
                                                                               : view.say("No position yet");
    out(R"html(<tr role="row" data-member="{}"><th scope="row" role="rowheader">{}</th><td role="cell" data-label="{}"><span class="knot {}">{}</span>{}</td><td role="cell" data-label="{}">{}</td></tr>)html",
        member.key, view.named("member." + member.key), view.say("Position"), given ? "is-done" : "", said, [&](Out& p) { if (given) position_texts(p, view, *at); }, view.say("Given"),
        [&](Out& p) { if (given) p("{}", day(view, at->given)); });
}

static void position_table(Out& out, const View& view, const std::vector<Given>& all, bool over) {
    out(R"html(<table class="stack" role="table"><caption class="vh">{}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{}</th><th scope="col" role="columnheader">{}</th><th scope="col" role="columnheader">{}</th></tr></thead><tbody role="rowgroup">{}</tbody></table>)html",
        view.say("Positions by country"), view.say("Country"), view.say("Position"), view.say("Given"),
        each(view.profile.members, [&](Out& p, const profile::Member& m) { position_row(p, view, m, all, over); }));
}

static void asked_texts(Out& out, const View& view, const Given* given, const Typed& typed) {
    std::set<std::string> shown;
    for (auto& position : view.profile.positions)
        for (auto& asked : position.asks)
            if (shown.insert(asked.key).second)
                text_area(out, view, {asked.key, view.name("position." + position.key + "." + asked.key), view.say("With: {1}", view.name("position." + position.key)), {}, 3}, typed.or_else(asked.key, given ? given->body.of(asked.key) : ""), typed.errors);
}

static void position_fields(Out& out, Request& r, const Shown& shown, const Given* given, const Typed& typed) {
    auto& view = r.view;
    std::vector<Choice> all;
    for (auto& position : view.profile.positions)
        all.push_back({position.key, [&view, key = position.key](Out& p) { p("{}", view.name("position." + key)); }, view.profile.knows("position." + position.key + ".help") ? view.name("position." + position.key + ".help") : ""});
    form(out, view, {"position.take", path_of(Kind::decision, shown.id) / "position", shown.id.text(), shown.hash_hex()}, [&](Out& p) {
        choices(p, view, {"kind", view.say("The position of your country")}, all, typed.or_else("kind", given ? given->kind : ""), typed.errors);
        asked_texts(p, view, given, typed);
        button(p, given ? view.say("Change the position of your country") : view.say("Give this position for your country"));
    });
}

static const Given* own(Request& r, const std::vector<Given>& all) {
    auto* seat = r.actor.sitting(Role::board_member);
    auto at = seat ? std::ranges::find(all, seat->member, &Given::member) : all.end();
    return at == all.end() ? nullptr : &*at;
}

static void own_position(Out& out, Request& r, const Given* at) {
    if (!at) return;
    auto& view = r.view;
    out(R"html(<h2>{}</h2><p><span class="knot is-done">{}</span>, {}</p>{})html", view.say("Your country's position"), view.name("position." + at->kind + ".recorded"), day(view, at->given),
        [&](Out& p) { position_texts(p, view, *at); });
}

static void positions(Out& out, Request& r, const Decision& d, const Shown& shown, const Announced& a, const Typed& typed) {
    auto& view = r.view;
    auto all = positions_of(r.db, d.id, view.profile);
    bool over = r.now >= d.until, chair = r.actor.sitting(Role::chair), member = r.actor.in(shown.owner);
    auto* given = own(r, all);
    if (!over) own_position(out, r, given);
    if (auto may = may_take_position(d, a, r.actor, r.now); may || r.actor.sitting(Role::board_member)) out("{}", when_may(view, may, [&](Out& p) { position_fields(p, r, shown, given, typed); }));
    if ((chair && !over) || (over && member)) {
        out("<h2>{}</h2>{}", view.say("Positions"), [&](Out& p) { position_table(p, view, all, over); });
        if (chair && !over) out(R"html(<p class="small quiet">{}</p>)html", view.say("Until the end you alone read this table."));
    }
}

static void announcing(Out& out, Request& r, const Decision& d, const Shown& shown, const Announced& a) {
    if (!r.actor.sitting(Role::chair) || a.done) return;
    auto& view = r.view;
    auto would = outcome_of(positions_of(r.db, d.id, view.profile), view.profile);
    out("<h2>{}</h2>{}", view.say("Announce the outcome"), when_may(view, may_announce(d, a, r.actor, r.now), [&](Out& p) {
        p("<p>{}</p>", view.say("By the rule the outcome is: {1}.", view.name(would == Outcome::agreed ? "outcome.agreed" : "outcome.not_agreed")));
        press(p, view, {"decision.announce", path_of(Kind::decision, d.id) / "announcement", d.id.text(), shown.hash_hex()}, view.say("Announce it to all members"));
    }));
}

static void rule_beside(Out& out, Request& r, const Decision& d) {
    auto& view = r.view;
    bool running = r.now < d.until;
    out(R"html(<aside class="side" aria-label="{}"><section class="flow tight"><h2>{}</h2><p>{}</p></section><section class="flow tight"><h2>{}</h2><p>{}</p></section></aside>)html", view.say("The rule"),
        view.say("The rule, and how it is worked out"), view.named("decision.rule"), view.say("What you see now"),
        running ? view.say("While the procedure runs a country reads its own position, and the chair all of them; at its end all members do.") : view.say("The procedure has ended: all members of the board read all positions."));
}

static Part named_outcome(const View& view, Outcome outcome) { return view.named(outcome == Outcome::agreed ? "outcome.agreed" : "outcome.not_agreed"); }

static std::vector<Fact> facts_of(Request& r, const Decision& d, const Shown& shown, const Announced& a) {
    auto& view = r.view;
    std::vector<Fact> facts{{r.now < d.until ? view.say("Until") : view.say("Ended"), moment(view, d.until)}, {view.say("Number"), [&view, d](Out& p) { p("{}", said_number(view, d)); }}};
    if (a.done) facts.push_back({view.say("Outcome"), named_outcome(view, a.outcome)});
    if (a.done) facts.push_back({view.say("Announced by the chair"), day(view, a.at)});
    return and_readers(std::move(facts), view, r.db, shown);
}

std::string titled(Request& r, const Shown& shown) {
    auto decision = find_decision(r.db, shown.id);
    auto about = decision ? find(r.db, decision->about) : Result<Found>(Hidden{});
    auto title = about ? about_a(about->shown.kind).titled(r, decision->about) : std::string();
    return title.empty() ? std::string(shown.content().of("title")) : title;
}

static std::string title_in_trail(Request& r, const Shown& shown) {
    auto decision = find_decision(r.db, shown.id);
    return decision && decision->number ? said_number(r.view, *decision) : r.view.name("decision.procedure");
}

// The text itself, while it is the one that stands; a later one is not what was asked about.
static void text_asked_about(Out& out, Request& r, const Decision& d) {
    auto& view = r.view;
    auto about = find_shown(r.db, d.about, Side::released);
    out(R"html(<h2>{}</h2><p class="small quiet">{}</p>)html", view.say("The text"), view.say("Positions count for exactly these words."));
    if (!about) return;
    auto& subject = about_a(about->kind);
    if (about->hash == d.hash)
        out(R"html({}<p class="small quiet">{} <code>{}</code></p>)html", [&](Out& p) { subject.words(p, r, *about); }, view.say("Code of this text:"), about->code);
    out(R"html(<p><a href="{}">{}</a></p>)html", path_of(about->kind, about->id), view.say(subject.by_itself));
}

static Result<Answer> decision_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("decision"));
    auto decision = TRY(find_decision(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    auto a = announced(acts_of(r.db, id));
    r.shows(shown);
    auto& view = r.view;
    Page page{titled(r, shown), "decisions", {{view.say("Meetings and decisions"), Url("/decisions")}}, shown.sample};
    auto state = a.done ? (a.outcome == Outcome::agreed ? "agreed" : "not-agreed") : r.now < decision.until ? "running"
                                                                                                            : "ended";
    auto body = [&](Out& out) {
        text_asked_about(out, r, decision);
        positions(out, r, decision, shown, a, typed);
        announcing(out, r, decision, shown, a);
    };
    page.body = [&](Out& out) {
        head(out, view, view.name("decision.procedure"), titled(r, shown), facts_of(r, decision, shown, a));
        trail_of(out, r, shown);
        out(R"html(<div class="split" data-kind="decision" data-id="{}" data-hash="{}" data-state="{}"><div class="flow">{}</div>{}</div>)html", id, shown.hash_hex(), state, body,
            [&](Out& p) { rule_beside(p, r, decision); });
    };
    return r.page(page);
}
static Result<Answer> get_decision(Request& r) { return decision_page(r, {}); }
static Result<Answer> post_on_decision(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("decision")), decision_page); }

// ---- the list

static void decision_row(Out& out, Request& r, const Decision& d) {
    auto shown = find_shown(r.db, d.id, Side::released);
    if (!shown) return;
    auto& view = r.view;
    r.shows(*shown, Seen::listed);
    auto a = announced(acts_of(r.db, d.id));
    out(R"html(<li data-kind="decision" data-id="{}"><p class="kind">{} · {}</p><h3><a href="{}">{}</a> {}</h3>{}</li>)html", d.id, d.number ? said_number(view, d) : view.name("decision.procedure"),
        r.now < d.until ? view.say("Until {1}", Moment{d.until}) : view.say("Ended {1}", Moment{d.until}), path_of(Kind::decision, d.id), titled(r, *shown),
        sample_state(view, shown->sample), [&](Out& p) { if (a.done) p(R"html(<p class="small">{}</p>)html", named_outcome(view, a.outcome)); });
}

static Result<Answer> decisions_page(Request& r) {
    auto all = decisions(r.db);
    auto& view = r.view;
    Page page{view.say("Meetings and decisions"), "decisions"};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Meetings and decisions"), {});
        out(R"html(<p><a href="/meetings">{}</a></p>)html", view.say("Meetings"));
        if (view.profile.has_procedures()) out(R"html(<p><a href="/procedures">{}</a></p>)html", view.name("procedures.title"));
        out("<h2>{}</h2>", view.say("Decisions"));
        if (all.empty()) out("<p>{}</p>", view.say("No decision that you can read stands here yet."));
        else out(R"html(<ul class="rows" role="list">{}</ul>)html", each(all, [&](Out& p, const Decision& d) { decision_row(p, r, d); }));
    };
    return r.page(page);
}

// ---- below a text: what the board was asked about it, and the way to the board

static void put_fields(Out& out, Request& r, const Shown& from, const Typed& typed) {
    auto& view = r.view;
    auto& subject = put_from(from.kind);
    form(out, view, {subject.act, path_of(from.kind, from.id) / "decision", from.id.text(), typed.base(subject.act, subject.text_now(r.db, from.id))}, [&](Out& p) {
        date_fields(p, view, {"until", view.say("The procedure ends"), office_clock(view, r.now)}, typed, std::nullopt, true);
        button(p, view.say(subject.put));
    });
}

static void decisions_about(Out& out, Request& r, const Shown& about, const Typed&) {
    auto asked = decisions_on(r.db, about.id);
    if (!asked.empty()) out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", r.view.say("Decisions"), each(asked, [&](Out& p, const Decision& d) { decision_row(p, r, d); }));
}

static void way_to_board(Out& out, Request& r, const Shown& from, const Typed& typed) {
    if (put_from(from.kind).may_put(r.db, from.id, r.actor)) out("<h2>{}</h2>{}", r.view.say("Ask the board"), [&](Out& p) { put_fields(p, r, from, typed); });
}

template <Kind from> static Result<Answer> put_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item(key_of(from)));
    auto shown = TRY(find(r.db, id, Side::working));
    Page page{r.view.say("Ask the board"), "decisions", {{r.house.titles.at(from)(r, shown), path_of(from, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, r.view, "", r.view.say("Ask the board"), {});
        put_fields(out, r, shown, typed);
    };
    return r.page(page);
}
template <Kind from> static Result<Answer> post_put(Request& r) { return r.perform(put_from(from).act, TRY(r.item(key_of(from))), put_page<from>); }

// What the board is asked about, where this network has it.
template <Kind from> static void add_subject(Tables& tables, std::string_view pattern) {
    auto& subject = put_from(from);
    tables.acts.add({subject.act, put_form(), put<from>});
    tables.routes.post(pattern, subject.act, Auth::session, {subject.act}, put_form(), post_put<from>);
    tables.below.push_back({subject.about, decisions_about});
    tables.below.push_back({from, way_to_board});
}

void open(Tables& tables) {
    tables.acts.add({"position.take", position_form(tables.profile), take});
    tables.acts.add({"decision.announce", {}, announce_outcome});
    auto& at = tables.routes;
    at.get("/decisions", "decisions", Auth::visitor, {"decision"}, decisions_page);
    at.get("/decisions/{decision}", "decision", Auth::visitor, {"decision", "plan", "version"}, get_decision);
    at.post("/decisions/{decision}/position", "position.take", Auth::session, {"position.take"}, position_form(tables.profile), post_on_decision);
    at.post("/decisions/{decision}/announcement", "decision.announce", Auth::session, {"decision.announce"}, {}, post_on_decision);
    add_subject<Kind::plan>(tables, "/plans/{plan}/decision");
    if (tables.profile.has_procedures()) add_subject<Kind::procedures>(tables, "/procedures/{procedures}/decision");
    tables.titles[Kind::decision] = title_in_trail;
    tables.rooms.push_back({"decisions", tell("Meetings and decisions"), Url("/decisions"), [](const Actor&) { return true; }});
}

}
