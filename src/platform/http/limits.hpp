// What the server bears from a client: how slow it may be, and how much it may send.
#pragma once
#include "platform/http/body.hpp"
#include <algorithm>
#include <chrono>
#include <cstdint>

namespace http {

using Clock = std::chrono::steady_clock;

// The deadline of a transfer, moved by its progress: on the whole at least 1 KB a second, and no pause beyond ten seconds.
class Pace {
    static constexpr std::chrono::seconds patience{10};
    Clock::time_point begun;
    std::uint64_t bytes = 0;

public:
    explicit Pace(Clock::time_point now) : begun(now) {}
    Clock::time_point deadline() const { return begun + patience; }
    Clock::time_point deadline_after(std::size_t moved, Clock::time_point now) {
        bytes += moved;
        auto earned = std::chrono::seconds(bytes / 1024);
        return std::min(begun + patience + earned, now + patience);
    }
};

// Takes one body within its own limit and the budget of all bodies in flight, and gives its share of the budget back at its end.
class Intake {
    Body body;
    std::size_t taken = 0;
    std::size_t& in_flight;
    std::size_t budget;

public:
    enum class Refusal { none, too_long, no_room };
    std::size_t most = 0;
    Refusal refused = Refusal::none;
    Intake(std::size_t& all_in_flight, std::size_t budget_of_all) : in_flight(all_in_flight), budget(budget_of_all) {}
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;
    ~Intake() { in_flight -= taken; }

    bool has_room_for(std::uint64_t length) const { return length <= budget - in_flight; }
    std::string_view view() { return body.view(); }
    bool take(std::string_view bytes) {
        if (bytes.size() > most - taken)
            refused = Refusal::too_long;
        else if (!has_room_for(bytes.size()) || !body.append(bytes))
            refused = Refusal::no_room;
        else
            account(bytes.size());
        return refused == Refusal::none;
    }

private:
    void account(std::size_t bytes) {
        taken += bytes;
        in_flight += bytes;
    }
};

}
