#include "tests/model/chain.hpp"

namespace model {

static const Outcome done = "done", hidden = "hidden", form = "form", collision = "collision";

const std::vector<Act>& acts() {
    static const std::vector<Act> all{{"answer.save", Kind::answer}, {"answer.ready", Kind::answer}, {"answer.narrow", Kind::answer}, {"need.make", Kind::answer}, {"update.hand_in", Kind::country_update}, {"update.take_back", Kind::country_update}, {"update.approve", Kind::country_update}, {"update.share", Kind::country_update}, {"update.narrow", Kind::country_update}, {"update.withdraw", Kind::country_update}, {"update.propose", Kind::country_update}, {"update.publish", Kind::country_update}, {"update.unpublish", Kind::country_update}, {"need.share", Kind::need}, {"need.take_back", Kind::need}, {"need.withdraw", Kind::need}, {"need.share_again", Kind::need}, {"plan.begin", {}}, {"line.add", Kind::plan}, {"line.save", Kind::line}, {"plan.put", Kind::plan}, {"plan.publish", Kind::plan}, {"position.take", Kind::decision}, {"decision.announce", Kind::decision}, {"card.make", Kind::topic}, {"table.contribute", Kind::topic}, {"table.withdraw", Kind::table_contribution}, {"statement.mark", Kind::meeting}, {"statement.withdraw", Kind::statement}};
    return all;
}

std::vector<ItemId> Chain::all(Kind kind) const {
    std::vector<ItemId> all;
    for (auto& [id, thing] : things)
        if (thing.kind == kind) all.push_back(id);
    return all;
}

// ---- who one is

bool Chain::sits_as(PersonId who, Role role) const {
    return std::ranges::any_of(sits(who), [&](SeatId seat) { return seats.at(seat).role == role; });
}
bool Chain::sits_in(PersonId who, CircleId office, std::initializer_list<Role> roles) const {
    return std::ranges::any_of(sits(who), [&](SeatId seat) { return seats.at(seat).office == office && std::ranges::count(roles, seats.at(seat).role); });
}
std::string Chain::member_of(PersonId who, Role role) const {
    for (auto seat : sits(who))
        if (seats.at(seat).role == role) return seats.at(seat).member;
    return {};
}

// ---- circles

Circles Chain::without_implied(Circles all) const {
    Circles implied;
    for (auto circle : all)
        for (auto up = circles.at(circle).inside; up; up = circles.at(up).inside) implied.insert(up);
    std::erase_if(all, [&](CircleId circle) { return implied.contains(circle); });
    return all;
}
Circles Chain::effective(ItemId id) const {
    auto& thing = things.at(id);
    auto all = thing.with;
    all.insert(thing.narrowed.begin(), thing.narrowed.end());
    if (thing.within) all.merge(effective(thing.within));
    return all;
}
bool Chain::open_to_network(ItemId id) const {
    auto with = without_implied(things.at(id).with);
    return things.at(id).shown && (with == Circles{network} || with == Circles{everyone});
}
bool Chain::knows_circle(const Update& update, const std::string& key) const {
    return key == "office." + update.member || key == "contact_points" || key == "advisory_board" || key == "network";
}
void Chain::show(ItemId id, const Circles& with) {
    if (things.at(id).shown) things.at(id).with = with;
}
void Chain::show_update(const Update& update, ItemId id, const Circles& with) {
    show(id, with);
    for (auto answer : update.answers) show(answer, with);
}

// ---- what is answered

static constexpr std::initializer_list<Role> office{Role::contact_point, Role::alternate, Role::desk_officer}, speakers{Role::contact_point, Role::alternate};

Outcome Chain::on_answer(const Doing& d) const {
    auto& answer = answers.at(d.on);
    auto& update = updates.at(answer.update);
    auto& thing = things.at(d.on);
    if (d.act == "need.make") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        if (!sits_as(d.who, Role::administrative_officer)) return "need.make";
        return stale(d) ? collision : done;
    }
    if (!works_on(d.who, d.on)) return hidden;
    if (d.act == "answer.narrow") {
        if (!sits_in(d.who, thing.owner, speakers)) return "update.contact_point";
        if (!knows_circle(update, d.choice)) return form;
        auto to = d.choice == "network" ? Circles{} : Circles{keys.at(d.choice)};
        return to != thing.narrowed && to.empty() && thing.shown ? "answer.widen_shared" : done;
    }
    if (!sits_in(d.who, thing.owner, office)) return "update.office";
    if (now >= until) return "update.open";
    if (update.in_steps()) return "update.in_steps";
    if (d.act == "answer.ready" && answer.empty) return "answer.written";
    return stale(d) ? collision : done;
}

Outcome Chain::on_update(const Doing& d) const {
    auto& update = updates.at(d.on);
    auto& thing = things.at(d.on);
    auto speaks = [&] { return sits_in(d.who, thing.owner, speakers); };
    if (d.act == "update.publish" || d.act == "update.unpublish") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        bool runs = sits_as(d.who, Role::administrative_officer);
        if (d.act == "update.unpublish") return !runs && !speaks() ? "update.unpublish" : !update.proposed && !update.is_public ? "update.public"
                                                                                                                                : done;
        if (!runs) return "update.publish";
        if (!update.proposed) return "update.proposed";
        if (update.is_public) return "update.public";
        return !open_to_network(d.on) ? "update.network_first" : stale(d) ? collision
                                                                          : done;
    }
    if (!works_on(d.who, d.on)) return hidden;
    if (d.act == "update.approve") {
        if (!sits_in(d.who, thing.owner, office)) return "update.office";
        if (!update.in_steps()) return "update.handed_in";
        return !sits_in(d.who, thing.owner, {update.steps[update.taken]}) ? "update.step_seat" : stale(d) ? collision
                                                                                                          : done;
    }
    if (!speaks()) return "update.contact_point";
    if (d.act == "update.hand_in") {
        if (now >= until) return "update.open";
        if (update.in_steps()) return "update.in_steps";
        if (!std::ranges::all_of(update.answers, [&](ItemId answer) { return answers.at(answer).ready == things.at(answer).now.hash; })) return "update.all_ready";
        if (!update.approved.empty() && std::ranges::all_of(update.lists.at(update.approved), [&](auto& entry) { return entry.second.hash == things.at(entry.first).now.hash; })) return "update.changed";
        return stale(d) ? collision : done;
    }
    if (d.act == "update.take_back") return update.handed_in.empty() ? "update.handed_in" : update.taken > 0 ? "update.no_step_yet"
                                                                                        : now >= until       ? "update.open"
                                                                                                             : done;
    if (d.act == "update.share") return update.approved.empty() ? "update.approved" : !knows_circle(update, d.choice) ? form
                                                                                  : stale(d)                          ? collision
                                                                                                                      : done;
    if (update.shared.empty()) return "update.shared";
    if (d.act == "update.narrow") return knows_circle(update, d.choice) ? done : form;
    if (d.act == "update.propose") return !open_to_network(d.on) ? "update.network_first" : update.proposed ? "update.proposed"
                                                                                        : stale(d)          ? collision
                                                                                                            : done;
    return done;                                         // update.withdraw
}

std::set<std::string> Chain::sharing(PersonId who, ItemId need) const {
    std::set<std::string> all;
    for (auto& share : shares.at(need))
        if (std::ranges::all_of(share.heard_by, [&](CircleId circle) { return in(who, circle); })) all.insert(share.member);
    return all;
}

Outcome Chain::on_need(const Doing& d) const {
    auto& thing = things.at(d.on);
    bool shared = thing.shown.has_value();
    if (d.act == "need.withdraw" || d.act == "need.share_again") {
        if (!works_on(d.who, d.on)) return hidden;
        if (!sits_in(d.who, thing.owner, speakers)) return "need.own_country";
        if (d.act == "need.withdraw") return shared ? done : "need.is_withdrawn";
        return shared ? "need.is_shared" : stale(d)                 ? collision
                                       : !is_released(thing.within) ? "need.answer_first"
                                                                    : done;
    }
    if (!reads(d.who, d.on, Side::released)) return hidden;
    auto member = member_of(d.who, Role::contact_point);
    bool shares_it = !member.empty() && sharing(d.who, d.on).contains(member);
    if (d.act == "need.take_back") return shares_it ? done : "need.shared";
    if (member.empty()) return "need.contact_point";
    if (keys.at("office." + member) == thing.owner) return "need.own";
    return shares_it ? "need.once" : stale(d) ? collision
                                              : done;
}

Outcome Chain::on_plan(const Doing& d) const {
    bool writes = sits_as(d.who, Role::administrative_officer);
    if (d.act == "plan.begin") return writes ? done : "plan.office";
    auto& plan = plans.at(things.at(d.on).kind == Kind::line ? things.at(d.on).within : d.on);
    bool asked = bool(plan.asked);
    if (d.act == "plan.publish") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        if (!writes) return "plan.office";
        return !plan.agreed ? "plan.agreed_first" : things.at(d.on).with == Circles{everyone} ? "plan.public"
                                                : stale(d)                                    ? collision
                                                                                              : done;
    }
    if (!works_on(d.who, d.on)) return hidden;
    if (d.act == "plan.put") return !writes ? "plan.put" : plan.agreed      ? "plan.agreed"
                                                       : asked              ? "plan.before_the_board"
                                                       : plan.lines.empty() ? "plan.empty"
                                                       : stale(d)           ? collision
                                                       : decided_by <= now  ? form
                                                                            : done;
    if (!writes) return "plan.office";
    if (plan.agreed || asked) return plan.agreed ? "plan.agreed" : "plan.before_the_board";
    return d.act == "line.save" && stale(d) ? collision : done;
}

Outcome Chain::on_decision(const Doing& d) const {
    if (!reads(d.who, d.on)) return hidden;
    auto& decision = decisions.at(d.on);
    if (d.act == "position.take") {
        if (!sits_as(d.who, Role::board_member)) return "position.board_member";
        return decision.announced || now >= decision.until ? "position.until" : stale(d) ? collision
                                                                                         : done;
    }
    if (!sits_as(d.who, Role::chair)) return "decision.chair";
    return decision.announced ? "decision.announced" : now < decision.until ? "decision.running"
                                                   : stale(d)               ? collision
                                                                            : done;
}

// Whoever holds a card contributes, as long as the meeting is on; what came is taken out by the office, a statement in writing by its country.
Outcome Chain::at_meeting(const Doing& d) const {
    auto& thing = things.at(d.on);
    bool office_runs = sits_as(d.who, Role::administrative_officer);
    if (d.act == "statement.mark") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        if (!office_runs && !sits_as(d.who, Role::chair)) return "statements.chair";
        return in_writing.contains({d.on, d.choice}) ? "statement.in_writing" : stale(d) ? collision
                                                                                         : done;
    }
    if (d.act == "table.contribute") return with_cards.contains(d.on) && now < meetings.at(thing.within) ? done : form;
    if (!works_on(d.who, d.on)) return hidden;
    if (d.act == "statement.withdraw") return !sits_in(d.who, thing.owner, speakers) ? "statement.own_country" : thing.shown ? done
                                                                                                                             : "statement.withdrawn";
    if (!office_runs) return "meeting.office";
    if (d.act == "card.make") return now < meetings.at(thing.within) ? done : "meeting.over";
    return !thing.shown ? "table.withdrawn" : stale(d) ? collision
                                                       : done;
}

std::string Chain::base_of(const Doing& d) const {
    static const std::set<std::string_view> on_working{"answer.save", "answer.ready", "need.share_again", "line.save", "table.withdraw"};
    if (!d.on || d.act == "update.hand_in" || d.act == "plan.put" || d.act == "statement.mark") return {};
    if (d.act == "update.approve") return updates.at(d.on).handed_in;
    if (d.act == "update.share") return updates.at(d.on).approved;
    if (d.act == "update.propose") return updates.at(d.on).shared;
    auto& thing = things.at(d.on);
    return on_working.contains(d.act) ? thing.now.hash : thing.shown ? thing.shown->hash
                                                                     : "";
}

Outcome Chain::expects(const Doing& d) const {
    if (!d.on) return on_plan(d);
    switch (things.at(d.on).kind) {
    case Kind::answer: return on_answer(d);
    case Kind::country_update: return on_update(d);
    case Kind::need: return on_need(d);
    case Kind::decision: return on_decision(d);
    case Kind::meeting:
    case Kind::topic:
    case Kind::table_contribution:
    case Kind::statement: return at_meeting(d);
    default: return on_plan(d);
    }
}

// ---- what is so afterwards

void Chain::answer_happens(const Doing& d, const Drawn& drawn) {
    auto& thing = things.at(d.on);
    if (d.act == "answer.save") thing.now = {d.text, drawn.hash}, answers.at(d.on).empty = false;
    if (d.act == "answer.ready") answers.at(d.on).ready = thing.now.hash;
    if (d.act == "answer.narrow") {
        auto to = d.choice == "network" ? Circles{} : Circles{keys.at(d.choice)};
        if (to == thing.narrowed) return;
        if (thing.shown) thing.narrowed = without_implied([&] { auto both = thing.narrowed; both.merge(to); return both; }());
        else thing.narrowed = to;
    }
    if (d.act != "need.make") return;
    things[drawn.made] = {Kind::need, thing.owner, {}, d.on, now, {d.text, drawn.made_hash}};
    share(drawn.made, {d.text, drawn.made_hash}, {everyone});
    shares[drawn.made];
}

void Chain::update_happens(const Doing& d, const Drawn& drawn) {
    auto& update = updates.at(d.on);
    auto& thing = things.at(d.on);
    auto approve = [&] { if (!update.in_steps()) update.approved = update.handed_in; };
    if (d.act == "update.hand_in") {
        auto& list = update.lists[drawn.hash];
        for (auto answer : update.answers) list[answer] = things.at(answer).now;
        thing.now = {"", drawn.hash};
        update.handed_in = drawn.hash, update.taken = 0, update.due = update.steps.size();
        approve();
    } else if (d.act == "update.take_back") update.handed_in.clear();
    else if (d.act == "update.approve") ++update.taken, approve();
    else if (d.act == "update.share") {
        share(d.on, {"", update.approved}, {keys.at(d.choice)});
        for (auto& [answer, said] : update.lists.at(update.approved)) share(answer, said, {keys.at(d.choice)});
        update.shared = update.approved, update.proposed = update.is_public = false;
    } else if (d.act == "update.narrow") {
        thing.with.insert(keys.at(d.choice));
        thing.with = without_implied(thing.with), update.proposed = update.is_public = false;
    } else if (d.act == "update.withdraw") withdraw(d.on), update.shared.clear(), update.proposed = update.is_public = false;
    else if (d.act == "update.propose") update.proposed = true;
    else if (d.act == "update.publish") {
        show_update(update, d.on, {everyone});
        show(annual, {everyone});
        update.is_public = true;
    } else {
        if (thing.with == Circles{everyone}) show_update(update, d.on, {network});
        update.proposed = update.is_public = false;
    }
}

void Chain::need_happens(const Doing& d, const Drawn&) {
    auto& here = shares.at(d.on);
    if (d.act == "need.withdraw") withdraw(d.on);
    if (d.act == "need.share_again") share(d.on, things.at(d.on).now, {everyone});
    if (d.act == "need.share") here.push_back({member_of(d.who, Role::contact_point), effective(d.on)});
    if (d.act == "need.take_back") std::erase_if(here, [&](auto& share) { return share.member == member_of(d.who, Role::contact_point); });
}

void Chain::plan_happens(const Doing& d, const Drawn& drawn) {
    auto secretariat = keys.at("administrative_office"), board = keys.at("advisory_board");
    if (d.act == "plan.begin") {
        things[drawn.made] = {Kind::plan, secretariat, {}, {}, now, {"", drawn.made_hash}};
        plans[drawn.made];
    } else if (d.act == "line.add") {
        things[drawn.made] = {Kind::line, secretariat, {}, d.on, now, {d.text, drawn.made_hash}};
        plans.at(d.on).lines.push_back(drawn.made);
    } else if (d.act == "line.save") things.at(d.on).now = {d.text, drawn.hash};
    else if (d.act == "plan.put") {
        auto& plan = plans.at(d.on);
        things.at(d.on).now = {"", drawn.hash};
        Decision decision{d.on, decided_by, things.at(d.on).now, {}};
        for (auto line : plan.lines) decision.lines[line] = things.at(line).now;
        share(d.on, decision.text, {board});
        for (auto& [line, said] : decision.lines) share(line, said, {board});
        things[drawn.made] = {Kind::decision, board, keys.at("chair"), {}, now, {"", drawn.made_hash}};
        share(drawn.made, {"", drawn.made_hash}, {board});
        plan.asked = drawn.made;
        decisions[drawn.made] = decision;
    } else if (d.act == "plan.publish") {
        show(d.on, {everyone});
        for (auto line : plans.at(d.on).lines) show(line, {everyone});
        for (auto& [id, decision] : decisions)
            if (decision.plan == d.on && decision.announced && things.at(id).with == Circles{network}) show(id, {everyone});
    }
}

void Chain::meeting_happens(const Doing& d, const Drawn& drawn) {
    if (d.act == "card.make") return void(with_cards.insert(d.on));
    if (d.act == "table.withdraw" || d.act == "statement.withdraw") return withdraw(d.on);
    bool states = d.act == "statement.mark";
    if (states) in_writing.insert({d.on, d.choice});
    things[drawn.made] = {states ? Kind::statement : Kind::table_contribution, keys.at(states ? "office." + d.choice : "administrative_office"), {}, d.on, now, {d.text, drawn.made_hash}};
    share(drawn.made, things.at(drawn.made).now, {everyone});
}

void Chain::happens(const Doing& d, const Drawn& drawn) {
    if (!d.on || things.at(d.on).kind == Kind::plan || things.at(d.on).kind == Kind::line) return plan_happens(d, drawn);
    if (things.at(d.on).kind == Kind::answer) return answer_happens(d, drawn);
    if (things.at(d.on).kind == Kind::country_update) return update_happens(d, drawn);
    if (things.at(d.on).kind == Kind::need) return need_happens(d, drawn);
    if (things.at(d.on).kind != Kind::decision) return meeting_happens(d, drawn);
    auto& decision = decisions.at(d.on);
    if (d.act == "position.take") {
        decision.positions[member_of(d.who, Role::board_member)] = d.choice;
        return;
    }
    decision.announced = true;
    plans.at(decision.plan).asked = {};
    if (std::ranges::any_of(decision.positions, [](auto& given) { return given.second == "objection"; })) return;
    plans.at(decision.plan).agreed = true;
    share(d.on, things.at(d.on).now, {network});
    share(decision.plan, decision.text, {network});
    for (auto& [line, said] : decision.lines) share(line, said, {network});
}

}
