#include "platform/crypto/hkdf.hpp"
#include "platform/crypto/bytes.hpp"
#include <sodium.h>
#include <stdexcept>

namespace crypto {

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(message), message.size());
    crypto_auth_hmacsha256_final(&state, bytes_of(mac));
    sodium_memzero(&state, sizeof state);
    return mac;
}

std::string hkdf_sha256(std::string_view material, std::string_view salt, std::string_view info, std::size_t length) {
    if (length > 255 * crypto_auth_hmacsha256_BYTES) throw std::invalid_argument("HKDF gives at most 8,160 bytes");
    auto extracted = hmac_sha256(salt, material);
    std::string out, block;
    for (unsigned char counter = 1; out.size() < length; ++counter) {
        block = hmac_sha256(extracted, block.append(info) + static_cast<char>(counter));
        out += block;
    }
    out.resize(length);
    return out;
}

}
