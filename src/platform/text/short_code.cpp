// Douglas Crockford, "Base 32" (https://www.crockford.com/base32.html): 32 letters for the value, five more for the check character modulo 37.
#include "platform/text/canonical.hpp"
#include <cstdint>
#include <stdexcept>

namespace text {

static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
static constexpr std::size_t letters = 7;
static constexpr std::size_t bits_of_a_letter = 5;
static constexpr std::uint64_t modulus = 37;

static std::string written(std::uint64_t number) {
    std::string code;
    for (std::size_t i = letters; i-- > 0;) code += alphabet[number >> (bits_of_a_letter * i) & 31];
    code += alphabet[number % modulus];
    return code.insert(4, "-");
}

std::string short_code(std::string_view hash) {
    if (hash.size() < 5) throw std::invalid_argument("a short code needs a hash of 5 bytes or more");
    std::uint64_t number = 0;
    for (char byte : hash.substr(0, 5)) number = number << 8 | static_cast<unsigned char>(byte);
    return written(number >> (8 * 5 - bits_of_a_letter * letters));
}

static char meant(char typed) {
    if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'O') return '0';
    if (typed == 'I' || typed == 'L') return '1';
    return typed;
}

static std::string meant(std::string_view typed) {
    std::string code;
    for (char character : typed)
        if (character != '-' && character != ' ') code += meant(character);
    return code;
}

std::optional<std::string> read_short_code(std::string_view typed) {
    auto code = meant(typed);
    if (code.size() != letters + 1) return std::nullopt;
    std::uint64_t number = 0;
    for (char letter : code.substr(0, letters)) {
        auto value = alphabet.substr(0, 32).find(letter);
        if (value == alphabet.npos) return std::nullopt;
        number = number << bits_of_a_letter | value;
    }
    if (code.back() != alphabet[number % modulus]) return std::nullopt;
    return written(number);
}

}
