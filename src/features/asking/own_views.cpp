// What she sees who is asked: the question, her own words and who reads them, and what became of them.
#include "features/asking/asking_views.hpp"
#include "features/updates/update_views.hpp"

namespace asking {

static Name office_name(const Contribution& own, const profile::Profile& profile) { return {"circle." + profile.office_of(own.written_for.member)}; }

std::string said_own_state(const View& view, const Contribution& own, Time now) {
    bool sent = own.shown.is_shared();
    if (sent && own.fate == Fate::used) return view.say("Used, with thanks");
    if (sent && own.fate == Fate::left) return view.say("Read, with thanks");
    if (sent) return view.say("Sent");
    if (!words_of(own.shown.content()).text.empty()) return view.say("Withdrawn");
    return own.inquiry && own.inquiry->is_open(now) ? view.say("Waits for you") : view.say("Closed");
}

static std::string_view state_key(const Contribution& own) {
    if (!own.shown.is_shared()) return words_of(own.shown.content()).text.empty() ? "waiting" : "withdrawn";
    if (own.fate == Fate::waiting) return "sent";
    return own.fate == Fate::used ? "used" : "left";
}

// What became of it, in kind words.
static void said_to_her(Out& out, const View& view, const Contribution& own) {
    Name office = office_name(own, view.profile);
    if (!own.shown.is_shared()) {
        if (!words_of(own.shown.content()).text.empty()) out(R"html(<p class="note">{}</p>)html", view.say("You withdrew it. The office no longer reads it."));
        return;
    }
    auto says = own.fate == Fate::used   ? view.say("Your words have helped: {1} has used them for its answer. Thank you.", office)
                : own.fate == Fate::left ? view.say("Thank you for your words: {1} has read them, and answers without them this time.", office)
                                         : view.say("Sent. Thank you: {1} reads it.", office);
    out(R"html(<p class="note">{}</p>)html", says);
}

// ---- to write

static std::vector<Choice> naming(const View& view) {
    return {{"no", [&view](Out& out) { out("{}", view.say("Do not name me")); }, view.say("The office sees “a practitioner”. It chose whom to ask, so it may still guess.")},
            {"yes", [&view](Out& out) { out("{}", view.say("You may name me")); }, view.say("The office sees your name, and may give it in its answer.")}};
}

static std::string said_kept_here(const View& view, std::string_view hour) { return view.say("Kept on the server at {1}; it is yours until you send it.", hour); }

static void before_sending(Out& out, const View& view, const Contribution& own) {
    Name office = office_name(own, view.profile);
    out("<ul><li>{}</li><li>{}</li><li>{}</li></ul>", view.say("When you send it, the writers of {1} read it, and nobody else does.", office),
        view.say("You can withdraw it at any time. What the office has put into its own answer by then is the office's text, and stays there."), view.say("You can change it until the office has used it, or the question is closed."));
}

static void fields(Out& out, const View& view, const Contribution& own, const Words& words, const std::string& kept, const Typed& typed) {
    auto lang = typed.or_else("lang", words.lang);
    text_area(out, view, {"text", view.say("Your contribution"), {}, lang, 8}, typed.or_else("text", words.text), typed.errors);
    if (!view.profile.has_one_language()) select(out, view, {"lang", view.say("Language of your text")}, updates::language_choices(view), lang, typed.errors);
    choices(out, view, {"naming", view.say("May you be named?")}, naming(view), typed.or_else("naming", words.named ? "yes" : "no"), typed.errors);
    before_sending(out, view, own);
    out(R"html(<p class="save" role="status">{}</p>)html", kept);
    button(out, own.shown.is_shared() ? view.say("Send it again, as it is now") : view.say("Send it to the office"));
}

struct Drafts { std::optional<Draft> here, older; };
static Drafts own_drafts(Request& r, const Shown& shown) {
    Drafts own;
    for (auto& draft : drafts_of(r.db, shown.id)) {
        auto& place = draft.base == shown.hash ? own.here : own.older;
        if (!place) place = draft;
    }
    return own;
}

static void not_sent(Out& out, const View& view, const std::optional<Draft>& draft) {
    if (!draft) return;
    auto words = words_of(draft->content());
    out(R"html(<section class="flow tight"><h2>{}</h2><div class="said">{}</div></section>)html", view.say("What you were writing, not sent"), paragraphs(view, words.text, words.lang));
}

static void writing_form(Out& out, Request& r, const Contribution& own, const Drafts& drafts, const Typed& typed) {
    auto& view = r.view;
    auto id = own.shown.id;
    auto words = words_of(drafts.here ? drafts.here->content() : own.shown.content());
    auto kept = drafts.here ? said_kept_here(view, view.say.hour(drafts.here->saved)) : std::string();
    not_sent(out, view, drafts.older);
    form(out, view, {"contribution.send", path_of(Kind::contribution, id) / "text", id.text(), typed.base("contribution.send", own.shown.hash_hex())},
         [&](Out& p) { fields(p, view, own, words, kept, typed); }, {path_of(Kind::contribution, id) / "draft", said_kept_here(view, "{1}")});
}

// Where nothing can be written any more; what was being written is not lost.
static void locked(Out& out, const View& view, const Contribution& own, const Result<Sitting>& may, const Drafts& drafts) {
    auto words = words_of(own.shown.content());
    if (!words.text.empty()) out(R"html(<h2>{}</h2><div class="said">{}</div>)html", view.say("Your contribution"), paragraphs(view, words.text, words.lang));
    if (own.fate != Fate::used) out("{}", when_may(view, may, {}));
    for (auto* draft : {&drafts.here, &drafts.older}) not_sent(out, view, *draft);
}

// ---- the page

static void withdrawal(Out& out, const View& view, const Contribution& own) {
    if (!may_withdraw(own)) return;
    auto id = own.shown.id;
    if (own.fate == Fate::used) out(R"html(<p class="small quiet">{}</p>)html", view.say("You can withdraw it also now. What the office has put into its own answer is the office's text, and stays there."));
    press(out, view, {"contribution.withdraw", path_of(Kind::contribution, id) / "withdrawal", id.text(), own.shown.hash_hex()}, view.say("Withdraw my contribution"), false);
}

static std::vector<Fact> facts(const View& view, const Contribution& own) {
    Name office = office_name(own, view.profile);
    std::vector<Fact> all;
    if (own.inquiry) all.push_back({view.say("Open until"), moment(view, own.inquiry->until)});
    auto readers = own.shown.is_shared() ? view.say("You, and the writers of {1}", office) : view.say("You alone, until you send it");
    all.push_back({view.say("Who can read what you write"), [readers](Out& out) { out("{}", readers); }});
    return all;
}

static void body(Out& out, Request& r, const Contribution& own, const Typed& typed) {
    auto& view = r.view;
    auto drafts = own_drafts(r, own.shown);
    if (own.inquiry) out(R"html(<div class="lead">{}</div>)html", paragraphs(view, own.inquiry->question.text, own.inquiry->question.lang));
    said_to_her(out, view, own);
    if (auto may = may_send(own, r.actor, r.now)) writing_form(out, r, own, drafts, typed);
    else locked(out, view, own, may, drafts);
    withdrawal(out, view, own);
}

Part own_page(Request& r, const Contribution& own, const Typed& typed) {
    return [&r, own, typed](Out& out) {
        auto& view = r.view;
        r.shows(own.shown);
        head(out, view, view.say("Question to practitioners"), view.say("A question from {1}", office_name(own, view.profile)), facts(view, own));
        out(R"html(<div class="flow" data-kind="contribution" data-id="{}" data-hash="{}" data-state="{}">{}</div>)html", own.shown.id, own.shown.hash_hex(), state_key(own), [&](Out& p) { body(p, r, own, typed); });
    };
}

void own_row(Out& out, Request& r, const Contribution& own) {
    auto& view = r.view;
    auto title = own.inquiry ? written(view, title_of(*own.inquiry), own.inquiry->question.lang) : written(view, view.say("Your contribution"), view.say.lang);
    out(R"html(<li data-kind="contribution" data-id="{}"><p class="kind">{} · {}</p><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", own.shown.id, view.named(office_name(own, view.profile).key),
        day(view, own.shown.sort), path_of(Kind::contribution, own.shown.id), title, sample_state(view, own.shown.sample), said_own_state(view, own, r.now));
}

}
