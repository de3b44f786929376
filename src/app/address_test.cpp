// The address of a proxy in front, as browsers name it where a form comes from.
#include "app/address.hpp"
#include <gtest/gtest.h>

namespace app {

TEST(Public_addresses, are_written_as_browsers_write_an_origin) {
    EXPECT_EQ(public_address("https://network.example"), "https://network.example");
    EXPECT_EQ(public_address("HTTPS://Network.Example:443"), "https://network.example");
    EXPECT_EQ(public_address("https://network.example:8443"), "https://network.example:8443");
    EXPECT_EQ(public_address("https://xn--bcher-kva.example"), "https://xn--bcher-kva.example");
}

TEST(Public_addresses, are_nothing_else) {
    for (auto* other : {"", "network.example", "http://network.example", "https://", "https://:8443", "https://a/", "https://a/path", "https://a?x", "https://a:", "https://a:0", "https://a:65536", "https://a:8x", "https://me@a", "https://a..b", "https://.a",
                        "https://a b", "https://[::1]", "https://a\r\nX: b", "https://bücher.example"})
        EXPECT_EQ(public_address(other), std::nullopt) << other;
}

}
