#include "platform/http/form.hpp"
#include "platform/text/text.hpp"
#include <algorithm>
#include <array>
#include <charconv>

namespace http {
namespace {

std::optional<char> escaped_byte(std::string_view two_digits) {
    unsigned char byte = 0;
    auto end = two_digits.data() + two_digits.size();
    if (two_digits.size() != 2 || std::from_chars(two_digits.data(), end, byte, 16).ptr != end) return std::nullopt;
    return static_cast<char>(byte);
}

enum class Plus { itself, blank };

std::optional<std::string> decode(std::string_view from, Plus plus) {
    std::string out;
    out.reserve(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] == '%') {
            auto byte = escaped_byte(from.substr(i + 1, 2));
            if (!byte) return std::nullopt;
            out += *byte;
            i += 2;
        } else {
            out += from[i] == '+' && plus == Plus::blank ? ' ' : from[i];
        }
    }
    if (!text::well_formed(out)) return std::nullopt;
    return out;
}

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_token(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// The first piece up to the separator, which is cut from the rest.
std::string_view cut_piece(std::string_view& rest, char separator) {
    auto piece = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    return trimmed(piece);
}

// "q=0", "q=0.000": not acceptable. All other weights say only in which order, and the house has one coding to offer.
bool refused_by_weight(std::string_view parameters) {
    while (!parameters.empty()) {
        auto parameter = cut_piece(parameters, ';');
        if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
        return parameter.substr(2).find_first_not_of("0.") == parameter.npos;
    }
    return false;
}

}

bool has_too_many_pairs(std::string_view urlencoded) { return static_cast<std::size_t>(std::ranges::count(urlencoded, '&')) >= most_pairs; }

std::optional<Pairs> read_form(std::string_view urlencoded) {
    if (has_too_many_pairs(urlencoded)) return std::nullopt;
    Pairs pairs;
    while (!urlencoded.empty()) {
        auto piece = urlencoded.substr(0, urlencoded.find('&'));
        urlencoded.remove_prefix(std::min(piece.size() + 1, urlencoded.size()));
        if (piece.empty()) continue;
        auto equals = std::min(piece.find('='), piece.size());
        auto name = decode(piece.substr(0, equals), Plus::blank);
        auto value = decode(piece.substr(std::min(equals + 1, piece.size())), Plus::blank);
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::optional<std::string> decode_path_part(std::string_view part) {
    auto decoded = decode(part, Plus::itself);
    if (!decoded || !text::sound(*decoded)) return std::nullopt;
    return decoded;
}

std::string encode(std::string_view from) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view as_they_are = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (char c : from) {
        if (as_they_are.find(c) != as_they_are.npos) {
            out += c;
            continue;
        }
        auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

bool is_of_type(std::string_view content_type, std::string_view type) { return same_token(cut_piece(content_type, ';'), type); }

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    bool any = false;
    while (!accept_encoding.empty()) {
        auto parameters = cut_piece(accept_encoding, ',');
        auto named = cut_piece(parameters, ';');
        if (same_token(named, coding)) return !refused_by_weight(parameters);
        if (named == "*") any = !refused_by_weight(parameters);
    }
    return any;
}

}
