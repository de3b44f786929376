// Page anatomy (design: "Page anatomy"): band, masthead, section bar, breadcrumb, main, foot.
#include "pages/parts/parts.hpp"

namespace pages {

static std::string kind_of_sample(const View& view, Sample sample) {
    switch (sample) {
    case Sample::none: return {};
    case Sample::documented: return view.say("Documented");
    case Sample::background: return view.say("Background from public sources");
    case Sample::rehearsal: return view.say("Rehearsal");
    }
    return {};
}

static void band(Out& out, const View& view, Sample sample) {
    auto write = [&](std::string_view classes, std::string_view knot, const std::string& kind, const std::string& says) {
        out(R"html(<div class="sample {}"><p class="page"><b class="knot {}">{}</b>. {}</p></div>)html", classes, knot, kind, says);
    };
    switch (sample) {
    case Sample::none:
        if (view.sample) write("", "", view.say("Demonstration"), view.say("What stands here is sample material; each page says of what kind. Accounts are roles, not persons."));
        return;
    case Sample::documented: return write("is-documented", "is-done", kind_of_sample(view, sample), view.say("What this page says stands in a published source, named on the page."));
    case Sample::background: return write("is-background", "is-open", kind_of_sample(view, sample), view.say("Notes from public pages; no answer of any country. A note is taken down at once when its country asks."));
    case Sample::rehearsal: return write("is-rehearsal", "", kind_of_sample(view, sample), view.say("The same example text for all; no statement of any country."));
    }
}

Part sample_state(const View& view, Sample sample) {
    return [words = kind_of_sample(view, sample)](Out& out) {
        if (!words.empty()) out(R"html(<span class="state">{}</span>)html", words);
    };
}

static void net_sign(Out& out) {
    out(R"html(<svg viewBox="0 0 34 34" aria-hidden="true" focusable="false"><path d="M17 5 29 17 17 29 5 17Z M0 0 34 34 M34 0 0 34" fill="none" stroke="currentColor" stroke-width="2"/><path d="M17 1l4 4-4 4-4-4z M29 13l4 4-4 4-4-4z M17 25l4 4-4 4-4-4z M5 13l4 4-4 4-4-4z M17 13l4 4-4 4-4-4z"/></svg>)html");
}

static void room_links(Out& out, const View& view, std::string_view here) {
    for (auto& room : view.rooms) {
        if (!room.for_reader(view.actor)) continue;
        out(R"html(<li><a href="{}" {}>{}</a></li>)html", room.path, html::attr<"aria-current">(std::string(room.key == here ? "page" : "")), view.say(room.label));
    }
}

static Url here_in(const View& view, const std::string& lang) {
    auto path = Url::inside(view.path.empty() ? "/" : view.path).value_or(Url("/"));
    return path.with("lang", lang);
}

static void other_languages(Out& out, const View& view, bool in_list) {
    for (auto& lang : view.profile.interface_languages) {
        if (lang == view.say.lang) continue;
        auto own = view.profile.name("language_own." + lang, lang).text;
        auto link = [&](Out& o) { o(R"html(<a href="{}" lang="{}" hreflang="{}">{}</a>)html", here_in(view, lang), lang, lang, own); };
        if (in_list) out("<li>{}</li>", link);
        else out("{}", link);
    }
}

static void who(Out& out, const View& view) {
    if (!view.signed_in()) {
        out(R"html(<a href="/sign-in">{}</a>)html", view.say("Sign in"));
        return;
    }
    auto seat = view.actor.sits.empty() ? view.say("You") : view.say(view.actor.sits.front().name());
    out(R"html(<a href="/you">{}</a>)html", seat);
}

static void find(Out& out, const View& view, const Page& page, std::string_view label, std::string_view id) {
    if (!page.with_search || page.bare) return;
    html::Token field(id);
    out(R"html(<form class="find" role="search" aria-label="{}" method="get" action="/search"><label class="vh" for="{}">{}</label><input id="{}" name="q" type="search" autocomplete="off"><button type="submit" aria-label="{}"><svg class="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="5"/><path d="m12 12 4 4"/></svg></button></form>)html",
        label, field, view.say("Search"), field, view.say("Search"));
}

static void menu(Out& out, const View& view, const Page& page) {
    out(R"html(
<details class="menu"><summary>{}</summary><div class="panel">{}<nav aria-label="{}"><ul role="list">{}{}<li>{}</li></ul></nav></div></details>)html",
        view.say("Menu"), [&](Out& o) { find(o, view, page, view.say("Search in the menu"), "find-in-menu"); }, view.say("Sections, small screens"), [&](Out& o) { room_links(o, view, page.room); }, [&](Out& o) { other_languages(o, view, true); },
        [&](Out& o) { who(o, view); });
}

static void masthead(Out& out, const View& view, const Page& page) {
    out(R"html(
<div class="page masthead-row"><a class="brand" href="/">{}<span><b>{}</b><span>{}</span></span></a>{}
<div class="who">{}{}{}</div>
</div>)html", net_sign, view.name("network.short"), view.name("network.full"), [&](Out& o) { if (!page.bare) menu(o, view, page); },
        [&](Out& o) { find(o, view, page, view.say("Search"), "find"); }, [&](Out& o) { other_languages(o, view, false); }, [&](Out& o) { if (!page.bare) who(o, view); });
}

static void section_bar(Out& out, const View& view, std::string_view here) {
    out(R"html(
<nav class="sections" aria-label="{}"><ul class="page" role="list">{}</ul></nav>)html", view.say("Sections"), [&](Out& o) { room_links(o, view, here); });
}

static void crumbs(Out& out, const View& view, const std::vector<Crumb>& all) {
    if (all.empty()) return;
    out(R"html(<nav class="crumbs" aria-label="{}"><ol role="list">{}</ol></nav>
)html", view.say("Where you are"), each(all, [](Out& o, const Crumb& crumb) { o(R"html(<li><a href="{}">{}</a></li>)html", crumb.path, crumb.text); }));
}

// The sample's own rooms; a real network has them when somebody fills them.
static void sample_links(Out& out, const View& view) {
    if (view.sample)
        out(R"html(<li><a href="/guide">{}</a></li><li><a href="/library">{}</a></li><li><a href="/background">{}</a></li>)html", view.say("Five minutes, guided"), view.say("Library"), view.say("Background from public sources"));
}

static void foot_links(Out& out, const View& view) {
    auto procedures = [&](Out& o) { if (view.profile.has_procedures()) o(R"html(<li><a href="/procedures">{}</a></li>)html", view.name("procedures.title")); };
    if (view.sample || view.profile.has_procedures()) out(R"html(<ul role="list">{}{}</ul>
)html", procedures, [&](Out& o) { sample_links(o, view); });
}

// A line that this network has, or has not.
static std::string own_line(const View& view, std::string_view key) { return view.profile.knows(key) ? view.name(key) : std::string(); }

static void foot(Out& out, const View& view) {
    out(R"html(
<footer class="foot"><div class="page flow tight">
{}<p>{}, {}. {}</p>
<p class="quiet">{} {}</p>
</div></footer>)html", [&](Out& o) { foot_links(o, view); }, view.name("network.short"), view.name("network.full"), own_line(view, "lines.thanks_short"), own_line(view, "lines.not_here"),
        view.say("Software: Jejaring, free for any network."));
}

static void head_element(Out& out, const View& view, const Page& page) {
    auto style = Url::inside(view.style);
    auto script = Url::inside(view.script);
    auto icon = Url::inside(view.icon);
    out(R"html(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}{} · {}</title>
{}{}{}</head>)html", view.wrong.fields.empty() ? std::string() : view.say("Not done yet") + " · ", page.title, view.name("network.short"),
        [&](Out& o) { if (style) o(R"html(<link rel="stylesheet" href="{}">
)html", *style); },
        [&](Out& o) { if (script) o(R"html(<script type="module" src="{}"></script>
)html", *script); },
        [&](Out& o) { if (icon) o(R"html(<link rel="icon" href="{}" type="image/svg+xml">
)html", *icon); });
}

// Said before all else and focused, so that a form that comes back is not taken for a fresh one; each field says it again beside itself.
static void what_is_wrong(Out& out, const View& view) {
    if (view.wrong.fields.empty()) return;
    std::set<std::string> says;
    for (auto& error : view.wrong.fields) says.insert(view.say(error.says));
    out(R"html(<div class="note note-heed" id="not-done" role="alert" tabindex="-1" autofocus><div><p><strong>{}</strong></p><ul>{}</ul></div></div>)html",
        view.say("Nothing was done yet: something in the form is not right."), each(says, [](Out& o, const std::string& sentence) { o("<li>{}</li>", sentence); }));
}

// Filled by web/waiting_controller.ts, where something waits on her own device.
static void what_waits(Out& out, const View& view, const Page& page) {
    if (view.device_key.empty() || !page.with_search) return;
    out(R"html(<div class="note note-heed" data-controller="waiting" data-waiting-key-value="{}" hidden><div class="flow tight"><p><strong>{}</strong></p><ul data-waiting-target="list"></ul>
<div class="flow tight" data-waiting-target="leaving" tabindex="-1" hidden><p>{}</p><div class="acts"><button class="btn btn-2" type="button" data-action="waiting#stay">{}</button><button class="btn btn-2" type="button" data-action="waiting#saveAsFile">{}</button><button class="btn btn-2" type="button" data-action="waiting#leave">{}</button></div></div></div></div>)html",
        view.device_key, view.say("What you wrote here waits on this device. It is not on the server yet."), view.say("Signing out takes it away from this device."), view.say("Stay signed in"), view.say("Save it as a file"),
        view.say("Sign out, and discard it"));
}

static void main_element(Out& out, const View& view, const Page& page) {
    out(R"html(
<main id="main" class="page" tabindex="-1" {} {}>
{}{}{}{}{}
</main>)html", html::attr<"data-rule">(page.data_rule), html::attr<"data-error">(page.data_error), [&](Out& o) { crumbs(o, view, page.crumbs); },
        [&](Out& o) { if (!view.said.empty()) o(R"html(<p class="note note-done" role="status">{}</p>)html", view.said); }, [&](Out& o) { what_is_wrong(o, view); }, [&](Out& o) { what_waits(o, view, page); }, page.body);
}

void frame(Out& out, const View& view, const Page& page) {
    out(R"html(<!doctype html>
<html lang="{}">
{}
<body>
<a class="skip" href="#main">{}</a>
<header class="masthead">
{}{}{}
</header>{}{}
</body>
</html>
)html", view.say.lang, [&](Out& o) { head_element(o, view, page); }, view.say("Skip to main content"), [&](Out& o) { band(o, view, page.sample); },
        [&](Out& o) { masthead(o, view, page); }, [&](Out& o) { if (!page.bare) section_bar(o, view, page.room); }, [&](Out& o) { main_element(o, view, page); },
        [&](Out& o) { foot(o, view); });
}

}
