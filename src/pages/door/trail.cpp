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

// The things of the nearest step that way.
static std::vector<Shown> next_step(Request& r, const Shown& from, bool earlier) {
    auto all = neighbours(r, from, earlier);
    auto near = [](const Shown& thing) { return place(thing.kind); };
    if (all.empty()) return all;
    auto nearest = earlier ? near(std::ranges::max(all, {}, near)) : near(std::ranges::min(all, {}, near));
    std::erase_if(all, [&](auto& thing) { return near(thing) != nearest; });
    return all;
}

// Where one thing follows, the trail goes on from it. Where several do, none of them is singled out: it leads to where all of them stand.
static void walk(Request& r, const Shown& here, bool earlier, std::vector<std::vector<Shown>>& steps) {
    auto step = next_step(r, here, earlier);
    if (step.empty()) return;
    steps.push_back(step);
    if (step.size() == 1) walk(r, step.front(), earlier, steps);
}

std::string title_of(Request& r, const Shown& shown) {
    auto titled = r.house.titles.find(shown.kind);
    return titled == r.house.titles.end() ? std::string(shown.content().of("title")) : titled->second(r, shown);
}

static Knot one_knot(Request& r, const Shown& thing, bool is_here) {
    if (!is_here) r.shows(thing, Seen::listed);
    auto to = is_here ? std::nullopt : std::optional(path_of(thing.kind, thing.id));
    return {label_of(r.view, thing.kind), title_of(r, thing), to, is_here};
}

// Parts of one thing stand on its page, needs in their list.
static Knot knot_of_several(Request& r, const std::vector<Shown>& things) {
    auto& first = things.front();
    auto holder = first.within ? find(r.db, first.within) : Result<Found>(Hidden{});
    auto to = first.kind == Kind::need ? std::optional(Url("/needs")) : holder ? std::optional(path_of(holder->shown.kind, holder->shown.id))
                                                                               : std::nullopt;
    return {label_of(r.view, first.kind), first.kind == Kind::need ? r.view.say("Needs of the region") : r.view.say("Several of them"), to};
}

void trail_of(Out& out, Request& r, const Shown& here) {
    std::vector<std::vector<Shown>> before, after;
    walk(r, here, true, before);
    walk(r, here, false, after);
    std::vector<Knot> knots;
    auto add = [&](const std::vector<Shown>& step) { knots.push_back(step.size() == 1 ? one_knot(r, step.front(), step.front().id == here.id) : knot_of_several(r, step)); };
    for (auto& step : before | std::views::reverse) add(step);
    add({here});
    for (auto& step : after) add(step);
    trail(out, r.view, knots);
}

static void all_of(const std::vector<Below>& entries, Out& out, Request& r, const Shown& shown, const Typed& typed) {
    for (auto& entry : entries)
        if (entry.kind == shown.kind) entry.write(out, r, shown, typed);
}
void below(Out& out, Request& r, const Shown& shown, const Typed& typed) { all_of(r.house.below, out, r, shown, typed); }
void in_writing(Out& out, Request& r, const Shown& shown, const Typed& typed) { all_of(r.house.in_writing, out, r, shown, typed); }

}
