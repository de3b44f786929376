#include "features/meetings/meetings.hpp"
#include "features/meetings/statements.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace meetings {

// Where a room of the profile lives in this program; none: it is not there yet.
static std::optional<Url> place_of(const profile::Profile& profile, std::string_view room) {
    if (room == "updates") return Url("/updates");
    if (room == "practices") return Url("/background");
    if (room == "needs") return Url("/needs");
    if (room == "plan") return Url("/plans");
    if (room == "procedures" && profile.has_procedures()) return Url("/procedures");
    return std::nullopt;
}

static void place(Out& out, const View& view, std::string_view room, const Sentence& label) {
    if (auto to = place_of(view.profile, room)) out(R"html(<a href="{}">{}</a>)html", *to, view.say(label));
    else out(R"html(<span class="quiet">{}</span>)html", view.name("founding.no_room"));
}

static Sentence now_of(std::string_view room) {
    if (room == "updates") return tell("Now: the annual update");
    if (room == "practices") return tell("Now: practices, by field of work");
    if (room == "needs") return tell("Now: needs of the region");
    return tell("Now: the annual work plan");
}

void topics(Out& out, const View& view, bool with_rooms) {
    auto one = [&](Out& o, const profile::Topic& topic) {
        o(R"html(<li><b>{}</b><p class="small">{}</p>{}</li>)html", view.named("topic." + topic.key), view.named("topic." + topic.key + ".text"), [&](Out& p) {
            if (with_rooms) p(R"html(<p class="small">{}</p>)html", [&](Out& q) { place(q, view, topic.room, now_of(topic.room)); });
        });
    };
    out(R"html(<ol role="list" class="words">{}</ol>)html", each(view.profile.founding->topics, one));
}

static Sentence way_to(std::string_view room) { return room == "plan" ? tell("Go to the work plan") : tell("Go there"); }

void outputs(Out& out, const View& view) {
    int n = 0;
    auto one = [&](Out& o, const profile::Topic& output) {
        o(R"html(<li><div class="tight"><p class="lead">{} · {}</p></div><p class="doors">{}</p></li>)html", ++n, view.named("output." + output.key), [&](Out& p) {
            if (auto to = place_of(view.profile, output.room)) p(R"html(<a class="btn btn-2 btn-s" href="{}">{}</a>)html", *to, view.say(way_to(output.room)));
            else p(R"html(<span class="quiet">{}</span>)html", view.name("founding.no_room"));
        });
    };
    out(R"html(<ol class="lines" role="list">{}</ol>)html", each(view.profile.founding->outputs, one));
}

static std::string framework_named(const View& view) { return view.name("framework." + view.profile.founding->in_line_with); }

static void numbered(Out& out, const View& view, std::string_view prefix, int count) {
    for (int n = 1; n <= count; ++n) out("<li>{}</li>", view.named(std::string(prefix) + "." + std::to_string(n)));
}

static std::string conveners(const View& view) {
    auto count = view.profile.founding->conveners;
    auto name = [&](int n) { return view.name("founding.convener." + std::to_string(n)); };
    auto all = name(1);
    for (int n = 2; n < count; ++n) all.append(", ").append(name(n));
    return count > 1 ? view.say("{1} and {2}", all, name(count)) : all;
}

// What the source names, where it names any.
static void section_of(Out& out, const View& view, const std::string& title, std::string_view prefix, int count) {
    if (count > 0) out(R"html(<section class="flow tight"><h2>{}</h2><ul>{}</ul></section>)html", title, [&](Out& o) { numbered(o, view, prefix, count); });
}

// What a meeting that is on gathers at its tables, this one could not: it was over before the network had such a room.
static void tables(Out& out, const View& view) {
    out(R"html(<p class="small quiet">{} <a href="/meetings">{}</a></p>)html", view.say("This meeting was over before contributions were gathered here, so none stands here. A meeting on the same topics gathers what everyone present contributes at the tables."), view.say("Meetings"));
}

static void about(Out& out, const View& view) {
    out("<p>{} {}</p>", view.say("{1} brought it together, with the support of the {2} and in line with the {3}.", conveners(view), view.name("founding.supporters"), framework_named(view)),
        view.named("founding.purpose"));
    auto& m = *view.profile.founding;
    if (!m.topics.empty()) out(R"html(<section class="flow" aria-labelledby="ft"><h2 id="ft">{}</h2>{}{}</section>)html", view.named("founding.topics_title"), [&](Out& o) { topics(o, view, true); }, [&](Out& o) { tables(o, view); });
    if (!m.outputs.empty()) out("<h2>{}</h2>{}", view.named("founding.outputs_title"), [&](Out& o) { outputs(o, view); });
}

static void source(Out& out, const View& view) {
    auto url = Url::outside(view.profile.founding->source_url);
    out(R"html(<section class="flow tight"><h2>{}</h2><p>{}, {}. {}</p></section>)html", view.say("Source"), view.named("founding.source"), view.named("founding.told"),
        [&](Out& o) { if (url) o(R"html(<a href="{}">{}</a>)html", *url, view.profile.founding->source_url); });
}

static void beside(Out& out, const View& view) {
    auto& m = *view.profile.founding;
    out(R"html(<aside class="side" aria-label="{}">{}{}{}</aside>)html", view.say("Source"), [&](Out& o) { source(o, view); },
        [&](Out& o) { section_of(o, view, view.say("Who spoke, by role"), "founding.spoke", m.spoke); },
        [&](Out& o) { section_of(o, view, view.say("Not known from the source"), "founding.not_known", m.not_known); });
}

static void founding_head(Out& out, const View& view) {
    auto& m = *view.profile.founding;
    std::vector<Fact> facts{{view.say("When"), [&](Out& o) { o("{} – {}", day(view, m.from), day(view, m.to)); }},
                            {view.say("Where"), view.named("founding.where")},
                            {view.say("Who can read"), [&](Out& o) {
        o(R"html(<details class="mark"><summary>{}</summary><p><span class="tlp tlp-clear">{}</span> {}</p></details>)html", view.name("circle." + view.profile.circle(profile::CircleRole::everyone)),
          tlp(Marking::everyone), said_marking(view, Marking::everyone));
    }}};
    head(out, view, view.say("Meeting"), view.name("founding.titles"), facts);
    out(R"html(<p class="lead">{}</p>)html", view.named("founding.bodies"));
}

static Result<Answer> founding_meeting(Request& r) {
    auto& view = r.view;
    Page page{view.name("founding.titles"), "about"};
    page.sample = Sample::documented;
    page.body = [&](Out& out) {
        founding_head(out, view);
        out(R"html(<div class="split"><div class="flow">{}</div>{}</div>)html", [&](Out& o) { about(o, view); }, [&](Out& o) { beside(o, view); });
    };
    return r.page(page);
}

void open(Tables& tables) {
    open_statements(tables);
    open_room(tables);
    open_tables(tables);
    if (!tables.profile.founding) return;
    tables.routes.constant("/founding-meeting", "founding-meeting", founding_meeting);
    tables.rooms.push_back({"about", tell("About"), Url("/founding-meeting"), [](const Actor& a) { return a.visitor(); }});
}

}
