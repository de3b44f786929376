#include "platform/http/framing.hpp"
#include <algorithm>
#include <array>
#include <charconv>

namespace http {

std::optional<std::size_t> end_of_head(std::string_view bytes) {
    for (auto line_end = bytes.find('\n'); line_end != bytes.npos; line_end = bytes.find('\n', line_end + 1)) {
        if (line_end == 0 || bytes[line_end - 1] != '\r') return std::nullopt;
        auto next = bytes.substr(line_end + 1);
        if (next.starts_with(' ') || next.starts_with('\t')) return std::nullopt;
        if (next.starts_with("\r\n")) return line_end + 3;
    }
    return 0;
}

static std::optional<std::uint64_t> plain_number(std::string_view digits) {
    std::uint64_t number = 0;
    auto end = digits.data() + digits.size();
    auto [read_to, error] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || error != std::errc() || read_to != end) return std::nullopt;
    return number;
}

std::optional<Framing> framing(const Head& head, Version version) {
    auto name_of = [](auto& field) { return std::string_view(field.first); };
    auto sent = [&](std::string_view name) { return std::ranges::count(head.headers, name, name_of); };
    auto hosts = sent("host"), lengths = sent("content-length"), encodings = sent("transfer-encoding");
    if (hosts > 1 || (hosts == 0 && version == Version::http_1_1)) return std::nullopt;
    if (lengths + encodings > 1) return std::nullopt;
    if (encodings) {
        if (version == Version::http_1_0 || head.header("transfer-encoding") != "chunked") return std::nullopt;
        return Framing{true, 0};
    }
    if (!lengths) return Framing{};
    auto length = plain_number(head.header("content-length"));
    if (!length) return std::nullopt;
    return Framing{false, *length};
}

}
