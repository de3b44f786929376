// What the office sees: the form that asks, its questions with what was sent to it, and these beside the answer it writes.
#include "features/asking/asking_views.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/update_views.hpp"
#include "platform/text/text.hpp"

namespace asking {

std::string title_of(const Inquiry& inquiry) {
    static constexpr std::size_t most_title = 90;
    return text::cut(inquiry.question.text, most_title);
}

// ---- to ask

static std::string country_clock(const View& view, const std::string& member, Time now) {
    auto there = view.say;
    there.zone = view.profile.zone_of(member);
    return view.say("By the clock of {1}, where it is now {2}. Write the hour as 17:00.", Name{"member." + member}, there.moment(now));
}

static std::vector<Choice> people(const std::vector<Practitioner>& all) {
    std::vector<Choice> boxes;
    for (auto& person : all) boxes.push_back({person.id.text(), [name = person.name](Out& out) { out("{}", name); }});
    return boxes;
}

static void asking_form(Out& out, Request& r, const Asking& a, const Typed& typed) {
    auto& view = r.view;
    auto lang = typed.or_else("lang", a.lang);
    form(out, view, {"inquiry.put", path_of(Kind::answer, a.answer) / "inquiries", a.answer.text()}, [&](Out& p) {
        text_area(p, view, {"text", view.say("Your question"), view.say("In your own words, as you would ask at a table."), lang, 4}, typed.or_else("text", a.wording), typed.errors);
        if (!view.profile.has_one_language()) select(p, view, {"lang", view.say("Language of the question")}, updates::language_choices(view), lang, typed.errors);
        ticks(p, view, {"person", view.say("Whom do you ask?"), view.say("None of them sees who else is asked.")}, people(a.practitioners), typed.form.all("person"), typed.errors);
        date_fields(p, view, {"until", view.say("Until when can they answer?"), country_clock(view, a.member, r.now)}, typed, std::nullopt, true);
        button(p, view.say("Ask them"));
    });
}

Part asking_page(Request& r, const Asking& a, const Typed& typed) {
    return [&r, a, typed](Out& out) {
        auto& view = r.view;
        head(out, view, "", view.say("Ask our practitioners"), {});
        out(R"html(<div class="flow"><p>{}</p>{}</div>)html", view.say("What they send is theirs. Your office reads it, nobody else does, and they may withdraw it. What you take from it into your answer is your text."), [&](Out& p) {
            if (a.practitioners.empty()) p("<p>{}</p>", view.say("Nobody is known to you here as a practitioner of {1} yet.", Name{"member." + a.member}));
            else asking_form(p, r, a, typed);
        });
    };
}

// ---- what was sent

static std::string said_author(Request& r, const Received& received) {
    auto name = name_of_author(r.db, received.shown.id);
    return name ? r.view.say("By {1}, who may be named", *name) : r.view.say("By a practitioner, not to be named");
}

static std::string_view key_of(Fate fate) {
    if (fate == Fate::used) return "used";
    return fate == Fate::left ? "left" : "waiting";
}

static std::string said_fate(const View& view, Fate fate) {
    if (fate == Fate::used) return view.say("Used");
    return fate == Fate::left ? view.say("Set aside") : view.say("Not looked at yet");
}

static void words(Out& out, Request& r, const Received& received) {
    auto said = words_of(received.shown.content());
    out(R"html(<blockquote class="said">{}<footer>{} · {} · {}</footer></blockquote>)html", paragraphs(r.view, said.text, said.lang), said_author(r, received), day(r.view, received.shown.sort), said_fate(r.view, received.fate));
}

static void contribution(Out& out, Request& r, const Received& received, const Part& acts) {
    r.shows(received.shown);
    out(R"html(<li class="flow tight" data-kind="contribution" data-id="{}" data-hash="{}" data-state="{}">{}{}</li>)html", received.shown.id, received.shown.hash_hex(), key_of(received.fate), [&](Out& p) { words(p, r, received); }, acts);
}

static void contributions(Out& out, Request& r, const Inquiry& inquiry, const std::function<void(Out&, const Received&)>& acts) {
    auto all = received(r.db, inquiry);
    if (all.empty()) out("<p>{}</p>", r.view.say("Nothing was sent yet."));
    else out(R"html(<ul class="talk" role="list">{}</ul>)html", each(all, [&](Out& p, const Received& one) { contribution(p, r, one, [&](Out& q) { acts(q, one); }); }));
}

// ---- beside the answer

// A button of the answer's own form: what is typed there goes with it, and is kept.
static void carry(Out& out, const Received& received, std::string_view act, std::string_view place, const std::string& label) {
    out(R"html(<button class="btn btn-2 btn-s" type="submit" {} data-act="{}" data-on="{}">{}</button>)html", html::attr<"formaction">(path_of(Kind::contribution, received.shown.id) / place), act, received.shown.id, label);
}

static void to_do_with(Out& out, Request& r, const updates::Office& office, const Received& received) {
    if (!may_use(received, office, r.actor, r.now)) return;
    out(R"html(<div class="acts">{}{}</div>)html", [&](Out& p) { carry(p, received, "contribution.use", "use", r.view.say("Put it below my text")); }, [&](Out& p) {
        if (may_leave(received, r.actor)) carry(p, received, "contribution.leave", "leaving", r.view.say("Set it aside"));
    });
}

static std::string said_end(const View& view, const Inquiry& inquiry, Time now) {
    if (inquiry.closed) return view.say("Closed");
    return now < inquiry.until ? view.say("Open until {1}", Moment{inquiry.until}) : view.say("Was open until {1}", Moment{inquiry.until});
}

static void inquiry_beside(Out& out, Request& r, const updates::Office& office, const Inquiry& inquiry) {
    r.shows(find_shown(r.db, inquiry.id, Side::working).value());
    out(R"html(<h3><a href="{}">{}</a></h3><p class="small quiet">{}</p>{}
)html", path_of(Kind::inquiry, inquiry.id), written(r.view, title_of(inquiry), inquiry.question.lang), said_end(r.view, inquiry, r.now), [&](Out& p) {
        contributions(p, r, inquiry, [&](Out& q, const Received& received) { to_do_with(q, r, office, received); });
    });
}

void beside_answer(Out& out, Request& r, const Shown& answer, const Typed&) {
    auto place = updates::find_answer(r.db, answer.id);
    auto office = place ? updates::find_office(r.db, place->update) : Result<updates::Office>(Hidden{});
    if (!office) return;
    auto asked = inquiries_of(r.db, answer.id);
    bool may = bool(may_ask(*office, asked, r.actor, r.now));
    if (asked.empty() && !may) return;
    out(R"html(<section class="flow tight"><h2>{}</h2>{}{}</section>)html", r.view.say("From our practitioners"), each(asked, [&](Out& p, const Inquiry& inquiry) { inquiry_beside(p, r, *office, inquiry); }), [&](Out& p) {
        if (may) p(R"html(<p><a href="{}">{}</a></p>)html", path_of(Kind::answer, answer.id) / "asking", r.view.say("Ask our practitioners"));
    });
}

// ---- one question

static void who_was_asked(Out& out, Request& r, const Inquiry& inquiry) {
    out(R"html(<h2>{}</h2><ul>{}</ul>)html", r.view.say("Whom you asked"), each(asked_by(r.db, inquiry.id), [](Out& p, const Practitioner& person) { p("<li>{}</li>", person.name); }));
}

static void leave_form(Out& out, Request& r, const Received& received) {
    auto id = received.shown.id;
    if (may_leave(received, r.actor)) press(out, r.view, {"contribution.leave", path_of(Kind::contribution, id) / "leaving", id.text()}, r.view.say("Set it aside"), false);
}

// Where its title is not all of it.
static void whole_question(Out& out, const View& view, const Inquiry& inquiry) {
    if (title_of(inquiry) != inquiry.question.text) out("{}", paragraphs(view, inquiry.question.text, inquiry.question.lang));
}

static void of_inquiry(Out& out, Request& r, const Inquiry& inquiry) {
    auto& view = r.view;
    out(R"html({}<p><a href="{}">{}</a></p><h2>{}</h2>{}{}{})html", [&](Out& p) { whole_question(p, view, inquiry); }, path_of(Kind::answer, inquiry.answer), view.say("To the answer it is for"),
        view.say("What was sent to you"), [&](Out& p) { contributions(p, r, inquiry, [&](Out& q, const Received& received) { leave_form(q, r, received); }); },
        [&](Out& p) { who_was_asked(p, r, inquiry); }, [&](Out& p) {
        if (may_close(inquiry, r.actor, r.now)) press(p, view, {"inquiry.close", path_of(Kind::inquiry, inquiry.id) / "closing", inquiry.id.text()}, view.say("Close this question"), false);
    });
}

Part inquiry_page(Request& r, const Inquiry& inquiry) {
    return [&r, inquiry](Out& out) {
        auto& view = r.view;
        auto shown = find_shown(r.db, inquiry.id, Side::working).value();
        r.shows(shown);
        head(out, view, view.say("Question to practitioners"), title_of(inquiry), {{view.say("Where it stands"), [&](Out& p) { p("{}", said_end(view, inquiry, r.now)); }}}, inquiry.question.lang == view.say.lang ? "" : inquiry.question.lang);
        out(R"html(<div class="flow" data-kind="inquiry" data-id="{}" data-hash="{}" data-state="{}">{}</div>)html", inquiry.id, shown.hash_hex(), inquiry.is_open(r.now) ? "open" : "closed", [&](Out& p) { of_inquiry(p, r, inquiry); });
    };
}

Part received_page(Request& r, const Received& received) {
    return [&r, received](Out& out) {
        auto& view = r.view;
        head(out, view, view.say("Contribution"), title_of(received.inquiry), and_readers({}, view, r.db, received.shown), received.inquiry.question.lang == view.say.lang ? "" : received.inquiry.question.lang);
        out(R"html(<ul class="talk" role="list">{}</ul><p><a href="{}">{}</a></p>)html", [&](Out& p) { contribution(p, r, received, [&](Out& q) { leave_form(q, r, received); }); }, path_of(Kind::answer, received.inquiry.answer),
            view.say("To the answer it is for"));
    };
}

}
