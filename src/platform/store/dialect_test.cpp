// Each test is a line of docs/dialect.md, on the engine this run is for.
#include "platform/store/migrate.hpp"
#include "platform/store/store.hpp"
#include "tests/world/database.hpp"
#include "tests/world/faults.hpp"

namespace store {

using world::fault_of;

class Dialect : public ::testing::Test {
protected:
    world::Database database;
    std::unique_ptr<Connection> c = open(database.address(), Use::migrate);
    Writer db{*c};
    Dialect() {
        c->script(for_engine("create table thing (id {id}, name {text} not null, n {int} not null, b {bytes}, r {real}) {table}", c->postgres()));
        c->script("create unique index thing_name on thing (name)");
        c->script(for_engine("create table of_thing (thing {int} not null references thing) {table}", c->postgres()));
    }
    void add(int id, std::string_view name, std::int64_t n = 0) { db.exec(sql("insert into thing (id, name, n) values ({}, {}, {})", id, name, n)); }
    std::optional<Fault> fault_of_value(std::string_view text) {
        return fault_of([&] { Writer(*c).rows<std::int64_t>(Sql{std::string(text), {}}); });
    }
    std::optional<Fault> fault_of_text(const std::string& text) {
        return fault_of([&] { Writer(*c).exec(sql("update thing set name = {}", text)); });
    }
};

// ---- values

TEST_F(Dialect, bytes_come_back_as_they_are) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    add(1, "a");
    db.exec(sql("update thing set b = {}", Bytes{all}));
    EXPECT_EQ(db.value<Bytes>(sql("select b from thing where b = {}", Bytes{all})).s, all);
    db.exec(sql("update thing set b = {}", Bytes{}));
    EXPECT_EQ(db.value<int>(sql("select count(*) from thing where b is not null")), 1);
}

TEST_F(Dialect, text_with_nul_or_broken_utf8_never_reaches_an_engine) {
    for (std::string text : {std::string("a\0b", 3), std::string("\xc3"), std::string("\xc0\x80"), std::string("\xed\xa0\x80"), std::string("\xf4\x90\x80\x80"), std::string("\xff")})
        EXPECT_EQ(fault_of_text(text), Fault::text);
    EXPECT_EQ(fault_of_text("ຄວາມ 🙂 \U0010ffff"), std::nullopt);
}

TEST_F(Dialect, integers_have_64_bits) {
    for (auto n : {INT64_MIN, std::int64_t(-1), INT64_MAX}) {
        db.exec(sql("delete from thing"));
        add(1, "a", n);
        EXPECT_EQ(db.value<std::int64_t>(sql("select n from thing where n = {}", n)), n);
    }
}

TEST_F(Dialect, a_real_comes_back_to_the_last_bit) {
    add(1, "a");
    for (double r : {0.1, -1e300, 5e-324}) {
        db.exec(sql("update thing set r = {}", r));
        EXPECT_EQ(db.value<double>(sql("select r from thing")), r);
    }
}

TEST_F(Dialect, a_word_in_a_column_of_numbers_is_refused) {
    EXPECT_TRUE(fault_of([&] { db.exec(sql("insert into thing (id, name, n) values (1, 'a', {})", std::string_view("many"))); }));
}

TEST_F(Dialect, a_sum_is_cast_to_bigint) {
    add(1, "a", 4);
    EXPECT_EQ(fault_of_value("select sum(n) from thing"), world::on_postgres() ? std::optional(Fault::other) : std::nullopt);
    EXPECT_EQ(db.value<int>(sql("select cast(sum(n) as bigint) from thing")), 4);
}

TEST_F(Dialect, a_value_that_stands_alone_is_cast) {
    std::int64_t big = 1LL << 40;
    EXPECT_EQ(db.value<std::int64_t>(sql("select cast({} as bigint)", big)), big);
    EXPECT_EQ(db.value<std::string>(sql("select cast({} as text)", std::string_view("a"))), "a");
    auto beside_a_digit = fault_of([&] { Writer(*c).rows<bool>(sql("select {} > 1", big)); });
    EXPECT_EQ(beside_a_digit, world::on_postgres() ? std::optional(Fault::other) : std::nullopt);
}

TEST_F(Dialect, a_comparison_is_read_as_a_truth_value) {
    add(1, "a", 1);
    struct Both { bool yes, no; };
    auto both = db.value<Both>(sql("select n = 1, n = 2 from thing"));
    EXPECT_TRUE(both.yes);
    EXPECT_FALSE(both.no);
    db.exec(sql("update thing set n = {}", false));
    EXPECT_EQ(db.value<int>(sql("select n from thing")), 0);
}

TEST_F(Dialect, a_null_is_nothing_in_an_optional_and_empty_elsewhere) {
    add(1, "a", 7);
    struct Row { int id; std::optional<std::int64_t> none; std::optional<Bytes> bytes; std::int64_t zero; std::string empty; std::optional<std::int64_t> seven; };
    auto row = db.value<Row>(sql("select id, cast(null as bigint), b, cast(null as bigint), cast(null as text), n from thing"));
    EXPECT_EQ(row.none, std::nullopt);
    EXPECT_EQ(row.bytes, std::nullopt);
    EXPECT_EQ(row.zero, 0);
    EXPECT_EQ(row.empty, "");
    EXPECT_EQ(row.seven, 7);
}

TEST_F(Dialect, the_greatest_of_none_is_null_and_coalesced) {
    EXPECT_EQ(db.row<std::optional<int>>(sql("select max(n) from thing")).value(), std::nullopt);
    EXPECT_EQ(db.value<int>(sql("select coalesce(max(n), 5) from thing")), 5);
}

TEST_F(Dialect, a_number_cast_to_text_is_its_digits_and_bytes_are_never_cast) {
    add(1, "a", -12);
    EXPECT_EQ(db.value<std::string>(sql("select cast(n as text) from thing")), "-12");
}

TEST_F(Dialect, numbers_are_divided_without_a_rest) {
    add(1, "a", 7);
    EXPECT_EQ(db.value<int>(sql("select n / 2 from thing")), 3);
    EXPECT_EQ(db.value<int>(sql("select -n / 2 from thing")), -3);
}

// ---- statements

TEST_F(Dialect, a_long_answer_comes_row_by_row_and_is_called_off_where_its_reader_leaves) {
    auto long_answer = sql("with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000000000) select i from n");
    int taken = 0;
    auto ten = [&](const Row&) { if (++taken == 10) throw std::runtime_error("enough"); };
    EXPECT_THROW(c->each_row(long_answer, ten), std::runtime_error);
    EXPECT_EQ(taken, 10);
    EXPECT_EQ(db.value<int>(sql("select cast({} as bigint)", 7)), 7);
}

TEST_F(Dialect, a_conflict_that_does_nothing_changes_no_row_and_returns_none) {
    auto insert = [&] { return sql("insert into thing (id, name, n) values (1, 'a', 0) on conflict do nothing"); };
    EXPECT_EQ(db.exec(insert()), 1);
    EXPECT_EQ(db.exec(insert()), 0);
    EXPECT_EQ(db.rows<int>(sql("insert into thing (id, name, n) values (2, 'a', 0) on conflict do nothing returning id")).size(), 0u);
    EXPECT_EQ(db.rows<int>(sql("insert into thing (id, name, n) values (3, 'c', 0) on conflict do nothing returning id")), std::vector{3});
}

TEST_F(Dialect, a_conflict_that_updates_takes_what_was_excluded) {
    add(1, "a", 1);
    EXPECT_EQ(db.exec(sql("insert into thing (id, name, n) values (2, 'a', 9) on conflict (name) do update set n = excluded.n")), 1);
    EXPECT_EQ(db.value<int>(sql("select n from thing where id = 1")), 9);
}

TEST_F(Dialect, an_update_tells_how_many_rows_it_found_changed_or_not) {
    add(1, "a");
    add(2, "b");
    EXPECT_EQ(db.exec(sql("update thing set n = 0")), 2);
    EXPECT_EQ(db.exec(sql("delete from thing where id = 3")), 0);
}

TEST_F(Dialect, a_list_is_padded_to_a_power_of_two) {
    auto three = sql("id in {}", std::vector{1, 2, 3}), four = sql("id in {}", std::vector{1, 2, 3, 4});
    EXPECT_EQ(three.text, four.text);
    for (int id = 1; id <= 5; ++id) add(id, std::to_string(id));
    EXPECT_EQ(db.value<int>(sql("select count(*) from thing where id in {}", std::vector{1, 2, 3})), 3);
}

TEST_F(Dialect, an_empty_list_matches_nothing_and_neither_does_not_in_it) {
    add(1, "a");
    EXPECT_EQ(db.value<int>(sql("select count(*) from thing where id in {}", std::vector<int>())), 0);
    EXPECT_EQ(db.value<int>(sql("select count(*) from thing where id not in {}", std::vector<int>())), 0);
}

TEST_F(Dialect, a_limit_is_a_value_and_zero_is_none) {
    for (int id = 1; id <= 3; ++id) add(id, std::to_string(id));
    for (int limit : {0, 2, 3}) EXPECT_EQ(db.rows<int>(sql("select id from thing order by id limit {}", limit)).size(), static_cast<std::size_t>(limit));
}

TEST_F(Dialect, text_is_ordered_by_its_bytes) {
    int id = 0;
    for (std::string_view name : {"b", "ä", "B", "a-c", "ab", "ก"}) add(++id, name);
    EXPECT_EQ(db.rows<std::string>(sql("select name from thing order by name")), (std::vector<std::string>{"B", "a-c", "ab", "b", "ä", "ก"}));
}

TEST_F(Dialect, pairs_are_compared_as_pairs) {
    add(1, "a", 5);
    add(2, "b", 5);
    add(3, "c", 6);
    EXPECT_EQ(db.rows<int>(sql("select id from thing where (n, id) < ({}, {}) order by id", 5, 2)), std::vector{1});
    EXPECT_EQ(db.rows<int>(sql("select id from thing where (n, id) >= ({}, {}) order by id", 5, 2)), (std::vector{2, 3}));
}

TEST_F(Dialect, faults_are_told_apart) {
    add(1, "a");
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(sql("insert into thing (id, name, n) values (1, 'b', 0)")); }), Fault::unique);
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(sql("insert into thing (id, name, n) values (2, 'a', 0)")); }), Fault::unique);
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(sql("insert into of_thing (thing) values (9)")); }), Fault::foreign_key);
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(sql("insert into thing (id, name) values (3, 'c')")); }), Fault::check);
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(sql("select nothing from nowhere")); }), Fault::other);
}

// ---- transactions

TEST_F(Dialect, an_error_poisons_what_reads_and_writes_after_it) {
    EXPECT_TRUE(fault_of([&] { db.rows<int>(sql("select nothing from nowhere")); }));
    EXPECT_TRUE(db.poisoned());
    EXPECT_EQ(fault_of([&] { db.rows<int>(sql("select 1")); }), Fault::other);
}

TEST_F(Dialect, a_commit_that_was_none_throws) {
    c->begin(true);
    auto breaks = world::on_postgres() ? sql("insert into thing (id, name, n) values (1, 'a', 0), (1, 'b', 0)") : sql("insert or rollback into thing (id, name, n) values (1, 'a', 0), (1, 'b', 0)");
    EXPECT_EQ(fault_of([&] { Writer(*c).exec(breaks); }), Fault::unique);
    EXPECT_EQ(fault_of([&] { c->commit(); }), Fault::other);
    c->rollback();
    EXPECT_EQ(db.value<int>(sql("select count(*) from thing")), 0);
}

TEST_F(Dialect, a_savepoint_takes_back_only_what_came_after_it) {
    c->begin(true);
    add(1, "a");
    c->script("savepoint here");
    add(2, "b");
    EXPECT_TRUE(fault_of([&] { Writer(*c).exec(sql("insert into thing (id, name, n) values (1, 'c', 0)")); }));
    c->script("rollback to here");
    c->script("release here");
    c->commit();
    EXPECT_EQ(db.rows<int>(sql("select id from thing")), std::vector{1});
}

TEST_F(Dialect, a_reading_transaction_is_one_snapshot) {
    auto other = open(database.address(), Use::migrate);
    other->begin(false);
    Writer reader(*other);
    EXPECT_EQ(reader.value<int>(sql("select count(*) from thing")), 0);
    add(1, "a");
    EXPECT_EQ(reader.value<int>(sql("select count(*) from thing")), 0);
    other->rollback();
    EXPECT_EQ(reader.value<int>(sql("select count(*) from thing")), 1);
}

}
