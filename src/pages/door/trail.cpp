// The chain, walked both ways over ties and holders. Only what the reader may see is met at all, so the cord closes over the rest without a gap.
#include "pages/door/request.hpp"

namespace pages {

static constexpr Kind chain[] = {Kind::country_update, Kind::answer, Kind::need, Kind::line, Kind::plan, Kind::decision};
static std::size_t place(Kind kind) { return static_cast<std::size_t>(std::ranges::find(chain, kind) - std::begin(chain)); }

static std::string label_of(const View& view, Kind kind) {
    switch (kind) {
    case Kind::country_update: return view.say("Country update");
    case Kind::answer: return view.say("Answer");
    case Kind::need: return view.say("Need");
    case Kind::line: return view.say("Activity");
    case Kind::plan: return view.say("Work plan");
    case Kind::decision: return view.say("Agreement");
    default: return {};
    }
}

// A country update and a plan go on through what they hold: the answers that became needs, the lines that serve one.
static std::vector<ItemId> tied_parts(Request& r, const Shown& thing) {
    return r.db.rows<ItemId>(sql(R"sql(
        select distinct part.id
          from seen_released as part
          join seen_link as link on link.from_item = part.id or link.to_item = part.id
         where part.within = {} order by part.id)sql", thing.id));
}

// What stands next to a thing in the chain: tied to it, or holding it, or held by it as the chain goes on through it.
static std::vector<Shown> neighbours(Request& r, const Shown& thing, bool earlier) {
    std::set<ItemId> ids;
    for (auto& tie : ties_of(r.db, thing.id)) ids.insert(tie.from == thing.id ? tie.to : tie.from);
    if (thing.within) ids.insert(thing.within);
    for (auto part : tied_parts(r, thing)) ids.insert(part);
    std::vector<Shown> all;
    for (auto id : ids) {
        auto found = find(r.db, id);
        if (!found || place(found->shown.kind) == std::size(chain)) continue;
        bool before = place(found->shown.kind) < place(thing.kind);
        if (before == earlier && found->shown.kind != thing.kind) all.push_back(found->shown);
    }
    return all;
}

static void walk(Request& r, const Shown& from, bool earlier, std::map<std::size_t, Shown>& met) {
    for (auto& next : neighbours(r, from, earlier))
        if (met.emplace(place(next.kind), next).second) walk(r, next, earlier, met);
}

std::string title_of(Request& r, const Shown& shown) {
    auto titled = r.house.titles.find(shown.kind);
    return titled == r.house.titles.end() ? std::string(shown.content().of("title")) : titled->second(r, shown);
}

void trail_of(Out& out, Request& r, const Shown& here) {
    std::map<std::size_t, Shown> met{{place(here.kind), here}};
    walk(r, here, true, met);
    walk(r, here, false, met);
    std::vector<Knot> knots;
    for (auto& [at, thing] : met) {
        bool is_here = thing.id == here.id;
        knots.push_back({label_of(r.view, thing.kind), title_of(r, thing), is_here ? std::nullopt : std::optional(path_of(thing.kind, thing.id)), is_here ? Knot::here : Knot::done});
    }
    trail(out, r.view, knots);
}

void below(Out& out, Request& r, const Shown& shown, const Typed& typed) {
    for (auto& entry : r.house.below)
        if (entry.kind == shown.kind) entry.write(out, r, shown, typed);
}

}
