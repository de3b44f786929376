// One clause of the draft: the office that writes the text reads it, and nobody else.
#include "features/procedures/procedures_acts.hpp"
#include "features/procedures/procedures_views.hpp"
#include <nlohmann/json.hpp>

using namespace pages;

namespace procedures {

static Url clause_path(ItemId id, std::string_view place) { return path_of(Kind::clause, id) / place; }

static void fields(Out& out, const View& view, const Clause& clause, const Typed& typed) {
    auto& lang = view.profile.working_language;
    text_field(out, view, {"title", view.say("Title of the clause"), {}, lang}, typed.or_else("title", clause.title), typed.errors);
    text_area(out, view, {"text", view.say("Words of the clause"), {}, lang, 8}, typed.or_else("text", clause.text), typed.errors);
}

// ---- what is being written and not saved

struct Drafts { std::optional<Draft> here, older; };      // mine: on the text as it stands, and the newest on an older one
static Drafts own_drafts(Request& r, const Shown& shown) {
    Drafts own;
    for (auto& draft : drafts_of(r.db, shown.id)) {
        if (draft.writer != r.actor.person) continue;
        auto& place = draft.base == shown.hash ? own.here : own.older;
        if (!place) place = draft;
    }
    return own;
}

static Part words_of(const View& view, const text::Content& content) {
    return [&view, title = std::string(content.of("title")), text = std::string(content.of("text")), lang = view.profile.working_language](Out& out) {
        out("<p><b>{}</b></p>{}", written(view, title, lang), paragraphs(view, text, lang));
    };
}

static void two_texts(Out& out, const View& view, const text::Content& mine, const text::Content& theirs) {
    out(R"html(<div class="note note-heed"><div><p><strong>{}</strong></p><div class="versions"><section data-side="mine"><h2>{}</h2>{}</section><section data-side="theirs"><h2>{}</h2>{}</section></div></div></div>)html",
        view.say("The text changed while you were writing. Both texts stand here; nothing is lost."), view.say("Your text"), words_of(view, mine), view.say("The text as it is now"),
        words_of(view, theirs));
}

static void other_writers(Out& out, Request& r, const Shown& shown) {
    auto& view = r.view;
    for (auto& draft : drafts_of(r.db, shown.id)) {
        if (draft.writer == r.actor.person || draft.base != shown.hash) continue;
        out(R"html(<section class="flow tight"><h2>{}</h2><p class="quiet">{}</p><div class="said">{}</div></section>)html", view.say("Being written by a colleague, not saved yet"),
            view.say("Kept on the server at {1}.", view.say.hour(draft.saved)), words_of(view, draft.content()));
    }
}

// What others said of this clause in the versions that were put out.
static void comments_beside(Out& out, Request& r, const Shown& clause) {
    std::vector<Shown> here;
    for (auto& version : versions_of(r.db, clause.within))
        std::ranges::copy_if(comments_on(r.db, version.id), std::back_inserter(here), [&](auto& comment) { return comment_of(comment.content()).clause == clause.id; });
    r.shows(here);
    auto& view = r.view;
    if (here.empty()) out("<p>{}</p>", view.say("No comment was given on this clause."));
    else out(R"html(<ul class="talk" role="list">{}</ul>)html", each(here, [&](Out& p, const Shown& comment) {
        p(R"html(<li class="flow tight" data-kind="comment" data-id="{}" data-hash="{}">{}<p class="small"><a href="{}">{}</a></p></li>)html", comment.id, comment.hash_hex(), [&](Out& q) { comment_and_answer(q, r, comment); },
          path_of(Kind::comment, comment.id), reply_to(r.db, comment.id) ? view.say("Change the answer") : view.say("Answer this comment"));
    }));
}

static void beside(Out& out, Request& r, const Shown& shown) {
    other_writers(out, r, shown);
    out(R"html(<section class="flow tight"><h2>{}</h2>{}</section>)html", r.view.say("Comments and answers"), [&](Out& p) { comments_beside(p, r, shown); });
}

static Clause clause_in(const text::Content& content) { return {{}, std::string(content.of("title")), std::string(content.of("text")), {}}; }

static void save_form(Out& out, Request& r, const Shown& shown, const Drafts& drafts, const Typed& typed) {
    auto& view = r.view;
    auto clause = drafts.here ? clause_in(drafts.here->content()) : clause_of(shown);
    auto kept = drafts.here ? said_kept(view, view.say.hour(drafts.here->saved)) : std::string();
    form(out, view, {"clause.save", clause_path(shown.id, "text"), shown.id.text(), typed.base("clause.save", shown.hash_hex())}, [&](Out& p) {
        fields(p, view, clause, typed);
        p(R"html(<p class="save" role="status">{}</p>)html", kept);
        button(p, view.say("Save"));
    }, autosaved(view, clause_path(shown.id, "draft")));
}

// ---- its place in the draft

struct Standing { Shown procedures; bool stands_there, before_the_board; };

static void place_forms(Out& out, Request& r, const Shown& shown, const Standing& s) {
    auto& view = r.view;
    FormOf back{"clause.put_back", clause_path(shown.id, "return"), shown.id.text(), s.procedures.hash_hex()}, away{"clause.take_out", clause_path(shown.id, "removal"), shown.id.text(), s.procedures.hash_hex()};
    if (may_put_back(s.stands_there, s.before_the_board, r.actor)) {
        out("<p>{}</p>", view.say("This clause was taken out of the draft."));
        press(out, view, back, view.say("Put it back, at the end of the draft"), false);
    }
    if (may_take_out(s.stands_there, s.before_the_board, r.actor)) press(out, view, away, view.say("Take this clause out of the draft"), false);
}

static void not_saved(Out& out, const View& view, const Drafts& drafts) {
    for (auto* draft : {&drafts.here, &drafts.older})
        if (*draft) out(R"html(<section class="flow tight"><h2>{}</h2><div class="said">{}</div></section>)html", view.say("What you were writing, not saved"), words_of(view, (*draft)->content()));
}

static void clause_body(Out& out, Request& r, const Shown& shown, const Standing& s, const Typed& typed) {
    auto drafts = own_drafts(r, shown);
    auto may = may_edit(s.before_the_board, r.actor);
    if (!may) {
        out(R"html(<div class="said">{}</div>{})html", words_of(r.view, shown.content()), when_may(r.view, may, {}));
        return not_saved(out, r.view, drafts);
    }
    if (drafts.older) two_texts(out, r.view, drafts.older->content(), shown.content());
    save_form(out, r, shown, drafts, typed);
    place_forms(out, r, shown, s);
}

static Result<Answer> clause_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("clause"));
    auto shown = TRY(find_clause(r.db, id));
    auto procedures = TRY(find_draft(r.db, shown.within));
    bool stands_there = std::ranges::count(order_of(procedures), id) > 0;
    Standing standing{procedures, stands_there, before_the_board(r.db, procedures.id)};
    r.shows(shown);
    auto& view = r.view;
    Page page{clause_of(shown).title, "decisions", {room(view), {view.say("The draft"), path_of(Kind::procedures, procedures.id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.say("Clause"), clause_of(shown).title, and_readers({}, view, r.db, shown), view.profile.working_language == view.say.lang ? "" : view.profile.working_language);
        out(R"html(<div class="split" data-kind="clause" data-id="{}" data-hash="{}" data-state="{}"><div class="flow">{}</div><aside class="side" aria-label="{}">{}</aside></div>)html", id, shown.hash_hex(),
            stands_there ? "in-the-draft" : "taken-out", [&](Out& p) { clause_body(p, r, shown, standing, typed); }, view.say("Beside this clause"), [&](Out& p) { beside(p, r, shown); });
    };
    return r.page(page);
}
static Result<Answer> get_clause(Request& r) { return clause_page(r, {}); }
static Result<Answer> post_on_clause(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("clause")), clause_page); }

static Result<Answer> post_draft(Request& r) {
    auto id = TRY(r.item("clause"));
    TRY(r.write([&](Writer& db, const Deed& deed) -> Result<std::string> {
        TRY(draft_clause(db, deed, id, r.form));
        return std::string("kept");
    }));
    return r.json(nlohmann::json{{"base", r.form.base()}, {"saved", r.view.say.hour(r.now)}}.dump());
}

// ---- a new one

static Result<Answer> new_clause(Request& r, const Typed& typed) {
    auto id = TRY(r.item("procedures"));
    auto shown = TRY(find_draft(r.db, id));
    TRY(may_edit(before_the_board(r.db, id), r.actor));
    auto& view = r.view;
    Page page{view.say("A new clause"), "decisions", {room(view), {view.say("The draft"), path_of(Kind::procedures, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.name("procedures.title"), view.say("A new clause"), {});
        form(out, view, {"clause.add", path_of(Kind::procedures, id) / "clauses", id.text(), shown.hash_hex()}, [&](Out& p) {
            fields(p, view, {}, typed);
            button(p, view.say("Put it at the end of the draft"));
        });
    };
    return r.page(page);
}
static Result<Answer> get_new_clause(Request& r) { return new_clause(r, {}); }
static Result<Answer> post_clause(Request& r) { return r.perform("clause.add", TRY(r.item("procedures")), new_clause); }

void add_clause_routes(Routes& at) {
    at.get("/procedures/{procedures}/clauses/new", "new-clause", Auth::session, {"procedures"}, get_new_clause);
    at.post("/procedures/{procedures}/clauses", "clause.add", Auth::session, {"clause.add"}, clause_form(), post_clause);
    at.get("/clauses/{clause}", "clause", Auth::session, {"clause", "comment"}, get_clause);
    at.post("/clauses/{clause}/text", "clause.save", Auth::session, {"clause.save"}, clause_form(), post_on_clause);
    at.post("/clauses/{clause}/draft", "clause.draft", Auth::session, {"clause.draft"}, clause_form(), post_draft);
    at.post("/clauses/{clause}/place", "clause.move", Auth::session, {"clause.move"}, move_form(), post_on_clause);
    at.post("/clauses/{clause}/removal", "clause.take_out", Auth::session, {"clause.take_out"}, {}, post_on_clause);
    at.post("/clauses/{clause}/return", "clause.put_back", Auth::session, {"clause.put_back"}, {}, post_on_clause);
}

}
