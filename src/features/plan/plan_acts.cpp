#include "features/plan/plan_acts.hpp"
#include "pages/parts/parts.hpp"

namespace plan {

using Then = ActDef::Then;
using pages::path_of;

std::vector<Field> year_form() { return {{"year", "number", true, 4}}; }
std::vector<Field> line_form(const profile::Profile& p) {
    std::vector<Field> form{{"title", "line", true, 200}, {"text", "text", false, 4000}, {"kind", "choice", true, 40}, {"theme", "choice", true, 60}, {"format", "choice", true, 40}, {"begins_day", "number", true, 2}, {"begins_month", "choice", true, 2}, {"begins_year", "number", true, 4}, {"begins_hour", "hour", true, 8}, {"host", "choice", true, 60}, {"aimed_at", "choice", true, 60}, {"need", "id", false, 13}};
    if (!p.frameworks.empty()) form.insert(form.end() - 1, {"clause", "choice", true, 100});
    if (!p.groups.empty()) form.insert(std::ranges::find(form, "aimed_at", &Field::name) + 1, {"group", "choice", false, 60});
    return form;
}

std::vector<std::string> hosts(const profile::Profile& p) {
    std::vector<std::string> all;
    for (auto& body : p.bodies)
        if (body.kind == "administration" || body.kind == "supporting") all.push_back("body." + body.key);
    for (auto& member : p.members) all.push_back("member." + member.key);
    return all;
}
std::vector<std::string> clauses(const profile::Profile& p) {
    std::vector<std::string> all{std::string(no_clause)};
    for (auto& framework : p.frameworks)
        for (auto& clause : framework.clauses) all.push_back(framework.key + "." + clause.key);
    return all;
}
std::vector<std::string> groups(const profile::Profile& p) {
    std::vector<std::string> all{""};
    for (auto& group : p.groups) all.push_back(group.key);
    return all;
}

static void must_be_one_of(FormErrors& errors, std::string_view field, std::string_view value, const std::vector<std::string>& all) {
    if (!std::ranges::count(all, value)) errors.fields.push_back({field, "choice", tell("Choose one of these.")});
}

static Result<Line> line_in(const Form& form, const profile::Profile& p) {
    auto of = [&](std::string_view name) { return std::string(form[name]); };
    Line line{of("title"), of("text"), p.working_language, of("kind"), of("theme"), of("format"), of("host"), of("aimed_at"), of("group"), p.frameworks.empty() ? std::string(no_clause) : of("clause"), {}};
    FormErrors errors;
    must_be_one_of(errors, "kind", line.kind, p.activity_kinds);
    must_be_one_of(errors, "theme", line.theme, p.fields_of_work);
    must_be_one_of(errors, "format", line.format, p.formats);
    must_be_one_of(errors, "host", line.host, hosts(p));
    must_be_one_of(errors, "aimed_at", line.aimed_at, p.aimed_at);
    must_be_one_of(errors, "group", line.group, groups(p));
    must_be_one_of(errors, "clause", line.clause, clauses(p));
    if (!errors.fields.empty()) return errors;
    line.begins = TRY(pages::read_date(form, "begins", p.default_zone, true));
    return line;
}

static Result<Then> begin(Writer& db, const Deed& deed, ItemId, const Form& form) {
    auto seat = TRY(may_plan(deed.actor));
    auto year = TRY(pages::read_year(form, "year"));
    if (db.row<int>(sql("select 1 from seen_plan where year = {}", year))) return FormErrors{{{"year", "taken", tell("There is a plan of this year already.")}}};
    auto id = begin_plan(db, deed, seat, year, Sample::none);
    return Then{path_of(Kind::plan, id).text(), tell("Begun. Put the first activity into it.")};
}

// A need stands in the form of a new line; who may not read it is told that it is not there.
static Result<ItemId> need_in(Writer& db, const Form& form) {
    if (form["need"].empty()) return ItemId{};
    auto id = ItemId::read(form["need"]);
    auto need = id ? find_shown(db, *id, Side::released) : std::nullopt;
    if (!need || need->kind != Kind::need) return FormErrors{{{"need", "choice", tell("This need is not there.")}}};
    return *id;
}

static Result<Then> add(Writer& db, const Deed& deed, ItemId plan, const Form& form) {
    auto shown = TRY(find(db, plan, Side::working));
    auto seat = TRY(may_edit(state_of(db, plan), deed.actor));
    auto line = TRY(line_in(form, deed.profile));
    auto need = TRY(need_in(db, form));
    auto id = add_line(db, deed, seat, plan, line, need, shown.sample);
    return Then{path_of(Kind::line, id).text(), tell("The activity stands in the plan.")};
}

static Result<Then> edit(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto now = TRY(find_line(db, id));
    TRY(find(db, id, Side::working));
    auto seat = TRY(may_edit(state_of(db, now.shown.within), deed.actor));
    auto line = TRY(line_in(form, deed.profile));
    TRY(save(db, deed, seat, id, form.base(), content_of(line)));
    return Then{path_of(Kind::line, id).text(), tell("Saved.")};
}

static Result<Then> publish(Writer& db, const Deed& deed, ItemId id, const Form& form) {
    auto shown = TRY(find(db, id, Side::released));
    auto seat = TRY(may_publish(state_of(db, id), shared_with(db, id).contains(everyone), deed.actor));
    if (shown.hash_hex() != form.base()) return Collision{"version", {}, {}, shown.hash_hex()};
    show_to(db, id, {everyone});
    for (auto& line : lines_of(db, id)) show_to(db, line.shown.id, {everyone});
    for (auto& decision : db.rows<ItemId>(sql("select item from decision where about = {} and number is not null", id))) show_to(db, decision, {everyone});
    act(db, deed, seat, id, "plan.publish", Side::released, shown.hash);
    return Then{path_of(Kind::plan, id).text(), tell("Published. Everybody can read the plan and its decision.")};
}

void add_acts(ActTable& acts, const profile::Profile& p) {
    acts.add({"plan.begin", year_form(), begin});
    acts.add({"line.add", line_form(p), add});
    acts.add({"line.save", line_form(p), edit});
    acts.add({"plan.publish", {}, publish});
}

}
