#include "features/updates/update.hpp"
#include "platform/crypto/crypto.hpp"

namespace updates {

// ---- texts

text::Content content_of(const Pair& pair, std::string_view translation_lang) {
    text::Content content;
    content.set("kind", pair.kind);
    content.set("text", pair.text, pair.lang);
    content.set("translation", pair.translation, translation_lang);
    content.set("translated", pair.translated);
    content.set("author", pair.author);
    content.set("translator", pair.translator);
    return content;
}

static std::string mark_of(std::string_view original) { return crypto::hex(crypto::sha256(original)).substr(0, 16); }

bool Pair::is_older() const { return !translation.empty() && !text.empty() && translated != mark_of(text); }

Pair made_by(std::string_view seat, Pair now, const Pair& before) {
    if (!now.text.empty()) now.author = now.text == before.text ? before.author : seat;
    if (now.translation.empty()) return now;
    bool same = now.translation == before.translation;
    now.translator = same ? before.translator : seat;
    now.translated = same ? before.translated : mark_of(now.text);
    return now;
}

Pair pair_of(const text::Content& content) {
    Pair pair{std::string(content.of("kind")), std::string(content.of("text")), {}, std::string(content.of("translation")), std::string(content.of("translated")), std::string(content.of("author")), std::string(content.of("translator"))};
    if (auto* text = content.find("text")) pair.lang = text->lang;
    return pair;
}

std::string hash_of(const List& list) { return crypto::hex(crypto::sha256(text::canonical_bytes(content_of(List{list.entries})))); }

static constexpr std::string_view binding_field = "which text binds";

text::Content content_of(const List& list) {
    text::Content content;
    content.set(binding_field, list.binding);
    for (auto& entry : list.entries) content.set(entry.question, std::to_string(entry.version) + " " + entry.hash);
    return content;
}

List list_of(const text::Content& content) {
    List list;
    for (auto& field : content.fields) {
        if (field.name == binding_field) {
            list.binding = field.value;
            continue;
        }
        auto blank = field.value.find(' ');
        if (blank != field.value.npos) list.entries.push_back({field.name, std::atoi(field.value.c_str()), field.value.substr(blank + 1)});
    }
    return list;
}

const Entry* List::of(std::string_view question) const {
    auto at = std::ranges::find(entries, question, &Entry::question);
    return at == entries.end() ? nullptr : &*at;
}

bool Office::changed_since(const List& list) const {
    return !std::ranges::all_of(answers, [&](auto& answer) {
        auto* entry = list.of(answer.row.question);
        return entry && entry->hash == answer.shown.hash_hex();
    });
}

// ---- where it stands

bool is_ready(const Pair& pair, const std::string& hash, const std::vector<Acted>& acts) {
    if (!pair.is_text()) return true;                     // an answer without a text is a whole answer
    return std::ranges::any_of(acts, [&](auto& act) { return act.name == "answer.ready" && crypto::hex(act.hash.s) == hash; });
}

static void approve_when_whole(Standing& s, Time at) {
    if (s.in_steps()) return;
    s.approved = s.handed_in;
    s.approved_at = at;
}

static void take_step(Standing& s, const Acted& act) {
    if (crypto::hex(act.hash.s) != s.handed_in) return;
    ++s.steps_taken;
    approve_when_whole(s, act.at);
}

static void hand_in(Standing& s, const Acted& act) {
    s.handed_in = crypto::hex(act.hash.s);
    s.handed_in_at = act.at;
    s.steps_taken = 0;
    s.steps = static_cast<std::size_t>(std::atoi(act.of("steps").c_str()));
    approve_when_whole(s, act.at);
}

Standing standing_of(const std::vector<Acted>& acts) {
    Standing s;
    for (auto& act : acts) {
        if (act.name == "update.hand_in") hand_in(s, act);
        else if (act.name == "update.take_back") s.handed_in.clear();
        else if (act.name == "update.approve") take_step(s, act);
        else if (act.name == "update.share") s.shared = crypto::hex(act.hash.s), s.proposed = s.is_public = false;
        else if (act.name == "update.propose") s.proposed = true;
        else if (act.name == "update.publish") s.is_public = true;
        else if (act.name == "update.unpublish" || act.name == "update.narrow") s.proposed = s.is_public = false;
        else if (act.name == "update.withdraw") s.shared.clear(), s.proposed = s.is_public = false;
    }
    return s;
}

std::optional<Time> closed_by_backup(const std::vector<Acted>& acts) {
    std::optional<Time> closed;
    for (auto& act : acts) {
        if (act.basis == put_back) closed = act.at;
        else if (act.name == "update.share") closed.reset();
    }
    return closed;
}

// ---- who may

static Refusal only(std::string_view rule, Sentence says) { return {rule, std::move(says), tell("Ask the contact point of your country.")}; }

static Result<Sitting> of_office(const Office& o, const Actor& actor) {
    auto* seat = actor.sitting_in(o.office(), {Role::contact_point, Role::alternate, Role::desk_officer});
    if (!seat) return Refusal{"update.office", tell("Only the office of this country works on its update."), {}};
    return *seat;
}

static Result<Sitting> speaks(const Office& o, const Actor& actor) {
    auto* seat = actor.sitting_in(o.office(), {Role::contact_point, Role::alternate});
    if (!seat) return only("update.contact_point", tell("Only the contact point or the alternate does this for a country."));
    return *seat;
}

static std::optional<Refusal> closed(const Office& o, Time now) {
    if (now < o.annual.until) return std::nullopt;
    return Refusal{"update.open", tell("This update was open until {1}.", Moment{o.annual.until}), tell("Ask the {1} for more time.", administrative_office)};
}

Result<Sitting> may_write(const Office& o, const Actor& actor, Time now) {
    auto seat = TRY(of_office(o, actor));
    if (auto refused = closed(o, now)) return *refused;
    if (o.standing.in_steps())
        return Refusal{"update.in_steps", tell("The update was handed in on {1} and is on its way through your country's own steps.", o.standing.handed_in_at),
                       tell("Until the first step is taken the contact point can take it back; after the last one you can write on.")};
    return seat;
}

Result<Sitting> may_hand_in(const Office& o, const Actor& actor, Time now) {
    auto seat = TRY(speaks(o, actor));
    if (auto refused = closed(o, now)) return *refused;
    if (o.standing.in_steps()) return Refusal{"update.in_steps", tell("It is handed in already."), {}};
    if (!std::ranges::all_of(o.answers, &AnswerState::ready))
        return Refusal{"update.all_ready", tell("Not every answer is ready yet."), tell("Mark each answer as ready, or choose an answer without a text.")};
    if (o.approved && !o.changed_since(*o.approved))
        return Refusal{"update.changed", tell("Nothing changed since this text was approved."), tell("Change an answer first; then it can be handed in again.")};
    return seat;
}

Result<Sitting> may_take_back(const Office& o, const Actor& actor, Time now) {
    auto seat = TRY(speaks(o, actor));
    if (o.standing.handed_in.empty()) return Refusal{"update.handed_in", tell("It is not handed in."), {}};
    if (o.standing.steps_taken > 0 && o.standing.steps == o.steps.size()) return Refusal{"update.no_step_yet", tell("The first step of approval is taken."), tell("After the last step you can write on and hand in a newer text.")};
    if (o.standing.steps == 0) return Refusal{"update.no_step_yet", tell("Your country has no further step: handing in approved it."), {}};
    if (auto refused = closed(o, now)) return *refused;          // it could not be handed in again
    return seat;
}

Result<Sitting> may_approve(const Office& o, const Actor& actor) {
    auto any = TRY(of_office(o, actor));
    if (!o.standing.in_steps())
        return Refusal{"update.handed_in", tell("No text waits for approval."), tell("The contact point hands the update in when every answer is ready.")};
    if (o.standing.steps != o.steps.size())
        return Refusal{"update.steps_changed", tell("Your country's steps of approval are others than when this was handed in."), tell("The contact point takes it back and hands it in again.")};
    auto& step = o.steps[o.standing.steps_taken];
    if (step.place != "here") return Refusal{"update.on_paper", tell("This step is taken on paper."), {}};
    auto* seat = actor.sitting_in(o.office(), {step.role});
    if (!seat) return Refusal{"update.step_seat", tell("The next step of approval is taken by: {1}.", Name{"seat_of." + std::string(key_of(step.role)) + "." + o.update.member}), {}};
    return *seat;
}

Result<Sitting> may_share(const Office& o, const Actor& actor) {
    auto seat = TRY(speaks(o, actor));
    if (o.standing.approved.empty()) return Refusal{"update.approved", tell("No text is approved yet."), tell("It can be shared when your country's own steps are taken.")};
    return seat;
}

static Result<Sitting> speaks_for_shared(const Office& o, const Actor& actor) {
    auto seat = TRY(speaks(o, actor));
    if (o.standing.shared.empty()) return Refusal{"update.shared", tell("It is not shared with anybody."), {}};
    return seat;
}

Result<Sitting> may_narrow_answer(const Office& o, const Actor& actor) { return speaks(o, actor); }
Result<Sitting> may_withdraw(const Office& o, const Actor& actor) { return speaks_for_shared(o, actor); }
Result<Sitting> may_narrow(const Office& o, const Actor& actor) { return speaks_for_shared(o, actor); }

Result<Sitting> may_propose(const Office& o, const Actor& actor, bool open_to_network) {
    auto seat = TRY(speaks_for_shared(o, actor));
    if (!open_to_network)
        return Refusal{"update.network_first", tell("Only what everyone in the network can read can become public."), tell("Share it with everyone in the network first.")};
    if (o.standing.proposed) return Refusal{"update.proposed", tell("It is proposed already."), {}};
    return seat;
}

Result<Sitting> may_publish(const Standing& s, const Actor& actor, bool open_to_network) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"update.publish", tell("The {1} publishes what a country has proposed.", administrative_office), {}};
    if (!s.proposed) return Refusal{"update.proposed", tell("The country has not proposed to make this public."), {}};
    if (s.is_public) return Refusal{"update.public", tell("It is public already."), {}};
    if (!open_to_network) return Refusal{"update.network_first", tell("Only what everyone in the network can read can become public."), {}};
    return *seat;
}

Result<Sitting> may_open(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"update.run", tell("The {1} opens the annual update.", administrative_office), {}};
    return *seat;
}

}
