#include "pages/door/door.hpp"
#include "platform/http/form.hpp"
#include <arpa/inet.h>

namespace pages {

static constexpr std::size_t mask_bytes = 16;

static std::string masked(std::string_view secret, std::string_view mask) {
    std::string out(mask);
    for (std::size_t i = 0; i < secret.size(); ++i) out += static_cast<char>(secret[i] ^ mask[i % mask.size()]);
    return out;
}

static constexpr std::size_t half_of_token = 16;

// A form's token has two halves: one follows from the session, the other from the account, and is zeros where nobody was signed in.
static std::string of_session(const crypto::Key& key, std::string_view session) { return key.of("csrf").mac(session).substr(0, half_of_token); }
static std::string of_account(const crypto::Key& key, PersonId person) { return person ? key.of("account of a form").mac(person.text()).substr(0, half_of_token) : std::string(half_of_token, '\0'); }

std::string csrf_token(const crypto::Key& key, std::string_view session, PersonId person, Chance& chance) {
    return crypto::base64url(masked(of_session(key, session) + of_account(key, person), chance.bytes(mask_bytes)));
}

static std::string unmasked(std::string_view token) {
    auto bytes = crypto::from_base64url(token);
    if (bytes.size() != mask_bytes + 2 * half_of_token) return {};
    return masked(std::string_view(bytes).substr(mask_bytes), std::string_view(bytes).substr(0, mask_bytes)).substr(mask_bytes);
}

bool csrf_fits(const crypto::Key& key, std::string_view session, std::string_view token) {
    auto halves = unmasked(token);
    return !halves.empty() && crypto::same(std::string_view(halves).substr(0, half_of_token), of_session(key, session));
}

bool is_of_another(const crypto::Key& key, PersonId person, std::string_view token) {
    auto halves = unmasked(token);
    if (halves.empty()) return false;
    auto made_for = std::string_view(halves).substr(half_of_token);
    return made_for != of_account(key, {}) && !crypto::same(made_for, of_account(key, person));
}

static std::string mark_of(const crypto::Key& key, std::string_view half) { return key.of("session mark").mac(half).substr(0, half_of_token); }

std::string session_token(const crypto::Key& key, std::string_view seed) {
    auto half = key.of("session").mac(seed).substr(0, half_of_token);
    return crypto::base64url(half + mark_of(key, half));
}

std::string ended_session(const crypto::Key& key, std::string_view session) { return session_token(key, "ended\n" + std::string(session)); }

bool is_token_of_ours(const crypto::Key& key, std::string_view token) {
    auto bytes = crypto::from_base64url(token);
    return bytes.size() == 2 * half_of_token && crypto::same(bytes.substr(half_of_token), mark_of(key, bytes.substr(0, half_of_token)));
}

static bool is_https(const std::string& address) { return address.starts_with("https:"); }

static std::string of_this_host(const std::string& address, std::string_view name) { return (is_https(address) ? "__Host-" : "") + std::string(name); }

std::string session_cookie_name(const std::string& address) {
    return of_this_host(address, "jejaring") + (is_https(address) ? std::string() : address.substr(address.rfind(':') + 1));
}

static std::string set_cookie(const House& house, const std::string& name, std::string_view value, std::chrono::seconds age) {
    auto secure = is_https(house.address) ? "; Secure" : "";
    return name + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count()) + secure;
}

std::string cookie(const House& house, std::string_view name, std::string_view value, std::chrono::seconds age) { return set_cookie(house, of_this_host(house.address, name), value, age); }

std::string_view kept_cookie(const House& house, const http::Head& head, std::string_view name) { return http::cookie(head, of_this_host(house.address, name)); }

std::string session_cookie(const House& house, std::string_view token) { return set_cookie(house, house.cookie, token, session_age + ended_session_is_known); }

static std::string_view last_forwarded_for(const http::Head& head) {
    std::string_view last;
    for (auto& [name, value] : head.headers)
        if (name == "x-forwarded-for") last = value;
    last.remove_prefix(last.rfind(',') + 1);
    last.remove_prefix(std::min(last.find_first_not_of(' '), last.size()));
    return last;
}

std::string asker_of(const House& house, const http::Head& head) {
    static constexpr std::size_t network_bytes = 8;
    std::string address(is_https(house.address) ? last_forwarded_for(head) : std::string_view());
    if (address.empty()) address = head.remote;
    in6_addr sixteen{};
    if (::inet_pton(AF_INET6, address.c_str(), &sixteen) != 1) return address.substr(0, INET6_ADDRSTRLEN);
    return {reinterpret_cast<const char*>(&sixteen), network_bytes};
}

http::Pairs security_headers(const House& house) {
    http::Pairs all{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
         "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types jejaring"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    if (is_https(house.address)) all.emplace_back("Strict-Transport-Security", "max-age=31536000");
    return all;
}

void add_security_headers(const House& house, http::Response& response) {
    std::ranges::move(security_headers(house), std::back_inserter(response.headers));
}

}
