// Which engine an address of a database means.
#include "platform/store/store.hpp"
#include <gtest/gtest.h>

namespace store {

TEST(Database_addresses, are_postgres_in_any_way_libpq_reads_them) {
    for (auto* address : {"postgres://a/b", "postgresql:///network", "host=a dbname=b", "user=me host=a", "dbname = network", "  port=5433 host=/run/postgresql", "service=network", "sslmode=verify-full host=a"})
        EXPECT_TRUE(is_postgres(address)) << address;
}

TEST(Database_addresses, are_else_the_path_of_a_file) {
    for (auto* address : {"", "jejaring.db", "/var/lib/jejaring/jejaring.db", "/tmp/host=a", "a folder/jejaring.db", "users=3.db", "host", "user name/file=1"}) EXPECT_FALSE(is_postgres(address)) << address;
}

}
