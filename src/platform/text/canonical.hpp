// The exact text of a revision, as bytes that can be hashed: version of the form, then each field after its length. Two different contents never
// give the same bytes. The published form is H(salt ‖ canonical bytes); the short code on paper is its first 35 bits and a check character.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace text {

struct Field {
    std::string name;                             // "text", "translation", "kind"
    std::string lang;                             // BCP 47; empty where it is no language ("kind")
    std::string value;                            // canonical (text.hpp)
    friend bool operator==(const Field&, const Field&) = default;
};
struct Content {
    std::vector<Field> fields;                    // in the order of the form; the order counts
    std::string_view of(std::string_view name) const;       // "" where absent
    const Field* find(std::string_view name) const;
    void set(std::string_view name, std::string_view value, std::string_view lang = {});
    friend bool operator==(const Content&, const Content&) = default;
};

std::string canonical_bytes(const Content&);
std::optional<Content> read_canonical(std::string_view bytes);      // nothing where the bytes are not exactly what canonical_bytes gives

// 35 bits as seven letters of Crockford's base 32 and his check character modulo 37: "K7Q4-MR2W". The hash is at least 5 bytes.
std::string short_code(std::string_view hash);
// As typed by a person: any case, with or without the dash or blanks, O for 0, I and L for 1. Nothing where the check character does not fit.
std::optional<std::string> read_short_code(std::string_view typed);

}
