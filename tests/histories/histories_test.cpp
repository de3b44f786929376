// Random acts by random people, each held against the model. JEJARING_SEED and JEJARING_STEPS play another history, or a longer one.
#include "tests/histories/play.hpp"

namespace histories {

static std::uint64_t number_in(const char* name, std::uint64_t otherwise) {
    auto* given = std::getenv(name);
    return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

static constexpr int steps_of_a_play = 250;

static std::string last_of(const std::vector<std::string>& trace) {
    std::string all;
    for (auto& line : trace | std::views::drop(trace.size() > 40 ? trace.size() - 40 : 0)) all += "  " + line + "\n";
    return all;
}

TEST(Histories, go_as_the_model_says) {
    auto first = number_in("JEJARING_SEED", 20261124), steps = number_in("JEJARING_STEPS", world::on_postgres() ? 1000 : 10'000);
    std::map<std::string, int> outcomes;
    for (std::uint64_t done = 0, seed = first; done < steps; ++seed) {
        Play play(seed);
        for (int i = 0; i < steps_of_a_play && done < steps; ++i, ++done) {
            auto wrong = play.step();
            ASSERT_EQ(wrong, "") << "seed " << seed << ", step " << i << ":\n"
                                 << last_of(play.trace);
        }
        for (auto& [what, count] : play.outcomes) outcomes[what] += count;
    }
    std::cout << "histories: " << steps << " steps from seed " << first << " on " << (world::on_postgres() ? "postgres" : "sqlite") << ":";
    for (auto& [what, count] : outcomes) std::cout << " " << what << " " << count;
    std::cout << "\n";
    for (auto& act : model::acts())                      // in few steps the rare ones may not come
        EXPECT_GT(outcomes[std::string(act.name)] + (steps < 5000 ? 1 : 0), 0) << act.name << " never happened";
}

// What eight do at once ends as if they had done it one after the other, in some order.
TEST(Histories, of_eight_clients_at_once_end_as_some_order_explains) {
    auto first = number_in("JEJARING_SEED", 8'000'000), rounds = number_in("JEJARING_ROUNDS", 12);
    std::map<std::string, int> outcomes;
    for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
        Play play(4 * seed + 1);
        for (int i = 0; i < 40; ++i) ASSERT_EQ(play.step(), "") << last_of(play.trace);
        for (int i = 0; i < 4; ++i) {
            auto wrong = play.many_at_once(8, 3);
            ASSERT_EQ(wrong, "") << "seed " << seed << ", round " << i << ":\n"
                                 << last_of(play.trace);
        }
        for (auto& [what, count] : play.outcomes) outcomes[what] += count;
    }
    std::cout << "histories of eight at once: " << rounds * 4 << " rounds from seed " << first << " on " << (world::on_postgres() ? "postgres" : "sqlite") << ":";
    for (auto& [what, count] : outcomes) std::cout << " " << what << " " << count;
    std::cout << "\n";
}

}
