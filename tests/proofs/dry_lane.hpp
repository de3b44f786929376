// A lane that, from when it is told to, answers as the real one would and keeps nothing: every act can be tried by everybody in the same world.
#pragma once
#include "network/lane/lane.hpp"

namespace world {

class DryLane final : public lane::Lane {
    Lane& real;

public:
    bool keeps_nothing = false;
    explicit DryLane(Lane& lane) : real(lane) {}
    Result<lane::Answer> write(const lane::Ask& ask, const lane::Closure& closure) override {
        if (!keeps_nothing) return real.write(ask, closure);
        std::optional<Result<lane::Answer>> answer;
        auto undone = real.write(ask, [&](Writer& db, const Actor& actor) -> Result<lane::Answer> {
            answer.emplace(closure(db, actor));
            return Hidden{};                                 // refused: it rolls back
        });
        return answer ? *std::move(answer) : undone;
    }
    bool later(lane::Ask ask, lane::Closure closure) override { return keeps_nothing || real.later(std::move(ask), std::move(closure)); }
    void settle() override { real.settle(); }
};

}
