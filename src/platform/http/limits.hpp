// What the server bears from a client: how slow it may be, and how much it may send.
#pragma once
#include "platform/http/body.hpp"
#include <algorithm>
#include <chrono>
#include <cstdint>

namespace http {

using Clock = std::chrono::steady_clock;

// The deadline of a transfer, moved by its progress: at least 1 KB a second, and no pause beyond ten seconds. What was moved faster is credit for slower times,
// but never for more than half a minute: who sent much at once cannot hold what he sent for long.
class Pace {
    static constexpr std::chrono::seconds patience{10}, most_credit{30};
    Clock::time_point begun, paid_until;

public:
    explicit Pace(Clock::time_point now) : begun(now), paid_until(now + patience) {}
    Clock::time_point deadline() const { return begun + patience; }
    Clock::time_point deadline_after(std::size_t moved, Clock::time_point now) {
        auto earned = std::chrono::microseconds(moved * 1'000'000 / 1024);
        paid_until = std::min(paid_until + earned, now + most_credit);
        return std::min(paid_until, now + patience);
    }
};

// The bytes that bodies in flight may have together.
struct Budget {
    std::size_t most, used = 0;
    bool has_room_for(std::uint64_t length) const { return length <= most - used; }
};

// Takes one body within its own limit and the budget of all that share its room, and gives its share back at its end.
class Intake {
    Body body;
    std::size_t taken = 0, kept = 0;
    Budget* budget = nullptr;                     // none: the body is read away

public:
    enum class Refusal { none, too_long, no_room };
    std::size_t most = 0;
    Refusal refused = Refusal::none;
    Intake() = default;
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;
    ~Intake() {
        if (budget) budget->used -= kept;
    }

    void keeps_within(Budget& shared) { budget = &shared; }          // before the first byte
    bool has_room_for(std::uint64_t length) const { return !budget || budget->has_room_for(length); }
    std::string_view view() { return body.view(); }
    bool take(std::string_view bytes) {
        if (bytes.size() > most - taken)
            refused = Refusal::too_long;
        else if (!keep(bytes))
            refused = Refusal::no_room;
        else
            taken += bytes.size();
        return refused == Refusal::none;
    }

private:
    bool keep(std::string_view bytes) {
        if (!budget) return true;
        if (!budget->has_room_for(bytes.size()) || !body.append(bytes)) return false;
        budget->used += bytes.size();
        kept += bytes.size();
        return true;
    }
};

}
