#include "app/address.hpp"
#include <algorithm>
#include <charconv>

namespace app {

static std::string lower_case(std::string_view s) {
    std::string out(s);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Letters, digits, dashes, with dots between (RFC 1123, 2.1); other scripts as xn--….
static bool is_host(std::string_view host) {
    bool plain = host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == host.npos;
    return plain && !host.empty() && host.size() <= 253 && !host.starts_with('.') && !host.ends_with('.') && host.find("..") == host.npos;
}

static std::optional<std::uint16_t> port_in(std::string_view digits) {
    std::uint16_t port = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port == 0) return std::nullopt;
    return port;
}

std::optional<std::string> public_address(std::string_view given) {
    static constexpr std::string_view scheme = "https://";
    static constexpr std::uint16_t usual = 443;
    auto address = lower_case(given);
    if (!address.starts_with(scheme)) return std::nullopt;
    auto rest = std::string_view(address).substr(scheme.size());
    auto host = rest.substr(0, rest.find(':'));
    if (!is_host(host)) return std::nullopt;
    auto origin = std::string(scheme) + std::string(host);
    if (host.size() == rest.size()) return origin;
    auto port = port_in(rest.substr(host.size() + 1));
    if (!port) return std::nullopt;
    return *port == usual ? origin : origin + ":" + std::to_string(*port);
}

}
