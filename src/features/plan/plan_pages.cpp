#include "features/plan/plan.hpp"
#include "features/plan/plan_acts.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace plan {

static std::string titled(const View& view, int year) { return view.numbered("plan.title_of_year", "{year}", year); }

// ---- lines

static std::string said_clause(const View& view, const std::string& clause) {
    if (clause == no_clause || !view.profile.knows("clause." + clause)) return view.name("clause.not_applicable");
    return view.say("{1}: {2}", view.name("framework." + clause.substr(0, clause.find('.'))), view.name("clause." + clause));
}

static void line_row(Out& out, Request& r, const LineText& row) {
    auto& view = r.view;
    auto& line = row.line;
    out(R"html(<li data-kind="line" data-id="{}"><p class="when"><b>{}</b>{} · {}</p><h3><a href="{}">{}</a></h3><p class="small">{}</p></li>)html", row.shown.id, moment(view, line.begins), view.name("kind." + line.kind),
        view.name("format." + line.format), path_of(Kind::line, row.shown.id), written(view, line.title, line.lang), view.say("For: {1}", Name{"aimed_at." + line.aimed_at}));
}

void whole_line(Out& out, const View& view, const LineText& row) {
    auto& line = row.line;
    out(R"html(<section class="passage" data-kind="line" data-id="{}" data-hash="{}"><h3>{}</h3><p class="small">{} · {} · {}</p>{}</section>)html", row.shown.id, row.shown.hash_hex(), written(view, line.title, line.lang),
        moment(view, line.begins), view.name("kind." + line.kind), view.name("format." + line.format), paragraphs(view, line.text, line.lang));
}

static void line_rows(Out& out, Request& r, const std::vector<LineText>& lines) {
    std::vector<Shown> shown;
    for (auto& line : lines) shown.push_back(line.shown);
    r.shows(shown, Seen::listed);
    out(R"html(<ul class="rows by-date" role="list">{}</ul>)html", each(lines, [&](Out& p, const LineText& l) { line_row(p, r, l); }));
}

static std::vector<Fact> facts_of(Request& r, const Shown& shown, const Line& line) {
    auto& view = r.view;
    auto text = [](std::string words) { return Part([words = std::move(words)](Out& p) { p("{}", words); }); };
    std::vector<Fact> facts{{view.say("When"), moment(view, line.begins)}, {view.say("Kind"), text(view.name("kind." + line.kind))}, {view.say("Theme"), text(view.name("field_of_work." + line.theme))}, {view.say("Format"), text(view.name("format." + line.format))}, {view.say("Host"), text(view.name(line.host))}, {view.say("Aimed at"), text(view.name("aimed_at." + line.aimed_at))}};
    if (!line.group.empty()) facts.push_back({view.say("Group"), text(view.name("group." + line.group))});
    if (!view.profile.frameworks.empty()) facts.push_back({view.say("Clause of a framework"), text(said_clause(view, line.clause))});
    return and_readers(std::move(facts), view, r.db, shown);
}

static std::vector<Choice> named_choices(const View& view, const std::string& prefix, const std::vector<std::string>& keys) {
    std::vector<Choice> all;
    for (auto& key : keys) all.push_back({key, [&view, prefix, key](Out& out) { out("{}", key.empty() ? view.say("None") : view.name(prefix + key)); }});
    return all;
}

static std::vector<Choice> clause_choices(const View& view) {
    std::vector<Choice> all;
    for (auto& clause : clauses(view.profile)) all.push_back({clause, [&view, clause](Out& out) { out("{}", said_clause(view, clause)); }});
    return all;
}

static void choose_fields(Out& out, const View& view, const Line& line, const Typed& typed) {
    auto& p = view.profile;
    auto choose = [&](std::string_view name, std::string label, const std::vector<Choice>& all, const std::string& value) {
        select(out, view, {name, std::move(label)}, all, typed.or_else(name, value), typed.errors);
    };
    choose("kind", view.say("Kind"), named_choices(view, "kind.", p.activity_kinds), line.kind);
    choose("theme", view.say("Theme"), named_choices(view, "field_of_work.", p.fields_of_work), line.theme);
    choose("format", view.say("Format"), named_choices(view, "format.", p.formats), line.format);
    choose("host", view.say("Host"), named_choices(view, "", hosts(p)), line.host);
    choose("aimed_at", view.say("Aimed at"), named_choices(view, "aimed_at.", p.aimed_at), line.aimed_at);
    if (!p.groups.empty()) choose("group", view.say("Group"), named_choices(view, "group.", groups(p)), line.group);
    if (!p.frameworks.empty()) choose("clause", view.say("Which clause it serves"), clause_choices(view), line.clause);
}

static void line_fields(Out& out, Request& r, const Line& line, const std::string& need, const Typed& typed) {
    auto& view = r.view;
    auto lang = view.profile.working_language;
    text_field(out, view, {"title", view.say("Title"), {}, lang}, typed.or_else("title", line.title), typed.errors);
    text_area(out, view, {"text", view.say("What happens, in a few sentences"), {}, lang, 4}, typed.or_else("text", line.text), typed.errors);
    date_fields(out, view, {"begins", view.say("Begins"), office_clock(view, r.now)}, typed, line.begins == Time{} ? std::nullopt : std::optional(line.begins), true);
    choose_fields(out, view, line, typed);
    out(R"html(<input type="hidden" name="need" value="{}">)html", need);
}

static void edit_form(Out& out, Request& r, const Shown& shown, State state, const Line& line, const Typed& typed) {
    if (!may_plan(r.actor)) return;
    auto& view = r.view;
    out("<h2>{}</h2>{}", view.say("Change this activity"), when_may(view, may_edit(state, r.actor), [&](Out& q) {
        form(q, view, {"line.save", path_of(Kind::line, shown.id) / "text", shown.id.text(), typed.base("line.save", shown.hash_hex())}, [&](Out& p) {
            line_fields(p, r, line, "", typed);
            button(p, view.say("Save"));
        });
    }));
}

static Result<Answer> line_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("line"));
    auto [shown, line] = TRY(find_line(r.db, id));
    auto plan = TRY(find_plan(r.db, shown.within));
    r.shows(shown);
    auto& view = r.view;
    Page page{line.title, "plan", {{view.say("Work plan"), Url("/plans")}, {titled(view, plan.year), path_of(Kind::plan, plan.id)}}, shown.sample};
    page.body = [&, &shown = shown, &line = line](Out& out) {
        head(out, view, view.say("Activity of the plan"), line.title, facts_of(r, shown, line), line.lang == view.say.lang ? "" : line.lang);
        trail_of(out, r, shown);
        out(R"html(<div class="flow" data-kind="line" data-id="{}" data-hash="{}">{}{}</div>)html", id, shown.hash_hex(), paragraphs(view, line.text, line.lang),
            [&](Out& p) { edit_form(p, r, shown, state_of(r.db, plan.id), line, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_line(Request& r) { return line_page(r, {}); }
static Result<Answer> post_on_line(Request& r) { return r.perform("line.save", TRY(r.item("line")), line_page); }

static Result<Answer> new_line(Request& r, const Typed& typed) {
    auto id = TRY(r.item("plan"));
    auto shown = TRY(find(r.db, id, Side::working));
    auto plan = TRY(find_plan(r.db, id));
    auto seat = TRY(may_edit(state_of(r.db, id), r.actor));
    auto& view = r.view;
    auto need = typed.or_else("need", r.query("need"));
    auto wanted = ItemId::read(need);
    auto from = wanted ? find_shown(r.db, *wanted, Side::released) : std::nullopt;
    Page page{view.say("A new activity"), "plan", {{view.say("Work plan"), Url("/plans")}, {titled(view, plan.year), path_of(Kind::plan, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, titled(view, plan.year), view.say("A new activity"), {});
        if (from) r.shows(*from, Seen::listed);
        if (from) out(R"html(<p>{} <a href="{}">{}</a></p>)html", view.say("For the need"), path_of(Kind::need, from->id), from->content().of("title"));
        form(out, view, {"line.add", path_of(Kind::plan, id) / "lines", id.text(), shown.hash_hex()}, [&](Out& p) {
            line_fields(p, r, Line{}, from ? need : "", typed);
            button(p, view.say("Put it into the plan"));
        });
    };
    return r.page(page);
}
static Result<Answer> get_new_line(Request& r) { return new_line(r, {}); }
static Result<Answer> post_line(Request& r) { return r.perform("line.add", TRY(r.item("plan")), new_line); }

// ---- plans

static std::string said_state(const View& view, State state) {
    switch (state) {
    case State::draft: return view.say("Being written by the {1}", administrative_office);
    case State::before_the_board: return view.say("Before the board");
    case State::agreed: return view.say("Agreed");
    }
    return {};
}

static void office_forms(Out& out, Request& r, const Shown& shown, State state, bool is_public) {
    auto& view = r.view;
    if (!may_plan(r.actor)) return;
    auto add = path_of(Kind::plan, shown.id) / "lines" / "new";
    out("{}", when_may(view, may_edit(state, r.actor), [&](Out& p) { p(R"html(<p class="acts"><a class="btn btn-2" href="{}">{}</a></p>)html", add, view.say("A new activity")); }));
    if (may_publish(state, is_public, r.actor))
        press(out, view, {"plan.publish", path_of(Kind::plan, shown.id) / "publication", shown.id.text(), find_shown(r.db, shown.id, Side::released)->hash_hex()}, view.say("Publish: everybody can read it"), false);
}

// The code is that of a whole text: while lines are written there is none.
static std::vector<Fact> plan_facts(const View& view, const Shown& shown, State state) {
    std::vector<Fact> facts{{view.say("Where it stands"), [says = said_state(view, state)](Out& p) { p("{}", says); }}};
    if (state != State::draft) facts.push_back({view.say("Text"), [code = shown.code](Out& p) { p("<code>{}</code>", code); }});
    return facts;
}

static Result<Answer> plan_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("plan"));
    auto plan = TRY(find_plan(r.db, id));
    auto found = TRY(find(r.db, id));
    r.shows(found.shown);
    auto lines = lines_of(r.db, id);
    auto state = state_of(r.db, id);
    auto& view = r.view;
    auto released = find_shown(r.db, id, Side::released);
    bool is_public = released && shared_with(r.db, id).contains(everyone);
    Page page{titled(view, plan.year), "plan", {{view.say("Work plan"), Url("/plans")}}, found.shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.say("Annual work plan"), titled(view, plan.year),
             and_readers(plan_facts(view, found.shown, state), view, r.db, found.shown));
        trail_of(out, r, found.shown);
        out(R"html(<div class="flow" data-kind="plan" data-id="{}" data-hash="{}" data-state="{}">{}{}{}</div>)html", id, found.shown.hash_hex(),
            state == State::draft ? "draft" : state == State::agreed ? "agreed"
                                                                     : "before-the-board",
            [&](Out& p) { if (lines.empty()) p("<p>{}</p>", view.say("No activity stands here yet.")); else line_rows(p, r, lines); },
            [&](Out& p) { office_forms(p, r, found.shown, state, is_public); }, [&](Out& p) { below(p, r, found.shown, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_plan(Request& r) { return plan_page(r, {}); }
static Result<Answer> post_publication(Request& r) { return r.perform("plan.publish", TRY(r.item("plan")), plan_page); }

static void plan_row(Out& out, Request& r, const Plan& plan) {
    auto found = find(r.db, plan.id);
    if (!found) return;
    out(R"html(<li data-kind="plan" data-id="{}"><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", plan.id, path_of(Kind::plan, plan.id), titled(r.view, plan.year),
        sample_state(r.view, found->shown.sample), said_state(r.view, state_of(r.db, plan.id)));
}

static void begin_form(Out& out, Request& r, const Typed& typed) {
    if (!may_plan(r.actor)) return;
    auto& view = r.view;
    out("<h2>{}</h2>", view.say("Begin a plan"));
    form(out, view, {"plan.begin", Url("/plans"), ""}, [&](Out& p) {
        text_field(p, view, {"year", view.say("Year")}, typed.or_else("year", ""), typed.errors);
        button_2(p, view.say("Begin the plan of this year"));
    });
}

static Result<Answer> plans_page(Request& r, const Typed& typed) {
    auto all = plans(r.db);
    auto& view = r.view;
    Page page{view.say("Needs and plan"), "plan"};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Needs and plan"), {});
        out(R"html(<p><a href="/needs">{}</a></p><h2>{}</h2>)html", view.say("Needs of the region"), view.say("Annual work plan"));
        if (all.empty()) out("<p>{}</p>", view.say("No plan that you can read stands here yet."));
        else out(R"html(<ul class="rows" role="list">{}</ul>)html", each(all, [&](Out& p, const Plan& plan) { plan_row(p, r, plan); }));
        begin_form(out, r, typed);
    };
    return r.page(page);
}
static Result<Answer> get_plans(Request& r) { return plans_page(r, {}); }
static Result<Answer> post_plan(Request& r) { return r.perform("plan.begin", {}, plans_page); }

// ---- below a need: what came of it, and for the Administrative Office the way into a plan

static void below_need(Out& out, Request& r, const Shown& need, const Typed&) {
    auto& view = r.view;
    auto lines = lines_for(r.db, need.id);
    if (!lines.empty()) out("<h2>{}</h2>{}", view.say("What came of it"), [&](Out& p) { line_rows(p, r, lines); });
    if (!may_plan(r.actor)) return;
    for (auto& plan : plans(r.db)) {
        if (!may_edit(state_of(r.db, plan.id), r.actor)) continue;
        auto to = (path_of(Kind::plan, plan.id) / "lines" / "new").with("need", need.id.text());
        out(R"html(<p class="acts"><a class="btn btn-2" href="{}">{}</a></p>)html", to, view.say("Put an activity for it into: {1}", titled(view, plan.year)));
    }
}

static std::string title_of_plan(Request& r, const Shown& shown) {
    auto plan = find_plan(r.db, shown.id);
    return plan ? titled(r.view, plan->year) : std::string();
}

void open(Tables& tables) {
    add_acts(tables.acts, tables.profile);
    auto& at = tables.routes;
    at.get("/plans", "plans", Auth::visitor, {"plan"}, get_plans);
    at.post("/plans", "plan.begin", Auth::session, {"plan.begin"}, year_form(), post_plan);
    at.get("/plans/{plan}", "plan", Auth::visitor, {"plan", "line"}, get_plan);
    at.get("/plans/{plan}/lines/new", "new-line", Auth::session, {"plan", "need"}, get_new_line, {"need"});
    at.post("/plans/{plan}/lines", "line.add", Auth::session, {"line.add"}, line_form(tables.profile), post_line);
    at.post("/plans/{plan}/publication", "plan.publish", Auth::session, {"plan.publish"}, {}, post_publication);
    at.get("/lines/{line}", "line", Auth::visitor, {"line", "need"}, get_line);
    at.post("/lines/{line}/text", "line.save", Auth::session, {"line.save"}, line_form(tables.profile), post_on_line);
    tables.titles[Kind::plan] = title_of_plan;
    tables.below.push_back({Kind::need, below_need});
}

}
