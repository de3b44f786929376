#include "platform/text/canonical.hpp"
#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace text {

std::string_view Content::of(std::string_view name) const {
    auto field = find(name);
    return field ? std::string_view(field->value) : std::string_view();
}

const Field* Content::find(std::string_view name) const {
    auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

void Content::set(std::string_view name, std::string_view value, std::string_view lang) {
    Field field{std::string(name), std::string(lang), std::string(value)};
    auto found = std::ranges::find(fields, name, &Field::name);
    if (found == fields.end()) fields.push_back(std::move(field));
    else *found = std::move(field);
}

// The version of the form is one byte. Each field is its name, its language and its value; each of these stands after its length in bytes,
// four bytes with the highest first. There is one way to write a length, so there is one way to write a content.
static constexpr char version = 1;
static constexpr std::size_t length_bytes = 4;

static void put(std::string& bytes, std::string_view part) {
    if (part.size() > UINT32_MAX) throw std::length_error("a field of a revision is longer than 4 GiB");
    for (std::size_t i = length_bytes; i-- > 0;) bytes += static_cast<char>(part.size() >> (8 * i) & 0xff);
    bytes += part;
}

std::string canonical_bytes(const Content& content) {
    std::string bytes(1, version);
    for (auto& field : content.fields) {
        put(bytes, field.name);
        put(bytes, field.lang);
        put(bytes, field.value);
    }
    return bytes;
}

static std::optional<std::string> take(std::string_view& rest) {
    if (rest.size() < length_bytes) return std::nullopt;
    std::size_t length = 0;
    for (char byte : rest.substr(0, length_bytes)) length = length << 8 | static_cast<unsigned char>(byte);
    rest.remove_prefix(length_bytes);
    if (rest.size() < length) return std::nullopt;
    std::string part(rest.substr(0, length));
    rest.remove_prefix(length);
    return part;
}

static std::optional<Field> take_field(std::string_view& rest) {
    auto name = take(rest);
    if (!name) return std::nullopt;
    auto lang = take(rest);
    if (!lang) return std::nullopt;
    auto value = take(rest);
    if (!value) return std::nullopt;
    return Field{std::move(*name), std::move(*lang), std::move(*value)};
}

std::optional<Content> read_canonical(std::string_view bytes) {
    if (bytes.empty() || bytes[0] != version) return std::nullopt;
    Content content;
    for (auto rest = bytes.substr(1); !rest.empty();) {
        auto field = take_field(rest);
        if (!field) return std::nullopt;
        content.fields.push_back(std::move(*field));
    }
    return content;
}

}
