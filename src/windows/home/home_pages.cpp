#include "features/asking/asking.hpp"
#include "features/decisions/decision.hpp"
#include "features/plan/plan.hpp"
#include "features/procedures/procedures.hpp"
#include "features/updates/update_views.hpp"
#include "windows/home/home.hpp"
#include "windows/notices/notices.hpp"
#include "windows/public_site/public_site.hpp"

using namespace pages;

namespace home {

struct Waits { std::string what; Url to; std::string more; std::optional<Time> until{}; };

// ---- what waits for an office: its update, and its step of approval

static std::string said_ready(const View& view, const updates::Office& office) {
    auto ready = std::ranges::count_if(office.answers, &updates::AnswerState::ready);
    return view.say("{1} of {2} answers are ready.", ready, office.answers.size());
}

static void add_update(std::vector<Waits>& all, Request& r, const updates::Office& office) {
    auto& view = r.view;
    auto& s = office.standing;
    auto page = path_of(Kind::country_update, office.update.id);
    auto year = updates::said_year(view, office.annual);
    bool writing = !office.approved || office.changed_since(*office.approved);
    if (updates::may_approve(office, r.actor)) all.push_back({view.say("{1}: your step of approval", year), page, view.say("Nothing is released by it.")});
    else if (s.in_steps()) return;
    else if (updates::may_share(office, r.actor) && s.shared != s.approved) all.push_back({view.say("{1}: approved, not shared yet", year), page, {}});
    else if (writing && r.now < office.annual.until) all.push_back({year, page, said_ready(view, office), office.annual.until});
}

static std::set<std::string> members_of(const Actor& actor) {
    std::set<std::string> all;
    for (auto& seat : actor.sits)
        if (!seat.member.empty()) all.insert(seat.member);
    return all;
}

static void add_updates(std::vector<Waits>& all, Request& r) {
    for (auto& annual : updates::annual_updates(r.db))
        for (auto& member : members_of(r.actor)) {
            auto update = updates::country_update_of(r.db, annual.id, member);
            if (!update) continue;
            if (auto office = updates::find_office(r.db, update->id)) add_update(all, r, *office);
        }
}

// ---- what waits for the board and the chair

static void add_decisions(std::vector<Waits>& all, Request& r) {
    auto& view = r.view;
    auto* member = r.actor.sitting(Role::board_member);
    bool chair = r.actor.sitting(Role::chair);
    for (auto& d : decisions::decisions(r.db)) {
        auto shown = find_shown(r.db, d.id, Side::released);
        if (!shown) continue;
        auto a = decisions::announced(acts_of(r.db, d.id));
        auto title = decisions::titled(r, *shown);
        auto page = path_of(Kind::decision, d.id);
        if (member && decisions::may_take_position(d, a, r.actor, r.now)) all.push_back({view.say("The board asks for your position: {1}", title), page, view.name("decision.procedure"), d.until});
        if (chair && !a.done) all.push_back({r.now < d.until ? view.say("The board is being asked: {1}", title) : view.say("To announce: {1}", title), page, {}, d.until});
    }
}

// ---- what is put out for comments

static void add_consultations(std::vector<Waits>& all, Request& r) {
    for (auto& version : procedures::versions(r.db))
        if (procedures::may_comment(version, r.actor, r.now))
            all.push_back({r.view.say("Comments are asked for: {1}", procedures::titled(r.view, version)), path_of(Kind::version, version.id), {}, version.until});
}

static void add_comments_to_answer(std::vector<Waits>& all, Request& r) {
    for (auto& version : procedures::versions(r.db))
        if (procedures::waits_for_answers(r.db, version.id)) all.push_back({r.view.say("Comments wait for an answer: {1}", procedures::titled(r.view, version)), path_of(Kind::version, version.id), {}});
}

// ---- what there is to run

static bool waits_for_publication(Request& r, ItemId update) {
    return bool(updates::may_publish(updates::standing_of(acts_of(r.db, update)), r.actor, updates::is_open_to_network(r.db, update)));
}

// What there is to do with a plan for those who write it; nothing: it waits for the board, or is public.
static std::string said_plan(const View& view, plan::State state, const Circles& readers) {
    if (state == plan::State::draft) return readers.empty() ? view.say("A plan is being written") : view.say("The board has not agreed to the plan: change it, and put it to the board again");
    return state == plan::State::agreed && !readers.contains(everyone) ? view.say("The plan is agreed: it can be published") : std::string();
}

static void add_running(std::vector<Waits>& all, Request& r) {
    if (!r.actor.sitting(Role::administrative_officer)) return;
    auto& view = r.view;
    for (auto& annual : updates::annual_updates(r.db)) {
        for (auto& update : updates::country_updates(r.db, annual.id))
            if (waits_for_publication(r, update.id))
                all.push_back({view.say("{1} proposes to make its update public", Name{"member." + update.member}), path_of(Kind::country_update, update.id), {}});
        if (r.now < annual.until) all.push_back({updates::said_year(view, annual), path_of(Kind::annual_update, annual.id), view.say("Run it: who has handed in, all countries side by side."), annual.until});
    }
    add_comments_to_answer(all, r);
    for (auto& p : plan::plans(r.db))
        if (auto what = said_plan(view, plan::state_of(r.db, p.id), shared_with(r.db, p.id)); !what.empty()) all.push_back({what, path_of(Kind::plan, p.id), {}});
}

static void add_asked(std::vector<Waits>& all, Request& r) {
    for (auto& w : asking::waiting_for(r)) all.push_back({w.what, w.to, {}, w.until});
}

static void waiting(Out& out, const View& view, const Waits& w) {
    out(R"html(<li><div class="tight"><p class="lead"><a href="{}">{}</a></p><p class="small quiet">{} {}</p></div><p class="doors"><a class="btn btn-s" href="{}">{}<span class="vh">: {}</span></a></p></li>)html", w.to, w.what, w.more,
        w.until ? view.say("Until {1}", Moment{*w.until}) : std::string(), w.to, view.say("Here"), w.what);
}

static void questions_to_me(Out& out, Request& r) {
    if (asking::was_asked(r)) out(R"html(<p><a href="/contributions">{}</a></p>)html", r.view.say("Questions to me"));
}

static void ways_on(Out& out, const View& view) {
    out(R"html(<h2>{}</h2><ul class="links" role="list"><li><a href="/updates">{}</a></li><li><a href="/needs">{}</a></li><li><a href="/plans">{}</a></li><li><a href="/decisions">{}</a></li></ul>)html", view.say("What others share"),
        view.say("Annual update"), view.say("Needs of the region"), view.say("Annual work plan"), view.say("Decisions"));
}

static std::string said_count(const View& view, std::size_t count, bool office) {
    if (count == 0) return view.say("Nothing waits for you");
    auto n = static_cast<int>(count);
    return office ? view.say.n("{1} thing waits for your office", "{1} things wait for your office", n) : view.say.n("{1} thing waits for you", "{1} things wait for you", n);
}

static Result<Answer> home_page(Request& r) {
    if (r.actor.visitor()) return public_site::first_page(r);
    std::vector<Waits> all;
    add_updates(all, r);
    add_asked(all, r);
    add_decisions(all, r);
    add_consultations(all, r);
    add_running(all, r);
    auto& view = r.view;
    bool office = r.actor.sitting(Role::contact_point) || r.actor.sitting(Role::alternate) || r.actor.sitting(Role::desk_officer);
    Page page{view.say("Home"), "home"};
    page.body = [&](Out& out) {
        head(out, view, view.say.moment(r.now), said_count(view, all.size(), office), {});
        out(R"html(<div class="flow"><ol class="lines" role="list">{}</ol>{}{}{}</div>)html", each(all, [&](Out& p, const Waits& w) { waiting(p, view, w); }), [&](Out& p) { questions_to_me(p, r); }, notices::list(r), [&](Out& p) { ways_on(p, view); });
    };
    return r.page(page);
}

void open(Tables& tables) { tables.routes.get("/", "home", Auth::visitor, {"line", "decision", "annual-update", "country-update", "version", "answer", "contribution"}, home_page); }

}
