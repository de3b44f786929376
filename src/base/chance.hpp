// Chance is passed in: a request draws one seed, and a closure that runs again draws the same ids and salts from it.
#pragma once
#include "base/id.hpp"
#include <array>
#include <string>

class Chance {
    std::array<unsigned char, 32> seed{};
    std::uint64_t drawn = 0;

public:
    Chance() = default;
    static Chance fresh();               // from the system's generator
    static Chance of(std::uint64_t n);   // for tests: the same n, the same draws
    Chance split();                      // another that draws independently: for a closure that may run twice
    std::string bytes(std::size_t n);
    std::int64_t number();               // 63 random bits, never 0: an id
    template <class Tag> void draw(Id<Tag>& id) { id.n = number(); }
};
