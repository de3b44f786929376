#include "platform/crypto/crypto.hpp"
#include "platform/crypto/hkdf.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

using namespace crypto;
using namespace std::string_literals;

static std::string bytes(char first, char last) {
    std::string out;
    for (int byte = static_cast<unsigned char>(first); byte <= static_cast<unsigned char>(last); ++byte) out += static_cast<char>(byte);
    return out;
}

static Key key() { return Key(std::string(32, 'k')); }

TEST(Sha256, gives_the_examples_of_fips_180) {
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Salted, is_the_hash_over_the_salt_and_then_the_bytes) {
    EXPECT_EQ(salted("0123456789abcdef", "text"), sha256("0123456789abcdeftext"));
    EXPECT_THROW(salted("short", "text"), std::invalid_argument) << "a shorter salt could be moved into the bytes";
}

TEST(Hmac, gives_the_examples_of_rfc_4231) {
    EXPECT_EQ(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hkdf, gives_the_examples_of_rfc_5869) {
    std::string material(22, '\x0b');
    EXPECT_EQ(hex(hkdf_sha256(material, bytes(0x00, 0x0c), bytes('\xf0', '\xf9'), 42)),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    EXPECT_EQ(hex(hkdf_sha256(bytes(0x00, 0x4f), bytes(0x60, '\xaf'), bytes('\xb0', '\xff'), 82)),
              "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
              "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    EXPECT_EQ(hex(hkdf_sha256(material, "", "", 42)), "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    EXPECT_EQ(hkdf_sha256(material, "", "", 8160).size(), 8160u);
    EXPECT_THROW(hkdf_sha256(material, "", "", 8161), std::invalid_argument);
}

TEST(Key, has_32_bytes) {
    EXPECT_THROW(Key("short"), std::invalid_argument);
    EXPECT_THROW(Key(std::string(33, 'k')), std::invalid_argument);
}

TEST(Key, is_derived_for_a_purpose_by_hkdf) {
    auto derived = hkdf_sha256(std::string(32, 'k'), "", "cookies", 32);
    EXPECT_EQ(key().of("cookies").mac("text"), hmac_sha256(derived, "text"));
    EXPECT_NE(key().of("cookies").mac("text"), key().of("links").mac("text"));
    EXPECT_NE(key().of("cookies").mac("text"), key().mac("text"));
}

TEST(Signed, is_the_value_and_its_proof) {
    EXPECT_EQ(key().sign("value"), "dmFsdWU." + base64url(hmac_sha256(std::string(32, 'k'), "value")));
}

TEST(Signed, opens_to_the_value) {
    for (auto& value : {"value"s, ""s, "a\0b.c"s, "Đà Nẵng"s}) {
        std::string opened = "before";
        EXPECT_TRUE(key().open(key().sign(value), opened));
        EXPECT_EQ(opened, value);
    }
}

TEST(Signed, does_not_open_with_another_key_or_a_changed_letter) {
    auto sealed = key().sign("value");
    std::string opened = "before";
    EXPECT_FALSE(key().of("links").open(sealed, opened));
    EXPECT_EQ(opened, "");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(key().open(changed, opened)) << changed;
    }
}

TEST(Signed, does_not_open_in_another_writing) {
    auto sealed = key().sign("value"), nothing = key().sign("");
    std::string opened;
    for (auto& text : {""s, "."s, sealed + "=", sealed + ".", sealed + " ", "." + sealed, "dmFsdWU="s + sealed.substr(7), sealed.substr(0, 8),
                       "!" + nothing})
        EXPECT_FALSE(key().open(text, opened)) << text;
}

TEST(Base64url, gives_the_examples_of_rfc_4648_without_padding) {
    EXPECT_EQ(base64url(""), "");
    EXPECT_EQ(base64url("f"), "Zg");
    EXPECT_EQ(base64url("fo"), "Zm8");
    EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
    EXPECT_EQ(from_base64url("-_8"), "\xfb\xff");
}

TEST(Base64url, is_read_in_one_writing_only) {
    for (auto text : {"Zg==", "Zh", "+/8", "Z", "Z g", "Zg\n", "Zm9v!"}) EXPECT_EQ(from_base64url(text), "") << text;
}

TEST(Hex, is_two_small_letters_a_byte) {
    EXPECT_EQ(hex("\x00\xab\x0f"s), "00ab0f");
    EXPECT_EQ(hex(""), "");
}

TEST(Same, is_true_for_equal_bytes_only) {
    EXPECT_TRUE(same("a\0b"s, "a\0b"s));
    EXPECT_TRUE(same({}, ""));
    EXPECT_FALSE(same("a\0b"s, "a\0c"s));
    EXPECT_FALSE(same("a", "ab"));
}

TEST(Random, is_as_long_as_asked_and_never_the_same) {
    start();
    EXPECT_EQ(crypto::random(0).size(), 0u);
    EXPECT_EQ(crypto::random(32).size(), 32u);
    EXPECT_NE(crypto::random(32), crypto::random(32));
}
