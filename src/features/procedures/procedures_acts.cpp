#include "features/procedures/procedures_acts.hpp"
#include "network/profile/profile.hpp"
#include "pages/parts/parts.hpp"

namespace procedures {

using Then = ActDef::Then;
using pages::path_of;

static constexpr int most_title = 200, most_text = 4000, most_comment = 2000;

std::vector<Field> clause_form() { return {{"title", "line", true, most_title}, {"text", "text", true, most_text}}; }
std::vector<Field> move_form() { return {{"to", "choice", true, 10}}; }
std::vector<Field> consult_form() {
    return {{"circle", "choice", true, 60}, {"people", "mark", true, 64}, {"until_day", "number", true, 2}, {"until_month", "choice", true, 2}, {"until_year", "number", true, 4}, {"until_hour", "hour", true, 8}};
}
std::vector<Field> comment_form(const profile::Profile& p) {
    std::vector<Field> form{{"clause", "id", true, 13}, {"voice", "choice", true, 20}, {"lang", "choice", true, 10}, {"text", "text", true, most_comment}};
    if (p.has_one_language()) std::erase_if(form, [](auto& field) { return field.name == "lang"; });
    return form;
}
std::vector<Field> answer_form() { return {{"outcome", "choice", true, 20}, {"text", "text", true, most_comment}}; }

// ---- the draft

static Result<Then> begin_text(Writer& db, const Deed& deed, ItemId, const Form&) {
    auto seat = TRY(may_begin(!all(db).empty(), deed.actor));
    auto id = begin(db, deed, seat, Sample::none);
    return Then{path_of(Kind::procedures, id).text(), tell("Begun. Write the first clause.")};
}

static Clause clause_in(const Form& form, const profile::Profile& p) { return {{}, std::string(form["title"]), std::string(form["text"]), p.working_language}; }

static Result<Then> add(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find_draft(db, id));
    auto seat = TRY(may_edit(before_the_board(db, id), deed.actor));
    add_clause(db, deed, seat, id, clause_in(form, deed.profile), shown.sample);
    return Then{path_of(Kind::procedures, id).text(), tell("The clause stands at the end of the draft.")};
}

static Result<Then> edit(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find_clause(db, id));
    auto seat = TRY(may_edit(before_the_board(db, shown.within), deed.actor));
    TRY(save(db, deed, seat, id, form.base(), content_of(clause_in(form, deed.profile))));
    return Then{path_of(Kind::clause, id).text(), tell("Saved. Others read it when you put it out.")};
}

Result<Done> draft_clause(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find_clause(db, id));
    TRY(may_edit(before_the_board(db, shown.within), deed.actor));
    auto base = TRY(may_draft_from(db, deed, id, form.base()));
    save_draft(db, deed, id, base, content_of(clause_in(form, deed.profile)));
    return Done{};
}

static void keep_clause(Writer& db, const Deed& deed, ItemId id, const Form& form) { (void)draft_clause(db, deed, id, form); }

// Where a clause stands in the draft; its end: it was taken out.
struct Place { Shown clause, procedures; std::vector<ItemId> order; std::size_t at; bool stands_there() const { return at < order.size(); } };

static Result<Place> place_of(Writer& db, ItemId id) {
    auto clause = TRY(find_clause(db, id));
    auto procedures = TRY(find_draft(db, clause.within));
    auto order = order_of(procedures);
    auto at = static_cast<std::size_t>(std::ranges::find(order, id) - order.begin());
    return Place{clause, procedures, order, at};
}

static Result<Done> same_order(const Place& place, const Form& form) {
    if (place.procedures.hash_hex() != form.base()) return Collision{"version", {}, {}, place.procedures.hash_hex()};
    return Done{};
}

static Then moved(Writer& db, const Deed& deed, const Sitting& seat, const Place& place, std::string_view name, const Sentence& says) {
    set_order(db, deed, seat, place.procedures.id, place.order);
    act(db, deed, seat, place.clause.id, name, Side::working, place.clause.hash);
    return Then{path_of(Kind::procedures, place.procedures.id).text(), says};
}

static Result<Then> move(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto place = TRY(place_of(db, id));
    auto seat = TRY(may_take_out(place.stands_there(), before_the_board(db, place.procedures.id), deed.actor));
    TRY(same_order(place, form));
    bool earlier = form["to"] == "earlier", first = place.at == 0, last = place.at + 1 == place.order.size();
    if (!earlier && form["to"] != "later") return FormErrors{{{"to", "choice", tell("Choose one of these.")}}};
    if (earlier ? first : last) return FormErrors{{{"to", "end", tell("It stands there already.")}}};
    std::swap(place.order[place.at], place.order[earlier ? place.at - 1 : place.at + 1]);
    return moved(db, deed, seat, place, "clause.move", tell("Moved."));
}

static Result<Then> take_out(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto place = TRY(place_of(db, id));
    auto seat = TRY(may_take_out(place.stands_there(), before_the_board(db, place.procedures.id), deed.actor));
    TRY(same_order(place, form));
    std::erase(place.order, id);
    return moved(db, deed, seat, place, "clause.take_out", tell("Taken out of the draft. Its words are kept below, and can be put back."));
}

static Result<Then> put_back(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto place = TRY(place_of(db, id));
    auto seat = TRY(may_put_back(place.stands_there(), before_the_board(db, place.procedures.id), deed.actor));
    TRY(same_order(place, form));
    place.order.push_back(id);
    return moved(db, deed, seat, place, "clause.put_back", tell("Put back, at the end of the draft."));
}

// ---- consultation, and the public

std::vector<std::string> circles_to_consult(const profile::Profile& p) {
    using profile::CircleRole;
    std::vector<std::string> all{p.circle(CircleRole::contact_points), p.circle(CircleRole::board), p.circle(CircleRole::network)};
    std::erase(all, "");                                 // not every network has one for its contact points
    return all;
}

std::string people_of(Reader& db, const profile::Profile& p, Time now) {
    std::string all;
    for (auto& key : circles_to_consult(p))
        if (auto circle = circle_with_key(db, key)) all += reach_of(db, {*circle}, std::nullopt, now).who.substr(0, 16);
    return all;
}

static Result<CircleId> circle_in(Writer& db, const Form& form, const profile::Profile& p) {
    auto keys = circles_to_consult(p);
    auto circle = std::ranges::count(keys, form["circle"]) ? circle_with_key(db, form["circle"]) : std::nullopt;
    if (!circle) return FormErrors{{{"circle", "choice", tell("Choose who should be able to read it.")}}};
    return *circle;
}

static Result<Then> ask_for_comments(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find_draft(db, id));
    auto draft = draft_of(db, id);
    auto seat = TRY(may_consult(draft.clauses.size(), before_the_board(db, id), deed.actor));
    if (form.base() != hash_of(draft)) return Collision{"version", {}, {}, hash_of(draft)};
    auto circle = TRY(circle_in(db, form, deed.profile));
    if (form["people"] != people_of(db, deed.profile, deed.now)) return FormErrors{{{"people", "changed", tell("Meanwhile the people this reaches changed. Look again at who they are.")}}};
    auto until = TRY(pages::read_date(form, "until", deed.profile.default_zone, true));
    if (until <= deed.now) return FormErrors{{{"until", "future", tell("Choose an hour that is still to come.")}}};
    auto version = consult(db, deed, seat, id, until, shown.sample, circle);
    return Then{path_of(Kind::version, version.id).text(), tell("Put out for comments. What you write in the draft from now on is not in it.")};
}

static Result<Then> publish(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find(db, id, Side::released));
    if (shown.kind != Kind::procedures) return Hidden{};
    auto agreed = agreed_version(db, id);
    bool is_public = agreed && shared_with(db, agreed->id).contains(everyone);
    auto seat = TRY(may_publish(agreed, is_public, deed.actor));
    auto version = TRY(find(db, agreed->id, Side::released));
    if (version.hash_hex() != form.base()) return Collision{"version", {}, {}, version.hash_hex()};
    show_to(db, id, {everyone});
    show_to(db, version.id, {everyone});
    for (auto& decision : db.rows<ItemId>(sql("select item from decision where about = {} and number is not null", version.id))) show_to(db, decision, {everyone});
    act(db, deed, seat, version.id, "procedures.publish", Side::released, version.hash);
    return Then{path_of(Kind::procedures, id).text(), tell("Published. Everybody can read this version and its decision.")};
}

// ---- comments and answers

static Result<Voice> voice_in(const Form& form, const std::vector<Voice>& voices) {
    auto at = std::ranges::find(voices, form["voice"], &Voice::key);
    if (at == voices.end()) return FormErrors{{{"voice", "choice", tell("Choose for whom you speak.")}}};
    return *at;
}

static Result<std::string> language_in(const Form& form, const profile::Profile& p) {
    if (p.has_one_language()) return p.working_language;
    if (!std::ranges::count(p.languages, form["lang"])) return FormErrors{{{"lang", "choice", tell("Choose the language of your text.")}}};
    return std::string(form["lang"]);
}

static Result<Then> make_comment(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find(db, id, Side::released));
    auto version = TRY(find_version(db, id));
    auto voices = TRY(may_comment(version, deed.actor, deed.now));
    auto clause = ItemId::read(form["clause"]);
    if (!clause || !text_of(shown.content()).find(*clause)) return FormErrors{{{"clause", "choice", tell("This clause is not in this version.")}}};
    auto voice = TRY(voice_in(form, voices));
    auto lang = TRY(language_in(form, deed.profile));
    Comment words{*clause, std::string(voice.key), voice.key == own_view ? std::string() : voice.seat.member, voice.seat.key, std::string(form["text"]), lang};
    comment(db, deed, voice, shown, words);
    return Then{path_of(Kind::version, id).at("c-" + clause->text()).text(), tell("Your comment stands beside the clause. All who read this version read it.")};
}

static Result<Then> withdraw_comment(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto shown = TRY(find(db, id, Side::working));
    if (shown.kind != Kind::comment) return Hidden{};
    auto until = db.value<Time>(sql("select until from procedures_version where item = {}", shown.within));
    auto seat = TRY(may_withdraw_comment(comment_of(shown.content()), shown, until, deed.actor, deed.now));
    withdraw(db, id);
    act(db, deed, seat, id, "comment.withdraw", Side::released, shown.hash);
    return Then{path_of(Kind::comment, id).text(), tell("Withdrawn. Nobody else reads it any more.")};
}

static Result<Then> answer_comment(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find(db, id, Side::released));
    if (shown.kind != Kind::comment) return Hidden{};
    auto seat = TRY(may_answer(deed.actor));
    auto before = reply_to(db, id);
    text::Content words;
    words.set("text", form["text"], deed.profile.working_language);
    if (!std::ranges::count(outcomes, form["outcome"])) return FormErrors{{{"outcome", "choice", tell("Choose one of these.")}}};
    auto base = before ? before->hash() : shown.hash_hex();
    if (form.base() != base) return Collision{"version", std::string(form["text"]), before ? std::string(before->content().of("text")) : std::string(), base};
    answer(db, deed, seat, shown, std::string(form["outcome"]), words);
    return Then{path_of(Kind::comment, id).text(), tell("Your answer stands beside the comment.")};
}

void add_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"procedures.begin", {}, begin_text});
    acts.add({"clause.add", clause_form(), add});
    acts.add({"clause.save", clause_form(), edit, keep_clause});
    acts.add({"clause.move", move_form(), move});
    acts.add({"clause.take_out", {}, take_out});
    acts.add({"clause.put_back", {}, put_back});
    acts.add({"procedures.consult", consult_form(), ask_for_comments});
    acts.add({"procedures.publish", {}, publish});
    acts.add({"comment.make", comment_form(p), make_comment});
    acts.add({"comment.withdraw", {}, withdraw_comment});
    acts.add({"comment.answer", answer_form(), answer_comment});
}

}
