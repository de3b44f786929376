// What stands under a title: the facts, who can read, where it came from and what came of it.
#include "pages/parts/parts.hpp"
#include "platform/text/text.hpp"

namespace pages {

void head(Out& out, const View&, std::string_view kind, std::string_view title, const std::vector<Fact>& facts, std::string_view title_lang) {
    out(R"html(<div class="head">{}<h1 {}>{}</h1>{}</div>
)html", [&](Out& o) { if (!kind.empty()) o(R"html(<p class="kind">{}</p>)html", kind); }, html::attr<"lang">(std::string(title_lang)), title,
        [&](Out& o) {
        if (!facts.empty()) o(R"html(<dl class="facts">{}</dl>)html", each(facts, [](Out& f, const Fact& fact) { f("<div><dt>{}</dt><dd>{}</dd></div>", fact.label, fact.value); }));
    });
}

// What is said of a set names no circle that another of it lies inside: "our office", not "our office among everyone in the network".
static Circles without_wider(Reader& db, Circles circles) {
    Circles wider;
    for (auto id : circles)
        for (auto circle = find_circle(db, id); circle && circle->inside; circle = find_circle(db, circle->inside)) wider.insert(circle->inside);
    for (auto id : wider) circles.erase(id);
    return circles;
}

struct CircleRow { CircleId id; std::string key, sort; };
static std::vector<CircleRow> rows_of(Reader& db, const Circles& circles) {
    return db.rows<CircleRow>(sql("select id, key, sort from seen_circle where id in {} order by key", std::vector(circles.begin(), circles.end())));
}

Marking marking_of(Reader& db, const Circles& circles) {
    auto narrowest = Marking::everyone;
    auto rows = rows_of(db, circles);
    for (auto& row : rows) narrowest = std::min(narrowest, marking_of_sort(row.sort));
    return rows.size() < circles.size() ? Marking::named_people : narrowest;       // a list of people has no row here
}

std::string said_circles(const View& view, Reader& db, const Circles& circles) {
    std::string all;
    auto rows = rows_of(db, circles);
    for (auto& row : rows) {
        if (!all.empty()) all = view.say("{1}, only those who are also among {2}", all, view.name("circle." + row.key));
        else all = view.name((view.actor.sitting_in(row.id) ? "own_circle." : "circle.") + row.key);
        if (view.profile.knows("also." + row.key)) all += ", " + view.name("also." + row.key);
    }
    return rows.empty() ? view.say("named people") : all;
}

std::string said_marking(const View& view, Marking marking) {
    switch (marking) {
    case Marking::named_people: return view.say("Only for the people named; it may not be passed on.");
    case Marking::office: return view.say("Only inside the office or organisation it is shared with.");
    case Marking::body: return view.say("Inside the bodies it is shared with, to those who need it for their work.");
    case Marking::network: return view.say("Within the network; not on public pages or in open mail lists.");
    case Marking::everyone: return view.say("May be passed on freely.");
    }
    return {};
}

static std::string_view label_class(Marking marking) {
    switch (marking) {
    case Marking::named_people: return "tlp-red";
    case Marking::office: return "tlp-amber-strict";
    case Marking::body: return "tlp-amber";
    case Marking::network: return "tlp-green";
    case Marking::everyone: return "tlp-clear";
    }
    return "tlp-red";
}

Part marking_label(Marking marking) {
    return [marking](Out& out) { out(R"html(<span class="tlp {}">{}</span>)html", label_class(marking), tlp(marking)); };
}

Circles effective_circles(Reader& db, const Shown& shown) {
    if (shown.side == Side::working) return {shown.owner};
    auto circles = shared_with(db, shown.id);
    circles.merge(narrowed_to(db, shown.id));
    if (auto holder = shown.within ? find_shown(db, shown.within, Side::released) : std::nullopt)
        for (auto circle : effective_circles(db, *holder)) circles.insert(circle);
    return without_wider(db, circles);
}

static Fact readers(const View& view, Reader& db, std::string label, const Shown& shown) {
    auto circles = effective_circles(db, shown);
    auto marking = marking_of(db, circles);
    return {std::move(label), [words = said_circles(view, db, circles), label = marking_label(marking), says = said_marking(view, marking)](Out& out) {
        out(R"html(<details class="mark"><summary>{}</summary><p>{} {}</p></details>)html", words, label, says);
    }};
}

std::vector<Fact> and_readers(std::vector<Fact> facts, const View& view, Reader& db, const Shown& shown) {
    facts.push_back(readers(view, db, view.say("Who can read"), shown));
    auto released = shown.side == Side::working && shown.is_shared() ? find_shown(db, shown.id, Side::released) : std::nullopt;
    if (released) facts.push_back(readers(view, db, view.say("Who reads the shared text"), *released));
    return facts;
}

void trail(Out& out, const View& view, const std::vector<Knot>& knots) {
    auto one = [&](Out& o, const Knot& knot) {
        auto classes = knot.is_here ? "is-here" : "is-done";
        o(R"html(<li class="{}" {}><b>{}{}</b>{}</li>)html", classes, html::attr<"aria-current">(std::string(knot.is_here ? "true" : "")), knot.label,
          [&](Out& p) { if (knot.is_here) p(R"html(<span class="you"> · {}</span>)html", view.say("you are here")); },
          [&](Out& p) {
            if (knot.to) p(R"html(<a href="{}">{}</a>)html", *knot.to, knot.text);
            else p("<span>{}</span>", knot.text);
        });
    };
    out(R"html(<nav class="trail" aria-labelledby="trail-h"><h2 id="trail-h">{}</h2><ol role="list">{}</ol></nav>
)html", view.say("What it came from, what came of it"), each(knots, one));
}

void changed_words(Out& out, std::string_view before, std::string_view after) {
    for (auto& piece : text::difference(before, after)) {
        if (piece.change == text::Change::added) out("<ins>{}</ins>", piece.text);
        else if (piece.change == text::Change::removed) out("<del>{}</del>", piece.text);
        else out("{}", piece.text);
    }
}

void closed_by_backup(Out& out, const View& view, Time at) {
    out("<p>{}</p>", view.say("The network was put back from a backup on {1}. To be safe, this or a part of it was closed to others then. It can be shared again.", at));
}

void refusal(Out& out, const View& view, const Refusal& r) {
    out(R"html(<div class="lock" data-rule="{}"><svg class="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false"><rect x="3" y="8" width="12" height="8"/><path d="M5.5 8V5.5a3.5 3.5 0 0 1 7 0V8"/></svg><div><p><strong>{}</strong></p>{}</div></div>
)html", r.rule, view.say(r.says), [&](Out& o) { if (r.remedy) o("<p>{}</p>", view.say(r.remedy)); });
}

Part when_may(const View& view, const Result<Sitting>& may, const Part& form) {
    return [&view, may, form](Out& out) {
        if (may) form(out);
        else if (auto* refused = may.refusal()) refusal(out, view, *refused);
    };
}

}
