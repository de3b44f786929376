// HMAC-SHA-256 (RFC 2104) and the keys derived with it (RFC 5869). Features use crypto::Key (crypto.hpp); this page is for it and its proofs.
#pragma once
#include <string>
#include <string_view>

namespace crypto {

std::string hmac_sha256(std::string_view key, std::string_view message);       // 32 bytes; a key of any length
// At most 255 × 32 bytes, else it throws.
std::string hkdf_sha256(std::string_view material, std::string_view salt, std::string_view info, std::size_t length);

}
