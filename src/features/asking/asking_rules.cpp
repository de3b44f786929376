#include "features/asking/asking.hpp"

namespace asking {

// ---- texts

text::Content content_of(const Question& question) {
    text::Content content;
    content.set("text", question.text, question.lang);
    return content;
}

Question question_of(const text::Content& content) {
    auto* text = content.find("text");
    return {std::string(content.of("text")), text ? text->lang : std::string()};
}

text::Content content_of(const Words& words) {
    text::Content content;
    content.set("text", words.text, words.lang);
    content.set("named", words.named ? "yes" : "no");
    return content;
}

Words words_of(const text::Content& content) {
    auto* text = content.find("text");
    return {std::string(content.of("text")), text ? text->lang : std::string(), content.of("named") == "yes"};
}

// ---- what became of it

// Used is used; left counts for the words that were left.
Fate fate_of(const std::vector<Acted>& acts, const store::Bytes& sent) {
    auto is = [](std::string_view name) { return [name](const Acted& act) { return act.name == name; }; };
    if (std::ranges::any_of(acts, is("contribution.use"))) return Fate::used;
    bool left = std::ranges::any_of(acts, [&](auto& act) { return act.name == "contribution.leave" && act.hash == sent; });
    return left ? Fate::left : Fate::waiting;
}

// ---- the office

Result<Sitting> may_ask(const updates::Office& office, const std::vector<Inquiry>& asked_before, const Actor& actor, Time now) {
    auto seat = TRY(updates::may_write(office, actor, now));
    if (std::ranges::any_of(asked_before, [&](auto& inquiry) { return inquiry.is_open(now); }))
        return Refusal{"inquiry.running", tell("Your practitioners are being asked already for this answer."), tell("Close that question first; then you can ask another.")};
    return seat;
}

Result<Sitting> of_its_office(const Inquiry& inquiry, const Actor& actor) {
    auto* seat = actor.sitting_in(inquiry.office, {Role::contact_point, Role::alternate, Role::desk_officer});
    if (!seat) return Refusal{"inquiry.office", tell("Only the office that asked does this."), {}};
    return *seat;
}

Result<Sitting> may_close(const Inquiry& inquiry, const Actor& actor, Time now) {
    auto seat = TRY(of_its_office(inquiry, actor));
    if (!inquiry.is_open(now)) return Refusal{"inquiry.open", tell("This question is closed already."), {}};
    return seat;
}

Result<Sitting> may_leave(const Received& received, const Actor& actor) {
    auto seat = TRY(of_its_office(received.inquiry, actor));
    if (received.fate == Fate::used) return Refusal{"contribution.used", tell("This contribution is marked as used."), {}};
    if (received.fate == Fate::left) return Refusal{"contribution.left", tell("This contribution is set aside already."), {}};
    return seat;
}

Result<Sitting> may_use(const Received& received, const updates::Office& office, const Actor& actor, Time now) {
    auto seat = TRY(updates::may_write(office, actor, now));
    if (received.fate == Fate::used) return Refusal{"contribution.used", tell("This contribution is marked as used."), tell("Its text stands beside your answer, to be copied from there.")};
    return seat;
}

// ---- who is asked

static const Sitting* practises_in(const std::string& member, const Actor& actor) {
    auto at = std::ranges::find_if(actor.sits, [&](auto& seat) { return seat.role == Role::practitioner && seat.member == member; });
    return at == actor.sits.end() ? nullptr : &*at;
}

Result<Sitting> may_send(const Contribution& contribution, const Actor& actor, Time now) {
    auto* seat = practises_in(contribution.member, actor);
    if (!seat || !contribution.inquiry) return Refusal{"contribution.practitioner", tell("Only practitioners of the country that asks contribute."), {}};
    if (contribution.fate == Fate::used) return Refusal{"contribution.used", tell("The office has used your contribution, so it stays as you sent it."), tell("You can still withdraw it.")};
    if (contribution.inquiry->closed) return Refusal{"contribution.open", tell("The office has closed this question."), {}};
    if (now >= contribution.inquiry->until) return Refusal{"contribution.open", tell("This question was open until {1}.", Moment{contribution.inquiry->until}), {}};
    return *seat;
}

// Hers at any time, also when she practises no more: in the seat in which she wrote it.
Result<Sitting> may_withdraw(const Contribution& contribution) {
    if (!contribution.shown.is_shared()) return Refusal{"contribution.sent", tell("The office does not read it."), {}};
    return contribution.written_for;
}

}
