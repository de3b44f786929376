#include "network/lane/lane.hpp"
#include "tests/world/faults.hpp"
#include "tests/world/ground.hpp"
#include <atomic>
#include <future>
#include <thread>

namespace world {

using Given = Result<std::string>;

class WritingLane : public Ground {
protected:
    std::unique_ptr<lane::Lane> lane = lane::open(network.address());

    lane::Ask ask(std::string key = {}, std::string what = "asked") { return {network.person("sari"), network.now, network.chance(), std::move(key), std::move(what)}; }

    // One row that counts; a closure reads it and writes one more, as a careless counter would.
    static int counted(Reader& db) { return std::stoi(db.row<std::string>(sql("select value from setting where key = 'counted'")).value_or("0")); }
    static void set(Writer& db, int n) {
        db.exec(sql("insert into setting (key, value) values ('counted', {}) on conflict (key) do update set value = excluded.value", std::to_string(n)));
    }
    static Given counts(Writer& db, const Actor&) {
        auto n = counted(db) + 1;
        set(db, n);
        return std::to_string(n);
    }
    static Given refuses(Writer& db, const Actor&) {
        set(db, 1000);
        return Refusal{"rule", tell("No."), {}};
    }
    static Given breaks(Writer& db, const Actor&) {
        set(db, 1000);
        throw std::runtime_error("a bug");
    }
    int count() {
        auto connection = store::open(network.address(), store::Use::migrate);
        return counted(*std::make_unique<Writer>(*connection));
    }
    // Waiting in the lane at the same time, in this order; nobody waits for them.
    void together(const std::vector<lane::Closure>& closures) {
        std::promise<void> gate;
        lane->later(ask(), [open = gate.get_future().share()](Writer&, const Actor&) -> Given {
            open.wait();
            return std::string();
        });
        for (auto& closure : closures) lane->later(ask(), closure);
        gate.set_value();
        lane->settle();
    }
    // In so many threads at once; each is told its number.
    static void at_once(int clients, const std::function<void(int)>& each) {
        std::vector<std::thread> threads;
        for (int i = 0; i < clients; ++i) threads.emplace_back(each, i);
        for (auto& thread : threads) thread.join();
    }
};

// ---- keys

TEST_F(WritingLane, the_same_key_gives_the_first_answer_again_and_does_nothing_twice) {
    auto first = lane->write(ask("key-of-a-form-01"), counts), again = lane->write(ask("key-of-a-form-01"), counts);
    EXPECT_EQ(*first, "1");
    EXPECT_EQ(*again, "1");
    EXPECT_EQ(count(), 1);
}

TEST_F(WritingLane, the_same_key_gives_the_same_answer_also_at_once) {
    std::vector<lane::Ask> asks;
    for (int i = 0; i < 8; ++i) asks.push_back(ask("key-of-a-form-01"));
    std::vector<std::string> answers(8);
    at_once(8, [&](int i) { answers[static_cast<std::size_t>(i)] = *lane->write(asks[static_cast<std::size_t>(i)], counts); });
    EXPECT_EQ(answers, std::vector<std::string>(8, "1"));
    EXPECT_EQ(count(), 1);
}

TEST_F(WritingLane, the_same_key_gives_the_same_answer_also_after_a_restart) {
    (void)*lane->write(ask("key-of-a-form-01"), counts);
    lane = nullptr;
    lane = lane::open(network.address());
    EXPECT_EQ(*lane->write(ask("key-of-a-form-01"), counts), "1");
    EXPECT_EQ(count(), 1);
}

TEST_F(WritingLane, the_same_key_with_another_body_is_told_so) {
    (void)*lane->write(ask("key-of-a-form-01", "one body"), counts);
    auto other = lane->write(ask("key-of-a-form-01", "another"), counts);
    ASSERT_TRUE(other.collision());
    EXPECT_EQ(other.collision()->error, "key");
    EXPECT_EQ(count(), 1);
}

TEST_F(WritingLane, a_key_belongs_to_its_account) {
    (void)*lane->write(ask("key-of-a-form-01"), counts);
    auto hers = ask("key-of-a-form-01", "another");
    hers.person = network.person("keo");
    EXPECT_EQ(*lane->write(hers, counts), "2");
}

TEST_F(WritingLane, a_problem_leaves_no_trace_and_does_not_use_the_key_up) {
    EXPECT_EQ(lane->write(ask("key-of-a-form-01", "one body"), refuses).refused_by(), "rule");
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(*lane->write(ask("key-of-a-form-01", "another body"), counts), "1");
}

TEST_F(WritingLane, without_a_key_nothing_is_kept) {
    (void)*lane->write(ask(), counts);
    EXPECT_EQ(*lane->write(ask(), counts), "2");
    EXPECT_EQ(rows(sql("select count(*) from answered")), 0);
}

// ---- closures

TEST_F(WritingLane, a_closure_run_twice_does_the_same_and_counts_once) {
    lane->twice = true;
    std::atomic<int> ran = 0;
    std::vector<std::int64_t> drawn;
    auto answer = lane->write(ask("key-of-a-form-01"), [&](Writer& db, const Actor& actor) -> Given {
        ++ran;
        drawn.push_back(db.chance.number());
        return counts(db, actor);
    });
    EXPECT_EQ(*answer, "1");
    EXPECT_EQ(ran, 2);
    EXPECT_EQ(drawn.at(0), drawn.at(1));
    EXPECT_EQ(count(), 1);
}

TEST_F(WritingLane, a_closure_that_answers_otherwise_the_second_time_is_found) {
    lane->twice = true;
    int ran = 0;
    EXPECT_THROW((void)lane->write(ask(), [&](Writer&, const Actor&) -> Given { return std::to_string(++ran); }), std::logic_error);
}

TEST_F(WritingLane, a_closure_acts_with_the_rights_in_force_inside_its_transaction) {
    auto sees = lane->write(ask(), [&](Writer& db, const Actor& actor) -> Given {
        end_term(db, actor.sits.front().seat, actor.person, network.now);
        return std::to_string(actor.sits.size()) + std::to_string(actor_of(db, actor.person, network.now).sits.size());
    });
    EXPECT_EQ(*sees, "10");
    EXPECT_EQ(*lane->write(ask(), [](Writer&, const Actor& actor) -> Given { return std::to_string(actor.sits.size()); }), "0");
}

TEST_F(WritingLane, a_closure_that_throws_leaves_no_trace) {
    EXPECT_THROW((void)lane->write(ask("key-of-a-form-01"), breaks), std::runtime_error);
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(*lane->write(ask("key-of-a-form-01"), counts), "1");
}

TEST_F(WritingLane, a_closure_that_throws_does_not_harm_those_beside_it) {
    std::vector<lane::Ask> asks;
    for (int i = 0; i < 16; ++i) asks.push_back(ask("key-of-form-number-" + std::to_string(i)));
    std::atomic<int> broken = 0;
    at_once(16, [&](int i) {
        try {
            (void)lane->write(asks[static_cast<std::size_t>(i)], i % 2 ? counts : breaks);
        } catch (const std::runtime_error&) {
            ++broken;
        }
    });
    EXPECT_EQ(broken, 8);
    EXPECT_EQ(count(), 8);
}

TEST_F(WritingLane, an_error_that_was_caught_is_not_committed) {
    auto catches = [](Writer& db, const Actor& actor) -> Given {
        (void)counts(db, actor);
        (void)fault_of([&] { db.exec(sql("insert into setting (key, value) values ('profile', 'twice')")); });
        return std::string("well");
    };
    EXPECT_EQ(fault_of([&] { (void)lane->write(ask(), catches); }), store::Fault::other);
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(*lane->write(ask(), counts), "1");
}

// ---- what the engine rolled back altogether, neighbours and all

TEST_F(WritingLane, those_beside_what_the_engine_rolled_back_are_done_once) {
    auto rolls_back = [](Writer& db, const Actor&) -> Given {
        db.exec(db.postgres() ? sql("insert into setting (key, value) values ('profile', 'twice')") : sql("insert or rollback into setting (key, value) values ('profile', 'twice')"));
        return std::string("never");
    };
    together({counts, counts, rolls_back, counts, counts, rolls_back, counts});
    EXPECT_EQ(count(), 5);
    EXPECT_EQ(fault_of([&] { (void)lane->write(ask(), rolls_back); }), store::Fault::unique);
}

TEST_F(WritingLane, a_write_that_takes_too_long_is_stopped_and_those_beside_it_are_done_once) {
    std::optional<store::Fault> fault;
    auto takes_too_long = [&](Writer& db, const Actor&) -> Given {
        fault = fault_of([&] { db.exec(sql("insert into setting (key, value) with recursive n(i) as (select 1 union all select i + 1 from n) select cast(i as text), '' from n where i < 0")); });
        return std::string("never");
    };
    together({counts, takes_too_long, counts});
    EXPECT_EQ(fault, store::Fault::slow);
    EXPECT_EQ(count(), 2);
}

TEST_F(WritingLane, eight_clients_on_one_row_lose_nothing) {
    std::vector<std::vector<lane::Ask>> asks(8);
    for (int i = 0; i < 8 * 15; ++i) asks[static_cast<std::size_t>(i % 8)].push_back(ask("key-of-form-number-" + std::to_string(i)));
    at_once(8, [&](int i) {
        for (auto& each : asks[static_cast<std::size_t>(i)]) (void)*lane->write(each, counts);
    });
    EXPECT_EQ(count(), 8 * 15);
}

// ---- what nobody waits for

TEST_F(WritingLane, what_comes_later_is_committed_when_it_settles) {
    for (int i = 0; i < 40; ++i) lane->later(ask(), counts);
    lane->settle();
    EXPECT_EQ(count(), 40);
}

TEST_F(WritingLane, what_breaks_later_does_not_stop_the_lane) {
    for (auto& closure : {lane::Closure(breaks), lane::Closure(counts), lane::Closure(refuses), lane::Closure(counts)}) lane->later(ask(), closure);
    lane->settle();
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(*lane->write(ask(), counts), "3");
}

// On PostgreSQL every connection of the lane is taken away first.
TEST_F(WritingLane, what_comes_later_outlasts_a_database_that_went_away) {
    auto connection = store::open(network.address(), store::Use::migrate);
    if (connection->postgres()) connection->run(sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"), [](auto&) {});
    for (int i = 0; i < 40; ++i) lane->later(ask(), counts);
    lane->settle();
    EXPECT_EQ(count(), 40);
}

TEST_F(WritingLane, a_lane_that_closes_finishes_what_it_was_given) {
    for (int i = 0; i < 40; ++i) lane->later(ask(), counts);
    lane = nullptr;
    EXPECT_EQ(count(), 40);
}

}
