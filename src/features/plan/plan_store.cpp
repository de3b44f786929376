#include "features/plan/plan.hpp"
#include "platform/crypto/crypto.hpp"

namespace plan {

std::vector<Plan> plans(Reader& db) { return db.rows<Plan>(sql("select item, year from seen_plan order by year desc, item")); }

Result<Plan> find_plan(Reader& db, ItemId id) {
    auto plan = db.row<Plan>(sql("select item, year from seen_plan where item = {}", id));
    if (!plan) return Hidden{};
    return *plan;
}

static LineText with_text(const Shown& shown) { return {shown, line_of(shown.content())}; }

static std::vector<LineText> by_date(std::vector<LineText> lines) {
    std::ranges::sort(lines, {}, [](const LineText& l) { return std::tuple(l.line.begins, l.shown.id); });
    return lines;
}

Result<LineText> find_line(Reader& db, ItemId id) {
    auto found = TRY(find(db, id));
    if (found.shown.kind != Kind::line) return Hidden{};
    return with_text(found.shown);
}

std::vector<LineText> lines_of(Reader& db, ItemId plan, Side side) {
    std::vector<LineText> lines;
    for (auto& part : parts_of(db, plan, Kind::line, side)) lines.push_back(with_text(part));
    return by_date(std::move(lines));
}

std::vector<LineText> lines_of(Reader& db, ItemId plan) {
    auto lines = lines_of(db, plan, Side::working);
    return lines.empty() ? lines_of(db, plan, Side::released) : lines;
}

std::vector<LineText> lines_for(Reader& db, ItemId need) {
    std::vector<LineText> lines;
    for (auto id : db.rows<ItemId>(sql("select from_item from seen_link where to_item = {} and kind = 'for'", need)))
        if (auto line = find_line(db, id)) lines.push_back(*line);
    return by_date(std::move(lines));
}

State state_of(Reader& db, ItemId plan) {
    auto state = State::draft;
    for (auto& decision : db.rows<ItemId>(sql("select item from seen_decision where about = {}", plan))) {
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
    if (need) tie(db, id, "for", need);
    return id;
}

Text text_of(Reader& db, ItemId plan) {
    Text text{db.value<std::string>(sql("select cast(year as text) from seen_plan where item = {}", plan)), {}};
    for (auto& line : lines_of(db, plan)) text.lines.emplace_back(line.shown.id.text(), line.shown.hash_hex());
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
