#include "base/id.hpp"

static constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
static constexpr std::size_t length = 13;

std::string id_text(std::int64_t id) {
    std::string text(length, '0');
    auto rest = static_cast<std::uint64_t>(id);
    for (std::size_t i = length; i-- > 0; rest >>= 5) text[i] = letters[rest & 31];
    return text;
}

std::optional<std::int64_t> id_number(std::string_view text) {
    if (text.size() != length) return std::nullopt;
    if (text[0] > '7') return std::nullopt;  // more than 63 bits
    std::uint64_t number = 0;
    for (char letter : text) {
        auto value = letters.find(letter);
        if (value == letters.npos) return std::nullopt;
        number = number << 5 | value;
    }
    if (number == 0) return std::nullopt;
    return static_cast<std::int64_t>(number);
}
