// Ids: random 63-bit numbers inside, thirteen letters outside. An id is no number: nobody adds, orders or guesses it.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Crockford's base 32 in lower case, thirteen characters, exactly as written: `0` is no `o`, and nothing else is read as an id.
std::string id_text(std::int64_t id);
std::optional<std::int64_t> id_number(std::string_view text);

template <class Tag> struct Id {
    std::int64_t n = 0;
    explicit operator bool() const { return n != 0; }
    std::string text() const { return id_text(n); }
    static std::optional<Id> read(std::string_view text) {
        auto number = id_number(text);
        if (!number) return std::nullopt;
        return Id{*number};
    }
    friend auto operator<=>(const Id&, const Id&) = default;
};
using ItemId = Id<struct ItemTag>;
using PersonId = Id<struct PersonTag>;
using CircleId = Id<struct CircleTag>;
using SeatId = Id<struct SeatTag>;
using AudienceId = Id<struct AudienceTag>;
using RevisionId = Id<struct RevisionTag>;
using ActId = Id<struct ActTag>;
