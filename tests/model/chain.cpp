#include "tests/model/chain.hpp"

namespace model {

static const Outcome done = "done", hidden = "hidden", form = "form", collision = "collision";

const std::vector<Act>& acts() {
    static const std::vector<Act> all{{"answer.save", Kind::answer}, {"answer.ready", Kind::answer}, {"answer.narrow", Kind::answer}, {"need.make", Kind::answer}, {"inquiry.put", Kind::answer}, {"inquiry.close", Kind::inquiry}, {"contribution.send", Kind::contribution}, {"contribution.withdraw", Kind::contribution}, {"contribution.use", Kind::contribution}, {"contribution.leave", Kind::contribution}, {"update.hand_in", Kind::country_update}, {"update.take_back", Kind::country_update}, {"update.approve", Kind::country_update}, {"update.share", Kind::country_update}, {"update.narrow", Kind::country_update}, {"update.withdraw", Kind::country_update}, {"update.propose", Kind::country_update}, {"update.publish", Kind::country_update}, {"update.unpublish", Kind::country_update}, {"need.share", Kind::need}, {"need.take_back", Kind::need}, {"need.withdraw", Kind::need}, {"need.share_again", Kind::need}, {"plan.begin", {}}, {"line.add", Kind::plan}, {"line.save", Kind::line}, {"plan.put", Kind::plan}, {"plan.publish", Kind::plan}, {"position.take", Kind::decision}, {"decision.announce", Kind::decision}, {"procedures.begin", {}}, {"clause.add", Kind::procedures}, {"procedures.consult", Kind::procedures}, {"procedures.put", Kind::procedures}, {"procedures.publish", Kind::procedures}, {"clause.save", Kind::clause}, {"clause.move", Kind::clause}, {"clause.take_out", Kind::clause}, {"clause.put_back", Kind::clause}, {"comment.make", Kind::version}, {"comment.withdraw", Kind::comment}, {"comment.answer", Kind::comment}, {"card.make", Kind::topic}, {"table.contribute", Kind::topic}, {"table.withdraw", Kind::table_contribution}, {"statement.mark", Kind::meeting}, {"statement.withdraw", Kind::statement}};
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
    if (d.act == "inquiry.put") {
        if (std::ranges::any_of(inquiries, [&](auto& entry) { return entry.second.answer == d.on && is_open(entry.second); })) return "inquiry.running";
        auto person = PersonId::read(d.choice);
        return decided_by <= until && person && practises(*person, update.member) && sees(d.who, *person) ? done : form;
    }
    if (d.act == "answer.ready" && answer.empty) return "answer.written";
    return stale(d) ? collision : done;
}

// ---- what practitioners are asked

bool Chain::practises(PersonId who, const std::string& member) const {
    return std::ranges::any_of(sits(who), [&](SeatId seat) { return seats.at(seat).role == Role::practitioner && seats.at(seat).member == member; });
}
bool Chain::is_open(const Inquiry& inquiry) const { return !inquiry.closed && now < inquiry.until; }
bool Chain::sees(PersonId who, PersonId other) const { return who == other || in(who, listed.at(other)); }

Outcome Chain::on_inquiry(const Doing& d) const {
    if (!reads(d.who, d.on)) return hidden;
    if (!sits_in(d.who, things.at(d.on).owner, office)) return "inquiry.office";
    return is_open(inquiries.at(d.on)) ? done : "inquiry.open";
}

Outcome Chain::contribution_at_office(const Doing& d) const {
    auto& contribution = contributions.at(d.on);
    auto& inquiry = inquiries.at(contribution.inquiry);
    if (!reads(d.who, d.on, Side::released) || !reads(d.who, contribution.inquiry)) return hidden;
    if (!sits_in(d.who, things.at(contribution.inquiry).owner, office)) return "inquiry.office";
    if (d.act == "contribution.leave") return contribution.used ? "contribution.used" : contribution.left == things.at(d.on).shown->hash ? "contribution.left"
                                                                                                                                         : done;
    if (now >= until) return "update.open";
    if (updates.at(answers.at(inquiry.answer).update).in_steps()) return "update.in_steps";
    if (contribution.used) return "contribution.used";
    auto own = drafts.find({inquiry.answer, d.who});
    auto base = d.base.empty() ? base_of(d) : d.base;
    bool too_many = own != drafts.end() && !own->second.contains(base) && own->second.size() >= most_drafts;
    return d.stale || too_many ? form : done;            // a text that was there before will do
}

Outcome Chain::on_contribution(const Doing& d) const {
    if (d.act == "contribution.use" || d.act == "contribution.leave") return contribution_at_office(d);
    if (!works_on(d.who, d.on)) return hidden;
    auto& contribution = contributions.at(d.on);
    if (d.act == "contribution.withdraw") return things.at(d.on).shown ? done : "contribution.sent";
    auto& inquiry = inquiries.at(contribution.inquiry);
    if (!practises(d.who, updates.at(answers.at(inquiry.answer).update).member)) return "contribution.practitioner";
    if (contribution.used) return "contribution.used";
    return !is_open(inquiry) ? "contribution.open" : stale(d) ? collision
                                                              : done;
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

// ---- the operating procedures

Clauses Chain::draft(ItemId text) const {
    Clauses all;
    for (auto clause : procedures.at(text).order) all.emplace_back(clause, things.at(clause).now.text);
    return all;
}

Outcome Chain::on_procedures(const Doing& d) const {
    bool writes = sits_as(d.who, Role::administrative_officer);
    if (d.act == "procedures.begin") return !writes ? "procedures.office" : procedures.empty() ? done
                                                                                               : "procedures.begun";
    auto& text = procedures.at(d.on);
    if (d.act == "procedures.publish") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        if (!writes) return "procedures.office";
        return !text.agreed ? "procedures.agreed_first" : things.at(text.agreed).with == Circles{everyone} ? "procedures.public"
                                                      : stale(d)                                           ? collision
                                                                                                           : done;
    }
    if (!works_on(d.who, d.on)) return hidden;
    if (!writes) return "procedures.office";
    if (text.asked) return "procedures.before_the_board";
    if (d.act == "clause.add") return done;
    if (text.order.empty()) return "procedures.empty";
    if (d.act == "procedures.put" && text.agreed && draft(d.on) == versions.at(text.agreed).clauses) return "procedures.is_agreed";
    if (stale(d)) return collision;
    bool knows = d.choice == "contact_points" || d.choice == "advisory_board" || d.choice == "network";
    return (d.act == "procedures.put" || knows) && decided_by > now ? done : form;
}

Outcome Chain::on_clause(const Doing& d) const {
    if (!works_on(d.who, d.on)) return hidden;
    if (!sits_as(d.who, Role::administrative_officer)) return "procedures.office";
    auto& text = procedures.at(things.at(d.on).within);
    if (text.asked) return "procedures.before_the_board";
    bool stands_there = std::ranges::count(text.order, d.on) > 0;
    if (d.act == "clause.put_back" && stands_there) return "procedures.stands_there";
    if ((d.act == "clause.move" || d.act == "clause.take_out") && !stands_there) return "procedures.taken_out";
    if (stale(d)) return collision;
    if (d.act != "clause.move") return done;
    return text.order[d.choice == "earlier" ? 0 : text.order.size() - 1] == d.on ? form : done;
}

SeatId Chain::seat_of_voice(PersonId who, const std::string& voice) const {
    auto first = [&](const auto& speaks) {
        for (auto seat : sits(who))
            if (speaks(seats.at(seat).role)) return seat;
        return SeatId{};
    };
    auto as = [](Role role) { return [role](Role other) { return role == other; }; };
    if (voice == "organisation") return first(as(Role::supporting_officer));
    if (voice == "own") return first([](Role role) { return role != Role::administrative_officer; });
    auto point = first(as(Role::contact_point));
    return point ? point : first(as(Role::alternate));
}

std::vector<std::string> Chain::voices(PersonId who) const {
    std::vector<std::string> all{"country", "organisation", "own"};
    std::erase_if(all, [&](auto& voice) { return !seat_of_voice(who, voice); });
    return all;
}

Outcome Chain::on_comment(const Doing& d) const {
    auto& thing = things.at(d.on);
    if (d.act == "comment.make") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        auto& version = versions.at(d.on);
        if (voices(d.who).empty()) return "comment.seat";
        if (version.until == Time{}) return "comment.not_asked";
        if (now >= version.until) return "comment.until";
        return std::ranges::count(voices(d.who), d.choice) ? done : form;
    }
    if (d.act == "comment.answer") {
        if (!reads(d.who, d.on, Side::released)) return hidden;
        if (!sits_as(d.who, Role::administrative_officer)) return "comment.answer";
        return stale(d) ? collision : done;
    }
    if (!works_on(d.who, d.on)) return hidden;
    auto& voice = comments.at(d.on);
    bool author = voice == "own" ? bool(seat_of_voice(d.who, "own")) : voice == "country" ? sits_in(d.who, thing.owner, speakers)
                                                                                          : sits_in(d.who, thing.owner, {Role::supporting_officer});
    if (!author) return "comment.author";
    if (!thing.shown) return "comment.is_withdrawn";
    return now >= versions.at(thing.within).until ? "comment.until" : done;
}

std::string Chain::base_of(const Doing& d) const {
    if (d.act == "contribution.use") return things.at(inquiries.at(contributions.at(d.on).inquiry).answer).now.hash;
    static const std::set<std::string_view> on_working{"contribution.send", "answer.save", "answer.ready", "need.share_again", "line.save", "clause.save", "table.withdraw"}, when_it_comes{"update.hand_in", "plan.put", "procedures.put", "procedures.consult", "comment.answer", "statement.mark"};
    if (!d.on || when_it_comes.contains(d.act)) return {};
    if (d.act == "clause.move" || d.act == "clause.take_out" || d.act == "clause.put_back") return things.at(things.at(d.on).within).now.hash;
    if (d.act == "procedures.publish") return procedures.at(d.on).agreed ? things.at(procedures.at(d.on).agreed).shown->hash : "";
    if (d.act == "update.approve") return updates.at(d.on).handed_in;
    if (d.act == "update.share") return updates.at(d.on).approved;
    if (d.act == "update.propose") return updates.at(d.on).shared;
    auto& thing = things.at(d.on);
    return on_working.contains(d.act) ? thing.now.hash : thing.shown ? thing.shown->hash
                                                                     : "";
}

Outcome Chain::expects(const Doing& d) const {
    if (!d.on) return d.act == "procedures.begin" ? on_procedures(d) : on_plan(d);
    switch (things.at(d.on).kind) {
    case Kind::procedures: return on_procedures(d);
    case Kind::clause: return on_clause(d);
    case Kind::version:
    case Kind::comment: return on_comment(d);
    case Kind::answer: return on_answer(d);
    case Kind::country_update: return on_update(d);
    case Kind::need: return on_need(d);
    case Kind::inquiry: return on_inquiry(d);
    case Kind::contribution: return on_contribution(d);
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
    if (d.act == "inquiry.put") return inquiry_happens(d, drawn);
    if (d.act == "answer.save") thing.now = {d.text, drawn.hash}, answers.at(d.on).empty = false, drafts.erase({d.on, d.who});
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

void Chain::inquiry_happens(const Doing& d, const Drawn& drawn) {
    if (d.act == "inquiry.close") {
        inquiries.at(d.on).closed = true;
        return;
    }
    things[drawn.made] = {Kind::inquiry, things.at(d.on).owner, {}, {}, now, {d.text, drawn.made_hash}};
    circles[drawn.asked] = {network, false, {*PersonId::read(d.choice)}, true};
    share(drawn.made, things.at(drawn.made).now, {drawn.asked});
    inquiries[drawn.made] = {d.on, decided_by};
    things[drawn.place] = {Kind::contribution, drawn.self, {}, {}, now, {"", drawn.place_hash}};
    contributions[drawn.place] = {drawn.made};
}

void Chain::contribution_happens(const Doing& d, const Drawn& drawn) {
    auto& contribution = contributions.at(d.on);
    if (d.act == "contribution.send") {
        things.at(d.on).now = {d.text, drawn.hash};
        share(d.on, things.at(d.on).now, {things.at(contribution.inquiry).owner});
    }
    if (d.act == "contribution.withdraw") withdraw(d.on);
    if (d.act == "contribution.leave") contribution.left = things.at(d.on).shown->hash;
    if (d.act != "contribution.use") return;
    contribution.used = true;
    drafts[{inquiries.at(contribution.inquiry).answer, d.who}].insert(d.base.empty() ? base_of(d) : d.base);
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
            if (decision.about == d.on && decision.announced && things.at(id).with == Circles{network}) show(id, {everyone});
    }
}

// The whole draft as it stands, said word by word.
void Chain::put_out(ItemId text, const Drawn& drawn, Time ends, const Circles& with) {
    Said said{"", drawn.version_hash};
    versions[drawn.version] = {text, ends, draft(text)};
    for (auto& [clause, words] : versions.at(drawn.version).clauses) said.text += words + " ";
    things[drawn.version] = {Kind::version, keys.at("administrative_office"), {}, {}, now, said};
    share(drawn.version, said, with);
}

void Chain::procedures_happen(const Doing& d, const Drawn& drawn) {
    auto secretariat = keys.at("administrative_office"), board = keys.at("advisory_board");
    auto text = d.on && things.at(d.on).kind == Kind::clause ? things.at(d.on).within : d.on;
    auto order_changes = [&](const std::string& hash) { things.at(text).now.hash = hash; };
    if (d.act == "procedures.begin") {
        things[drawn.made] = {Kind::procedures, secretariat, {}, {}, now, {"", drawn.made_hash}};
        procedures[drawn.made];
    } else if (d.act == "clause.add") {
        things[drawn.made] = {Kind::clause, secretariat, {}, d.on, now, {d.text, drawn.made_hash}};
        procedures.at(d.on).order.push_back(drawn.made);
        order_changes(drawn.hash);
    } else if (d.act == "clause.save") things.at(d.on).now = {d.text, drawn.hash};
    else if (d.act == "procedures.consult") put_out(d.on, drawn, decided_by, {keys.at(d.choice)});
    else if (d.act == "procedures.put") {
        put_out(d.on, drawn, {}, {board});
        things[drawn.made] = {Kind::decision, board, keys.at("chair"), {}, now, {"", drawn.made_hash}};
        share(drawn.made, {"", drawn.made_hash}, {board});
        decisions[drawn.made] = {drawn.version, decided_by, things.at(drawn.version).now, {}};
        procedures.at(d.on).asked = drawn.made;
    } else if (d.act == "procedures.publish") {
        auto agreed = procedures.at(d.on).agreed;
        show(d.on, {everyone});
        show(agreed, {everyone});
        for (auto& [id, decision] : decisions)
            if (decision.about == agreed) show(id, {everyone});
    } else if (d.act == "comment.make") {
        auto& seat = seats.at(seat_of_voice(d.who, d.choice));
        things[drawn.made] = {Kind::comment, seat.office, d.choice == "own" ? selves.at(d.who) : CircleId{}, d.on, now, {d.text, drawn.made_hash}};
        share(drawn.made, {d.text, drawn.made_hash}, {everyone});
        comments[drawn.made] = d.choice;
    } else if (d.act == "comment.withdraw") withdraw(d.on);
    else if (d.act != "comment.answer") {
        auto& order = procedures.at(text).order;
        auto at = std::ranges::find(order, d.on);
        if (d.act == "clause.put_back") order.push_back(d.on);
        else if (d.act == "clause.take_out") order.erase(at);
        else std::iter_swap(at, d.choice == "earlier" ? at - 1 : at + 1);
        order_changes(drawn.holder_hash);
    }
}

void Chain::agree(const Decision& decision) {
    if (!versions.contains(decision.about)) {
        plans.at(decision.about).agreed = true;
        share(decision.about, decision.text, {network});
        for (auto& [line, said] : decision.lines) share(line, said, {network});
        return;
    }
    auto text = versions.at(decision.about).text;
    procedures.at(text).agreed = decision.about;
    share(decision.about, decision.text, {network});
    bool is_public = things.at(text).shown && things.at(text).with == Circles{everyone};
    share(text, things.at(text).now, {is_public ? everyone : network});
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
    static const std::set<Kind> of_procedures{Kind::procedures, Kind::clause, Kind::version, Kind::comment};
    if (d.act == "procedures.begin" || (d.on && of_procedures.contains(things.at(d.on).kind))) return procedures_happen(d, drawn);
    if (!d.on || things.at(d.on).kind == Kind::plan || things.at(d.on).kind == Kind::line) return plan_happens(d, drawn);
    if (things.at(d.on).kind == Kind::answer) return answer_happens(d, drawn);
    if (things.at(d.on).kind == Kind::country_update) return update_happens(d, drawn);
    if (things.at(d.on).kind == Kind::need) return need_happens(d, drawn);
    if (things.at(d.on).kind == Kind::inquiry) return inquiry_happens(d, drawn);
    if (things.at(d.on).kind == Kind::contribution) return contribution_happens(d, drawn);
    if (things.at(d.on).kind != Kind::decision) return meeting_happens(d, drawn);
    auto& decision = decisions.at(d.on);
    if (d.act == "position.take") {
        decision.positions[member_of(d.who, Role::board_member)] = d.choice;
        return;
    }
    decision.announced = true;
    if (versions.contains(decision.about)) procedures.at(versions.at(decision.about).text).asked = {};
    else plans.at(decision.about).asked = {};
    if (std::ranges::any_of(decision.positions, [](auto& given) { return given.second == "objection"; })) return;
    share(d.on, things.at(d.on).now, {network});
    agree(decision);
}

}
