#include "platform/crypto/crypto.hpp"
#include "platform/crypto/bytes.hpp"
#include "platform/crypto/hkdf.hpp"
#include <sodium.h>
#include <stdexcept>

namespace crypto {

static constexpr std::size_t key_bytes = 32;
static constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium did not start: the system gives no randomness");
}

std::string sha256(std::string_view text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(hash), bytes_of(text), text.size());
    return hash;
}

std::string random(std::size_t bytes) {
    std::string out(bytes, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

bool same(std::string_view a, std::string_view b) { return a.size() == b.size() && sodium_memcmp(bytes_of(a), bytes_of(b), a.size()) == 0; }

std::string hex(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');                // libsodium writes a NUL at the end
    sodium_bin2hex(out.data(), out.size(), bytes_of(bytes), bytes.size());
    out.pop_back();
    return out;
}

std::string from_hex(std::string_view text) {
    std::string out(text.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    bool read = sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &length, &end) == 0;
    return read && length == out.size() && end == text.data() + text.size() ? out : std::string();
}

std::string base64url(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), encoding), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), encoding);
    out.pop_back();
    return out;
}

std::string from_base64url(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(bytes_of(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr, encoding) != 0) return {};
    out.resize(length);
    return out;
}

std::string salted(std::string_view salt, std::string_view bytes) {
    if (salt.size() != 16) throw std::invalid_argument("a salt has 16 bytes");
    return sha256(std::string(salt).append(bytes));
}

Key::Key(std::string root) : bytes(std::move(root)) {
    if (bytes.size() != key_bytes) throw std::invalid_argument("a key has 32 bytes");
}

Key Key::of(std::string_view purpose) const { return Key(hkdf_sha256(bytes, {}, purpose, key_bytes)); }
std::string Key::mac(std::string_view text) const { return hmac_sha256(bytes, text); }
std::string Key::sign(std::string_view value) const { return base64url(value) + "." + base64url(mac(value)); }

bool Key::open(std::string_view signed_value, std::string& value) const {
    value.clear();
    auto dot = signed_value.find('.');
    if (dot == signed_value.npos) return false;
    auto written = signed_value.substr(0, dot);
    auto claimed = from_base64url(written);
    if (base64url(claimed) != written) return false;            // what is no base64url reads as ""
    if (!same(from_base64url(signed_value.substr(dot + 1)), mac(claimed))) return false;
    value = std::move(claimed);
    return true;
}

}
