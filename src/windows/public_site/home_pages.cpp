#include "features/decisions/decision.hpp"
#include "features/meetings/meetings.hpp"
#include "features/plan/plan.hpp"
#include "pages/door/request.hpp"
#include "windows/public_site/public_site.hpp"

using namespace pages;

namespace public_site {

// Equal tiles in the order of the profile, the country's own name beside the reader's.
static void tiles(Out& out, const View& view) {
    auto one = [&](Out& o, const profile::Member& member) {
        auto own = member.own_language.empty() ? i18n::Named{} : view.profile.name("member." + member.key, member.own_language);
        o(R"html(<li><span class="tile"><b>{}</b>{}</span></li>)html", view.named("member." + member.key), [&](Out& p) {
            if (!own.text.empty() && own.lang != view.say.lang) p(R"html(<span lang="{}">{}</span>)html", own.lang, own.text);
        });
    };
    out(R"html(<section class="flow" aria-labelledby="cc"><h2 id="cc">{}</h2><ul role="list" class="tiles">{}</ul></section>)html", view.named("words.all_members"),
        each(view.profile.members, one));
}

static void welcome(Out& out, const View& view) {
    out(R"html(<div class="halves"><div class="head"><h1>{}</h1><p class="lead">{}</p></div>{}</div>)html", view.named("welcome.title"), view.named("welcome.lead"),
        [&](Out& o) { tiles(o, view); });
}

static void beginning(Out& out, const View& view) {
    if (!view.profile.founding) return;
    out(R"html(<section class="flow" aria-labelledby="fm"><h2 id="fm">{} {}</h2><p>{} <a href="/founding-meeting">{}</a></p>{}</section>)html", view.named("founding.began"),
        sample_state(view, Sample::documented), view.named("founding.summary"), view.say("The meeting, and its source"), [&](Out& o) { meetings::topics(o, view, false); });
}

static void disclaimer(Out& out, const View& view) {
    if (view.profile.knows("lines.disclaimer")) out(R"html(<p class="small quiet">{}</p>)html", view.named("lines.disclaimer"));
}

static void thanks(Out& out, const View& view) {
    if (view.profile.knows("lines.thanks"))
        out(R"html(<section class="flow tight" aria-labelledby="thanks"><h2 id="thanks">{}</h2><p class="thanks">{}</p>{}</section>)html", view.say("Thanks"), view.named("lines.thanks"), [&](Out& o) { disclaimer(o, view); });
    else disclaimer(out, view);
}

// ---- what is public of the plan: ahead first, each with the way back to why it is there

static void line_row(Out& out, Request& r, const plan::LineText& row) {
    auto& view = r.view;
    auto& line = row.line;
    auto page = path_of(Kind::line, row.shown.id);
    out(R"html(<li data-kind="line" data-id="{}"><p class="kind">{} · {} {}</p><h3><a href="{}">{}</a></h3><p><a href="{}">{}</a></p></li>)html", row.shown.id, view.name("kind." + line.kind),
        moment(view, line.begins), sample_state(view, row.shown.sample), page, written(view, line.title, line.lang), page.at("trail-h"),
        view.say("Why is this in the plan?"));
}

static void public_lines(Out& out, Request& r) {
    std::vector<plan::LineText> lines;
    for (auto& p : plan::plans(r.db)) std::ranges::move(plan::lines_of(r.db, p.id), std::back_inserter(lines));
    std::ranges::sort(lines, {}, [&](const plan::LineText& l) { return std::tuple(l.line.begins <= r.now, l.line.begins, l.shown.id); });
    out("<h2>{}</h2>", r.view.say("From the work plan"));
    if (lines.empty()) out("<p>{}</p>", r.view.say("No plan is public yet. When the board has agreed to one, it stands here."));
    else out(R"html(<ul class="rows" role="list">{}</ul>)html", each(lines, [&](Out& p, const plan::LineText& l) { line_row(p, r, l); }));
}

static void decision_row(Out& out, Request& r, const decisions::Decision& d) {
    auto shown = find_shown(r.db, d.id, Side::released);
    if (!shown || !d.number) return;
    out(R"html(<li data-kind="decision" data-id="{}"><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", d.id, path_of(Kind::decision, d.id), title_of(r, *shown),
        sample_state(r.view, shown->sample), written(r.view, std::string(shown->content().of("title")), r.view.profile.working_language));
}

static void public_decisions(Out& out, Request& r) {
    auto all = decisions::decisions(r.db);
    if (all.empty()) return;
    out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", r.view.say("Agreed by the board"), each(all, [&](Out& p, const decisions::Decision& d) { decision_row(p, r, d); }));
}

Result<Answer> first_page(Request& r) {
    auto& view = r.view;
    Page page{view.name("network.full"), "home"};
    page.body = [&](Out& out) {
        welcome(out, view);
        out(R"html(<div class="flow">{}{}{}{}</div>)html", [&](Out& o) { beginning(o, view); }, [&](Out& o) { public_lines(o, r); }, [&](Out& o) { public_decisions(o, r); }, [&](Out& o) { thanks(o, view); });
    };
    return r.page(page);
}

void open(Tables& tables) {
    tables.rooms.push_back({"home", tell("Home"), Url("/"), [](const Actor&) { return true; }});
}

}
