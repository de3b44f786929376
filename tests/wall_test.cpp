// A page can name the seen_ views and nothing else, on a network full of things.
#include "app/network.hpp"
#include "fixtures/fixtures.hpp"
#include "tests/world/faults.hpp"
#include "tests/world/ground.hpp"

namespace world {

using store::Fault;

// A demonstration, filled once for all tests here, which only read it.
class Sample {
    Database database;
    app::Place place = app::place_at(database.folder() + "/sample", database.address());

    static app::Place prepared(const app::Place& place) {
        app::make_folder(place.data);
        app::prepare(place, true, app::system_time());
        return place;
    }

public:
    app::Network network{prepared(place), "http://localhost:8080", app::system_time};
    Sample() { fixtures::fill(network); }
    const std::string& address() const { return database.address(); }
    static Sample& filled() {
        static Sample sample;
        return sample;
    }
};

class Wall : public ::testing::Test {
protected:
    std::unique_ptr<store::Connection> connection = store::open(Sample::filled().address(), store::Use::page);
    std::unique_ptr<store::Connection> owner = store::open(Sample::filled().address(), store::Use::migrate);
    Actors actors;
    Time now = app::system_time();

    // Asked by a visitor's page; what the wall says to it.
    std::optional<Fault> refused(const std::string& text) {
        PageReader db(*connection, actors, [](Reader&) { return PersonId{}; }, now);
        return fault_of([&] { db.rows<std::optional<std::string>>(store::Sql{text, {}}); });
    }
    template <class T> T seen(const std::string& text) {
        PageReader db(*connection, actors, [](Reader&) { return PersonId{}; }, now);
        db.ask("\"a\"");
        return db.value<T>(store::Sql{text, {}});
    }
    std::vector<std::string> tables() {
        auto names = on_postgres() ? sql("select tablename::text from pg_tables where schemaname = 'public' order by 1") : sql("select name from sqlite_master where type = 'table' order by name");
        return Writer(*owner).rows<std::string>(names);
    }
    std::vector<std::string> views() {
        auto names = on_postgres() ? sql("select viewname::text from pg_views where schemaname = 'public' order by 1") : sql("select name from sqlite_master where type = 'view' order by name");
        return Writer(*owner).rows<std::string>(names);
    }
    // The same text is sound: whoever may look at the table gets an answer.
    bool is_sound(const std::string& text) {
        owner->begin(false);
        auto fault = fault_of([&] { Writer(*owner).rows<std::optional<std::string>>(store::Sql{text, {}}); });
        owner->rollback();
        return !fault;
    }
};

static std::vector<std::string> questions_about(const std::string& table) {
    auto t = "\"" + table + "\"";
    return {
        "select 'a' from " + t,
        "select cast(count(*) as text) from " + t,
        "select max('a') from " + t,
        "select 'a' where exists (select 1 from " + t + ")",
        "select 'a' where not exists (select from_here.* from " + t + " as from_here)",
        "select seen_circle.key from seen_circle join " + t + " on true",
        "select seen_circle.key from seen_circle left join " + t + " on true",
        "select key from seen_circle where 1 in (select 1 from " + t + ")",
        "select key from seen_circle order by (select count(*) from " + t + ")",
        "select key from seen_circle group by key having (select count(*) from " + t + ") >= 0",
        "select cast((select count(*) from " + t + ") as text)",
        "select case when exists (select 1 from " + t + ") then 'a' else 'b' end",
        "with other as (select 1 from " + t + ") select 'a' from other",
        "with other as materialized (select 1 from " + t + ") select cast(count(*) as text) from other",
        "with recursive other(n) as (select 1 union select 1 from " + t + ") select cast(n as text) from other",
        "select key from seen_circle union all select 'a' from " + t,
        "select key from seen_circle except select 'a' from " + t,
        "select distinct 'a' from " + t + " as seen_circle",
        "select 'a' from (select 1 from " + t + ") as seen_item",
    };
}

TEST_F(Wall, no_question_reaches_a_base_table) {
    auto all = tables();
    ASSERT_GT(all.size(), 30u);
    if (!on_postgres()) seen<int>("select count(*) from seen_found");         // before its first use the index is refused for another reason: it cannot be opened
    for (auto& table : all)
        for (auto& text : questions_about(table)) {
            EXPECT_EQ(refused(text), Fault::not_allowed) << text;
            EXPECT_TRUE(is_sound(text) || table.starts_with("search")) << text;
        }
}

TEST_F(Wall, the_catalogue_and_the_rowid_are_no_way_around) {
    if (on_postgres()) {
        EXPECT_EQ(refused("select 'a' from public.item"), Fault::not_allowed);
        EXPECT_EQ(refused("select cast(item as text) from item"), Fault::not_allowed);
        return;
    }
    for (auto text : {"select name from sqlite_master", "select name from sqlite_schema", "select name from pragma_table_info('item')", "select cast(rowid as text) from item", "select 'a' from main.item",
                      "select cast(pgno as text) from sqlite_dbpage", "select cast(load_extension('a') as text)", "select cast(count(*) as text) from search('a')"})
        EXPECT_TRUE(refused(text)) << text;
}

TEST_F(Wall, a_cte_may_not_take_the_name_of_a_view) {
    for (std::string name : {"seen_item", "SEEN_ITEM", "Seen_Working", "\"seen_item\"", "`seen_item`", "[seen_item]", "\"SEEN_item\"", "seen_circle"})
        for (std::string as : {" as (", " AS (", "as(", "(n) as (", " (n) as (", "\n as\n(", " as materialized (", " as not materialized (", "\tas\tmaterialized("}) {
            auto text = "with " + name + as + "select 1 from item) select 'a' from " + name;
            EXPECT_EQ(refused(text), Fault::not_allowed) << text;
            EXPECT_EQ(refused("with a as (select 1), " + name + as + "select 1 from item) select 'a' from " + name), Fault::not_allowed) << text;
        }
}

TEST_F(Wall, a_page_only_asks) {
    for (auto& table : tables())
        for (std::string text : {"insert into " + table + " select * from " + table, "delete from " + table, "update " + table + " set id = 1", "drop table " + table, "create table other as select 1 from " + table,
                                 "create view seen_other as select 1 from " + table, "create temp view seen_other as select 1 from " + table, "explain select 1 from " + table})
            EXPECT_EQ(refused(text), Fault::not_allowed) << text;
    for (auto text : {"reset role", "set role gate", "set local role postgres", "set session authorization default", "begin", "commit", "rollback", "savepoint a", "vacuum", "pragma query_only = off", "attach database 'a' as b",
                      "values (1)", "table item", "copy item to stdout", "do $$ begin end $$", "call a()", "", ";"})
        EXPECT_EQ(refused(text), Fault::not_allowed) << text;
    EXPECT_TRUE(refused("with gone as (delete from item returning 'a') select 'a' from gone"));
    EXPECT_TRUE(refused("with gone as (delete from item returning id) select 'a'"));
}

TEST_F(Wall, a_page_holds_no_comment_and_does_not_say_who_it_is) {
    for (auto text : {"select key from seen_circle -- all", "select key /* all */ from seen_circle", "with seen_item/**/as (select 1) select 'a' from seen_item", "select set_config('role', 'gate', true)",
                      "select SET_CONFIG('j.sight', '111', true)", "select \"set_config\"('j.sight', '111', true)", "select pg_catalog.set_config('j.sight', '111', true)"})
        EXPECT_EQ(refused(text), Fault::not_allowed) << text;
}

TEST_F(Wall, every_view_answers_even_where_no_column_is_used) {
    auto all = views();
    ASSERT_GT(all.size(), 20u);
    for (auto& view : all) {
        EXPECT_TRUE(view.starts_with("seen_")) << view;
        for (std::string what : {"count(*)", "max(1)", "cast(coalesce(sum(1), 0) as bigint)"}) EXPECT_NO_THROW(seen<std::int64_t>("select " + what + " from " + view)) << view;
        EXPECT_NO_THROW(seen<std::int64_t>("select 1 from " + view + " limit 1")) << view;
        EXPECT_NO_THROW(seen<std::int64_t>("select 1 where exists (select 1 from " + view + ")")) << view;
    }
}

TEST_F(Wall, a_visitor_finds_nobody_and_nothing_of_the_offices) {
    for (auto view : {"seen_person", "seen_term", "seen_working", "seen_revision", "seen_draft", "seen_notice", "seen_position", "seen_country_state"})
        EXPECT_EQ(seen<int>("select count(*) from " + std::string(view)), 0) << view;
    for (std::string view : {"seen_country_update", "seen_answer"}) EXPECT_EQ(seen<int>("select count(*) from " + view + " where item not in (select id from seen_released)"), 0) << view;
}

TEST_F(Wall, a_visitor_reads_exactly_what_is_shared_with_everyone) {
    auto everyones = sql("select count(distinct item) from reading_right where side = 1 and audience in (select id from audience where circles = '1')");
    auto all = Writer(*owner).value<int>(everyones);
    EXPECT_GT(all, 0);
    EXPECT_LT(all, Writer(*owner).value<int>(sql("select count(*) from item")));
    EXPECT_EQ(seen<int>("select count(*) from seen_released"), all);
    EXPECT_EQ(seen<int>("select count(*) from seen_act where not exists (select 1 from seen_released where seen_released.id = seen_act.item)"), 0);
    EXPECT_EQ(seen<int>("select count(*) from seen_link where not exists (select 1 from seen_released where seen_released.id = seen_link.to_item)"), 0);
}

TEST_F(Wall, a_page_that_asks_too_long_is_stopped) {
    EXPECT_EQ(refused("with recursive n(i) as (select 1 union all select i + 1 from n) select 'a' from n where i < 0"), Fault::slow);
    EXPECT_GT(seen<int>("select count(*) from seen_circle"), 0);
}

TEST_F(Wall, the_end_of_a_page_ends_its_sight) {
    auto sari = Writer(*owner).value<PersonId>(sql("select term.person from term join seat on seat.id = term.seat where seat.key = 'contact_point.ID'"));
    auto count = sql("select count(*) from seen_working");
    EXPECT_GT(PageReader(*connection, actors, [&](Reader&) { return sari; }, now).value<int>(count), 0);
    EXPECT_EQ(seen<int>("select count(*) from seen_working"), 0);
    EXPECT_EQ(refused("select 'a' from item"), Fault::not_allowed);
}

}
