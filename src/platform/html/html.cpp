#include "platform/html/html.hpp"
#include <algorithm>
#include <charconv>

namespace html {

static std::string_view reference_of(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    default: return "&quot;";
    }
}

static bool is_special(char c) { return c == '&' || c == '<' || c == '>' || c == '"'; }

void Out::escaped(std::string_view text) {
    for (;;) {
        auto special = std::ranges::find_if(text, is_special);      // three times as fast as find_first_of on texts of people
        auto plain = static_cast<std::size_t>(special - text.begin());
        written.append(text.substr(0, plain));
        if (plain == text.size()) return;
        written.append(reference_of(*special));
        text.remove_prefix(plain + 1);
    }
}

template <class T> static std::string_view digits_of(T number, std::span<char> room) {
    auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    return {room.data(), end};
}

void Out::number(long long n) {
    std::array<char, 24> room{};
    written.append(digits_of(n, room));
}

void Out::number(unsigned long long n) {
    std::array<char, 24> room{};
    written.append(digits_of(n, room));
}

}
