#include "platform/store/migrate.hpp"
#include "tests/world/database.hpp"
#include "tests/world/faults.hpp"
#include <filesystem>
#include <fstream>

namespace store {

class Migrating : public ::testing::Test {
protected:
    world::Database database;
    std::unique_ptr<Connection> c = open(database.address(), Use::migrate);
    Writer db{*c};
    std::string folder = database.folder() + "/migrations";
    Migrating() {
        std::filesystem::create_directory(folder);
        if (c->postgres()) c->script(roles);                 // those the first migration of the house makes
    }
    static constexpr auto roles = R"sql(do $$ declare name text; begin
        foreach name in array array['page', 'gate', 'write'] loop
          if not exists (select from pg_roles where rolname = name) then execute format('create role %I', name); end if;
        end loop;
      end $$)sql";
    void write(const std::string& name, const std::string& text) { std::ofstream(folder + "/" + name) << text; }
    std::string said_by_reading() {
        try {
            read_migrations(folder);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return {};
    }
    int migrate_with(const std::vector<std::string>& texts) {
        std::vector<Migration> all;
        for (auto& text : texts) all.push_back({static_cast<int>(all.size()) + 1, "made", text});
        return migrate(*c, all, Time{});
    }
    int version() { return db.value<int>(sql("select max(number) from migration")); }
};

static const std::string makes_a = "create table a (n {int} not null) {table};", makes_b = "create table b (n {int} not null) {table};";

TEST_F(Migrating, files_are_read_in_the_order_of_their_numbers) {
    write("0002_b.sql", makes_b);
    write("0001_a.sql", makes_a);
    write("notes.txt", "not one of them");
    auto all = read_migrations(folder);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].name, "0001_a.sql");
    EXPECT_EQ(all[1].text, makes_b);
}

TEST_F(Migrating, a_gap_and_a_double_number_are_refused_by_name) {
    write("0001_a.sql", makes_a);
    write("0003_c.sql", makes_b);
    EXPECT_EQ(said_by_reading(), "migrations are not numbered 1, 2, 3 …: 0003_c.sql");
    write("0002_b.sql", makes_b);
    EXPECT_EQ(said_by_reading(), "");
    write("0003_d.sql", makes_b);
    EXPECT_TRUE(said_by_reading().starts_with("migrations are not numbered 1, 2, 3 …: 0003_"));
}

TEST_F(Migrating, each_is_applied_once) {
    EXPECT_EQ(migrate_with({makes_a}), 1);
    EXPECT_EQ(migrate_with({makes_a}), 0);
    EXPECT_EQ(migrate_with({makes_a, makes_b}), 1);
    EXPECT_EQ(version(), 2);
}

TEST_F(Migrating, one_that_fails_leaves_the_state_before_it) {
    EXPECT_TRUE(world::fault_of([&] { migrate_with({makes_a, makes_b + "insert into nowhere (n) values (1);"}); }));
    EXPECT_EQ(version(), 1);
    EXPECT_EQ(db.value<int>(sql("select count(*) from a")), 0);
    EXPECT_TRUE(world::fault_of([&] { Writer(*c).rows<int>(sql("select n from b")); }));
    EXPECT_EQ(migrate_with({makes_a, makes_b}), 1);
}

TEST_F(Migrating, a_database_newer_than_the_program_is_refused_and_untouched) {
    migrate_with({makes_a, makes_b});
    EXPECT_THROW(migrate_with({makes_a}), std::runtime_error);
    EXPECT_EQ(version(), 2);
}

TEST_F(Migrating, parts_for_one_engine_are_left_out_for_the_other) {
    auto text = "both\n-- sqlite:\nlite\n-- postgres:\npg\n-- both:\nagain\n";
    EXPECT_EQ(for_engine(text, false), "both\nlite\nagain\n");
    EXPECT_EQ(for_engine(text, true), "both\npg\nagain\n");
}

TEST_F(Migrating, words_stand_for_what_differs) {
    EXPECT_EQ(for_engine("a ({id}, {int} {real} {text} {bytes}) {table} {clustered}", false), "a (integer primary key, integer real text blob) strict strict, without rowid\n");
    EXPECT_EQ(for_engine("a ({id}, {int} {real} {text} {bytes}) {table} {clustered}", true), "a (bigint primary key, bigint double precision text bytea)  \n");
    EXPECT_EQ(for_engine("where {may t.a} and {may b} or {now}", false), "where may_read(t.a) and may_read(b) or at_now()\n");
    auto pg = for_engine("{may t.a}", true);
    for (auto part : {"current_setting('j.sight')", "t.a::int"}) EXPECT_NE(pg.find(part), pg.npos) << pg;
}

}
