// One answer: for its office the pair, written side by side; for others the text that is shared, where it came from and what came of it.
#include "features/updates/update_acts.hpp"
#include "features/updates/update_views.hpp"

namespace updates {

static Url answer_path(ItemId id, std::string_view place) { return path_of(Kind::answer, id) / place; }

// ---- beside the text

static void part_before(Out& out, const View& view, const AnswerRow& row, std::string& part) {
    if (part_of(view, row) == part) return;
    part = part_of(view, row);
    out(R"html(<li class="part">{}</li>)html", named_part(view, part));
}

static void steps_of_questions(Out& out, const View& view, const Office& o, ItemId here) {
    std::string part;
    auto one = [&](Out& p, const AnswerState& a) {
        bool is_here = a.row.id == here;
        part_before(p, view, a.row, part);
        std::string_view place = is_here ? "is-here" : a.ready ? "is-done"
                                                               : "";
        auto says = is_here ? view.say("You are here") : a.ready ? view.say("Ready")
                                                                 : view.say("Not ready yet");
        p(R"html(<li class="{}"><a href="{}" {}>{}<span>{}</span></a></li>)html", place, path_of(Kind::answer, a.row.id), html::attr<"aria-current">(std::string(is_here ? "step" : "")), said_question(view, a.row), says);
    };
    out(R"html(<div class="steps"><ol role="list">{}</ol></div>)html", each(o.answers, one));
}

// Beside the text where there is room, folded above it where there is not.
static void all_questions(Out& out, const View& view, const Office& o, ItemId here) {
    auto steps = [&](Out& p) { steps_of_questions(p, view, o, here); };
    auto label = view.say("Questions of this update");
    out(R"html(<nav class="only-wide" aria-label="{}">{}</nav><details class="only-narrow"><summary>{}</summary>{}</details>)html", label, steps, label, steps);
}

static void last_year(Out& out, Request& r, const AnswerPage& page) {
    auto& view = r.view;
    for (auto& annual : annual_updates(r.db)) {
        if (annual.year >= page.annual.year) continue;
        auto before = country_update_of(r.db, annual.id, page.update.member);
        if (!before) continue;
        for (auto& row : answers_of(r.db, before->id)) {
            auto shown = row.question == page.place.question ? find(r.db, row.id) : Result<Found>(Hidden{});
            if (!shown || pair_of(shown->shown.content()).empty()) continue;
            r.shows(shown->shown);
            out(R"html(<section class="flow tight"><h2>{}</h2><blockquote class="said">{}<footer>{}</footer></blockquote></section>)html", view.say("Your answer of the update before"),
                said_answer(view, pair_of(shown->shown.content()), ""), said_year(view, annual));
            return;
        }
        return;
    }
}

static void other_writers(Out& out, Request& r, ItemId id, const Shown& shown) {
    auto& view = r.view;
    for (auto& draft : drafts_of(r.db, id)) {
        if (draft.writer == r.actor.person || draft.base != shown.hash) continue;
        out(R"html(<section class="flow tight"><h2>{}</h2><p class="quiet">{}</p><div class="said">{}</div></section>)html", view.say("Being written by a colleague, not saved yet"),
            view.say("Kept on the server at {1}.", view.say.hour(draft.saved)), said_answer(view, pair_of(draft.content()), ""));
    }
}

// ---- writing

std::vector<Choice> language_choices(const View& view) {
    std::vector<Choice> all;
    for (auto& tag : view.profile.languages) all.push_back({tag, [&view, tag](Out& out) { out("{}", view.name("language." + tag)); }});
    return all;
}

static std::vector<Choice> kind_choices(const View& view) {
    std::vector<Choice> all{{"text", [&view](Out& out) { out("{}", view.say("My text above")); }}};
    for (auto& key : view.profile.non_answers) all.push_back({key, [&view, key](Out& out) { out("{}", view.name("non_answer." + key)); }});
    return all;
}

// What the question says of itself, as it was put then: its question, hint or help.
std::string question_name(const AnswerPlace& place, std::string_view what) { return profile::name_of_question(place.question, place.version, what); }

static void question_help(Out& out, const View& view, const AnswerPlace& place) {
    if (!view.profile.knows(question_name(place, "help"))) return;
    out(R"html(<details><summary>{}</summary><p>{}</p></details>)html", view.say("What helps in answering"), view.named(question_name(place, "help")));
}

static void text_of_answer(Out& out, const View& view, const AnswerPage& page, std::string label, const std::string& lang, const std::string& text, const Typed& typed) {
    bool has_hint = view.profile.knows(question_name(page.place, "hint"));
    text_area(out, view, {"text", std::move(label), {}, lang, 8, false, {}, has_hint ? "about" : ""}, text, typed.errors);
}

static void two_versions(Out& out, const View& view, const AnswerPage& page, const Pair& pair, const Typed& typed) {
    auto translated = view.profile.working_language;
    auto lang = typed.or_else("lang", pair.lang);
    out(R"html(<div class="versions"><section><h2 class="vh">{}</h2>{}{}</section><section><h2 class="vh">{}</h2>{}</section></div>)html", view.say("Original"),
        [&](Out& p) { text_of_answer(p, view, page, view.say("Original"), lang, typed.or_else("text", pair.text), typed); },
        [&](Out& p) { select(p, view, {"lang", view.say("Language of the original")}, language_choices(view), lang, typed.errors); }, view.say("Courtesy translation"),
        [&](Out& p) {
        text_area(p, view, {"translation", view.say("Courtesy translation: {1}", view.name("language." + translated)), {}, translated, 8}, typed.or_else("translation", pair.translation), typed.errors);
    });
}

static void pair_fields(Out& out, const View& view, const AnswerPage& page, const Pair& pair, const Typed& typed) {
    auto hint = question_name(page.place, "hint");
    if (view.profile.knows(hint)) out(R"html(<p class="hint" id="about">{}</p>)html", view.name(hint));
    if (view.profile.has_one_language()) text_of_answer(out, view, page, view.say("Answer"), pair.lang, typed.or_else("text", pair.text), typed);
    else two_versions(out, view, page, pair, typed);
    if (!view.profile.non_answers.empty()) choices(out, view, {"kind", view.say("How do you answer?"), view.say("Each of these is a full answer.")}, kind_choices(view), typed.or_else("kind", pair.kind), typed.errors);
}

static void answer_form(Out& out, Request& r, const AnswerPage& page, const AnswerState& answer, const Pair& pair, const std::string& kept, const Typed& typed) {
    auto& view = r.view;
    auto fields = [&](Out& p) {
        pair_fields(p, view, page, pair, typed);
        p(R"html(<p class="save" role="status">{}</p>)html", kept);
        button(p, view.say("Save"));
        in_writing(p, r, answer.shown, typed);
    };
    form(out, view, {"answer.save", answer_path(page.id, "text"), page.id.text(), typed.base("answer.save", answer.shown.hash_hex())}, fields, autosaved(view, answer_path(page.id, "draft")));
}

static void ready_form(Out& out, const View& view, const AnswerPage& page, const AnswerState& answer) {
    auto pair = pair_of(answer.shown.content());
    if (answer.ready || pair.empty()) return;
    press(out, view, {"answer.ready", answer_path(page.id, "readiness"), page.id.text(), answer.shown.hash_hex()}, view.say("The saved text is ready"), false);
}

// The circle it is kept to, as the form has it; several, or none of the choices: empty.
static std::string kept_to(Request& r, const Office& o, const Circles& circles) {
    if (circles.empty()) return r.view.profile.circle(profile::CircleRole::network);
    for (auto& key : circles_to_share_with(o, r.view.profile))
        if (circles.size() == 1 && circle_with_key(r.db, key) == *circles.begin()) return key;
    return {};
}

static std::vector<Choice> narrower_circles(const View& view, const Office& o) {
    auto& widest = view.profile.circle(profile::CircleRole::network);
    std::vector<Choice> all{{widest, [&view](Out& p) { p("{}", view.say("As widely as the update")); }}};
    for (auto& key : circles_to_share_with(o, view.profile))
        if (key != widest) all.push_back({key, [&view, key](Out& p) { p("{}", view.name(view.profile.name_among_own(key))); }});
    return all;
}

static void narrowing(Out& out, Request& r, const AnswerPage& page, const Office& o, const Typed& typed) {
    auto& view = r.view;
    if (!may_narrow_answer(o, r.actor)) return;
    auto now = narrowed_to(r.db, page.id);
    out(R"html(<section class="flow tight"><h2>{}</h2>{}{}</section>)html", view.say("Keep it narrower than the rest of the update"),
        [&](Out& p) { if (!now.empty()) p("<p>{}</p>", view.say("Now it is kept to: {1}", said_circles(view, r.db, now))); }, [&](Out& p) {
        form(p, view, {"answer.narrow", answer_path(page.id, "narrowing"), page.id.text(), {}}, [&](Out& f) {
            select(f, view, {"circle", view.say("Who can read this answer when the update is shared")}, narrower_circles(view, o), typed.or_else("circle", kept_to(r, o, now)), typed.errors);
            button_2(f, view.say("Keep it so"));
        });
    });
}

// What I am writing: on the text as it stands, and what I wrote on older ones, which is shown beside it: saving drops all of it.
struct Drafts { std::optional<Draft> here; std::vector<Draft> older; };
static Drafts own_drafts(Request& r, const Shown& shown) {
    Drafts own;
    for (auto& draft : drafts_of(r.db, shown.id)) {
        if (draft.writer != r.actor.person) continue;
        if (draft.base == shown.hash) own.here = draft;
        else own.older.push_back(draft);
    }
    return own;
}

static void two_texts(Out& out, const View& view, const Pair& mine, const Pair& theirs) {
    out(R"html(<div class="note note-heed"><div><p><strong>{}</strong></p><div class="versions"><section data-side="mine"><h2>{}</h2>{}</section><section data-side="theirs"><h2>{}</h2>{}</section></div></div></div>)html",
        view.say("The text changed while you were writing. Both texts stand here; nothing is lost."), view.say("Your text"), said_answer(view, mine, ""), view.say("The text as it is now"),
        said_answer(view, theirs, ""));
}

static void need_made(Out& out, Request& r, const Shown& need) {
    r.shows(need, Seen::listed);
    out(R"html(<p>{} <a href="{}">{}</a></p>)html", r.view.say("What came of it"), path_of(Kind::need, need.id), need.content().of("title"));
}

// Why it cannot be written on now; what was being written is not lost.
static void locked(Out& out, const View& view, const Result<Sitting>& may, const Pair& saved, const Drafts& drafts) {
    out(R"html(<div class="said">{}</div>{})html", said_answer(view, saved, ""), when_may(view, may, {}));
    auto all = drafts.older;
    if (drafts.here) all.insert(all.begin(), *drafts.here);
    for (auto& draft : all)
        out(R"html(<section class="flow tight"><h2>{}</h2><div class="said">{}</div></section>)html", view.say("What you were writing, not saved"), said_answer(view, pair_of(draft.content()), ""));
}

static void writing(Out& out, Request& r, const AnswerPage& page, const AnswerState& answer, const Drafts& drafts, const Typed& typed) {
    auto& view = r.view;
    auto saved = pair_of(answer.shown.content());
    for (auto& draft : drafts.older) two_texts(out, view, pair_of(draft.content()), saved);
    question_help(out, view, page.place);
    answer_form(out, r, page, answer, drafts.here ? pair_of(drafts.here->content()) : saved, drafts.here ? said_kept(view, view.say.hour(drafts.here->saved)) : std::string(), typed);
    if (!text::could_be_in(saved.lang, saved.text)) out(R"html(<p class="note note-heed">{}</p>)html", view.say("The original is kept as {1}, and has no letter of it. Choose its language above and save.", Name{"language." + saved.lang}));
    ready_form(out, view, page, answer);
}

// The way on through the questions, in their order.
static void next_question(Out& out, const View& view, const Office& o, ItemId here) {
    auto at = std::ranges::find(o.answers, here, [](auto& a) { return a.row.id; });
    if (at == o.answers.end() || ++at == o.answers.end()) return;
    out(R"html(<p><a href="{}">{}</a></p>)html", path_of(Kind::answer, at->row.id), view.say("Next: {1}", said_question(view, at->row)));
}

static void question_body(Out& out, Request& r, const AnswerPage& page, const Office& o, const AnswerState& answer, const Typed& typed) {
    auto& view = r.view;
    auto question = view.name(question_name(page.place, "question"));
    if (!said_question(view, page.place).ends_with(question)) out("<p>{}</p>", question);
    auto drafts = own_drafts(r, answer.shown);
    if (auto may = may_write(o, r.actor, r.now)) writing(out, r, page, answer, drafts, typed);
    else {
        locked(out, view, may, pair_of(answer.shown.content()), drafts);
        in_writing(out, r, answer.shown, typed);
    }
    for (auto& need : parts_of(r.db, page.id, Kind::need, Side::working)) need_made(out, r, need);
    next_question(out, view, o, page.id);
}

Part writing_page(Request& r, const AnswerPage& page, const Office& o, const AnswerState& answer, const Typed& typed) {
    return [&r, page, o, answer, typed](Out& out) {
        auto& view = r.view;
        auto body = [&](Out& p) { question_body(p, r, page, o, answer, typed); };
        auto beside = [&](Out& p) {
            last_year(p, r, page);
            other_writers(p, r, page.id, answer.shown);
            narrowing(p, r, page, o, typed);
        };
        head(out, view, view.name("part." + part_of(view, page.place)), said_question(view, page.place), and_readers({}, view, r.db, answer.shown));
        out(R"html(<div class="split-3" data-kind="answer" data-id="{}" data-hash="{}" data-state="{}">{}<div class="flow">{}</div><aside class="side" aria-label="{}">{}</aside></div>)html",
            page.id, answer.shown.hash_hex(), answer.ready ? "ready" : "writing", [&](Out& p) { all_questions(p, view, o, page.id); }, body, view.say("Beside your answer"), beside);
    };
}

// ---- reading

Part reading_page(Request& r, const AnswerPage& page, const Shown& shown, const Typed& typed) {
    return [&r, page, shown, typed](Out& out) {
        auto& view = r.view;
        r.shows(shown);
        auto holder = find_shown(r.db, page.update.id, Side::released);
        auto binding = holder ? list_of(holder->content()).binding : std::string();
        head(out, view, said_year(view, page.annual), said_question(view, page.place),
             and_readers({{view.say("Whose"), view.named("member." + page.update.member)}}, view, r.db, shown));
        trail_of(out, r, shown);
        out("<p>{}</p>", view.named(question_name(page.place, "question")));
        out(R"html(<div class="flow" data-kind="answer" data-id="{}" data-hash="{}"><div class="said">{}</div>{}</div>)html", page.id, shown.hash_hex(), said_answer(view, pair_of(shown.content()), binding),
            [&](Out& p) { below(p, r, shown, typed); });
    };
}

}
