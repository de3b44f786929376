#include "platform/http/form.hpp"
#include "platform/http/http.hpp"
#include <algorithm>

namespace http {

std::string_view Head::header(std::string_view lower_case_name) const {
    for (auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

// A browser sends one Cookie field, a proxy may split it (RFC 6265, 5.4; RFC 9113, 8.2.3). A name sent twice was planted by somebody,
// so it counts as absent.
std::string_view cookie(const Head& head, std::string_view name) {
    std::optional<std::string_view> found;
    for (auto& [field, value] : head.headers) {
        if (field != "cookie") continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
            pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
            auto equals = pair.find('=');
            if (equals == pair.npos || pair.substr(0, equals) != name) continue;
            if (found) return {};
            found = pair.substr(equals + 1);
        }
    }
    return found.value_or(std::string_view());
}

std::string_view reason(int status) {
    switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";        // RFC 6585, as 429 and 431
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    default: return {};
    }
}

}
