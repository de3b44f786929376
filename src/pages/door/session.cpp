#include "pages/door/door.hpp"

namespace pages {

static constexpr std::size_t mask_bytes = 16;

static std::string masked(std::string_view secret, std::string_view mask) {
    std::string out(mask);
    for (std::size_t i = 0; i < secret.size(); ++i) out += static_cast<char>(secret[i] ^ mask[i % mask.size()]);
    return out;
}

std::string csrf_token(const crypto::Key& key, std::string_view session, Chance& chance) {
    return crypto::base64url(masked(key.of("csrf").mac(session), chance.bytes(mask_bytes)));
}

bool csrf_fits(const crypto::Key& key, std::string_view session, std::string_view token) {
    auto bytes = crypto::from_base64url(token);
    if (bytes.size() <= mask_bytes) return false;
    auto mask = bytes.substr(0, mask_bytes);
    auto secret = masked(std::string_view(bytes).substr(mask_bytes), mask).substr(mask_bytes);
    return crypto::same(secret, key.of("csrf").mac(session));
}

std::string session_cookie(const House& house, std::string_view token, std::chrono::seconds age) {
    auto secure = house.address.starts_with("https:") ? "; Secure" : "";
    return house.cookie + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count()) + secure;
}

void add_security_headers(http::Response& r) {
    r.headers.emplace_back("Content-Security-Policy",
                           "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
                           "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types jejaring");
    r.headers.emplace_back("X-Content-Type-Options", "nosniff");
    r.headers.emplace_back("Referrer-Policy", "same-origin");
    r.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    r.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

}
