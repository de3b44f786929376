#include "platform/store/copy.hpp"
#include "tests/world/database.hpp"
#include <fstream>
#include <gtest/gtest.h>

namespace store {

// What this process holds for itself, in KB; pages of a file it looks into do not count.
static std::int64_t held() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:")) return std::atoll(line.c_str() + line.find_first_of("0123456789"));
    return 0;
}

struct Measured : std::streambuf {
    std::int64_t at_first = held(), most = at_first, lines = 0;
    std::streamsize xsputn(const char*, std::streamsize n) override {
        if (++lines % 1000 == 0) most = std::max(most, held());
        return n;
    }
};

TEST(Copies, need_no_more_memory_where_a_table_is_larger) {
    world::Database database;
    auto c = open(database.address(), Use::migrate);
    migrate(*c, {{1, "made", "create table thing (id {id}, body {bytes} not null) {table};"}}, Time{});
    c->script(c->postgres() ? "insert into thing (id, body) select n, decode(repeat('ab', 8000), 'hex') from generate_series(1, 20000) as n"
                            : "insert into thing (id, body) with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select i, zeroblob(8000) from n");
    Measured measured;
    std::ostream out(&measured);
    EXPECT_EQ(write_copy(*c, out).rows, 20000);
    EXPECT_GT(measured.lines, 20000);
    EXPECT_LT(measured.most - measured.at_first, 40'000) << "KB more, of 160,000 in the table";
}

}
