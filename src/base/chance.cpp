#include "base/chance.hpp"
#include <cstring>
#include <sodium.h>

Chance Chance::fresh() {
    Chance chance;
    randombytes_buf(chance.seed.data(), chance.seed.size());
    return chance;
}

Chance Chance::of(std::uint64_t n) {
    Chance chance;
    std::memcpy(chance.seed.data(), &n, sizeof n);
    return chance;
}

Chance Chance::split() {
    Chance other;
    auto drawn_seed = bytes(other.seed.size());
    std::memcpy(other.seed.data(), drawn_seed.data(), drawn_seed.size());
    return other;
}

std::string Chance::bytes(std::size_t n) {
    std::string out(n, '\0');
    auto here = seed;
    ++drawn;
    for (std::size_t i = 0; i < sizeof drawn; ++i) here[24 + i] ^= static_cast<unsigned char>(drawn >> (8 * i));
    randombytes_buf_deterministic(out.data(), n, here.data());
    return out;
}

std::int64_t Chance::number() {
    for (;;) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, bytes(sizeof bits).data(), sizeof bits);
        if (bits &= INT64_MAX) return static_cast<std::int64_t>(bits);
    }
}
