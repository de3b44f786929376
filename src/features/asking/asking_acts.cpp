#include "features/asking/asking_acts.hpp"
#include "features/asking/told.hpp"
#include "features/updates/update_acts.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/withdrawal.hpp"
#include "network/record/outbox.hpp"
#include "pages/parts/parts.hpp"
#include "platform/text/text.hpp"

namespace asking {

using Then = ActDef::Then;
using pages::path_of;

// Where the network writes in one language, nobody is asked which it is.
static Result<std::string> lang_in(const Form& form, const profile::Profile& profile) {
    if (profile.has_one_language()) return profile.languages.front();
    if (!std::ranges::count(profile.languages, form["lang"])) return FormErrors{{{"lang", "choice", tell("Choose the language of your text.")}}};
    return std::string(form["lang"]);
}

static Result<updates::Office> office_of(Writer& db, ItemId answer) {
    auto place = TRY(updates::find_answer(db, answer));
    return updates::find_office(db, place.update);
}

// ---- the office asks

// Each of them is one whom this office may see among its country's practitioners: all others are no choice, whoever they are.
static Result<std::vector<PersonId>> people_in(Writer& db, const Deed& deed, const std::string& member, const Form& form) {
    auto known = practitioners_of(db, member, deed.now);
    std::vector<PersonId> people;
    for (auto text : form.all("person")) {
        auto person = PersonId::read(text);
        if (!person || !std::ranges::count(known, *person, &Practitioner::id)) return FormErrors{{{"person", "choice", tell("Choose among the practitioners of your country.")}}};
        if (!std::ranges::count(people, *person)) people.push_back(*person);
    }
    if (people.empty()) return FormErrors{{{"person", "required", tell("Choose whom to ask.")}}};
    if (people.size() > most_asked) return FormErrors{{{"person", "many", tell("Ask {1} people or fewer at once.", most_asked)}}};
    return people;
}

static Result<Time> until_in(const Form& form, const updates::Office& office, const Deed& deed) {
    auto until = TRY(pages::read_date(form, "until", deed.profile.zone_of(office.update.member), true));
    if (until <= deed.now) return FormErrors{{{"until", "future", tell("Choose a day that is still to come.")}}};
    if (until > office.annual.until) return FormErrors{{{"until", "late", tell("Your update is open until {1}: choose a day before that.", Moment{office.annual.until})}}};
    return until;
}

static Result<Then> put_question(Writer& db, const Deed& deed, ItemId answer, const Form& form) {
    auto office = TRY(office_of(db, answer));
    auto seat = TRY(may_ask(office, inquiries_of(db, answer), deed.actor, deed.now));
    auto lang = TRY(lang_in(form, deed.profile));
    auto until = TRY(until_in(form, office, deed));
    auto people = TRY(people_in(db, deed, office.update.member, form));
    auto shown = TRY(find(db, answer, Side::working));
    auto id = put(db, deed, seat, shown, {std::string(form["text"]), lang}, until, people);
    return Then{path_of(Kind::inquiry, id).text(), tell("Asked. Each of them finds the question on her or his first page.")};
}

static Result<Then> close_question(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto inquiry = TRY(find_inquiry(db, id));
    auto seat = TRY(may_close(inquiry, deed.actor, deed.now));
    act(db, deed, seat, id, "inquiry.close", Side::released, TRY(find(db, id, Side::working)).hash);
    return Then{path_of(Kind::inquiry, id).text(), tell("Closed. What was sent to you stays.")};
}

// ---- a practitioner contributes

static Result<Words> words_in(const Form& form, const profile::Profile& profile) {
    auto lang = TRY(lang_in(form, profile));
    return Words{std::string(form["text"]), lang, form["naming"] == "yes"};
}

struct Writing { Contribution own; Sitting seat; Words words; };
static Result<Writing> writing_in(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto own = TRY(find_own(db, id, deed.profile));
    auto seat = TRY(may_send(own, deed.actor, deed.now));
    auto words = TRY(words_in(form, deed.profile));
    return Writing{own, seat, words};
}

static Result<Then> send_words(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto writing = TRY(writing_in(db, deed, id, form));
    if (writing.words.text.empty()) return FormErrors{{{"text", "required", tell("Write something here, or choose.")}}};
    auto& shown = writing.own.shown;
    bool same = shown.content() == content_of(writing.words);
    if (!same && shown.hash_hex() != form.base()) return Collision{"version", writing.words.text, words_of(shown.content()).text, shown.hash_hex()};
    if (same && shown.is_shared()) return Then{path_of(Kind::contribution, id).text(), tell("It stays as it was.")};
    send(db, deed, writing.seat, writing.own, writing.words);
    return Then{path_of(Kind::contribution, id).text(), tell("Sent. Thank you.")};
}

Result<Done> draft_contribution(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto writing = TRY(writing_in(db, deed, id, form));
    auto base = TRY(may_draft_from(db, deed, id, form.base()));
    save_draft(db, deed, id, base, content_of(writing.words));
    return Done{};
}

static void keep_words(Writer& db, const Deed& deed, ItemId id, const Form& form) { (void)draft_contribution(db, deed, id, form); }

static std::vector<AudienceId> readers_of(Writer& db, ItemId id) {
    return db.rows<AudienceId>(sql("select audience from reading_right where item = {} and side = {} order by audience", id, Side::released));
}

// Those who could read it are told, as of any withdrawal; not who it was, and not she herself.
static void tell_the_office(Writer& db, const Deed& deed, const Contribution& own, const std::vector<AudienceId>& before) {
    auto now = readers_of(db, own.shown.id);
    outbox::put(db, updates::withdrawn_kind, updates::written({std::string(key_of(Kind::contribution)), own.written_for.member, 0, own.shown.owner, before, now, deed.now, {}}), deed.now);
}

static Result<Then> withdraw_words(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto own = TRY(find_own(db, id, deed.profile));
    auto seat = TRY(may_withdraw(own));
    auto before = readers_of(db, id);
    withdraw(db, id);
    tell_the_office(db, deed, own, before);
    act(db, deed, seat, id, "contribution.withdraw", Side::released, own.shown.hash);
    return Then{path_of(Kind::contribution, id).text(), tell("Withdrawn. The office no longer reads it.")};
}

// ---- the office uses it, or sets it aside

static void tell_its_author(Writer& db, const Deed& deed, const Sitting& seat, ItemId id, std::string_view what) {
    auto author = db.value<PersonId>(sql("select person from contribution where item = {}", id));
    outbox::put(db, told_kind, written(Told{std::string(what), seat.member, id, author, deed.now}), deed.now);
}

static std::string joined(const std::string& before, const std::string& more) { return before.empty() ? more : before + "\n\n" + more; }

// Below what stands there: beside the original in its language, in the courtesy translation where it is in that one. What is typed is kept.
static updates::Pair with(updates::Pair pair, const Words& words, const profile::Profile& profile) {
    bool is_translation = !profile.has_one_language() && words.lang == profile.working_language && words.lang != pair.lang && !pair.text.empty();
    if (pair.text.empty()) pair.lang = words.lang;
    auto& field = is_translation ? pair.translation : pair.text;
    field = joined(field, words.text);
    pair.kind = "text";
    return pair;
}

static Result<Done> is_short_enough(const updates::Pair& pair) {
    if (text::length(pair.text) <= updates::most_text && text::length(pair.translation) <= updates::most_text) return Done{};
    return FormErrors{{{"text", "length", tell("With this contribution the text would be longer than {1} characters. Shorten it first.", updates::most_text)}}};
}

static Result<Then> use_words(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto received = TRY(find_received(db, id));
    TRY(of_its_office(received.inquiry, deed.actor));
    auto answer = received.inquiry.answer;
    auto office = TRY(office_of(db, answer));
    auto seat = TRY(may_use(received, office, deed.actor, deed.now));
    auto before = TRY(updates::being_written(db, deed, answer, form));
    auto pair = with(before, words_of(received.shown.content()), deed.profile);
    TRY(is_short_enough(pair));
    TRY(updates::keep_draft(db, deed, answer, form, pair));
    act(db, deed, seat, id, "contribution.use", Side::released, received.shown.hash);
    tell_its_author(db, deed, seat, id, "contribution.use");
    return Then{path_of(Kind::answer, answer).text(), tell("Its text stands below yours now. Edit it, and save; nothing is saved before.")};
}

static Result<Then> leave_words(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto received = TRY(find_received(db, id));
    auto seat = TRY(may_leave(received, deed.actor));
    auto answer = received.inquiry.answer;
    if (form.has("text")) TRY(updates::draft_answer(db, deed, answer, form));
    act(db, deed, seat, id, "contribution.leave", Side::released, received.shown.hash);
    tell_its_author(db, deed, seat, id, "contribution.leave");
    auto back = form.has("text") ? path_of(Kind::answer, answer) : path_of(Kind::inquiry, received.inquiry.id);
    return Then{back.text(), tell("Set aside. Who wrote it is told so, with thanks.")};
}

// ---- forms

std::vector<Field> question_form(const profile::Profile& p) {
    static constexpr int letters_of_an_id = 13;
    std::vector<Field> form{{"text", "text", true, most_question, tell("Your question")}};
    if (!p.has_one_language()) form.push_back({"lang", "choice", true, 10});
    form.insert(form.end(), {{"until_day", "number", true, 2}, {"until_month", "choice", true, 2}, {"until_year", "number", true, 4}, {"until_hour", "hour", true, 8}, {"person", "choices", true, letters_of_an_id}});
    return form;
}

std::vector<Field> words_form(const profile::Profile& p) {
    std::vector<Field> form{{"text", "text", false, most_words, tell("Your contribution")}, {"naming", "choice", false, 3}};
    if (!p.has_one_language()) form.push_back({"lang", "choice", false, 10});
    return form;
}

void add_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"inquiry.put", question_form(p), put_question});
    acts.add({"inquiry.close", {}, close_question});
    acts.add({"contribution.send", words_form(p), send_words, keep_words});
    acts.add({"contribution.withdraw", {}, withdraw_words});
    acts.add({"contribution.use", updates::answer_form(p), use_words});
    acts.add({"contribution.leave", updates::answer_form(p), leave_words});
}

}
