#include "pages/door/allowance.hpp"
#include <algorithm>
#include <cmath>

namespace pages {

static double seconds(Time::duration d) { return std::chrono::duration<double>(d).count(); }

Allowance::Left Allowance::now_left(const Left& left, Time now) const {
    auto rested = std::max(0.0, seconds(now - left.at));                // a clock may be put back
    return {std::min(at_once, left.much + rested * a_second), now};
}

// Who has all of it again needs no row. Where still too many are known, all begin anew: memory has an end.
void Allowance::forget_the_rested(Time now) {
    std::erase_if(known, [&](auto& one) { return now_left(one.second, now).much >= at_once; });
    if (known.size() >= most_known) known.clear();
}

std::optional<int> Allowance::spend(std::string_view who, double much, Time now) {
    std::scoped_lock held(lock);
    auto found = known.find(who);
    if (found == known.end()) {
        if (known.size() >= most_known) forget_the_rested(now);
        found = known.emplace(who, Left{at_once, now}).first;
    }
    auto& left = found->second = now_left(found->second, now);
    if (left.much < much) return std::max(1, static_cast<int>(std::ceil((much - left.much) / a_second)));
    left.much -= much;
    return std::nullopt;
}

}
