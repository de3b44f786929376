#include "features/plan/plan.hpp"
#include "platform/crypto/crypto.hpp"

namespace plan {

std::vector<Plan> plans(Reader& db) { return db.rows<Plan>(sql("select item, year from seen_plan order by year desc, item")); }

Result<Plan> find_plan(Reader& db, ItemId id) {
    auto plan = db.row<Plan>(sql("select item, year from seen_plan where item = {}", id));
    if (!plan) return Hidden{};
    return *plan;
}

Result<LineRow> find_line(Reader& db, ItemId id) {
    auto line = db.row<LineRow>(sql("select item, plan, begins from seen_plan_line where item = {}", id));
    if (!line) return Hidden{};
    return *line;
}

std::vector<LineRow> lines_of(Reader& db, ItemId plan) { return db.rows<LineRow>(sql("select item, plan, begins from seen_plan_line where plan = {} order by begins, item", plan)); }

std::vector<LineRow> lines_for(Reader& db, ItemId need) {
    return db.rows<LineRow>(sql(R"sql(
        select line.item, line.plan, line.begins
          from seen_link as link join seen_plan_line as line on line.item = link.from_item
         where link.to_item = {} and link.kind = 'for' order by line.begins, line.item)sql", need));
}

State state_of(Reader& db, ItemId plan) {
    auto state = State::draft;
    for (auto& decision : db.rows<ItemId>(sql("select item from seen_decision where plan = {}", plan))) {
        std::string outcome;
        for (auto& act : acts_of(db, decision))
            if (act.name == "decision.announce") outcome = act.of("outcome");
        if (outcome == "agreed") return State::agreed;
        if (outcome.empty()) state = State::before_the_board;
    }
    return state;
}

ItemId begin_plan(Writer& db, const Deed& deed, const Sitting& seat, int year, Sample sample) {
    auto id = create(db, deed, seat, {Kind::plan, seat.office, {}, content_of(Text{std::to_string(year), {}}), sample}, "plan.begin");
    db.exec(sql("insert into plan (item, year) values ({}, {})", id, year));
    return id;
}

ItemId add_line(Writer& db, const Deed& deed, const Sitting& seat, ItemId plan, const Line& line, ItemId need, Sample sample) {
    auto id = create(db, deed, seat, {Kind::line, seat.office, plan, content_of(line), sample}, "line.add");
    if (need) {
        db.exec(sql("insert into plan_line (item, plan, need, begins) values ({}, {}, {}, {})", id, plan, need, line.begins));
        tie(db, id, "for", need);
    } else db.exec(sql("insert into plan_line (item, plan, need, begins) values ({}, {}, null, {})", id, plan, line.begins));
    return id;
}

Text text_of(Reader& db, ItemId plan) {
    Text text{db.value<std::string>(sql("select cast(year as text) from seen_plan where item = {}", plan)), {}};
    for (auto& line : lines_of(db, plan))
        if (auto shown = find_shown(db, line.id, Side::working)) text.lines.emplace_back(line.id.text(), shown->hash_hex());
    return text;
}

store::Bytes settle(Writer& db, const Deed& deed, const Sitting& seat, ItemId plan) { return mint(db, deed, seat, plan, content_of(text_of(db, plan))); }

void release_plan(Writer& db, const Deed& deed, ItemId plan, const store::Bytes& hash, const Circles& circles) {
    release(db, deed, plan, hash, circles);
    auto body = db.value<store::Bytes>(sql("select body from revision where item = {} and hash = {}", plan, hash));
    auto content = text::read_canonical(body.s);
    for (auto& field : content->fields)
        if (auto line = ItemId::read(field.name)) release(db, deed, *line, {crypto::from_hex(field.value)}, circles);
}

}
