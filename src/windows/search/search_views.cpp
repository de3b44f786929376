#include "pages/door/request.hpp"
#include "windows/search/search.hpp"

using namespace pages;

namespace search {

static std::string said_kind(const View& view, Kind kind) {
    switch (kind) {
    case Kind::annual_update: return view.say("Annual update");
    case Kind::country_update: return view.say("Country update");
    case Kind::answer: return view.say("Answer");
    case Kind::need: return view.say("Need");
    case Kind::plan: return view.say("Work plan");
    case Kind::line: return view.say("Activity");
    case Kind::decision: return view.say("Decision");
    case Kind::note: return view.say("Note on a country");
    case Kind::practice: return view.say("Practice");
    case Kind::entry: return view.say("Library entry");
    case Kind::procedures:
    case Kind::version: return view.name("procedures.title");
    case Kind::clause: return view.say("Clause");
    case Kind::comment: return view.say("Comment");
    case Kind::inquiry: return view.say("Question to practitioners");
    case Kind::contribution: return view.say("Contribution");
    case Kind::meeting: return view.say("Meeting");
    case Kind::topic: return view.say("Topic of a meeting");
    case Kind::table_contribution: return view.say("Contribution from a table");
    case Kind::statement: return view.say("Country statement in writing");
    }
    return {};
}

// ---- the box

Part box(Request& r, std::string_view typed, const FormErrors& errors) {
    auto& view = r.view;
    return [&view, typed = std::string(typed), errors](Out& out) {
        auto* wrong = errors.of("q");
        out(R"html(<form class="flow tight" role="search" aria-label="{}" method="get" action="/search"><div class="{}"><label for="q">{}</label>{}<input class="wide" id="q" name="q" type="search" value="{}" autocomplete="off" {} {}></div><div class="acts"><button class="btn" type="submit">{}</button></div></form>
)html", view.say("Search everything that you can read"), wrong ? "field is-wrong" : "field", view.say("Words in any language of the region"), [&](Out& o) { field_error(o, view, "q", errors); }, typed,
            html::attr<"aria-describedby">(std::string(wrong ? "q-error" : "")), html::attr<"aria-invalid">(std::string(wrong ? "true" : "")), view.say("Search"));
    };
}

// ---- what was found

static Part said(const std::vector<text::Passage>& passages) {
    return each(passages, [](Out& out, const text::Passage& p) {
        if (p.found) out("<mark>{}</mark>", p.text);
        else out("{}", p.text);
    });
}

static std::map<CircleId, std::string> offices_of(Request& r, const Findings& findings) {
    std::vector<CircleId> owners;
    for (auto& row : findings.rows) owners.push_back(row.shown.owner);
    struct Office { CircleId id; std::string key; };
    std::map<CircleId, std::string> all;
    for (auto& office : r.db.rows<Office>(sql("select id, key from seen_circle where id in {}", owners))) all.emplace(office.id, r.view.name("circle." + office.key));
    return all;
}

// Left out where it is the page's.
static std::string lang_beside(const View& view, const std::string& lang) { return lang == view.say.lang ? std::string() : lang; }

static void words_of(Out& out, Request& r, const Finding& f, const Question& question) {
    auto& view = r.view;
    auto content = f.shown.content();
    auto title = title_of(r, f.shown);
    out(R"html(<h3 {}><a href="{}">{}</a></h3>)html", html::attr<"lang">(lang_beside(view, lang_of_title(content, title))), path_of(f.shown.kind, f.shown.id), said(text::marked(title, question.wanted)));
    if (auto shown = excerpt_of(content, title, question.wanted, view.say.lang))
        out(R"html(<p {}>{}</p>)html", html::attr<"lang">(lang_beside(view, shown->lang)), said(shown->passages));
}

static void row(Out& out, Request& r, const Finding& f, const Question& question, const std::string& office) {
    auto& view = r.view;
    out(R"html(<li data-kind="{}" data-id="{}" data-hash="{}"><p class="kind">{}{} · {} {}</p>{}</li>
)html", key_of(f.shown.kind), f.shown.id, f.shown.hash_hex(), said_kind(view, f.shown.kind), office.empty() ? office : " · " + office, day(view, f.hit.sort), sample_state(view, f.shown.sample),
        [&](Out& o) { words_of(o, r, f, question); });
}

static void way_on(Out& out, Request& r, const Question& question, const Findings& findings) {
    auto& view = r.view;
    if (!findings.more) {
        out("<p>{}</p>", view.say("Nothing more."));
        return;
    }
    auto next = Url("/search").with("q", question.words).with("after", key_of(*findings.more, r.house.key));
    out(R"html(<p><a href="{}">{}</a></p>)html", next, view.say("More, older"));
}

static void nothing(Out& out, const View& view) {
    out("<h2>{}</h2><p>{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>", view.say("Nothing was found"), view.say("No text that you can read has all of these words."), view.say("Ask for fewer words."),
        view.say("Write a word without accents: it is then found with and without them."), view.say("Ask in the language in which the text was written."));
}

Part results(Request& r, const Question& question, const Findings& findings) {
    return [&r, &question, &findings](Out& out) {
        auto& view = r.view;
        if (findings.rows.empty()) return nothing(out, view);
        out("<h2>{}</h2>", view.say("What was found"));
        auto offices = offices_of(r, findings);
        out(R"html(<ol class="rows" role="list">{}</ol>)html", each(findings.rows, [&](Out& o, const Finding& f) { row(o, r, f, question, offices[f.shown.owner]); }));
        way_on(out, r, question, findings);
    };
}

Part help(Request& r) {
    auto& view = r.view;
    return [&view](Out& out) {
        out(R"html(<aside class="side" aria-label="{}"><section class="flow tight"><h2>{}</h2><p>{}</p>{}</section></aside>)html", view.say("About this search"), view.say("What is searched"),
            view.say("Every text that you can read, in the words of its authors. Drafts and texts for named people are not searched. The newest stands first."), [&](Out& o) {
            if (!view.signed_in()) o(R"html(<p>{} <a href="/sign-in">{}</a></p>)html", view.say("You search what is public."), view.say("Sign in"));
        });
    };
}

}
