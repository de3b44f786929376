#include "platform/http/answer.hpp"
#include "platform/http/form.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <libdeflate.h>
#include <sodium.h>
#include <spdlog/fmt/fmt.h>

namespace http {
namespace {

constexpr std::size_t worth_compressing = 1 << 10;

bool without_body(int status) { return status == 204 || status == 304; }

void append_number(std::string& out, std::size_t number) {
    std::array<char, 24> digits{};
    auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_field_text(std::string& out, std::string_view text) {
    for (char c : text)
        if (c != '\r' && c != '\n' && c != '\0') out += c;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    append_field_text(out, name);
    out += ": ";
    append_field_text(out, value);
    out += "\r\n";
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") || type.starts_with("image/svg+xml");
}

std::string* find_field(Response& response, std::string_view name) {
    for (auto& [field, value] : response.headers)
        if (std::ranges::equal(field, name, {}, [](char c) { return c | 0x20; }, [](char c) { return c | 0x20; })) return &value;
    return nullptr;
}

void vary_by_encoding(Response& response) {
    if (auto vary = find_field(response, "vary"))
        *vary += ", Accept-Encoding";
    else
        response.headers.emplace_back("Vary", "Accept-Encoding");
}

struct FreeCompressor { void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); } };

// One compressor a worker: it holds some hundred KB, and two threads cannot share it. Level 1: 13-16 µs for a page of 8.7 KB.
std::string gzipped(std::string_view plain_bytes) {
    thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(1));
    std::string out(plain_bytes.size(), '\0');              // no room for more than it was: then 0 comes back
    if (compressor) out.resize(libdeflate_gzip_compress(compressor.get(), plain_bytes.data(), plain_bytes.size(), out.data(), out.size()));
    return compressor ? out : std::string();
}

}

std::string_view Date::at(std::time_t now) {
    if (now == second) return text;
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                       months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    second = now;
    return text;
}

std::string head_bytes(const Response& response, const Envelope& envelope) {
    std::string out;
    out.reserve(512);
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out += ' ';
    out += reason(response.status);
    out += "\r\n";
    append_field(out, "Date", envelope.date);
    append_field(out, "X-Request-Id", envelope.id);
    if (!without_body(response.status)) {
        if (!response.type.empty()) append_field(out, "Content-Type", response.type);
        out += "Content-Length: ";
        append_number(out, body_bytes(response).size());
        out += "\r\n";
    }
    for (auto& [name, value] : response.headers) append_field(out, name, value);
    if (envelope.persistence == Persistence::close) out += "Connection: close\r\n";
    if (envelope.persistence == Persistence::keep_alive) out += "Connection: keep-alive\r\n";
    out += "\r\n";
    return out;
}

std::string_view body_bytes(const Response& response) {
    if (without_body(response.status)) return {};
    return response.kept ? *response.kept : response.body;
}

void compress(Response& response, std::string_view accept_encoding) {
    bool worth_it = !response.kept && response.body.size() >= worth_compressing && is_text(response.type);
    if (!worth_it || find_field(response, "content-encoding")) return;
    vary_by_encoding(response);                             // also where this client takes none: the next one may
    if (!accepts(accept_encoding, "gzip")) return;
    auto smaller = gzipped(response.body);
    if (smaller.empty()) return;
    response.body = std::move(smaller);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

Response plain(int status, std::string_view words) {
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = words;
    response.body += '\n';
    return response;
}

std::string fresh_id() {
    std::array<unsigned char, 8> bytes{};
    ::randombytes_buf(bytes.data(), bytes.size());
    std::string id(2 * bytes.size() + 1, '\0');
    ::sodium_bin2hex(id.data(), id.size(), bytes.data(), bytes.size());
    id.pop_back();
    return id;
}

}
