#include "features/decisions/subject.hpp"
#include "features/plan/plan.hpp"
#include "features/procedures/procedures.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace decisions {

// ---- the annual work plan

static Result<Sitting> may_put_plan(Reader& db, ItemId id, const Actor& actor) { return plan::may_put(plan::state_of(db, id), plan::lines_of(db, id).size(), actor); }
static std::string text_of_plan(Reader& db, ItemId id) { return plan::hash_of(plan::text_of(db, id)); }

static Settled settle_plan(Writer& db, const Deed& deed, const Sitting& seat, const Shown& from, const Circles& board) {
    auto hash = plan::settle(db, deed, seat, from.id);
    plan::release_plan(db, deed, from.id, hash, board);
    return {from.id, hash};
}

static void agree_to_plan(Writer& db, const Deed& deed, ItemId id, const store::Bytes& hash) { plan::release_plan(db, deed, id, hash, {network}); }

static std::string title_of_plan(Reader& db, const profile::Profile& p, ItemId id) {
    auto text = p.name("plan.title_of_year", p.working_language).text;
    auto plan = plan::find_plan(db, id);
    if (auto at = text.find("{year}"); at != text.npos && plan) text.replace(at, 6, std::to_string(plan->year));
    return text;
}

static std::string plan_titled(Request& r, ItemId id) {
    auto plan = plan::find_plan(r.db, id);
    return plan ? r.view.numbered("plan.title_of_year", "{year}", plan->year) : std::string();
}

static void words_of_plan(Out& out, Request& r, const Shown& shown) {
    out(R"html(<div class="flow passages">{}</div>)html", each(plan::lines_of(r.db, shown.id, Side::released), [&](Out& p, const plan::LineText& l) { plan::whole_line(p, r.view, l); }));
}

// ---- the operating procedures

static Result<Sitting> may_put_procedures(Reader& db, ItemId id, const Actor& actor) {
    auto draft = procedures::draft_of(db, id);
    auto agreed = procedures::agreed_version(db, id);
    auto text = agreed ? find_shown(db, agreed->id, Side::released) : std::nullopt;
    bool is_agreed = text && text->content() == procedures::content_of(draft);
    return procedures::may_put(draft.clauses.size(), procedures::before_the_board(db, id), is_agreed, actor);
}

static std::string text_of_procedures(Reader& db, ItemId id) { return procedures::hash_of(procedures::draft_of(db, id)); }

static Settled settle_procedures(Writer& db, const Deed& deed, const Sitting& seat, const Shown& from, const Circles& board) {
    auto version = procedures::put_out(db, deed, seat, from.id, {}, from.sample, board);
    return {version.id, version.hash};
}

static std::string title_of_procedures(Reader&, const profile::Profile& p, ItemId) { return p.name("procedures.title", p.working_language).text; }

static std::string procedures_titled(Request& r, ItemId id) {
    auto version = procedures::find_version(r.db, id);
    return version ? procedures::titled(r.view, *version) : std::string();
}

static void words_of_procedures(Out& out, Request& r, const Shown& shown) {
    procedures::whole_text(out, r.view, shown);
    procedures::way_to_comparison(out, r.view, shown.id);
}

// ---- all of them

static const Subject subjects[] = {
    {Kind::plan, Kind::plan, "plan.put", tell("Put this plan to the board"), tell("The plan by itself"), may_put_plan, text_of_plan, settle_plan, agree_to_plan, title_of_plan, plan_titled, words_of_plan},
    {Kind::procedures, Kind::version, "procedures.put", tell("Put this draft to the board"), tell("The text by itself"), may_put_procedures, text_of_procedures, settle_procedures, procedures::agree,
     title_of_procedures, procedures_titled, words_of_procedures},
};

static const Subject& one_of_kind(Kind Subject::* what, Kind kind) {
    auto at = std::ranges::find(subjects, kind, what);
    if (at == std::end(subjects)) throw std::logic_error("the board is not asked about " + std::string(key_of(kind)));
    return *at;
}
const Subject& put_from(Kind kind) { return one_of_kind(&Subject::from, kind); }
const Subject& about_a(Kind kind) { return one_of_kind(&Subject::about, kind); }

}
