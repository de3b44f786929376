#include "features/meetings/meeting_acts.hpp"
#include "features/meetings/statements.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/update_views.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace meetings {

static Name named(std::string_view member) { return Name{"member." + std::string(member)}; }

static std::string said(const View& view, Turn turn) {
    switch (turn) {
    case Turn::to_come: return view.say("To come");
    case Turn::has_it: return view.say("Has the floor");
    case Turn::spoke: return view.say("Spoke");
    case Turn::passed: return view.say("Passes");
    case Turn::later: return view.say("Speaks later: keeps its turn");
    case Turn::in_writing: return view.say("In writing");
    case Turn::line_lost: return view.say("Line lost: keeps its turn");
    case Turn::excused: return view.say("Another reason");
    }
    return {};
}

// ---- what stands beside a country: its text, its update, as far as the reader may read them

static void its_text(Out& out, Request& r, const Place& place) {
    auto text = place.text ? find_shown(r.db, place.text, Side::released) : std::nullopt;
    if (!text) return;
    r.shows(*text, Seen::listed);
    out(R"html(<p data-kind="statement" data-id="{}"><a href="{}">{}</a></p>)html", text->id, path_of(Kind::statement, text->id), r.view.say("The statement in writing"));
}

struct Update { Shown shown; std::string year; };
static std::optional<Update> newest_update(Request& r, std::string_view member) {
    for (auto& annual : updates::annual_updates(r.db)) {
        auto update = updates::country_update_of(r.db, annual.id, member);
        auto shown = update ? find_shown(r.db, update->id, Side::released) : std::nullopt;
        if (shown) return Update{*shown, updates::said_year(r.view, annual)};
    }
    return std::nullopt;
}

static void its_update(Out& out, Request& r, const Place& place) {
    auto update = newest_update(r, place.member);
    if (!update) return;
    r.shows(update->shown, Seen::listed);
    out(R"html(<p><a href="{}">{}<span class="vh">: {}</span></a></p>)html", path_of(Kind::country_update, update->shown.id), update->year, r.view.say(named(place.member)));
}

// ---- what the chair does

struct List { const Meeting& meeting; const Shown& shown; Statements now; };

static Url under(const List& list, std::string_view what) { return path_of(Kind::meeting, list.shown.id) / what; }

// One button: its label goes on, for who cannot see the line it stands in, with the country's name.
static void row_button(Out& out, const View& view, const FormOf& f, const std::vector<std::pair<std::string_view, std::string>>& hidden, const std::string& label, std::string_view member, bool primary) {
    form(out, view, f, [&](Out& p) {
        for (auto& [name, value] : hidden) p(R"html(<input type="hidden" name="{}" value="{}">)html", html::Token(name), value);
        p(R"html(<div class="acts"><button class="{}" type="submit">{}<span class="vh">: {}</span></button></div>)html", primary ? "btn btn-s" : "btn btn-2 btn-s", label, view.say(named(member)));
    });
}

static void mark_button(Out& out, Request& r, const List& list, const Place& place, std::string_view as, const std::string& label) {
    row_button(out, r.view, {"statement.mark", under(list, "mark"), list.shown.id.text(), hash_of(place)}, {{"member", place.member}, {"as", std::string(as)}}, label, place.member, true);
}

static void other_mark(Out& out, const View& view, const List& list, const Place& place) {
    out(R"html(<p><a href="{}">{}<span class="vh">: {}</span></a></p>)html", under(list, "mark").with("member", place.member), view.say("Something else"), view.say(named(place.member)));
}

static void lead_forms(Out& out, Request& r, const List& list, const Place& place) {
    auto& view = r.view;
    if (place.turn == Turn::has_it) mark_button(out, r, list, place, "spoke", view.say("It spoke"));
    else if (may_give(list.now, place.member, list.meeting, r.actor, r.now))
        row_button(out, view, {"statement.turn", under(list, "turns"), list.shown.id.text(), hash_of(place)}, {{"member", place.member}}, view.say("Give the floor"), place.member, false);
    if (may_mark(list.now, place.member, Turn::passed, r.actor)) other_mark(out, view, list, place);
}

static void move_forms(Out& out, Request& r, const List& list, const Place& place) {
    auto move = [&](const char* to, const std::string& label) {
        row_button(out, r.view, {"statements.move", under(list, "places"), list.shown.id.text(), hash_of(list.now)}, {{"member", place.member}, {"to", to}}, label, place.member, false);
    };
    if (&place != &list.now.order.front()) move("earlier", r.view.say("One place earlier"));
    if (&place != &list.now.order.back()) move("later", r.view.say("One place later"));
}

static void row(Out& out, Request& r, const List& list, const Place& place) {
    auto& view = r.view;
    out(R"html(<li class="{}" data-member="{}"><h3>{}</h3><div><p>{}</p>{}</div><div class="flow tight">{}</div></li>)html", place.turn == Turn::has_it ? "is-now" : "", place.member, view.named("member." + place.member),
        [&](Out& p) { p("{}{}", said(view, place.turn), place.reason.empty() ? std::string() : ": " + place.reason); },
        [&](Out& p) {
        its_text(p, r, place);
        its_update(p, r, place);
    }, [&](Out& p) {
        if (may_move(list.now, r.actor)) move_forms(p, r, list, place);
        lead_forms(p, r, list, place);
    });
}

static void closing(Out& out, Request& r, const List& list) {
    auto& view = r.view;
    if (list.now.closed) return void(out("<p>{}</p>", view.say("The statements are closed.")));
    auto open = still_open(list.now);
    std::string names;
    for (auto member : open) names += (names.empty() ? "" : ", ") + view.say(named(member));
    if (!open.empty()) out("<p>{} {}</p>", view.say("They close when every seat has had a turn, has passed, or has a reason."), view.say("Still open: {1}.", names));
    if (open.empty() && may_close(list.now, r.actor))
        press(out, view, {"statements.close", under(list, "statements-end"), list.shown.id.text(), hash_of(list.now)}, view.say("Close the statements"));
}

void statements_on(Out& out, Request& r, const Meeting& meeting, const Shown& shown) {
    auto& view = r.view;
    List list{meeting, shown, statements_of(acts_of(r.db, meeting.id))};
    auto may = may_declare(list.now, meeting, r.actor, r.now);
    if (!list.now.declared && !may) return;
    out(R"html(<h2 id="statements">{}</h2>)html", view.say("Country statements"));
    if (!list.now.declared)
        return void(out("<p>{}</p>{}", view.say("Every country has one turn, in the order in which the countries always stand. The order can be changed until the first turn is given."),
                        [&](Out& p) { press(p, view, {"statements.declare", under(list, "order"), shown.id.text()}, view.say("Declare this order"), false); }));
    out(R"html(<p class="small quiet">{}</p><ol class="turns" role="list">{}</ol>{})html", view.say("Every country has one turn, in the order declared."), each(list.now.order, [&](Out& p, const Place& place) { row(p, r, list, place); }),
        [&](Out& p) { closing(p, r, list); });
}

// ---- the page on which something else is recorded than that it spoke

static std::string said_mark(const View& view, Turn turn) {
    if (turn == Turn::later) return view.say("Speaks later");
    return turn == Turn::line_lost ? view.say("Line lost") : said(view, turn);
}

static std::vector<Choice> mark_choices(Request& r, const Statements& now, std::string_view member) {
    std::vector<Choice> all;
    for (auto& mark : marks())
        if (may_mark(now, member, mark.turn, r.actor))
            all.push_back({std::string(mark.key), [&r, mark](Out& out) { out("{}", said_mark(r.view, mark.turn)); }, is_open(mark.turn) ? r.view.say("It keeps its turn.") : std::string()});
    return all;
}

static void mark_fields(Out& out, Request& r, const List& list, const Place& place, const Typed& typed) {
    auto& view = r.view;
    form(out, view, {"statement.mark", under(list, "mark"), list.shown.id.text(), typed.base("statement.mark", hash_of(place))}, [&](Out& p) {
        p(R"html(<input type="hidden" name="member" value="{}">)html", place.member);
        choices(p, view, {"as", view.say("What is so")}, mark_choices(r, list.now, place.member), typed.or_else("as", ""), typed.errors);
        text_field(p, view, {"reason", view.say("Reason, kept with it")}, typed.or_else("reason", ""), typed.errors);
        text_area(p, view, {"text", view.say("The statement, where it is in writing"), view.say("It stands under the country, which can withdraw it."), {}, 6}, typed.or_else("text", ""), typed.errors);
        language_field(p, view, typed);
        button(p, view.say("Record it"));
    });
}

static Result<Answer> mark_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("meeting"));
    auto meeting = TRY(find_meeting(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    List list{meeting, shown, statements_of(acts_of(r.db, id))};
    auto member = typed.or_else("member", r.query("member"));
    TRY(may_mark(list.now, member, Turn::passed, r.actor));
    auto& place = *list.now.of(member);
    r.shows(shown, Seen::listed);
    auto& view = r.view;
    Page page{view.say(named(place.member)), "decisions", {{view.say("Meetings"), Url("/meetings")}, {std::string(shown.content().of("title")), path_of(Kind::meeting, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.say("Country statements"), view.say(named(place.member)), {{view.say("Now"), [&](Out& p) { p("{}", said(view, place.turn)); }}});
        mark_fields(out, r, list, place, typed);
    };
    return r.page(page);
}
static Result<Answer> get_mark(Request& r) { return mark_page(r, {}); }
static Result<Answer> post_mark(Request& r) { return r.perform("statement.mark", TRY(r.item("meeting")), mark_page); }

// ---- one statement in writing

static std::string member_of(Reader& db, const Shown& statement, const profile::Profile& profile) {
    auto office = find_circle(db, statement.owner);
    for (auto& member : profile.members)
        if (office && office->key == profile.office_of(member.key)) return member.key;
    return {};
}

static Result<Answer> statement_page(Request& r, const Typed&) {
    auto id = TRY(r.item("statement"));
    auto shown = TRY(as_shared(r.db, id, Kind::statement));
    r.shows(shown);
    auto& view = r.view;
    auto country = view.name("member." + member_of(r.db, shown, view.profile));
    auto meeting = find_shown(r.db, shown.within, Side::released);
    Page page{country, "decisions", {{view.say("Meetings"), Url("/meetings")}}, shown.sample};
    if (meeting) page.crumbs.push_back({std::string(meeting->content().of("title")), path_of(Kind::meeting, meeting->id)});
    auto content = shown.content();
    auto* text = content.find("text");
    auto body = paragraphs(view, text->value, text->lang);
    page.body = [&](Out& out) {
        head(out, view, view.say("Country statement in writing"), country, and_readers({}, view, r.db, shown));
        out(R"html(<div class="flow" data-kind="statement" data-id="{}" data-hash="{}" data-state="{}">{}{}</div>)html", id, shown.hash_hex(), shown.is_shared() ? "shared" : "withdrawn", body, [&](Out& p) {
            if (!shown.is_shared()) p("<p>{}</p>", view.say("It is withdrawn. Nobody else reads it."));
            else if (may_withdraw_statement(shown, r.actor)) press(p, view, {"statement.withdraw", path_of(Kind::statement, id) / "withdrawal", id.text(), shown.hash_hex()}, view.say("Withdraw this statement"), false);
        });
    };
    return r.page(page);
}
static Result<Answer> get_statement(Request& r) { return statement_page(r, {}); }
static Result<Answer> post_withdrawal_of_statement(Request& r) { return r.perform("statement.withdraw", TRY(r.item("statement")), statement_page); }

static std::string title_of_statement(Request& r, const Shown& shown) { return r.view.name("member." + member_of(r.db, shown, r.view.profile)); }

void open_statements(Tables& tables) {
    add_statement_acts(tables.acts, tables.profile);
    auto& at = tables.routes;
    at.get("/meetings/{meeting}/mark", "mark-statement", Auth::session, {"meeting"}, get_mark, {"member"});
    at.post("/meetings/{meeting}/mark", "statement.mark", Auth::session, {"statement.mark"}, mark_form(tables.profile), post_mark);
    at.get("/statements/{statement}", "statement", Auth::visitor, {"statement", "meeting"}, get_statement);
    at.post("/statements/{statement}/withdrawal", "statement.withdraw", Auth::session, {"statement.withdraw"}, {}, post_withdrawal_of_statement);
    tables.titles[Kind::statement] = title_of_statement;
}

}
