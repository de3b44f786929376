#include "tests/world/given.hpp"
#include "app/network.hpp"
#include "features/meetings/statements.hpp"
#include "features/meetings/table_cards.hpp"
#include "features/procedures/procedures_acts.hpp"

namespace world {

using pages::path_of;

// ---- who acts for a country in these tests

struct Office { std::string_view member, contact_point, desk_officer, board_member; };
static constexpr Office offices[] = {{"ID", "sari", "dara", "budi"}, {"LA", "keo", "noy", "bo"}};
static const Office& office_of(const std::string& member) {
    auto at = std::ranges::find(offices, member, &Office::member);
    if (at == std::end(offices)) throw std::runtime_error("nobody of the cast works for " + member);
    return *at;
}

// ---- acts

static Result<std::string> perform(Network& network, Writer& db, std::string_view who, std::string_view name, ItemId on, const Fields& fields) {
    auto* def = network.house->acts.find(name);
    if (!def) throw std::runtime_error("no act is called " + std::string(name));
    auto now = network.tick();
    auto actor = actor_of(db, person_called(db, who), now);
    db.look_as(actor.sight);
    return TRY(def->perform(db, Deed{actor, the_profile(), now}, on, Form{fields})).location;
}

std::string Given::act(Writer& db, std::string_view who, std::string_view name, ItemId on, Fields fields) {
    auto done = perform(network, db, who, name, on, fields);
    if (done) return *done;
    throw std::runtime_error(std::string(who) + " could not " + std::string(name) + ": " + std::string(done.refused_by()));
}

Result<std::string> Given::tries(std::string_view who, std::string_view name, ItemId on, const Fields& fields) {
    return network.house->lane.write({network.person(who), network.now, network.chance(), {}, {}},
                                     [&](Writer& db, const Actor&) { return perform(network, db, who, name, on, fields); });
}

void Given::does(std::string_view who, std::string_view name, ItemId on, const Fields& fields) {
    network.change([&](Writer& db) { act(db, who, name, on, fields); });
}

static std::string hash_of(Writer& db, ItemId id, Side side) {
    auto column = side == Side::working ? sql("revision") : sql("shown");
    return crypto::hex(db.value<store::Bytes>(sql("select revision.hash from item join revision on revision.id = item.{} where item.id = {}", column, id)).s);
}

std::string Given::hash(ItemId id, Side side) const {
    auto connection = store::open(network.address(), store::Use::migrate);
    Writer db(*connection);
    return hash_of(db, id, side);
}

static ItemId id_in(const std::string& location) { return *ItemId::read(location.substr(location.rfind('/') + 1)); }

// ---- the annual update

ItemId Given::annual_update(int year) {
    network.change([&](Writer& db) {
        auto actor = actor_of(db, person_called(db, "ana"), network.now);
        db.look_as(actor.sight);
        annual_ = updates::open_annual(db, Deed{actor, the_profile(), network.now}, actor.sits.front(), the_profile(), year, year + 1, until(), Sample::none);
    });
    return annual_;
}

ItemId Given::update_of(const std::string& member) {
    if (!annual_) annual_update();
    return network.value<ItemId>(sql("select item from country_update where annual_update = {} and member = {}", annual_, member));
}

ItemId Given::answer_of(const std::string& member, const std::string& question) {
    return network.value<ItemId>(sql("select item from answer where country_update = {} and question = {}", update_of(member), question));
}

std::string Given::text_of(const std::string& member, const std::string& question) const { return "What " + member + " writes about " + question; }

static std::string lang_of(const std::string& member) { return the_profile().member(member)->languages.front(); }

void Given::answer(Writer& db, std::string_view who, const updates::AnswerState& state) {
    auto* member = std::ranges::find(offices, who, &Office::desk_officer);
    std::string country(member->member);
    act(db, who, "answer.save", state.row.id, {{"kind", "text"}, {"lang", lang_of(country)}, {"text", text_of(country, state.row.question)}, {"translation", ""}, {"_base", state.shown.hash_hex()}});
    act(db, who, "answer.ready", state.row.id, {{"_base", hash_of(db, state.row.id, Side::working)}});
}

void Given::answered(const std::string& member) {
    auto update = update_of(member);
    auto who = office_of(member).desk_officer;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, who), network.now).sight);
        auto office = updates::find_office(db, update);
        for (auto& state : office->answers) answer(db, who, state);
    });
}

static std::string list_hash_of(Writer& db, std::string_view who, ItemId update, Time now) {
    db.look_as(actor_of(db, person_called(db, who), now).sight);
    auto office = updates::find_office(db, update);
    return updates::hash_of(updates::list_of_answers(*office, "original"));
}

std::string Given::list_hash(const std::string& member) const {
    auto update = network.value<ItemId>(sql("select item from country_update where annual_update = {} and member = {}", annual_, member));
    std::string hash;
    network.change([&](Writer& db) { hash = list_hash_of(db, office_of(member).contact_point, update, network.now); });
    return hash;
}

void Given::hand_in(Writer& db, const std::string& member) {
    auto who = office_of(member).contact_point;
    auto update = update_of(member);
    act(db, who, "update.hand_in", update, {{"binding", "original"}, {"_base", list_hash_of(db, who, update, network.now)}});
}
void Given::approve(Writer& db, const std::string& member) {
    auto update = update_of(member);
    Fields base{{"_base", hash_of(db, update, Side::working)}};
    act(db, office_of(member).desk_officer, "update.approve", update, base);
    act(db, office_of(member).contact_point, "update.approve", update, base);
}

void Given::handed_in(const std::string& member) {
    answered(member);
    network.change([&](Writer& db) { hand_in(db, member); });
}

void Given::handed_in_again(const std::string& member) {
    network.change([&](Writer& db) { hand_in(db, member); });
}

void Given::approved(const std::string& member) {
    handed_in(member);
    network.change([&](Writer& db) { approve(db, member); });
}

void Given::shared(const std::string& member, const std::string& circle) {
    approved(member);
    shared_again(member, circle);
}

void Given::shared_again(const std::string& member, const std::string& circle) {
    auto update = update_of(member);
    auto who = office_of(member).contact_point;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, who), network.now).sight);
        auto people = reach_of(db, {*circle_with_key(db, circle)}, std::nullopt, network.now).who;
        act(db, who, "update.share", update, {{"circle", circle}, {"people", people}, {"_base", hash_of(db, update, Side::working)}});
    });
}

void Given::narrowed_answer(const std::string& member, const std::string& question, const std::string& circle) {
    auto answer = answer_of(member, question);
    network.change([&](Writer& db) { act(db, office_of(member).contact_point, "answer.narrow", answer, {{"circle", circle}}); });
}

void Given::edited(const std::string& member, const std::string& question, const std::string& text) {
    auto answer = answer_of(member, question);
    network.change([&](Writer& db) {
        act(db, office_of(member).desk_officer, "answer.save", answer, {{"kind", "text"}, {"lang", lang_of(member)}, {"text", text}, {"translation", ""}, {"_base", hash_of(db, answer, Side::working)}});
    });
}

void Given::withdrawn(const std::string& member) {
    auto update = update_of(member);
    network.change([&](Writer& db) { act(db, office_of(member).contact_point, "update.withdraw", update); });
}

void Given::made_public(const std::string& member) {
    auto update = update_of(member);
    network.change([&](Writer& db) {
        act(db, office_of(member).contact_point, "update.propose", update, {{"_base", hash_of(db, update, Side::released)}});
        act(db, "ana", "update.publish", update, {{"_base", hash_of(db, update, Side::released)}});
    });
}

// ---- what practitioners are asked

Fields inquiry_fields(const std::string& text, Time until) {
    auto day = i18n::day_in(until, the_profile().default_zone);
    return {{"text", text}, {"lang", "en"}, {"until_day", std::to_string(static_cast<unsigned>(day.day()))}, {"until_month", std::to_string(static_cast<unsigned>(day.month()))}, {"until_year", std::to_string(static_cast<int>(day.year()))}, {"until_hour", "17:00"}};
}

ItemId Given::inquiry(const std::string& member, const std::vector<std::string_view>& people, const std::string& text) {
    auto answer = answer_of(member, "needs");
    auto fields = inquiry_fields(text, network.now + std::chrono::days(7));
    for (auto who : people) fields.emplace_back("person", network.person(who).text());
    ItemId inquiry;
    network.change([&](Writer& db) { inquiry = id_in(act(db, office_of(member).desk_officer, "inquiry.put", answer, fields)); });
    return inquiry;
}

ItemId Given::contribution_of(ItemId inquiry, std::string_view who) const {
    return network.value<ItemId>(sql("select item from contribution where inquiry = {} and person = {}", inquiry, network.person(who)));
}

void Given::sent(ItemId contribution, std::string_view who, const std::string& text, bool named) {
    does(who, "contribution.send", contribution, {{"text", text}, {"lang", "en"}, {"naming", named ? "yes" : "no"}, {"_base", hash(contribution)}});
}

// ---- what came of it

ItemId Given::need(const std::string& member, const std::string& title) {
    auto answer = answer_of(member, "needs");
    ItemId need;
    network.change([&](Writer& db) {
        need = id_in(act(db, "ana", "need.make", answer, {{"title", title}, {"text", title + ", in a few sentences"}, {"_base", hash_of(db, answer, Side::released)}}));
    });
    return need;
}

ItemId Given::plan(int year) {
    ItemId plan;
    network.change([&](Writer& db) { plan = id_in(act(db, "ana", "plan.begin", {}, {{"year", std::to_string(year)}})); });
    return plan;
}

Fields line_fields(const std::string& title, Time begins) {
    auto& p = the_profile();
    auto day = i18n::day_in(begins, p.default_zone);
    return {{"title", title}, {"text", title + ", in a few sentences"}, {"kind", "webinar"}, {"theme", p.fields_of_work.front()}, {"format", p.formats.front()}, {"begins_day", std::to_string(static_cast<unsigned>(day.day()))}, {"begins_month", std::to_string(static_cast<unsigned>(day.month()))}, {"begins_year", std::to_string(static_cast<int>(day.year()))}, {"begins_hour", "13:00"}, {"host", "body.administrative_office"}, {"aimed_at", p.aimed_at.front()}, {"group", ""}, {"clause", "not_applicable"}};
}

ItemId Given::line(ItemId plan, ItemId need, const std::string& title) {
    auto fields = line_fields(title, network.now + std::chrono::days(200));
    fields.emplace_back("need", need ? need.text() : "");
    ItemId line;
    network.change([&](Writer& db) { line = id_in(act(db, "ana", "line.add", plan, fields)); });
    return line;
}

static Fields until_fields(Time until) {
    auto day = i18n::day_in(until, the_profile().default_zone);
    return {{"until_day", std::to_string(static_cast<unsigned>(day.day()))}, {"until_month", std::to_string(static_cast<unsigned>(day.month()))}, {"until_year", std::to_string(static_cast<int>(day.year()))}, {"until_hour", "17:00"}};
}

ItemId Given::decision(ItemId plan) {
    auto fields = until_fields(until());
    ItemId decision;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, "ana"), network.now).sight);
        fields.emplace_back("_base", plan::hash_of(plan::text_of(db, plan)));
        decision = id_in(act(db, "ana", "plan.put", plan, fields));
    });
    return decision;
}

// ---- the operating procedures

ItemId Given::procedures() {
    ItemId id;
    network.change([&](Writer& db) { id = id_in(act(db, "ana", "procedures.begin", {})); });
    clause(id, "Who takes part", "Practitioners of all countries take part.");
    clause(id, "How it decides", "The board decides by consensus.");
    return id;
}

ItemId Given::clause(ItemId procedures, const std::string& title, const std::string& text) {
    network.change([&](Writer& db) { act(db, "ana", "clause.add", procedures, {{"title", title}, {"text", text}}); });
    return network.value<ItemId>(sql("select item from act where name = 'clause.add' order by at desc, id limit 1"));
}

ItemId Given::consultation(ItemId procedures, const std::string& circle) {
    auto fields = until_fields(until());
    ItemId version;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, "ana"), network.now).sight);
        fields.insert(fields.end(), {{"circle", circle}, {"people", ::procedures::people_of(db, the_profile(), network.now)}, {"_base", ::procedures::hash_of(::procedures::draft_of(db, procedures))}});
        version = id_in(act(db, "ana", "procedures.consult", procedures, fields));
    });
    return version;
}

ItemId Given::comment(std::string_view who, ItemId version, const std::string& voice, const std::string& text) {
    ItemId comment;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, who), network.now).sight);
        auto first = ::procedures::text_of(find_shown(db, version, Side::released)->content()).clauses.front().id;
        act(db, who, "comment.make", version, {{"clause", first.text()}, {"voice", voice}, {"lang", "en"}, {"text", text}});
        comment = db.value<ItemId>(sql("select item from act where name = 'comment.make' order by at desc limit 1"));
    });
    return comment;
}

ItemId Given::put(ItemId procedures) {
    auto fields = until_fields(until());
    ItemId decision;
    network.change([&](Writer& db) {
        db.look_as(actor_of(db, person_called(db, "ana"), network.now).sight);
        fields.emplace_back("_base", ::procedures::hash_of(::procedures::draft_of(db, procedures)));
        decision = id_in(act(db, "ana", "procedures.put", procedures, fields));
    });
    return decision;
}

ItemId Given::version_of(ItemId decision) { return network.value<ItemId>(sql("select about from decision where item = {}", decision)); }

void Given::agreed(ItemId decision) {
    network.now = until() + std::chrono::days(1);
    network.change([&](Writer& db) { act(db, "cham", "decision.announce", decision, {{"_base", hash_of(db, decision, Side::released)}}); });
}

// ---- a meeting

ItemId Given::meeting(const std::string& circle, Time begins, Time ends) {
    ItemId id;
    network.change([&](Writer& db) {
        Actor ana = actor_of(db, person_called(db, "ana"), network.tick());
        db.look_as(ana.sight);
        Deed deed{ana, the_profile(), network.now};
        auto& seat = *ana.sitting(Role::administrative_officer);
        if (begins == Time{}) begins = network.now - std::chrono::hours(1);
        if (ends == Time{}) ends = network.now + std::chrono::hours(24);
        id = meetings::open_meeting(db, deed, seat, {"Meeting of the board", "Jakarta", "en"}, begins, ends, {*circle_with_key(db, circle)}, Sample::none);
        for (int place : {1, 2}) meetings::add_topic(db, deed, seat, id, {place == 1 ? "What we do" : "What we need", "en", place}, Sample::none);
    });
    return id;
}

ItemId Given::topic_of(ItemId meeting, int place) { return network.rows<ItemId>(sql("select id from item where within = {} and kind = {} order by released_at, id", meeting, Kind::topic)).at(static_cast<std::size_t>(place - 1)); }

std::vector<std::string> Given::cards(ItemId topic, int count) {
    Form form{{{"count", std::to_string(count)}}};
    auto series = network.chance().bytes(16);
    meetings::draw_cards(form, network.house->key, topic, series);
    does("ana", "card.make", topic, form.fields);
    return meetings::codes_of(network.house->key, topic, {series, count});
}

ItemId Given::contribution(ItemId topic, const std::string& text) {
    ItemId id;
    network.change([&](Writer& db) {
        Actor nobody;
        id = meetings::contribute(db, Deed{nobody, the_profile(), network.tick()}, topic, {text, "en", ""});
    });
    return id;
}

ItemId Given::statement(ItemId meeting, const std::string& member) {
    auto now = [&] { return meetings::statements_of(network.rows<Acted>(sql("select id, item, name, hash, person, seat, basis, at, data from act where item = {} order by at, id", meeting))); };
    if (!now().declared) does("ana", "statements.declare", meeting);
    does("cham", "statement.mark", meeting, {{"member", member}, {"as", "in_writing"}, {"text", "What " + member + " states"}, {"lang", "en"}, {"_base", meetings::hash_of(*now().of(member))}});
    return now().of(member)->text;
}

}
