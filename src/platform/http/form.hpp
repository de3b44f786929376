// What a browser sends in queries, forms and cookies, taken apart strictly: bad escapes, NUL and invalid UTF-8 are refused, never repaired.
// (RFC 3986; HTML, "URL-encoded form data"; RFC 6265.)
#pragma once
#include "platform/http/http.hpp"

namespace http {

inline constexpr std::size_t most_pairs = 64;     // of one form or query: no form here has a quarter of that
bool has_too_many_pairs(std::string_view urlencoded);
// Names and values decoded, in their order; nothing where an escape is broken, a text is not well formed, or there are too many. Control characters are
// left to the reader of the form, who can say in which field they stand.
std::optional<Pairs> read_form(std::string_view urlencoded);
std::optional<std::string> decode_path_part(std::string_view);
std::string encode(std::string_view);             // every byte but A-Z a-z 0-9 - . _ ~ as %XX
std::string_view cookie(const Head&, std::string_view name);       // "" where absent or sent twice
// Of "Text/HTML; charset=utf-8": is it this type, whatever is said beside it? RFC 9110, 8.3.1
bool is_of_type(std::string_view content_type, std::string_view type);
// Of "gzip;q=0.5, br": is this coding taken? RFC 9110, 12.5.3
bool accepts(std::string_view accept_encoding, std::string_view coding);

}
