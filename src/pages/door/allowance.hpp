// How much each of many (people, addresses) may do: so much at once, and after it so much a second. Another's excess takes nothing from anybody.
#pragma once
#include "base/time.hpp"
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace pages {

class Allowance {
    struct Left { double much; Time at; };
    std::mutex lock;
    std::map<std::string, Left, std::less<>> known;
    const double at_once, a_second;

    Left now_left(const Left&, Time) const;
    void forget_the_rested(Time);

public:
    static constexpr std::size_t most_known = 10'000;
    Allowance(double much_at_once, double much_a_second) : at_once(much_at_once), a_second(much_a_second) {}
    // Spent, and nothing is answered; or it is too much now, and the answer is after how many seconds it will not be.
    std::optional<int> spend(std::string_view who, double much, Time);
};

// What one person may send, what from one address may be tried as a link or a code, and what one card may contribute. Far beyond what people do: against programs.
struct Allowances {
    Allowance forms{1500, 30};                     // pieces of 16 KB, each begun one counted: a form of a few words is one
    Allowance wrong_links{100, 1};
    Allowance codes{300, 2};                       // codes of table cards typed from one address, right or wrong: counted before any is looked up
    Allowance at_a_table{20, 0.1};                 // contributions with one card
};

}
