// One country update: its questions for the office, with where it stands and what can be done next; its shared text for everybody else.
#include "features/updates/update_acts.hpp"
#include "features/updates/update_views.hpp"
#include "platform/crypto/crypto.hpp"
#include <nlohmann/json.hpp>

namespace updates {

std::string said_year(const View& view, const AnnualUpdate& annual) { return view.numbered("update.title_of_year", "{year}", annual.year); }

std::string said_question(const View& view, std::string_view key, int version) {
    return view.profile.question(key, version)->number + " " + view.name(profile::name_of_question(key, version, "title"));
}

Part named_part(const View& view, const std::string& part) {
    auto known = std::ranges::find(view.profile.parts, part, &profile::Part::key);
    return [number = known == view.profile.parts.end() ? std::string() : known->number + " ", name = view.named("part." + part)](Out& out) { out("{}{}", number, name); };
}

std::string step_title(const View& view, const Step& step) {
    auto titles = nlohmann::json::parse(step.titles)["titles"];
    auto at = titles.find(view.say.lang);
    return at == titles.end() ? titles.begin()->get<std::string>() : at->get<std::string>();
}

std::string said_state(const View& view, const Office& o) {
    auto& s = o.standing;
    bool writing = o.approved && o.changed_since(*o.approved);
    if (s.in_steps()) return view.say("Handed in on {1}; {2} of {3} steps of approval taken", s.handed_in_at, s.steps_taken, s.steps);
    if (!s.shared.empty() && s.shared != s.approved) return view.say("A newer text is approved; others still read the one before");
    if (!s.shared.empty() && writing) return view.say("Shared; a newer text is being written");
    if (s.is_public) return view.say("Public");
    if (s.proposed) return view.say("Shared, and proposed to be made public");
    if (!s.shared.empty()) return view.say("Approved and shared");
    if (!s.approved.empty() && !writing) return view.say("Approved on {1}, not shared", s.approved_at);
    return view.say("With the office");
}

static std::string_view state_key(const Standing& s) {
    if (s.in_steps()) return "handed-in";
    if (s.is_public) return "public";
    if (!s.shared.empty()) return "shared";
    return s.approved.empty() ? "writing" : "approved";
}

static void maker(Out& out, const View& view, const std::string& seat, bool original) {
    if (!view.profile.knows("seat." + seat)) return;
    Name name{"seat." + seat};
    auto by = original ? view.say("Original by: {1}", name) : view.say("Courtesy translation by: {1}", name);
    out(R"html(<p class="small quiet">{}</p>)html", view.profile.has_one_language() ? view.say("Written by: {1}", name) : by);
}

Part said_answer(const View& view, const Pair& pair, std::string_view binding) {
    return [&view, pair, binding = std::string(binding)](Out& out) {
        if (!pair.is_text()) {
            out("<p>{}</p>", view.named("non_answer_said." + pair.kind));
            return;
        }
        auto translated = view.profile.working_language;
        bool both = !pair.text.empty() && !pair.translation.empty();
        if (!pair.text.empty()) out("{}", paragraphs(view, pair.text, pair.lang));
        if (!pair.translation.empty()) out("{}", paragraphs(view, pair.translation, translated));
        maker(out, view, pair.author, true);
        maker(out, view, pair.translator, false);
        if (pair.is_older()) out(R"html(<p class="small"><b>{}</b></p>)html", view.say("The translation is older than the original."));
        if (both) out(R"html(<p class="small quiet">{}</p>)html", binding == "translation" ? view.say("The translation binds.") : view.say("The original binds; the translation is a courtesy."));
    };
}

std::string first_words(const View& view, const Pair& pair, std::size_t most) {
    if (!pair.is_text()) return view.name("non_answer_said." + pair.kind);
    return text::cut(pair.translation.empty() ? pair.text : pair.translation, most);
}

void said_narrower(Out& out, Request& r, const Shown& answer) {
    if (answer.narrowed) out(R"html(<p class="small quiet">{}</p>)html", r.view.say("Only for: {1}", said_circles(r.view, r.db, narrowed_to(r.db, answer.id))));
}

// ---- the office

static std::string answer_state(const View& view, const AnswerState& answer) {
    auto pair = pair_of(answer.shown.content());
    if (!pair.is_text()) return view.name("non_answer." + pair.kind);
    if (pair.empty()) return view.say("Nothing written yet");
    return answer.ready ? view.say("Ready") : view.say("Being written");
}

static void answer_row(Out& out, Request& r, const AnswerState& answer) {
    auto& view = r.view;
    auto& number = view.profile.question(answer.row.question, answer.row.version)->number;
    auto knot = answer.ready ? "is-done" : pair_of(answer.shown.content()).empty() ? ""
                                                                                   : "is-begun";
    out(R"html(<li data-kind="answer" data-id="{}" data-question="{}"><h3><a href="{}">{}</a></h3><p class="small quiet"><span class="knot {}">{}</span></p>{}</li>)html", answer.row.id, number,
        path_of(Kind::answer, answer.row.id), said_question(view, answer.row), knot, answer_state(view, answer), [&](Out& p) { said_narrower(p, r, answer.shown); });
}

static void questions(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    std::vector<std::string> parts;
    for (auto& a : o.answers)
        if (!std::ranges::count(parts, part_of(view, a.row))) parts.push_back(part_of(view, a.row));
    for (auto& part : parts) {
        auto in_part = o.answers | std::views::filter([&](auto& a) { return part_of(view, a.row) == part; });
        out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", named_part(view, part), each(in_part, [&](Out& p, const AnswerState& a) { answer_row(p, r, a); }));
    }
}

static std::string said_step(const View& view, const Step& step, bool taken, bool waits) {
    if (taken) return view.say("Taken");
    if (waits) return step.place == "paper" ? view.say("Waits, on paper") : view.say("Waits for this step");
    return step.place == "paper" ? view.say("On paper") : view.say("In this system");
}

static void steps(Out& out, const View& view, const Office& o) {
    if (o.steps.empty()) {
        out("<p>{}</p>", view.say("Your country has no further step: handing in approves it."));
        return;
    }
    std::size_t n = 0;
    bool under_way = !o.standing.handed_in.empty();
    auto one = [&](Out& p, const Step& step) {
        bool taken = under_way && n < o.standing.steps_taken, waits = under_way && n == o.standing.steps_taken;
        p(R"html(<li class="{}"><div>{}<span>{}</span></div></li>)html", taken ? "is-done" : waits ? "is-here"
                                                   : "",
          step_title(view, step), said_step(view, step, taken, waits));
        ++n;
    };
    out(R"html(<div class="steps"><ol role="list">{}</ol></div>)html", each(o.steps, one));
}

static FormOf form_of(std::string_view act, const Office& o, std::string_view place, std::string base) {
    return {act, path_of(Kind::country_update, o.update.id) / place, o.update.id.text(), std::move(base)};
}

static void which_text_binds(Out& out, const View& view, const Typed& typed) {
    choices(out, view, {"binding", view.say("Which text binds?")},
            {{"original", [&](Out& c) { c("{}", view.say("The original")); }}, {"translation", [&](Out& c) { c("{}", view.say("The translation")); }}},
            typed.or_else("binding", "original"), typed.errors);
}

static void hand_in_form(Out& out, const View& view, const Office& o, const Typed& typed) {
    form(out, view, form_of("update.hand_in", o, "hand-in", hash_of(list_of_answers(o, "original"))), [&](Out& p) {
        if (!view.profile.has_one_language()) which_text_binds(p, view, typed);
        button(p, o.steps.empty() ? view.say("Hand in, which approves it") : view.say("Hand in to our country's own steps"));
    });
}

// What the approver is asked about: everything at first, later the passages that changed since the last approval.
static void words_to_approve(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    for (auto& answer : o.answers) r.shows(answer.shown);
    auto binding = list_of(o.shown.content()).binding;
    auto approved = find_revision(r.db, {crypto::from_hex(o.standing.approved)});
    if (approved) out("{}", changed_passages(r, o, list_of(*text::read_canonical(approved->body.s))));
    else out(R"html(<div class="flow passages">{}</div>)html", each(o.answers, [&](Out& p, const AnswerState& a) {
        p(R"html(<section class="passage"><h3>{}</h3><div class="said">{}</div></section>)html", said_question(view, a.row), said_answer(view, pair_of(a.shown.content()), binding));
    }));
}

static std::string said_binding(const View& view, const Office& o) {
    if (view.profile.has_one_language()) return {};
    bool translation = list_of(o.shown.content()).binding == "translation";
    return translation ? view.say("Where there are two texts the translation binds.") : view.say("Where there are two texts the original binds.");
}

static void approve_form(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    words_to_approve(out, r, o);
    out("<p>{} {} <code>{}</code></p>", said_binding(view, o),
        view.say("You approve exactly these words, and nothing is released by that. Code of this text:"), o.shown.code);
    press(out, view, form_of("update.approve", o, "approval", o.standing.handed_in), view.say("Approve this text"));
}

// What can be done next, the thing itself or why not; each press says what follows.
static void next_steps(Out& out, Request& r, const Office& o, const Typed& typed) {
    auto& view = r.view;
    bool waits = o.standing.in_steps();
    if (waits) {
        out("<h2>{}</h2>{}", view.say("Approval"), when_may(view, may_approve(o, r.actor), [&](Out& p) { approve_form(p, r, o); }));
        if (may_take_back(o, r.actor, r.now)) press(out, view, form_of("update.take_back", o, "taking-back", o.standing.handed_in), view.say("Take it back and write on"), false);
        return;
    }
    out("<h2>{}</h2>{}", view.say("Hand in"), when_may(view, may_hand_in(o, r.actor, r.now), [&](Out& p) { hand_in_form(p, view, o, typed); }));
}

// What takes a text from readers, or brings it to all the world, says so before, and is pressed on a second look.
static void on_a_second_look(Out& out, const View& view, const FormOf& f, const std::string& label, const std::string& says) {
    out("<details><summary>{}</summary><p>{}</p>{}</details>", label, says, [&](Out& p) { press(p, view, f, label, false); });
}

static void after_sharing(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    on_a_second_look(out, view, form_of("update.withdraw", o, "withdrawal", o.standing.shared), view.say("Withdraw it from all who can read it"),
                     view.say("Nobody but your office reads it then, nor what came of it, until you share it again. Those who could read it are told that it was withdrawn."));
    if (may_propose(o, r.actor, is_open_to_network(r.db, o.update.id)))
        on_a_second_look(out, view, form_of("update.propose", o, "proposal", o.standing.shared), view.say("Propose to make it public"),
                         view.say("When the {1} publishes it everybody in the world can read it, and the needs that were made of it.", administrative_office));
    if (o.standing.proposed)
        press(out, view, form_of("update.unpublish", o, "unpublishing", o.standing.shared), o.standing.is_public ? view.say("Take it off the public pages") : view.say("Take the proposal back"), false);
}

static void sharing(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    auto page = path_of(Kind::country_update, o.update.id) / "sharing";
    bool is_it = !o.standing.shared.empty() && o.standing.shared == o.standing.approved;
    auto share = [&](Out& p) {
        if (is_it) p(R"html(<p class="acts"><a class="btn btn-2" href="{}">{}</a></p>)html", page, view.say("Change who can read it"));
        else p(R"html(<p class="acts"><a class="btn" href="{}">{}</a></p>)html", page, view.say("Share the text approved on {1}", o.standing.approved_at));
    };
    out("<h2>{}</h2>{}", view.say("Share"), when_may(view, may_share(o, r.actor), share));
    if (may_withdraw(o, r.actor)) after_sharing(out, r, o);
}

static void what_others_read(Out& out, Request& r, const Office& o) {
    auto shared = find_revision(r.db, {crypto::from_hex(o.standing.shared)});
    if (!shared || !o.changed_since(list_of(*text::read_canonical(shared->body.s)))) return;
    auto page = path_of(Kind::country_update, o.update.id) / "changes";
    out(R"html(<p><a href="{}">{}</a></p>)html", page, r.view.say("What changed since the text that others read"));
}

static void office_head(Out& out, Request& r, const Office& o) {
    auto& view = r.view;
    std::vector<Fact> facts{{view.say("Open until"), moment(view, o.annual.until)}, {view.say("Where it stands"), [&](Out& p) { p("{}", said_state(view, o)); }}};
    head(out, view, said_year(view, o.annual), view.name("member." + o.update.member), and_readers(std::move(facts), view, r.db, o.shown));
    if (auto shared = find_shown(r.db, o.update.id, Side::released)) trail_of(out, r, *shared);
}

static void told_why_closed(Out& out, Request& r, const Office& o) {
    std::vector<ItemId> all{o.update.id};
    for (auto& answer : o.answers) all.push_back(answer.row.id);
    if (auto closed = closed_by_backup(acts_of(r.db, all))) pages::closed_by_backup(out, r.view, *closed);
}

static void beside_office(Out& out, const View& view, const Office& o) {
    out(R"html(<aside class="side" aria-label="{}"><section class="flow tight"><h2>{}</h2>{}</section></aside>)html", view.say("How your country approves"), view.say("Your country's own steps"),
        [&](Out& p) { steps(p, view, o); });
}

Part office_page(Request& r, const Office& o, const Typed& typed) {
    return [&r, o, typed](Out& out) {
        auto body = [&](Out& p) {
            told_why_closed(p, r, o);
            questions(p, r, o);
            next_steps(p, r, o, typed);
            sharing(p, r, o);
            what_others_read(p, r, o);
        };
        out(R"html(<div data-kind="country-update" data-id="{}" data-hash="{}" data-state="{}">{}<div class="split"><div class="flow">{}</div>{}</div></div>)html", o.update.id, o.shown.hash_hex(),
            state_key(o.standing), [&](Out& p) { office_head(p, r, o); }, body, [&](Out& p) { beside_office(p, r.view, o); });
    };
}

// ---- everybody else

static void read_row(Out& out, Request& r, const Asked& asked, const std::vector<AnswerRow>& rows, std::string_view binding) {
    auto& view = r.view;
    auto at = std::ranges::find(rows, asked.question, &AnswerRow::question);
    auto shown = at == rows.end() ? std::nullopt : find_shown(r.db, at->id, Side::released);
    if (!shown) {
        out(R"html(<li><h3>{}</h3><p class="none">{}</p></li>)html", said_question(view, asked), view.say("nothing shared here"));
        return;
    }
    r.shows(*shown);
    out(R"html(<li data-kind="answer" data-id="{}" data-question="{}" data-hash="{}"><h3><a href="{}">{}</a></h3><div class="said">{}</div>{}</li>)html", shown->id, view.profile.question(asked.question, asked.version)->number, shown->hash_hex(),
        path_of(Kind::answer, shown->id), said_question(view, asked), said_answer(view, pair_of(shown->content()), binding), [&](Out& p) { said_narrower(p, r, *shown); });
}

static void publishing(Out& out, Request& r, const CountryUpdate& update, const Shown& shown) {
    auto& view = r.view;
    if (!r.actor.sitting(Role::administrative_officer)) return;
    auto standing = standing_of(acts_of(r.db, update.id));
    auto of = [&](std::string_view act, std::string_view place) { return FormOf{act, path_of(Kind::country_update, update.id) / place, update.id.text(), shown.hash_hex()}; };
    if (may_publish(standing, r.actor, is_open_to_network(r.db, update.id))) {
        out("<p>{}</p>", view.say("The country proposes to make this public."));
        press(out, view, of("update.publish", "publication"), view.say("Publish: everybody can read it"));
    }
    if (standing.proposed) press(out, view, of("update.unpublish", "unpublishing"), standing.is_public ? view.say("Take it off the public pages") : view.say("Do not publish it"), false);
}

Part reader_page(Request& r, const CountryUpdate& update, const Shown& shown) {
    return [&r, update, shown](Out& out) {
        auto& view = r.view;
        auto rows = answers_of(r.db, update.id);
        auto binding = list_of(shown.content()).binding;
        auto annual = find_annual(r.db, update.annual);
        auto asked = questions_of(r.db, update.annual);
        out(R"html(<div data-kind="country-update" data-id="{}" data-hash="{}" data-state="shared">{}</div>)html", update.id, shown.hash_hex(), [&](Out& p) {
            head(p, view, annual ? said_year(view, *annual) : std::string(), view.name("member." + update.member),
                 and_readers({{view.say("Shared"), day(view, shown.sort)}, {view.say("Text"), [&](Out& f) { f("<code>{}</code>", shown.code); }}}, view, r.db, shown));
            trail_of(p, r, shown);
            p(R"html(<div class="flow"><ul class="rows" role="list">{}</ul>{}</div>)html", each(asked, [&](Out& q, const Asked& a) { read_row(q, r, a, rows, binding); }), [&](Out& q) { publishing(q, r, update, shown); });
        });
    };
}
}
