// A decision was about a plan, and is about any text since 0007: what stood there before stands there after.
#include "platform/store/migrate.hpp"
#include "tests/world/database.hpp"
#include <gtest/gtest.h>

namespace decisions {

static void put_a_decision_with_a_position(Writer& db) {
    db.exec(sql("insert into circle (id, key, sort, inside, ended) values (1, 'everyone', 'everyone', 0, 0)"));
    db.exec(sql("insert into seat (id, key, role, member, office, held) values (2, 'a', 'board_member', 'A', 1, 0)"));
    db.exec(sql("insert into audience (id, circles, size) values (3, '1', 1)"));
    db.exec(sql("insert into revision (id, item, body, author, seat, salt, hash, code, minted) values (4, 5, {}, 0, 2, {}, {}, 'AAAA-AAAA', 0)", store::Bytes{"b"}, store::Bytes{"s"}, store::Bytes{"h"}));
    for (int id : {5, 6})
        db.exec(sql("insert into item (id, kind, owner, within, version, created, working, revision, narrowed, released, shown, released_at, sample) values ({}, 5, 1, 0, 1, 0, 3, 4, 0, 0, 0, 0, 0)", id));
    db.exec(sql("insert into plan (item, year) values (5, 2027)"));
    db.exec(sql("insert into decision (item, plan, hash, until, number) values (6, 5, {}, 99, 1)", store::Bytes{"h"}));
    db.exec(sql("insert into position (decision, member, kind, body, seat, given, own, chair, board) values (6, 'A', 'objection', {}, 2, 98, 3, 3, 3)", store::Bytes{"w"}));
}

TEST(Decisions_of_before, keep_their_text_number_and_positions) {
    world::Database database;
    auto connection = store::open(database.address(), store::Use::migrate);
    auto all = store::read_migrations(std::string(JEJARING_SOURCE) + "/migrations");
    auto before = all;
    std::erase_if(before, [](auto& migration) { return migration.number >= 7; });
    store::migrate(*connection, before, Time{});
    Writer db(*connection);
    put_a_decision_with_a_position(db);
    store::migrate(*connection, all, Time{});
    struct Kept { std::int64_t about, until, number; };
    auto kept = db.value<Kept>(sql("select about, until, number from decision where item = 6"));
    EXPECT_EQ(kept.about, 5);
    EXPECT_EQ(kept.until, 99);
    EXPECT_EQ(kept.number, 1);
    EXPECT_EQ(db.value<std::string>(sql("select position.kind from position join decision on decision.item = position.decision where position.given = 98")), "objection");
    EXPECT_ANY_THROW(db.exec(sql("insert into position (decision, member, kind, body, seat, given, own, chair, board) values (7, 'A', 'objection', {}, 2, 98, 3, 3, 3)", store::Bytes{"w"})));
}

}
