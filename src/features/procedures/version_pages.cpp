// One version, whole and frozen, with the comments on each clause and their answers; and two of them side by side.
#include "features/procedures/procedures_views.hpp"

using namespace pages;

namespace procedures {

// ---- comments beside a clause

static void comment_row(Out& out, Request& r, const Shown& comment) {
    auto& view = r.view;
    auto label = !may_answer(r.actor) ? view.say("This comment") : reply_to(r.db, comment.id) ? view.say("Change the answer")
                                                                                              : view.say("Answer this comment");
    out(R"html(<li class="flow tight" data-kind="comment" data-id="{}" data-hash="{}">{}<p class="small"><a href="{}">{}<span class="vh">: {}</span></a></p></li>)html", comment.id, comment.hash_hex(),
        [&](Out& p) { comment_and_answer(p, r, comment); }, path_of(Kind::comment, comment.id), label, said_author(view, comment_of(comment.content())));
}

static void comments(Out& out, Request& r, const std::vector<Shown>& all, const Clause& clause) {
    std::vector<Shown> here;
    std::ranges::copy_if(all, std::back_inserter(here), [&](auto& comment) { return comment_of(comment.content()).clause == clause.id; });
    if (here.empty()) return;
    out(R"html(<h3>{}</h3><ul class="talk" role="list">{}</ul>)html", r.view.say("Comments and answers"), each(here, [&](Out& p, const Shown& comment) { comment_row(p, r, comment); }));
}

static void way_to_comment(Out& out, const View& view, const Version& version, const Clause& clause) {
    auto to = (path_of(Kind::version, version.id) / "comments" / "new").with("clause", clause.id.text());
    out(R"html(<p><a class="btn btn-2 btn-s" href="{}">{}<span class="vh">: {}</span></a></p>)html", to, view.say("Comment on this clause"), clause.title);
}

static void clauses(Out& out, Request& r, const Version& version, const Shown& shown) {
    auto& view = r.view;
    auto all = comments_on(r.db, version.id);
    r.shows(all);
    bool may = bool(may_comment(version, r.actor, r.now));
    int n = 0;
    out(R"html(<div class="flow passages">{}</div>)html", each(text_of(shown.content()).clauses, [&](Out& p, const Clause& c) {
        p(R"html(<section class="passage" id="c-{}"><h2>{}. {}</h2>{}{}{}</section>)html", c.id, ++n, written(view, c.title, c.lang), paragraphs(view, c.text, c.lang), [&](Out& q) { comments(q, r, all, c); },
          [&](Out& q) { if (may) way_to_comment(q, view, version, c); });
    }));
}

// ---- the page

static void beside(Out& out, Request& r, const Version& version, Stage stage) {
    auto& view = r.view;
    out(R"html(<aside class="side" aria-label="{}">{}<section class="flow tight"><h2>{}</h2>{}</section></aside>)html", view.say("About this version"), [&](Out& p) {
        if (stage == Stage::asks_for_comments)
            p(R"html(<section class="flow tight"><h2>{}</h2><p>{}</p></section>)html", view.say("How to comment"),
              view.say("Beside each clause, until the date above: for your country, for your organisation, or as your own view. All who read this version read the comments; the {1} answers each.", administrative_office));
    }, view.say("Other versions"), [&](Out& p) { way_to_comparison(p, view, version.id); });
}

static std::vector<Fact> facts_of(Request& r, const Version& version, const Shown& shown, Stage stage) {
    auto& view = r.view;
    std::vector<Fact> facts{{view.say("Where it stands"), [says = said_stage(view, version, stage)](Out& p) { p("{}", says); }}, {view.say("Text"), [code = shown.code](Out& p) { p("<code>{}</code>", code); }}};
    return and_readers(std::move(facts), view, r.db, shown);
}

static Result<Answer> version_page(Request& r) {
    auto id = TRY(r.item("version"));
    auto version = TRY(find_version(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    auto stage = stage_of(r.db, version, r.now);
    r.shows(shown);
    auto& view = r.view;
    Page page{titled(view, version), "decisions", {room(view)}, shown.sample};
    auto body = [&](Out& out) {
        clauses(out, r, version, shown);
        below(out, r, shown, {});
    };
    page.body = [&](Out& out) {
        head(out, view, "", titled(view, version), facts_of(r, version, shown, stage));
        out(R"html(<div class="split" data-kind="version" data-id="{}" data-hash="{}" data-state="{}"><div class="flow">{}</div>{}</div>)html", id, shown.hash_hex(), key_of(stage), body,
            [&](Out& p) { beside(p, r, version, stage); });
    };
    return r.page(page);
}

// ---- two of them

struct Compared {
    std::string label;
    Text text;
};

static constexpr std::string_view the_draft = "draft";

// What was in force before it; else the one made before it, or the one after.
static const Version* version_before(const std::vector<Version>& newest_first, const Version& here) {
    const Version* other = nullptr;
    for (auto& version : newest_first) {
        if (version.id == here.id) continue;
        if (version.number && version.made < here.made) return &version;
        if (!other || (here.made <= other->made && other->made != version.made)) other = &version;
    }
    return other;
}

// With which it is compared: the one that was asked for, where it may be read.
static std::optional<Version> other_version(const std::vector<Version>& all, const Version& here, std::string_view wanted) {
    auto at = std::ranges::find_if(all, [&](auto& version) { return version.id != here.id && version.id.text() == wanted; });
    auto* other = at == all.end() ? version_before(all, here) : &*at;
    return other ? std::optional(*other) : std::nullopt;
}

static void one_clause(Out& out, const View& view, const Clause* before, const Clause* after, const std::string& place) {
    auto& either = after ? *after : *before;
    auto words = [](const Clause* clause, std::string Clause::* what) { return clause ? clause->*what : std::string(); };
    bool same = before && after && before->title == after->title && before->text == after->text;
    auto says = !before ? view.say("New") : !after ? view.say("Taken out")
                                        : same     ? view.say("The same words")
                                                   : view.say("Changed");
    out(R"html(<section class="passage" data-state="{}"><h2 {}>{}</h2><p class="small quiet"><span class="state">{}</span> {}</p><div class="diff" {}><p>{}</p></div></section>)html",
        !before ? "new" : !after ? "taken-out"
                      : same     ? "same"
                                 : "changed",
        html::attr<"lang">(either.lang == view.say.lang ? std::string() : either.lang), [&](Out& p) { changed_words(p, words(before, &Clause::title), words(after, &Clause::title)); }, says, place,
        html::attr<"lang">(either.lang == view.say.lang ? std::string() : either.lang), [&](Out& p) { changed_words(p, words(before, &Clause::text), words(after, &Clause::text)); });
}

static std::string said_place(const View& view, const Text& before, const Text& after, const Clause& clause) {
    auto at = [&](const Text& text) { return std::ranges::find(text.clauses, clause.id, &Clause::id) - text.clauses.begin() + 1; };
    auto was = at(before), is = at(after);
    return before.find(clause.id) && was != is ? view.say("Clause {1}; it was clause {2}.", is, was) : view.say("Clause {1}", is);
}

static void all_clauses(Out& out, const View& view, const Text& before, const Text& after) {
    auto put = [&](Out& p, const Clause& clause) { one_clause(p, view, before.find(clause.id), &clause, said_place(view, before, after, clause)); };
    auto gone = before.clauses | std::views::filter([&](auto& clause) { return !after.find(clause.id); });
    out(R"html(<div class="flow passages">{}{}</div>)html", each(after.clauses, put), each(gone, [&](Out& p, const Clause& clause) { one_clause(p, view, &clause, nullptr, {}); }));
}

static void choose_other(Out& out, Request& r, const Version& here, const std::vector<Version>& all, std::string_view with, bool with_draft) {
    auto& view = r.view;
    std::vector<Choice> choices;
    if (with_draft) choices.push_back({std::string(the_draft), [&view](Out& p) { p("{}", view.say("The draft as it stands now")); }});
    for (auto& version : all)
        if (version.id != here.id) choices.push_back({version.id.text(), [title = titled(view, version), says = said_stage(view, version, stage_of(r.db, version, r.now))](Out& p) { p("{} ({})", title, says); }});
    out(R"html(<form class="flow tight" method="get" action="{}">{}<p class="acts"><button class="btn btn-2" type="submit">{}</button></p></form>)html", path_of(Kind::version, here.id) / "comparison",
        [&](Out& p) { select(p, view, {"with", view.say("Compare it with")}, choices, with, {}); }, view.say("Compare"));
}

static void side_by_side(Out& out, const View& view, const Compared& before, const Compared& after) {
    out(R"html(<p>{}</p><p class="small quiet">{}</p>{})html", view.say("From “{1}” to “{2}”", before.label, after.label), view.say("Words that came in are underlined, words that went are struck through."),
        [&](Out& p) { all_clauses(p, view, before.text, after.text); });
}

// The earlier of the two comes first.
static void two_versions(Out& out, Request& r, const Version& version, const Compared& here, const Version& other) {
    auto shown = find_shown(r.db, other.id, Side::released).value();
    r.shows(shown);
    Compared there{titled(r.view, other), text_of(shown.content())};
    if (other.made < version.made) side_by_side(out, r.view, there, here);
    else side_by_side(out, r.view, here, there);
}

static void comparison(Out& out, Request& r, const Version& version, const Compared& here) {
    auto& view = r.view;
    auto all = versions_of(r.db, version.procedures);
    bool with_draft = find_shown(r.db, version.procedures, Side::working).has_value();
    auto other = other_version(all, version, r.query("with"));
    bool draft = with_draft && (r.query("with") == the_draft || !other);
    if (draft || other) choose_other(out, r, version, all, draft ? std::string(the_draft) : other->id.text(), with_draft);
    if (draft) side_by_side(out, view, here, {view.say("The draft as it stands now"), draft_of(r.db, version.procedures)});
    else if (other) two_versions(out, r, version, here, *other);
    else out("<p>{}</p>", view.say("There is no other version that you can read."));
}

static Result<Answer> comparison_page(Request& r) {
    auto id = TRY(r.item("version"));
    auto version = TRY(find_version(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    r.shows(shown);
    auto& view = r.view;
    Compared here{titled(view, version), text_of(shown.content())};
    Page page{view.say("Two versions compared"), "decisions", {room(view), {titled(view, version), path_of(Kind::version, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.name("procedures.title"), view.say("Two versions compared"), {});
        comparison(out, r, version, here);
    };
    return r.page(page);
}

void add_version_routes(Routes& at) {
    at.get("/versions/{version}", "version", Auth::visitor, {"version", "comment", "decision"}, version_page);
    at.get("/versions/{version}/comparison", "comparison", Auth::visitor, {"version"}, comparison_page, {"with"});
}

}
