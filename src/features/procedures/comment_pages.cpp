// Comments on one clause of a version, and the office's answers to them.
#include "features/procedures/procedures_acts.hpp"
#include "features/procedures/procedures_views.hpp"

using namespace pages;

namespace procedures {

// ---- a new one

// Each way to speak says how it will be shown.
static std::vector<Choice> voice_choices(const View& view, const std::vector<Voice>& voices) {
    std::vector<Choice> all;
    for (auto& voice : voices) {
        auto label = voice.key == for_country ? view.say("For my country") : voice.key == for_organisation ? view.say("For my organisation")
                                                                                                           : view.say("My own view");
        Comment as{{}, std::string(voice.key), voice.seat.member, voice.seat.key, {}, {}};
        all.push_back({std::string(voice.key), [label](Out& out) { out("{}", label); }, view.say("Shown as: {1}", said_author(view, as))});
    }
    return all;
}

static void comment_fields(Out& out, const View& view, const Clause& clause, const std::vector<Voice>& voices, const Typed& typed) {
    auto& p = view.profile;
    auto lang = typed.or_else("lang", std::ranges::count(p.languages, view.say.lang) ? view.say.lang : p.working_language);
    out(R"html(<input type="hidden" name="clause" value="{}">)html", clause.id.text());
    text_area(out, view, {"text", view.say("Your comment"), view.say("What should be otherwise, and in which words?"), lang, 6}, typed.or_else("text", ""), typed.errors);
    if (!p.has_one_language()) select(out, view, {"lang", view.say("Language of your text")}, language_choices(view), lang, typed.errors);
    choices(out, view, {"voice", view.say("For whom do you speak?")}, voice_choices(view, voices), typed.or_else("voice", voices.size() == 1 ? voices.front().key : ""), typed.errors);
    button(out, view.say("Give this comment"));
}

static Result<Answer> new_comment(Request& r, const Typed& typed) {
    auto id = TRY(r.item("version"));
    auto version = TRY(find_version(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    auto voices = TRY(may_comment(version, r.actor, r.now));
    auto text = text_of(shown.content());
    auto wanted = ItemId::read(typed.or_else("clause", r.route.method == "GET" ? r.query("clause") : ""));
    auto* clause = wanted ? text.find(*wanted) : nullptr;
    if (!clause) clause = text.clauses.data();           // a version has at least one
    r.shows(shown);
    auto& view = r.view;
    Page page{view.say("Comment on a clause"), "decisions", {room(view), {titled(view, version), path_of(Kind::version, id)}}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, titled(view, version), view.say("Comment on a clause"), {});
        out(R"html(<section class="passage"><h2>{}</h2>{}</section><p class="small quiet">{}</p>)html", written(view, clause->title, clause->lang), paragraphs(view, clause->text, clause->lang),
            view.say("All who read this version will read your comment."));
        form(out, view, {"comment.make", path_of(Kind::version, id) / "comments", id.text(), shown.hash_hex()}, [&](Out& p) { comment_fields(p, view, *clause, voices, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_new_comment(Request& r) { return new_comment(r, {}); }
static Result<Answer> post_comment(Request& r) { return r.perform("comment.make", TRY(r.item("version")), new_comment); }

// ---- one comment

static void on_clause(Out& out, Request& r, const Shown& comment) {
    auto& view = r.view;
    auto version = find_version(r.db, comment.within);
    auto shown = find_shown(r.db, comment.within, Side::released);
    if (!version || !shown) return;                      // narrowed away from her: her own words, not what they are on
    r.shows(*shown);
    auto text = text_of(shown->content());
    auto* clause = text.find(comment_of(comment.content()).clause);
    auto to = path_of(Kind::version, version->id).at("c-" + (clause ? clause->id.text() : std::string()));
    out(R"html(<p><a href="{}">{}</a></p>)html", to, titled(view, *version));
    if (clause) out(R"html(<section class="passage"><h2>{}</h2>{}</section>)html", written(view, clause->title, clause->lang), paragraphs(view, clause->text, clause->lang));
}

static std::vector<Choice> outcome_choices(const View& view) {
    std::vector<Choice> all;
    for (auto outcome : outcomes) all.push_back({std::string(outcome), [says = said_outcome(view, outcome)](Out& out) { out("{}", says); }});
    return all;
}

static void answer_fields(Out& out, Request& r, const Shown& comment, const Typed& typed) {
    auto& view = r.view;
    auto now = reply_to(r.db, comment.id);
    out("<h2>{}</h2>", now ? view.say("Change the answer") : view.say("Answer this comment"));
    form(out, view, {"comment.answer", path_of(Kind::comment, comment.id) / "answer", comment.id.text(), typed.base("comment.answer", now ? now->hash() : comment.hash_hex())}, [&](Out& p) {
        choices(p, view, {"outcome", view.say("What becomes of it?")}, outcome_choices(view), typed.or_else("outcome", now ? now->outcome : ""), typed.errors);
        text_area(p, view, {"text", view.say("Your answer, in a few sentences"), {}, view.profile.working_language, 4}, typed.or_else("text", now ? now->content().of("text") : std::string_view()), typed.errors);
        button(p, view.say("Put this answer beside the comment"));
    });
}

static bool may_withdraw_now(Request& r, const Shown& own) {
    auto version = find_version(r.db, own.within);
    return version && may_withdraw_comment(comment_of(own.content()), own, version->until, r.actor, r.now);
}

static void comment_forms(Out& out, Request& r, const Shown& comment, const Typed& typed) {
    auto& view = r.view;
    auto own = find_shown(r.db, comment.id, Side::working);
    if (own && !own->is_shared()) out("<p>{}</p>", view.say("It is withdrawn. Nobody else reads it."));
    if (own && may_withdraw_now(r, *own)) press(out, view, {"comment.withdraw", path_of(Kind::comment, comment.id) / "withdrawal", comment.id.text(), own->hash_hex()}, view.say("Withdraw this comment"), false);
    if (comment.side == Side::released && may_answer(r.actor)) answer_fields(out, r, comment, typed);
}

static Result<Answer> comment_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("comment"));
    auto shown = find_shown(r.db, id, Side::released);
    if (!shown) shown = TRY(find(r.db, id, Side::working));
    if (shown->kind != Kind::comment) return Hidden{};
    r.shows(*shown);
    auto& view = r.view;
    Page page{view.say("Comment on a clause"), "decisions", {room(view)}, shown->sample};
    page.body = [&](Out& out) {
        head(out, view, view.name("procedures.title"), view.say("Comment on a clause"), and_readers({}, view, r.db, *shown));
        on_clause(out, r, *shown);
        out(R"html(<div class="flow" data-kind="comment" data-id="{}" data-hash="{}" data-state="{}"><div class="talk flow tight">{}</div>{}</div>)html", id, shown->hash_hex(),
            !shown->is_shared() ? "withdrawn" : reply_to(r.db, id) ? "answered"
                                                                   : "given",
            [&](Out& p) { comment_and_answer(p, r, *shown); }, [&](Out& p) { comment_forms(p, r, *shown, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_comment(Request& r) { return comment_page(r, {}); }
static Result<Answer> post_on_comment(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("comment")), comment_page); }

void add_comment_routes(Routes& at, const profile::Profile& p) {
    at.get("/versions/{version}/comments/new", "new-comment", Auth::session, {"version"}, get_new_comment, {"clause"});
    at.post("/versions/{version}/comments", "comment.make", Auth::session, {"comment.make"}, comment_form(p), post_comment);
    at.get("/comments/{comment}", "comment", Auth::visitor, {"comment", "version"}, get_comment);
    at.post("/comments/{comment}/withdrawal", "comment.withdraw", Auth::session, {"comment.withdraw"}, {}, post_on_comment);
    at.post("/comments/{comment}/answer", "comment.answer", Auth::session, {"comment.answer"}, answer_form(), post_on_comment);
}

}
