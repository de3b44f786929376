#include "features/procedures/procedures_acts.hpp"
#include "features/procedures/procedures_views.hpp"
#include "platform/text/text.hpp"

using namespace pages;

namespace procedures {

// ---- the draft, for the office

static FormOf moving(const Shown& clause, const Shown& draft) { return {"clause.move", path_of(Kind::clause, clause.id) / "place", clause.id.text(), draft.hash_hex()}; }

static void move_button(Out& out, const View& view, const FormOf& f, std::string_view to, const std::string& label, const std::string& title) {
    form(out, view, f, [&](Out& p) {
        p(R"html(<input type="hidden" name="to" value="{}"><button class="btn btn-2 btn-s" type="submit">{}<span class="vh">: {}</span></button>)html", to, label, title);
    });
}

static void clause_row(Out& out, Request& r, const Shown& draft, const Shown& clause, std::size_t n, std::size_t count, bool may) {
    auto& view = r.view;
    auto text = clause_of(clause);
    constexpr std::size_t first_words = 160;
    out(R"html(<li data-kind="clause" data-id="{}" data-hash="{}"><h3><a href="{}">{}. {}</a></h3><p class="small">{}</p>{}</li>)html", clause.id, clause.hash_hex(), path_of(Kind::clause, clause.id), n,
        written(view, text.title, text.lang), written(view, text::cut(text.text, first_words), text.lang), [&](Out& p) {
        if (!may || count < 2) return;
        p(R"html(<div class="acts">{}{}</div>)html", [&](Out& q) { if (n > 1) move_button(q, view, moving(clause, draft), "earlier", view.say("Move up"), text.title); },
          [&](Out& q) { if (n < count) move_button(q, view, moving(clause, draft), "later", view.say("Move down"), text.title); });
    });
}

static void draft_rows(Out& out, Request& r, const Shown& draft, bool may) {
    auto all = clauses_of(r.db, draft.id);
    r.shows(all, Seen::listed);
    if (all.empty()) out("<p>{}</p>", r.view.say("No clause stands here yet."));
    std::size_t n = 0;
    if (!all.empty()) out(R"html(<ol class="rows" role="list">{}</ol>)html", each(all, [&](Out& p, const Shown& clause) { clause_row(p, r, draft, clause, ++n, all.size(), may); }));
}

static void taken_out_rows(Out& out, Request& r, ItemId id) {
    auto& view = r.view;
    auto all = taken_out(r.db, id);
    if (all.empty()) return;
    r.shows(all, Seen::listed);
    out(R"html(<details><summary>{}</summary><ul class="rows" role="list">{}</ul></details>)html", view.say("Clauses that were taken out"), each(all, [&](Out& p, const Shown& clause) {
        auto text = clause_of(clause);
        p(R"html(<li data-kind="clause" data-id="{}"><h3><a href="{}">{}</a></h3></li>)html", clause.id, path_of(Kind::clause, clause.id), written(view, text.title, text.lang));
    }));
}

static void publishing(Out& out, Request& r, ItemId id) {
    auto agreed = agreed_version(r.db, id);
    auto version = agreed ? find_shown(r.db, agreed->id, Side::released) : std::nullopt;
    if (version && may_publish(agreed, shared_with(r.db, agreed->id).contains(everyone), r.actor))
        press(out, r.view, {"procedures.publish", path_of(Kind::procedures, id) / "publication", id.text(), version->hash_hex()}, r.view.say("Publish the agreed version: everybody can read it"), false);
}

static void office_body(Out& out, Request& r, const Shown& draft, const Typed& typed) {
    auto& view = r.view;
    auto id = draft.id;
    bool locked = before_the_board(r.db, id);
    auto may = may_edit(locked, r.actor);
    out("<h2>{}</h2><p>{}</p>{}", view.say("The draft"), view.say("Your office alone reads it. Others read the versions that were put out."), [&](Out& p) { draft_rows(p, r, draft, bool(may)); });
    out("{}", when_may(view, may, [&](Out& p) { p(R"html(<p class="acts"><a class="btn btn-2" href="{}">{}</a></p>)html", path_of(Kind::procedures, id) / "clauses" / "new", view.say("A new clause")); }));
    taken_out_rows(out, r, id);
    if (may_consult(clauses_of(r.db, id).size(), locked, r.actor))
        out(R"html(<h2>{}</h2><p>{}</p><p class="acts"><a class="btn btn-2" href="{}">{}</a></p>)html", view.say("Ask for comments"), view.say("You choose who reads the draft as it stands now, and until when they comment on it."),
            path_of(Kind::procedures, id) / "consultation", view.say("Put this draft out for comments"));
    below(out, r, draft, typed);
    publishing(out, r, id);
}

// ---- the text, for everybody else: what the board has agreed to

static void agreed_body(Out& out, Request& r, const Version& version) {
    auto& view = r.view;
    auto shown = find_shown(r.db, version.id, Side::released).value();
    r.shows(shown);
    out(R"html(<h2>{}</h2><div data-kind="version" data-id="{}" data-hash="{}">{}</div>{})html", view.say("The agreed text"), version.id, shown.hash_hex(), [&](Out& p) { whole_text(p, view, shown); }, [&](Out& p) { way_to_comparison(p, view, version.id); });
}

static std::string said_state(const View& view, const std::optional<Version>& agreed) {
    return agreed ? view.say("Version {1} is agreed", *agreed->number) : view.say("No version is agreed yet");
}

static void all_versions(Out& out, Request& r, ItemId id) {
    auto all = versions_of(r.db, id);
    if (!all.empty()) out("<h2>{}</h2>{}", r.view.say("Versions that were put out"), [&](Out& p) { version_rows(p, r, all); });
}

static Result<Answer> text_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("procedures"));
    auto found = TRY(find(r.db, id));
    if (found.shown.kind != Kind::procedures) return Hidden{};
    r.shows(found.shown);
    auto agreed = agreed_version(r.db, id);
    auto& view = r.view;
    Page page{view.name("procedures.title"), "decisions", {room(view)}, found.shown.sample};
    page.body = [&](Out& out) {
        head(out, view, "", view.name("procedures.title"), and_readers({{view.say("Where it stands"), [&](Out& p) { p("{}", said_state(view, agreed)); }}}, view, r.db, found.shown));
        out(R"html(<div class="flow" data-kind="procedures" data-id="{}" data-hash="{}" data-state="{}">{}{}</div>)html", id, found.shown.hash_hex(), agreed ? "agreed" : "draft", [&](Out& p) {
            if (found.side == Side::working) office_body(p, r, found.shown, typed);
            else if (agreed) agreed_body(p, r, *agreed);
        }, [&](Out& p) { all_versions(p, r, id); });
    };
    return r.page(page);
}
static Result<Answer> get_text(Request& r) { return text_page(r, {}); }
static Result<Answer> post_publication(Request& r) { return r.perform("procedures.publish", TRY(r.item("procedures")), text_page); }

// ---- putting it out for comments: who would read it is said before

static std::string said_reach(const View& view, const std::string& circle, const Reach& reach) {
    auto countries = view.say.n("{1} country", "{1} countries", reach.members), also = "also." + circle;
    return view.profile.knows(also) ? view.say.n("{1} person in {2}, {3}", "{1} people in {2}, {3}", reach.people, countries, view.name(also)) : view.say.n("{1} person in {2}", "{1} people in {2}", reach.people, countries);
}

static std::vector<Choice> circle_choices(Request& r) {
    auto& view = r.view;
    std::vector<Choice> all;
    for (auto& key : circles_to_consult(view.profile))
        if (auto circle = circle_with_key(r.db, key))
            all.push_back({key, [&view, key](Out& out) { out("{}", view.name("circle." + key)); }, said_reach(view, key, reach_of(r.db, {*circle}, std::nullopt, r.now))});
    return all;
}

static Result<Answer> consultation_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("procedures"));
    auto shown = TRY(find_draft(r.db, id));
    auto draft = draft_of(r.db, id);
    TRY(may_consult(draft.clauses.size(), before_the_board(r.db, id), r.actor));
    auto& view = r.view;
    Page page{view.say("Ask for comments"), "decisions", {room(view), {view.say("The draft"), path_of(Kind::procedures, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.name("procedures.title"), view.say("Ask for comments"), {});
        out("<p>{}</p>", view.say.n("{1} clause is put out as it stands now.", "{1} clauses are put out as they stand now.", static_cast<int>(draft.clauses.size())));
        form(out, view, {"procedures.consult", path_of(Kind::procedures, id) / "consultation", id.text(), typed.base("procedures.consult", hash_of(draft))}, [&](Out& p) {
            choices(p, view, {"circle", view.say("Who should be able to read it?")}, circle_choices(r), typed.or_else("circle", ""), typed.errors);
            p(R"html(<input type="hidden" name="people" value="{}">)html", people_of(r.db, view.profile, r.now));
            field_error(p, view, "people", typed.errors);
            date_fields(p, view, {"until", view.say("Comments are asked for until"), office_clock(view, r.now)}, typed, std::nullopt, true);
            button(p, view.say("Put it out for comments"));
        });
    };
    return r.page(page);
}
static Result<Answer> get_consultation(Request& r) { return consultation_page(r, {}); }
static Result<Answer> post_consultation(Request& r) { return r.perform("procedures.consult", TRY(r.item("procedures")), consultation_page); }

// ---- the room

static void text_row(Out& out, Request& r, ItemId id) {
    auto& view = r.view;
    auto found = find(r.db, id);
    if (!found) return;
    out(R"html(<li data-kind="procedures" data-id="{}"><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", id, path_of(Kind::procedures, id),
        found->side == Side::working ? view.say("The draft, and what was agreed") : view.say("The agreed text"), sample_state(view, found->shown.sample), said_state(view, agreed_version(r.db, id)));
}

static void begin_form(Out& out, Request& r, bool begun) {
    if (may_begin(begun, r.actor)) press(out, r.view, {"procedures.begin", Url("/procedures"), ""}, r.view.say("Begin this text"), false);
}

static Result<Answer> room_page(Request& r, const Typed&) {
    auto texts = all(r.db);
    auto put_out = versions(r.db);
    auto& view = r.view;
    Page page{view.name("procedures.title"), "decisions", {{view.say("Meetings and decisions"), Url("/decisions")}}};
    page.body = [&](Out& out) {
        head(out, view, "", view.name("procedures.title"), {});
        out("<p>{}</p>", view.say("How the network works, clause by clause: written by the {1}, commented on by those it is put out to, agreed by the board.", administrative_office));
        if (texts.empty() && put_out.empty()) out("<p>{}</p>", view.say("Nothing that you can read stands here yet."));
        if (!texts.empty()) out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", view.say("The text"), each(texts, [&](Out& p, ItemId id) { text_row(p, r, id); }));
        begin_form(out, r, !texts.empty());
        if (!put_out.empty()) out("<h2>{}</h2>{}", view.say("Versions that were put out"), [&](Out& p) { version_rows(p, r, put_out); });
    };
    return r.page(page);
}
static Result<Answer> get_room(Request& r) { return room_page(r, {}); }
static Result<Answer> post_begin(Request& r) { return r.perform("procedures.begin", {}, room_page); }

// ---- in lists and trails

static std::string title_of_text(Request& r, const Shown&) { return r.view.name("procedures.title"); }
static std::string title_of_clause(Request&, const Shown& shown) { return clause_of(shown).title; }
static std::string title_of_version(Request& r, const Shown& shown) {
    auto version = find_version(r.db, shown.id);
    return version ? titled(r.view, *version) : r.view.name("procedures.title");
}
static std::string title_of_comment(Request& r, const Shown& shown) { return said_author(r.view, comment_of(shown.content())); }

void open(Tables& tables) {
    if (!tables.profile.has_procedures()) return;
    add_acts(tables.acts, tables.profile);
    auto& at = tables.routes;
    at.get("/procedures", "procedures", Auth::visitor, {"procedures", "version"}, get_room);
    at.post("/procedures", "procedures.begin", Auth::session, {"procedures.begin"}, {}, post_begin);
    at.get("/procedures/{procedures}", "procedures-text", Auth::visitor, {"procedures", "clause", "version"}, get_text);
    at.get("/procedures/{procedures}/consultation", "consultation", Auth::session, {"procedures"}, get_consultation);
    at.post("/procedures/{procedures}/consultation", "procedures.consult", Auth::session, {"procedures.consult"}, consult_form(), post_consultation);
    at.post("/procedures/{procedures}/publication", "procedures.publish", Auth::session, {"procedures.publish"}, {}, post_publication);
    add_clause_routes(at);
    add_version_routes(at);
    add_comment_routes(at, tables.profile);
    tables.titles[Kind::procedures] = title_of_text;
    tables.titles[Kind::clause] = title_of_clause;
    tables.titles[Kind::version] = title_of_version;
    tables.titles[Kind::comment] = title_of_comment;
}

}
