#include "features/procedures/procedures.hpp"
#include "platform/crypto/crypto.hpp"

namespace procedures {

// ---- texts

text::Content content_of(const Clause& c) {
    text::Content content;
    content.set("title", c.title, c.lang);
    content.set("text", c.text, c.lang);
    return content;
}

Clause clause_of(const Shown& shown) {
    auto content = shown.content();
    auto* title = content.find("title");
    return {shown.id, std::string(content.of("title")), std::string(content.of("text")), title ? title->lang : std::string()};
}

const Clause* Text::find(ItemId id) const {
    auto at = std::ranges::find(clauses, id, &Clause::id);
    return at == clauses.end() ? nullptr : &*at;
}

static constexpr std::string_view title_field = "title.", text_field = "text.";

text::Content content_of(const Text& t) {
    text::Content content;
    for (auto& clause : t.clauses) {
        content.set(std::string(title_field) + clause.id.text(), clause.title, clause.lang);
        content.set(std::string(text_field) + clause.id.text(), clause.text, clause.lang);
    }
    return content;
}

Text text_of(const text::Content& content) {
    Text text;
    for (auto& field : content.fields) {
        auto id = field.name.starts_with(title_field) ? ItemId::read(std::string_view(field.name).substr(title_field.size())) : std::nullopt;
        if (id) text.clauses.push_back({*id, field.value, std::string(content.of(std::string(text_field) + id->text())), field.lang});
    }
    return text;
}

std::string hash_of(const Text& t) { return crypto::hex(crypto::sha256(text::canonical_bytes(content_of(t)))); }

text::Content content_of(const Comment& c) {
    text::Content content;
    content.set("clause", c.clause.text());
    content.set("voice", c.voice);
    content.set("member", c.member);
    content.set("seat", c.seat);
    content.set("text", c.text, c.lang);
    return content;
}

Comment comment_of(const text::Content& content) {
    auto of = [&](std::string_view name) { return std::string(content.of(name)); };
    auto* text = content.find("text");
    return {ItemId::read(of("clause")).value_or(ItemId{}), of("voice"), of("member"), of("seat"), of("text"), text ? text->lang : std::string()};
}

text::Content Reply::content() const { return text::read_canonical(body.s).value_or(text::Content{}); }
std::string Reply::hash() const { return crypto::hex(crypto::sha256(outcome + body.s)); }

// ---- the draft

static Result<Sitting> may_write(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"procedures.office", tell("The {1} writes this text.", administrative_office), tell("Comment on it when it is put out for comments.")};
    return *seat;
}

Result<Sitting> may_begin(bool begun, const Actor& actor) {
    auto seat = TRY(may_write(actor));
    if (begun) return Refusal{"procedures.begun", tell("The text is begun already."), {}};
    return seat;
}

Result<Sitting> may_edit(bool before_the_board, const Actor& actor) {
    auto seat = TRY(may_write(actor));
    if (before_the_board) return Refusal{"procedures.before_the_board", tell("The clauses are locked while the board is being asked."), tell("The clauses open again when the chair has announced the outcome.")};
    return seat;
}

Result<Sitting> may_take_out(bool stands_there, bool before_the_board, const Actor& actor) {
    auto seat = TRY(may_edit(before_the_board, actor));
    if (!stands_there) return Refusal{"procedures.taken_out", tell("This clause is not in the draft."), tell("Put it back first.")};
    return seat;
}

Result<Sitting> may_put_back(bool stands_there, bool before_the_board, const Actor& actor) {
    auto seat = TRY(may_edit(before_the_board, actor));
    if (stands_there) return Refusal{"procedures.stands_there", tell("This clause is in the draft."), {}};
    return seat;
}

// ---- putting it out

static Result<Sitting> may_put_out(std::size_t clauses, bool before_the_board, const Actor& actor) {
    auto seat = TRY(may_write(actor));
    if (before_the_board) return Refusal{"procedures.before_the_board", tell("The board is being asked about this text."), tell("Wait until the chair has announced the outcome.")};
    if (clauses == 0) return Refusal{"procedures.empty", tell("There is no clause yet."), tell("Write at least one.")};
    return seat;
}

Result<Sitting> may_consult(std::size_t clauses, bool before_the_board, const Actor& actor) { return may_put_out(clauses, before_the_board, actor); }

Result<Sitting> may_put(std::size_t clauses, bool before_the_board, bool is_agreed, const Actor& actor) {
    auto seat = TRY(may_put_out(clauses, before_the_board, actor));
    if (is_agreed) return Refusal{"procedures.is_agreed", tell("The board has agreed to exactly this text."), tell("Change a clause; then it can be put to the board.")};
    return seat;
}

Result<Sitting> may_publish(const std::optional<Version>& agreed, bool is_public, const Actor& actor) {
    auto seat = TRY(may_write(actor));
    if (!agreed) return Refusal{"procedures.agreed_first", tell("Only an agreed version becomes public."), tell("It can be published when the chair has announced that it is agreed.")};
    if (is_public) return Refusal{"procedures.public", tell("It is public already."), {}};
    return seat;
}

// ---- comments and answers

// One's own view is spoken from any seat but that of the office that writes the text.
static const Sitting* seat_for_own_view(const Actor& actor) {
    auto at = std::ranges::find_if(actor.sits, [](auto& seat) { return seat.role != Role::administrative_officer; });
    return at == actor.sits.end() ? nullptr : &*at;
}

std::vector<Voice> voices_of(const Actor& actor) {
    std::vector<Voice> all;
    auto* speaks = actor.sitting(Role::contact_point);
    if (!speaks) speaks = actor.sitting(Role::alternate);
    if (speaks) all.push_back({for_country, *speaks});
    if (auto* seat = actor.sitting(Role::supporting_officer)) all.push_back({for_organisation, *seat});
    if (auto* seat = seat_for_own_view(actor)) all.push_back({own_view, *seat});
    return all;
}

Result<std::vector<Voice>> may_comment(const Version& version, const Actor& actor, Time now) {
    auto voices = voices_of(actor);
    if (voices.empty()) return Refusal{"comment.seat", tell("Those comment who have a seat in the network; the {1} answers.", administrative_office), {}};
    if (version.until == Time{}) return Refusal{"comment.not_asked", tell("This version was not put out for comments."), {}};
    if (!version.asks_for_comments(now)) return Refusal{"comment.until", tell("Comments were asked for until {1}.", Moment{version.until}), tell("Write to the {1}.", administrative_office)};
    return voices;
}

static const Sitting* author_of(const Comment& comment, const Shown& shown, const Actor& actor) {
    if (comment.voice == for_country) return actor.sitting_in(shown.owner, {Role::contact_point, Role::alternate});
    if (comment.voice == for_organisation) return actor.sitting_in(shown.owner, {Role::supporting_officer});
    return seat_for_own_view(actor);                     // nobody else works on it
}

Result<Sitting> may_withdraw_comment(const Comment& comment, const Shown& shown, Time until, const Actor& actor, Time now) {
    auto* seat = author_of(comment, shown, actor);
    if (!seat) return Refusal{"comment.author", tell("Who may give this comment withdraws it."), {}};
    if (!shown.is_shared()) return Refusal{"comment.is_withdrawn", tell("It is withdrawn already."), {}};
    if (now >= until) return Refusal{"comment.until", tell("Comments were asked for until {1}.", Moment{until}), tell("Write to the {1}.", administrative_office)};
    return *seat;
}

Result<Sitting> may_answer(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"comment.answer", tell("The {1} answers comments.", administrative_office), {}};
    return *seat;
}

}
