#include "features/meetings/meeting_acts.hpp"
#include "features/meetings/table_cards.hpp"
#include "platform/text/text.hpp"

namespace meetings {

using Then = ActDef::Then;
using pages::path_of;

static constexpr std::size_t most_topics = 12;
static constexpr int most_title = 200, most_words = 4000, most_reason = 300;

std::vector<Field> end_form() { return {{"ends_day", "number", true, 2}, {"ends_month", "choice", true, 2}, {"ends_year", "number", true, 4}, {"ends_hour", "hour", true, 8}}; }
std::vector<Field> meeting_form() {
    std::vector<Field> form{{"title", "line", true, most_title}, {"place", "line", false, most_title}, {"begins_day", "number", true, 2}, {"begins_month", "choice", true, 2}, {"begins_year", "number", true, 4}, {"begins_hour", "hour", true, 8}};
    std::ranges::move(end_form(), std::back_inserter(form));
    form.insert(form.end(), {{"circle", "choice", true, 60}, {"topics", "text", true, 2400, tell("Topics, one on each line")}});
    return form;
}
std::vector<Field> cards_form() { return {{"count", "number", true, 2}}; }
std::vector<Field> contribution_form(const profile::Profile& p) {
    std::vector<Field> form{{"code", "line", true, 16}, {"text", "text", true, most_words, tell("Your contribution")}, {"table", "line", false, 60}};
    if (!p.has_one_language()) form.push_back({"lang", "choice", true, 12});
    return form;
}
std::vector<Field> withdrawal_form() { return {{"reason", "line", true, most_reason}}; }

std::vector<std::string> circles_of_meetings(const profile::Profile& p) {
    std::vector<std::string> all;
    for (auto role : {profile::CircleRole::board, profile::CircleRole::contact_points, profile::CircleRole::network})
        if (auto& key = p.circle(role); !key.empty()) all.push_back(key);
    return all;
}

FormErrors no_such_card() { return {{{"code", "card", tell("This code opens nothing now. Look at its letters once more: there are ten. A code works only while its meeting is on.")}}}; }

Result<std::string> language_in(const Form& form, const profile::Profile& p) {
    if (p.has_one_language()) return p.working_language;
    if (!std::ranges::count(p.languages, form["lang"])) return FormErrors{{{"lang", "choice", tell("Choose one of these.")}}};
    return std::string(form["lang"]);
}

// ---- a meeting

static std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> all;
    for (auto part : std::views::split(text, '\n')) {
        std::string line(part.begin(), part.end());
        line.erase(0, line.find_first_not_of(" \r\t"));
        line.erase(line.find_last_not_of(" \r\t") + 1);
        if (!line.empty()) all.push_back(line);
    }
    return all;
}

static Result<std::vector<std::string>> topics_in(const Form& form) {
    auto topics = lines_in(form["topics"]);
    if (topics.empty()) return FormErrors{{{"topics", "required", tell("Write something here, or choose.")}}};
    if (topics.size() > most_topics) return FormErrors{{{"topics", "count", tell("A meeting has {1} topics at most.", static_cast<int>(most_topics))}}};
    for (auto& topic : topics)
        if (static_cast<int>(text::length(topic)) > most_title) return FormErrors{{{"topics", "length", tell("Use {1} characters or fewer for each topic.", most_title)}}};
    return topics;
}

static Result<Time> end_in(const Form& form, const profile::Profile& p, Time after) {
    auto ends = TRY(pages::read_date(form, "ends", p.default_zone, true));
    if (ends <= after) return FormErrors{{{"ends", "order", tell("The end comes after the beginning, and after now.")}}};
    return ends;
}

static Result<Then> open(Writer& db, const Deed& deed, ItemId, const Form& form) {
    auto seat = TRY(may_open(deed.actor));
    auto begins = TRY(pages::read_date(form, "begins", deed.profile.default_zone, true));
    auto ends = TRY(end_in(form, deed.profile, std::max(begins, deed.now)));
    auto topics = TRY(topics_in(form));
    auto circles = circles_of_meetings(deed.profile);
    auto circle = circle_with_key(db, form["circle"]);
    if (!circle || !std::ranges::count(circles, form["circle"])) return FormErrors{{{"circle", "choice", tell("Choose one of these.")}}};
    auto lang = deed.profile.working_language;
    auto id = open_meeting(db, deed, seat, {std::string(form["title"]), std::string(form["place"]), lang}, begins, ends, {*circle}, Sample::none);
    int place = 0;
    for (auto& topic : topics) add_topic(db, deed, seat, id, {topic, lang, ++place}, Sample::none);
    return Then{path_of(Kind::meeting, id).text(), tell("The meeting stands here. Make the cards for its tables on the page of each topic.")};
}

static Result<Then> end_now(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto meeting = TRY(find_meeting(db, id));
    auto seat = TRY(may_end(meeting, deed.actor, deed.now));
    end_at(db, id, std::max(deed.now, meeting.begins));
    act(db, deed, seat, id, "meeting.end", Side::released, TRY(find(db, id, Side::released)).hash);
    return Then{path_of(Kind::meeting, id).text(), tell("The meeting is over. The codes of its cards open nothing any more.")};
}

static Result<Then> end_later(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto meeting = TRY(find_meeting(db, id));
    auto seat = TRY(may_end(meeting, deed.actor, deed.now));
    auto ends = TRY(end_in(form, deed.profile, std::max(meeting.begins, deed.now)));
    end_at(db, id, ends);
    act(db, deed, seat, id, "meeting.set_end", Side::released, TRY(find(db, id, Side::released)).hash, {{"ends", std::to_string(ends.time_since_epoch().count())}});
    return Then{path_of(Kind::meeting, id).text(), tell("The meeting now ends {1}.", Moment{ends})};
}

// ---- its tables

static std::vector<store::Bytes> hashes_in(std::string_view text) {
    std::vector<store::Bytes> all;
    for (auto part : std::views::split(text, ' '))
        if (part.begin() != part.end()) all.push_back({crypto::from_hex(std::string_view(part.begin(), part.end()))});
    return all;
}

static Result<Then> make_cards(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    TRY(find(db, id, Side::working));
    auto topic = TRY(find_topic(db, id));
    auto seat = TRY(may_make_cards(topic.meeting, deed.actor, deed.now));
    auto hashes = hashes_in(form["hashes"]);
    if (hashes.empty() || std::to_string(hashes.size()) != form["count"]) return FormErrors{{{"count", "number", tell("Give a number from 1 to {1}.", most_cards)}}};
    put_cards(db, id, {crypto::from_hex(form["series"]), static_cast<int>(hashes.size())}, hashes);
    act(db, deed, seat, id, "card.make", Side::working, topic.shown.hash, {{"cards", std::to_string(hashes.size())}});
    return Then{(path_of(Kind::topic, id) / "cards").text(), tell("The cards are made. Those made before for this topic open nothing any more.")};
}

static Result<Then> contribute_from_table(Writer& db, const Deed& deed, ItemId, const Form& form) {
    auto topic = topic_of_card(db, {crypto::from_hex(form[card_field])}, deed.now);
    if (!topic) return no_such_card();
    auto lang = TRY(language_in(form, deed.profile));
    contribute(db, deed, *topic, {std::string(form["text"]), lang, std::string(form["table"])});
    return Then{"/table", tell("Thank you: it is handed in. Nothing of it is kept on this device.")};
}

static Result<Then> withdraw_from_table(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto contribution = TRY(find(db, id, Side::working));
    if (contribution.kind != Kind::table_contribution) return Hidden{};
    auto seat = TRY(may_withdraw_contribution(contribution, deed.actor));
    if (form["reason"].empty()) return FormErrors{{{"reason", "required", tell("Write something here, or choose.")}}};
    if (contribution.hash_hex() != form.base()) return Collision{"version", {}, {}, contribution.hash_hex()};
    withdraw(db, id);
    act(db, deed, seat, id, "table.withdraw", Side::released, contribution.hash, {{"reason", std::string(form["reason"])}});
    return Then{path_of(Kind::table_contribution, id).text(), tell("Withdrawn. Nobody else reads it any more.")};
}

void add_meeting_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"meeting.open", meeting_form(), open});
    acts.add({"meeting.end", {}, end_now});
    acts.add({"meeting.set_end", end_form(), end_later});
    acts.add({"card.make", cards_form(), make_cards});
    acts.add({"table.contribute", contribution_form(p), contribute_from_table});
    acts.add({"table.withdraw", withdrawal_form(), withdraw_from_table});
}

}
