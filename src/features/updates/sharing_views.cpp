// Who will be able to read this: choose, show, see, share, on one page without script.
#include "features/updates/update_acts.hpp"
#include "features/updates/update_views.hpp"

namespace updates {

static void reach(Out& out, const View& view, const Reach& now, bool shared_before, std::string_view circle) {
    auto countries = view.say.n("{1} country", "{1} countries", now.members), also = "also." + std::string(circle);
    out(R"html(<p class="lead"><strong>{}</strong></p>)html",
        view.profile.knows(also) ? view.say.n("{1} person in {2}, {3} will be able to read this update.", "{1} people in {2}, {3} will be able to read this update.", now.people, countries, view.name(also))
                                 : view.say.n("{1} person in {2} will be able to read this update.", "{1} people in {2} will be able to read this update.", now.people, countries));
    if (shared_before && now.new_people) out("<p>{}</p>", view.say.n("{1} of them could not read it when it was last shared.", "{1} of them could not read it when it was last shared.", now.new_people));
}

static std::vector<Choice> circle_choices(const View& view, const Office& o) {
    std::vector<Choice> all;
    for (auto& key : circles_to_share_with(o, view.profile)) all.push_back({key, [&view, key](Out& out) {
        out("{}", view.name(view.profile.name_among_own(key)));
        if (view.profile.knows("also." + key)) out(", {}", view.name("also." + key));
    }});
    return all;
}

// Which text it is that would be shared: what was written since is not in it.
static std::string said_approved(const View& view, const Office& o) {
    if (o.approved && o.changed_since(*o.approved)) return view.say("The text approved on {1}. Answers were changed since; the changes are not in it.", o.standing.approved_at);
    return view.say("The text approved on {1}", o.standing.approved_at);
}

// Answers that fewer read than this page says.
static void kept_narrower(Out& out, Request& r, const Office& o) {
    for (auto& answer : o.answers)
        if (answer.shown.narrowed) out("<p><b>{}</b>: {}</p>", said_question(r.view, answer.row), r.view.say("Only for: {1}", said_circles(r.view, r.db, narrowed_to(r.db, answer.shown.id))));
}

static void share_form(Out& out, Request& r, const Office& o, const std::string& key, const Typed& typed) {
    auto& view = r.view;
    auto circle = circle_with_key(r.db, key);
    if (!circle) return;
    bool before = o.shown.is_shared();
    auto now = reach_of(r.db, {*circle}, before ? std::optional(shared_with(r.db, o.update.id)) : std::nullopt, r.now);
    auto marking = marking_of(r.db, {*circle});
    out(R"html(<section class="reach flow" id="who" aria-labelledby="who-h"><h2 id="who-h">{}</h2>{}<p>{} {}</p>{}</section>)html", view.say("Who this reaches"),
        [&](Out& p) {
        reach(p, view, now, before, key);
        kept_narrower(p, r, o);
    }, said_marking(view, marking), marking_label(marking), [&](Out& p) {
        form(p, view, {"update.share", path_of(Kind::country_update, o.update.id) / "sharing", o.update.id.text(), o.standing.approved}, [&](Out& f) {
            f(R"html(<input type="hidden" name="circle" value="{}"><input type="hidden" name="people" value="{}">)html", key, now.who);
            field_error(f, view, "people", typed.errors);
            field_error(f, view, "circle", typed.errors);
            button(f, view.say.n("Share with {1} person: {2}", "Share with {1} people: {2}", now.people, said_circles(view, r.db, {*circle})));
        });
    });
}

// Each choice says how many would still read it.
static std::vector<Choice> narrower_choices(Request& r, const Office& o) {
    auto& view = r.view;
    auto all = circle_choices(view, o);
    for (auto& choice : all) {
        auto circles = shared_with(r.db, o.update.id);
        if (auto circle = circle_with_key(r.db, choice.value)) circles.insert(*circle);
        auto still = view.say.n("{1} person could still read it", "{1} people could still read it", reach_of(r.db, circles, std::nullopt, r.now).people);
        choice.label = [label = choice.label, still](Out& out) { out("{} ({})", label, still); };
    }
    return all;
}

static void narrow_form(Out& out, Request& r, const Office& o, const Typed& typed) {
    auto& view = r.view;
    if (!may_narrow(o, r.actor)) return;
    out("<h2>{}</h2><p>{}</p>", view.say("Narrow who can read it"), view.say("Who can read it now must also belong to what you choose here. Nobody is added. Its answers, and what came of them, follow."));
    form(out, view, {"update.narrow", path_of(Kind::country_update, o.update.id) / "narrowing", o.update.id.text(), o.standing.shared}, [&](Out& f) {
        select(f, view, {"circle", view.say("Only those who are also among")}, narrower_choices(r, o), "", typed.errors);
        button_2(f, view.say("Narrow it"));
    });
}

Part sharing_page(Request& r, const Office& o, const Typed& typed) {
    return [&r, o, typed](Out& out) {
        auto& view = r.view;
        auto chosen = typed.or_else("circle", r.query("circle"));
        if (!std::ranges::count(circles_to_share_with(o, view.profile), chosen)) chosen.clear();
        auto page = path_of(Kind::country_update, o.update.id) / "sharing";
        head(out, view, said_approved(view, o), view.say("Who should be able to read it?"), {});
        out(R"html(<form class="flow" method="get" action="{}" data-controller="reach">{}<p class="small quiet">{}</p><p class="acts"><button class="btn btn-2" type="submit">{}</button></p></form>)html",
            page.at("who"), [&](Out& p) { choices(p, view, {"circle", view.say("Shared with")}, circle_choices(view, o), chosen, {}); },
            view.say("A choice shows below whom it reaches. Public is a further step: when everyone in the network can read it, you propose it and the {1} publishes.", administrative_office),
            view.say("Show who this reaches"));
        out(R"html(<div class="flow">{}{}</div>)html", [&](Out& p) { if (!chosen.empty()) share_form(p, r, o, chosen, typed); }, [&](Out& p) { narrow_form(p, r, o, typed); });
    };
}

// ---- what changed since others read it

static void changed_answer(Out& out, Request& r, const AnswerState& answer, const Entry* entry) {
    auto& view = r.view;
    auto before = entry ? find_revision(r.db, {crypto::from_hex(entry->hash)}) : std::nullopt;
    auto old = before ? pair_of(*text::read_canonical(before->body.s)) : Pair{};
    auto now = pair_of(answer.shown.content());
    r.shows(answer.shown);
    out(R"html(<section class="passage"><h2>{}</h2><div class="diff" {}><p>{}</p></div><div class="diff" {}><p>{}</p></div></section>)html", said_question(view, answer.row),
        html::attr<"lang">(now.lang), [&](Out& p) { changed_words(p, old.is_text() ? old.text : view.name("non_answer_said." + old.kind), now.is_text() ? now.text : view.name("non_answer_said." + now.kind)); },
        html::attr<"lang">(view.profile.working_language), [&](Out& p) { changed_words(p, old.translation, now.translation); });
}

Part changed_passages(Request& r, const Office& o, const List& before) {
    return [&r, o, before](Out& out) {
        auto& view = r.view;
        std::vector<AnswerState> changed;
        std::ranges::copy_if(o.answers, std::back_inserter(changed), [&](auto& a) {
            auto* entry = before.of(a.row.question);
            return !entry || entry->hash != a.shown.hash_hex();
        });
        if (changed.empty()) out("<p>{}</p>", view.say("Nothing changed."));
        else out(R"html(<p class="small quiet">{}</p><div class="flow passages">{}</div>)html", view.say("Words that came in are underlined, words that went are struck through."),
                 each(changed, [&](Out& p, const AnswerState& a) { changed_answer(p, r, a, before.of(a.row.question)); }));
    };
}

Part changes_page(Request& r, const Office& o, const List& before) {
    return [&r, o, before](Out& out) {
        auto& view = r.view;
        head(out, view, said_year(view, o.annual), view.say("What changed since the text that others read"), {});
        out("<p>{}</p>{}", view.say("All others still read the text before."), changed_passages(r, o, before));
    };
}

}
