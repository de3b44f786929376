#include "features/updates/update_acts.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/withdrawal.hpp"
#include "network/record/outbox.hpp"
#include "pages/parts/parts.hpp"
#include "platform/crypto/crypto.hpp"

namespace updates {

using Then = ActDef::Then;
using pages::path_of;

// ---- answers

static Result<Office> office_of_answer(Writer& db, ItemId answer) {
    auto place = TRY(find_answer(db, answer));
    return find_office(db, place.update);
}

// What was typed, made by this seat as far as it differs from what stood there.
static Result<Pair> pair_in(const Form& form, const Deed& deed, const Sitting& seat, const Pair& before) {
    Pair pair{std::string(form["kind"]), std::string(form["text"]), std::string(form["lang"]), std::string(form["translation"])};
    if (pair.kind.empty()) pair.kind = "text";
    if (pair.lang.empty()) pair.lang = before.lang;
    if (!pair.is_text() && !std::ranges::count(deed.profile.non_answers, pair.kind)) return FormErrors{{{"kind", "choice", tell("Choose one of these answers.")}}};
    if (!std::ranges::count(deed.profile.languages, pair.lang)) return FormErrors{{{"lang", "choice", tell("Choose the language of the original.")}}};
    return made_by(seat.key, pair, before);
}

// A text beside an answer without a text would be shared unseen, or lost: the writer says which she means.
static Result<Done> is_one_answer(const Pair& pair) {
    if (pair.is_text() || (pair.text.empty() && pair.translation.empty())) return Done{};
    return FormErrors{{{"kind", "both", tell("A text stands above, and an answer without a text is chosen. Choose “My text above”, or take the text out.")}}};
}

struct Writing { Sitting seat; Pair pair; };
static Result<Writing> writing_in(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(office_of_answer(db, id));
    auto seat = TRY(may_write(office, deed.actor, deed.now));
    auto before = pair_of(TRY(find(db, id, Side::working)).content());
    auto pair = TRY(pair_in(form, deed, seat, before));
    return Writing{seat, pair};
}

// Two people at once: each reads what the other's answer is, also where it has no text.
static Collision told_apart(Collision collision, const Pair& mine, const Pair& theirs) {
    if (!mine.is_text()) collision.mine_is = {"non_answer_said." + mine.kind};
    if (!theirs.is_text()) collision.theirs_is = {"non_answer_said." + theirs.kind};
    return collision;
}

static Sentence said_saved(const Pair& pair) {
    if (!pair.is_text()) return tell("Saved. This is a whole answer.");
    return pair.empty() ? tell("Saved. There is no text yet: write one, or choose an answer without a text.") : tell("Saved. When the text is ready, say so below.");
}

static Result<Then> save_answer(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto writing = TRY(writing_in(db, deed, id, form));
    TRY(is_one_answer(writing.pair));
    auto saved = save(db, deed, writing.seat, id, form.base(), content_of(writing.pair, deed.profile.working_language));
    if (auto* collision = saved.collision()) {
        auto theirs = TRY(find(db, id, Side::working));
        return told_apart(*collision, writing.pair, pair_of(theirs.content()));
    }
    TRY(std::move(saved));
    return Then{path_of(Kind::answer, id).text(), said_saved(writing.pair)};
}

Result<Done> keep_draft(Writer& db, const Deed& deed, ItemId id, const Form& form, const Pair& pair) {
    auto base = TRY(may_draft_from(db, deed, id, form.base()));
    save_draft(db, deed, id, base, content_of(pair, deed.profile.working_language));
    return Done{};
}

Result<Done> draft_answer(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto writing = TRY(writing_in(db, deed, id, form));
    return keep_draft(db, deed, id, form, writing.pair);
}

Result<Pair> being_written(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    if (form.has("text")) return TRY(writing_in(db, deed, id, form)).pair;
    auto base = TRY(may_draft_from(db, deed, id, form.base()));
    for (auto& draft : drafts_of(db, id))
        if (draft.writer == deed.actor.person && draft.base == base) return pair_of(draft.content());
    return pair_of(TRY(find(db, id, Side::working)).content());
}

static void keep_answer(Writer& db, const Deed& deed, ItemId id, const Form& form) { (void)draft_answer(db, deed, id, form); }

static Result<Then> ready_answer(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(office_of_answer(db, id));
    auto seat = TRY(may_write(office, deed.actor, deed.now));
    auto shown = TRY(find(db, id, Side::working));
    auto pair = pair_of(shown.content());
    if (pair.empty()) return Refusal{"answer.written", tell("There is no text yet."), tell("Write something, or choose an answer without a text.")};
    if (shown.hash_hex() != form.base()) return Collision{"version", {}, pair.text, shown.hash_hex()};
    act(db, deed, seat, id, "answer.ready", Side::working, shown.hash);
    return Then{path_of(Kind::country_update, office.update.id).text(), tell("Marked as ready.")};
}

static std::optional<CircleId> allowed_circle(Writer& db, const Office& office, const profile::Profile& profile, std::string_view key) {
    for (auto& allowed : circles_to_share_with(office, profile))
        if (allowed == key) return circle_with_key(db, key);
    return std::nullopt;
}

static FormErrors no_such_circle() { return {{{"circle", "choice", tell("Choose who should be able to read it.")}}}; }

// Those who could read it and no longer can are told.
static std::vector<AudienceId> readers_of(Writer& db, ItemId id) {
    return db.rows<AudienceId>(sql("select audience from reading_right where item = {} and side = {} order by audience", id, Side::released));
}

static void tell_who_lost_it(Writer& db, const Deed& deed, const Office& office, Kind kind, ItemId id, const std::vector<AudienceId>& before) {
    auto now = readers_of(db, id);
    if (before.empty() || before == now) return;
    outbox::put(db, withdrawn_kind, written({std::string(key_of(kind)), office.update.member, office.annual.year, office.office(), before, now, deed.now, {}}), deed.now);
}

static Result<Then> narrow_answer(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(office_of_answer(db, id));
    auto seat = TRY(may_narrow_answer(office, deed.actor));
    auto circle = allowed_circle(db, office, deed.profile, form["circle"]);
    if (!circle) return no_such_circle();
    auto shown = TRY(find(db, id, Side::working));
    auto page = path_of(Kind::answer, id).text();
    auto kept_to = *circle == network ? Circles{} : Circles{*circle};
    if (kept_to == narrowed_to(db, id)) return Then{page, tell("It stays as it was.")};
    if (kept_to.empty() && shown.is_shared())
        return Refusal{"answer.widen_shared", tell("This answer is shared more narrowly than the update."), tell("Withdraw the update first; then the answer can be shared as widely as the rest.")};
    auto before = readers_of(db, id);
    if (shown.is_shared()) narrow(db, id, *circle);
    else narrow_anew(db, id, kept_to);
    tell_who_lost_it(db, deed, office, Kind::answer, id, before);
    act(db, deed, seat, id, "answer.narrow", Side::working, shown.hash, {{"circle", std::string(form["circle"])}});
    return Then{page, kept_to.empty() ? tell("Kept. It will be read as widely as the update.") : tell("Kept. Nobody who reads the update more widely sees this answer.")};
}

// ---- the country update

List list_of_answers(const Office& office, std::string_view binding) {
    List list{{}, std::string(binding)};
    for (auto& answer : office.answers) list.entries.push_back({answer.row.question, answer.row.version, answer.shown.hash_hex()});
    return list;
}

static Result<std::string> binding_in(const Form& form, const profile::Profile& profile) {
    if (profile.has_one_language()) return std::string("original");
    if (form["binding"] != "original" && form["binding"] != "translation") return FormErrors{{{"binding", "choice", tell("Choose which text binds.")}}};
    return std::string(form["binding"]);
}

static Result<Then> hand_in_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_hand_in(office, deed.actor, deed.now));
    auto binding = TRY(binding_in(form, deed.profile));
    auto list = list_of_answers(office, binding);
    if (form.base() != hash_of(list)) return Collision{"version", {}, {}, hash_of(list)};
    auto hash = mint(db, deed, seat, id, content_of(list));
    act(db, deed, seat, id, "update.hand_in", Side::working, hash, {{"steps", std::to_string(office.steps.size())}});
    return Then{path_of(Kind::country_update, id).text(), office.steps.empty() ? tell("Handed in. Your country has no further step, so it is approved.") : tell("Handed in to your country's own steps.")};
}

static Result<Then> take_back_update(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_take_back(office, deed.actor, deed.now));
    act(db, deed, seat, id, "update.take_back", Side::working, {crypto::from_hex(office.standing.handed_in)});
    return Then{path_of(Kind::country_update, id).text(), tell("Taken back. Your office can write on.")};
}

static Result<Then> approve_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_approve(office, deed.actor));
    if (form.base() != office.standing.handed_in) return Collision{"version", {}, {}, office.standing.handed_in};
    auto& step = office.steps[office.standing.steps_taken];
    act(db, deed, seat, id, "update.approve", Side::working, {crypto::from_hex(office.standing.handed_in)}, {{"step", step.key}});
    bool last = office.standing.steps_taken + 1 == office.steps.size();
    return Then{path_of(Kind::country_update, id).text(), last ? tell("Approved. Nothing is released by that: you can share the approved text now.") : tell("Your step is taken.")};
}

static store::Bytes revision_hash(Writer& db, ItemId item, const std::string& hex) {
    store::Bytes hash{crypto::from_hex(hex)};
    if (!db.row<int>(sql("select 1 from revision where item = {} and hash = {}", item, hash))) throw std::logic_error("the list names a text that is not there");
    return hash;
}

static void release_list(Writer& db, const Deed& deed, ItemId update, const store::Bytes& hash, const List& list, const Circles& circles) {
    release(db, deed, update, hash, circles);
    for (auto& entry : list.entries) {
        auto answer = db.value<ItemId>(sql("select item from answer where country_update = {} and question = {}", update, entry.question));
        release(db, deed, answer, revision_hash(db, answer, entry.hash), circles);
    }
}

static Result<List> list_with_hash(Writer& db, const std::string& hex) {
    auto revision = find_revision(db, {crypto::from_hex(hex)});
    if (!revision) return Hidden{};
    return list_of(*text::read_canonical(revision->body.s));
}

// The page says whom it reaches and sends a mark of them along: if they are others meanwhile, the page comes back.
static Result<Done> same_people(Writer& db, CircleId circle, const Form& form, Time now) {
    if (form["people"] == reach_of(db, {circle}, std::nullopt, now).who) return Done{};
    return FormErrors{{{"people", "changed", tell("Meanwhile the people this reaches changed. Look again at who they are.")}}};
}

static Result<Then> share_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_share(office, deed.actor));
    auto circle = allowed_circle(db, office, deed.profile, form["circle"]);
    if (!circle) return no_such_circle();
    TRY(same_people(db, *circle, form, deed.now));
    if (form.base() != office.standing.approved) return Collision{"version", {}, {}, office.standing.approved};
    auto list = TRY(list_with_hash(db, office.standing.approved));
    auto hash = revision_hash(db, id, office.standing.approved);
    auto before = readers_of(db, id);
    release_list(db, deed, id, hash, list, {*circle});
    tell_who_lost_it(db, deed, office, Kind::country_update, id, before);
    act(db, deed, seat, id, "update.share", Side::released, hash, {{"circle", std::string(form["circle"])}});
    return Then{path_of(Kind::country_update, id).text(), tell("Shared. Those who can read it see the approved text, and nothing that is written after it.")};
}

static Result<Then> withdraw_update(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_withdraw(office, deed.actor));
    auto before = readers_of(db, id);
    withdraw(db, id);
    tell_who_lost_it(db, deed, office, Kind::country_update, id, before);
    act(db, deed, seat, id, "update.withdraw", Side::released, {crypto::from_hex(office.standing.shared)});
    return Then{path_of(Kind::country_update, id).text(), tell("Withdrawn. No page shows the text to others any more.")};
}

static Result<Then> narrow_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_narrow(office, deed.actor));
    auto circle = allowed_circle(db, office, deed.profile, form["circle"]);
    if (!circle) return no_such_circle();
    auto circles = shared_with(db, id);
    circles.insert(*circle);
    auto before = readers_of(db, id);
    show_to(db, id, circles);
    tell_who_lost_it(db, deed, office, Kind::country_update, id, before);
    act(db, deed, seat, id, "update.narrow", Side::released, {crypto::from_hex(office.standing.shared)}, {{"circle", std::string(form["circle"])}});
    return Then{path_of(Kind::country_update, id).text(), tell("Narrowed. Its answers, and what came of them, follow.")};
}

static Result<Then> propose_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto office = TRY(find_office(db, id));
    auto seat = TRY(may_propose(office, deed.actor, is_open_to_network(db, id)));
    if (form.base() != office.standing.shared) return Collision{"version", {}, {}, office.standing.shared};
    act(db, deed, seat, id, "update.propose", Side::released, {crypto::from_hex(office.standing.shared)});
    return Then{path_of(Kind::country_update, id).text(), tell("Proposed. The {1} publishes it.", administrative_office)};
}

// The update and its answers alike.
static void show_all_to(Writer& db, ItemId update, const Circles& circles) {
    show_to(db, update, circles);
    for (auto& answer : answers_of(db, update)) show_to(db, answer.id, circles);
}

// Whoever reads a country's update reads of which year it is.
static Result<Done> open_year_of(Writer& db, ItemId id) {
    auto update = TRY(find_country_update(db, id));
    show_to(db, update.annual, {everyone});
    return Done{};
}

static Result<Then> publish_update(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find(db, id, Side::released));
    auto seat = TRY(may_publish(standing_of(acts_of(db, id)), deed.actor, is_open_to_network(db, id)));
    if (shown.hash_hex() != form.base()) return Collision{"version", {}, {}, shown.hash_hex()};
    show_all_to(db, id, {everyone});
    TRY(open_year_of(db, id));
    act(db, deed, seat, id, "update.publish", Side::released, shown.hash);
    return Then{path_of(Kind::country_update, id).text(), tell("Published. Everybody can read it.")};
}

static Result<Then> unpublish_update(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto shown = TRY(find(db, id, Side::released));
    auto standing = standing_of(acts_of(db, id));
    auto* seat = deed.actor.sitting(Role::administrative_officer);
    if (!seat) seat = deed.actor.sitting_in(shown.owner, {Role::contact_point, Role::alternate});
    if (!seat) return Refusal{"update.unpublish", tell("The country's contact point or the {1} takes it off the public pages.", administrative_office), {}};
    if (!standing.proposed) return Refusal{"update.public", tell("It is neither public nor proposed."), {}};
    if (shared_with(db, id) == Circles{everyone}) show_all_to(db, id, {network});
    act(db, deed, *seat, id, "update.unpublish", Side::released, shown.hash);
    return Then{path_of(Kind::country_update, id).text(), tell("It is no longer public. Everyone in the network still reads it.")};
}

// ---- the annual update

static Result<Then> open_update(Writer& db, const Deed& deed, ItemId, const Form& form) {
    auto seat = TRY(may_open(deed.actor));
    auto year = TRY(pages::read_year(form, "year"));
    if (db.row<int>(sql("select 1 from seen_annual_update where year = {}", year))) return FormErrors{{{"year", "taken", tell("There is an update of this year already.")}}};
    auto until = TRY(pages::read_date(form, "until", deed.profile.default_zone, true));
    if (until <= deed.now) return FormErrors{{{"until", "future", tell("Choose a day that is still to come.")}}};
    auto id = open_annual(db, deed, seat, deed.profile, year, year + 1, until, Sample::none);
    return Then{path_of(Kind::annual_update, id).text(), tell("Opened. Every country's office finds it on its first page.")};
}

std::vector<std::string> circles_to_share_with(const Office& office, const profile::Profile& p) {
    using profile::CircleRole;
    std::vector<std::string> all{p.office_of(office.update.member), p.circle(CircleRole::contact_points), p.circle(CircleRole::board), p.circle(CircleRole::network)};
    std::erase(all, "");                                 // not every network has one for its contact points
    return all;
}

std::vector<Field> answer_form(const profile::Profile& p) {
    std::vector<Field> form{{"kind", "choice", false, 40}, {"text", "text", false, most_text, tell("Original")}, {"lang", "choice", false, 10}, {"translation", "text", false, most_text, tell("Courtesy translation")}};
    if (p.has_one_language()) form = {form.front(), {"text", "text", false, most_text, tell("Answer")}};
    if (p.non_answers.empty()) form.erase(form.begin());
    return form;
}
std::vector<Field> hand_in_form(const profile::Profile& p) {
    if (p.has_one_language()) return {};
    return {{"binding", "choice", true, 20}};
}
std::vector<Field> circle_form() { return {{"circle", "choice", true, 60}}; }
std::vector<Field> share_form() { return {{"circle", "choice", true, 60}, {"people", "mark", true, 64}}; }
std::vector<Field> annual_form() {
    return {{"year", "number", true, 4}, {"until_day", "number", true, 2}, {"until_month", "choice", true, 2}, {"until_year", "number", true, 4}, {"until_hour", "hour", true, 8}};
}

void add_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"answer.save", answer_form(p), save_answer, keep_answer});
    acts.add({"answer.ready", {}, ready_answer});
    acts.add({"answer.narrow", circle_form(), narrow_answer});
    acts.add({"update.hand_in", hand_in_form(p), hand_in_update});
    acts.add({"update.take_back", {}, take_back_update});
    acts.add({"update.approve", {}, approve_update});
    acts.add({"update.share", share_form(), share_update});
    acts.add({"update.withdraw", {}, withdraw_update});
    acts.add({"update.narrow", circle_form(), narrow_update});
    acts.add({"update.propose", {}, propose_update});
    acts.add({"update.publish", {}, publish_update});
    acts.add({"update.unpublish", {}, unpublish_update});
    acts.add({"annual.open", annual_form(), open_update});
}

}
