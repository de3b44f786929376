#include "features/meetings/meetings.hpp"
#include "pages/door/request.hpp"
#include "windows/public_site/public_site.hpp"

using namespace pages;

namespace public_site {

// Equal tiles in English alphabetical order, the country's own name beside the reader's.
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
    out(R"html(<section class="flow" aria-labelledby="fm"><h2 id="fm">{} {}</h2><p>{} <a href="/founding-meeting">{}</a></p>{}</section>)html", view.named("founding.began"),
        sample_state(view, Sample::documented), view.named("founding.summary"), view.say("The meeting, and its source"), [&](Out& o) { meetings::topics(o, view, false); });
}

static void thanks(Out& out, const View& view) {
    out(R"html(<section class="flow tight" aria-labelledby="th"><h2 id="th">{}</h2><p class="thanks">{}</p><p class="small quiet">{}</p></section>)html", view.say("Thanks"),
        view.named("lines.thanks"), view.named("lines.disclaimer"));
}

static Result<Answer> home(Request& r) {
    auto& view = r.view;
    Page page{view.name("network.full"), "home"};
    page.body = [&](Out& out) {
        welcome(out, view);
        out(R"html(<div class="flow">{}{}</div>)html", [&](Out& o) { beginning(o, view); }, [&](Out& o) { thanks(o, view); });
    };
    return r.page(page);
}

void open(Tables& tables) {
    tables.routes.get("/", "home", Auth::visitor, {"line", "decision"}, home);
    tables.rooms.push_back({"home", tell("Home"), Url("/"), [](const Actor&) { return true; }});
}

}
