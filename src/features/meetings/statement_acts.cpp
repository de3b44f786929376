#include "features/meetings/meeting_acts.hpp"
#include "features/meetings/statements.hpp"

namespace meetings {

using Then = ActDef::Then;
using pages::path_of;

std::vector<Field> mark_form(const profile::Profile& p) {
    std::vector<Field> form{{"member", "choice", true, 40}, {"as", "choice", true, 20}, {"reason", "line", false, 300}, {"text", "text", false, 8000, tell("The statement, where it is in writing")}};
    if (!p.has_one_language()) form.push_back({"lang", "choice", false, 12});
    return form;
}
static std::vector<Field> member_form() { return {{"member", "choice", true, 40}}; }
static std::vector<Field> move_form() { return {{"member", "choice", true, 40}, {"to", "choice", true, 20}}; }

struct Here { Meeting meeting; Shown shown; Statements now; };
static Result<Here> here(Reader& db, ItemId id) {
    auto meeting = TRY(find_meeting(db, id));
    auto shown = TRY(find(db, id, Side::released));
    return Here{meeting, shown, statements_of(acts_of(db, id))};
}

static void done(Writer& db, const Deed& deed, const Sitting& seat, const Here& at, std::string_view name, const Deal& deal = {}) { act(db, deed, seat, at.shown.id, name, Side::released, at.shown.hash, deal); }

static Then back(const Here& at, Sentence says) { return {path_of(Kind::meeting, at.shown.id).text(), std::move(says)}; }

static Result<Then> declare(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto at = TRY(here(db, id));
    auto seat = TRY(may_declare(at.now, at.meeting, deed.actor, deed.now));
    done(db, deed, seat, at, "statements.declare", {{"order", order_of(deed.profile)}});
    return back(at, tell("The order is declared. It can be changed until the first turn is given."));
}

static Result<Then> move(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto at = TRY(here(db, id));
    auto seat = TRY(may_move(at.now, deed.actor));
    if (!at.now.of(form["member"]) || (form["to"] != "earlier" && form["to"] != "later")) return FormErrors{{{"member", "choice", tell("Choose one of these.")}}};
    if (form.base() != hash_of(at.now)) return Collision{"version", {}, {}, hash_of(at.now)};
    done(db, deed, seat, at, "statements.move", {{"member", std::string(form["member"])}, {"to", std::string(form["to"])}});
    return back(at, tell("The order is changed."));
}

static Result<Then> give(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto at = TRY(here(db, id));
    auto seat = TRY(may_give(at.now, form["member"], at.meeting, deed.actor, deed.now));
    auto& place = *at.now.of(form["member"]);
    if (form.base() != hash_of(place)) return Collision{"version", {}, {}, hash_of(place)};
    done(db, deed, seat, at, "statement.turn", {{"member", place.member}});
    return back(at, tell("{1} has the floor.", Name{"member." + place.member}));
}

static FormErrors missing(const Mark& mark, const Form& form) {
    FormErrors errors;
    if (mark.turn == Turn::in_writing && form["text"].empty()) errors.fields.push_back({"text", "required", tell("Put the text of the statement in here.")});
    if (mark.turn != Turn::in_writing && !form["text"].empty()) errors.fields.push_back({"text", "other", tell("A text goes with a statement in writing. Choose that, or take the text out.")});
    if (mark.turn == Turn::excused && form["reason"].empty()) errors.fields.push_back({"reason", "required", tell("Say the reason in a few words.")});
    return errors;
}

// The text is the country's: it stands under its office, which can withdraw it.
static ItemId put_text(Writer& db, const Deed& deed, const Sitting& seat, const Here& at, const std::string& member, const std::string& text, const std::string& lang) {
    text::Content content;
    content.set("text", text, lang);
    auto office = *circle_with_key(db, deed.profile.office_of(member));
    auto id = lay(db, deed, seat, {Kind::statement, office, at.shown.id, content, at.shown.sample});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});             // as wide as the meeting that holds it
    act(db, deed, seat, id, "statement.put", Side::released, hash, {{"member", member}});
    return id;
}

static Result<Then> mark_place(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto at = TRY(here(db, id));
    auto* mark = mark_called(form["as"]);
    auto seat = TRY(may_mark(at.now, form["member"], mark ? mark->turn : Turn::passed, deed.actor));
    if (!mark) return FormErrors{{{"as", "choice", tell("Choose one of these.")}}};
    auto& place = *at.now.of(form["member"]);
    if (auto errors = missing(*mark, form); !errors.fields.empty()) return errors;
    if (form.base() != hash_of(place)) return Collision{"version", std::string(form["text"].empty() ? form["reason"] : form["text"]), {}, hash_of(place)};
    Deal deal{{"member", place.member}, {"as", std::string(mark->key)}, {"reason", std::string(form["reason"])}};
    if (mark->turn == Turn::in_writing) {
        auto lang = TRY(language_in(form, deed.profile));
        deal.emplace_back("text", put_text(db, deed, seat, at, place.member, std::string(form["text"]), lang).text());
    }
    done(db, deed, seat, at, "statement.mark", deal);
    return back(at, tell("Recorded for {1}.", Name{"member." + place.member}));
}

static Result<Then> close(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto at = TRY(here(db, id));
    auto seat = TRY(may_close(at.now, deed.actor));
    if (form.base() != hash_of(at.now)) return Collision{"version", {}, {}, hash_of(at.now)};
    done(db, deed, seat, at, "statements.close");
    return back(at, tell("The statements are closed."));
}

static Result<Then> withdraw_text(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto statement = TRY(find(db, id, Side::working));
    if (statement.kind != Kind::statement) return Hidden{};
    auto seat = TRY(may_withdraw_statement(statement, deed.actor));
    withdraw(db, id);
    act(db, deed, seat, id, "statement.withdraw", Side::released, statement.hash);
    return Then{path_of(Kind::statement, id).text(), tell("Withdrawn. Nobody else reads it any more.")};
}

void add_statement_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"statements.declare", {}, declare});
    acts.add({"statements.move", move_form(), move});
    acts.add({"statement.turn", member_form(), give});
    acts.add({"statement.mark", mark_form(p), mark_place});
    acts.add({"statements.close", {}, close});
    acts.add({"statement.withdraw", {}, withdraw_text});
}

}
