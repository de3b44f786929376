#include "platform/store/store.hpp"
#include <cctype>
#include <cstring>
#include <libpq-fe.h>

namespace store {

static std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    if (lead < 0xe0) return 2;
    return lead < 0xf0 ? 3 : 4;
}

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
static bool well_formed(std::string_view s, std::size_t i, std::size_t n) {
    if (n == 0 || i + n > s.size()) return false;
    for (std::size_t k = 1; k < n; ++k)
        if ((static_cast<unsigned char>(s[i + k]) & 0xc0) != 0x80) return false;
    auto lead = static_cast<unsigned char>(s[i]);
    auto second = n > 1 ? static_cast<unsigned char>(s[i + 1]) : 0x80u;
    bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    bool beyond = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
    return !overlong && !beyond;
}

void check_text(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
        auto n = sequence_length(static_cast<unsigned char>(s[i]));
        if (s[i] == '\0' || !well_formed(s, i, n)) throw Error(Fault::text, "text with NUL or invalid UTF-8");
        i += n;
    }
}

static std::string bare(std::string_view text) {            // lower case, without the quotes that names may stand in
    std::string s;
    for (char ch : text)
        if (!std::strchr("\"`[]", ch)) s += static_cast<char>(std::tolower(static_cast<unsigned char>(ch)));
    return s;
}

// SQLite tells the authorizer the name in the FROM clause, and a CTE called seen_item looks like the view of that name: such a text is refused.
void check_page_text(std::string_view text) {
    auto s = bare(text);
    auto is_word = [&](std::size_t i) { return i < s.size() && (std::isalnum(static_cast<unsigned char>(s[i])) || s[i] == '_'); };
    auto skip_space = [&](std::size_t i) {
        while (i < s.size() && std::isspace(static_cast<unsigned char>(s[i]))) ++i;
        return i;
    };
    auto word_end = [&](std::size_t i) {
        while (is_word(i)) ++i;
        return i;
    };
    if (s.find("/*") != s.npos || s.find("--") != s.npos) throw Error(Fault::not_allowed, "a page's SQL holds no comment");
    auto verb = s.substr(skip_space(0), word_end(skip_space(0)) - skip_space(0));
    if (verb != "select" && verb != "with") throw Error(Fault::not_allowed, "a page only asks");
    if (s.find("set_config") != s.npos) throw Error(Fault::not_allowed, "a page does not say who it is");
    for (auto at = s.find("seen_"); at != s.npos; at = s.find("seen_", at + 1)) {
        auto next = skip_space(word_end(at));
        bool columns = next < s.size() && s[next] == '(';
        bool named = s.compare(next, 2, "as") == 0 && word_end(next) == next + 2;
        auto after = named ? skip_space(next + 2) : next;
        auto word = s.substr(after, word_end(after) - after);
        bool cte = named && after < s.size() && (s[after] == '(' || word == "materialized" || word == "not");
        if (columns || cte) throw Error(Fault::not_allowed, "a CTE may not be called seen_…");
    }
}

// "user=… host=…": libpq's keywords in any order.
static bool is_keyword_of_libpq(std::string_view word) {
    std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> all(PQconndefaults(), PQconninfoFree);
    for (auto* option = all.get(); option && option->keyword; ++option)
        if (word == option->keyword) return true;
    return false;
}

bool is_postgres(std::string_view address) {
    if (address.starts_with("postgres:") || address.starts_with("postgresql:")) return true;
    address.remove_prefix(std::min(address.find_first_not_of(' '), address.size()));
    auto word = address.substr(0, address.find_first_of(" ="));
    auto after = address.find_first_not_of(' ', word.size());
    return after != address.npos && address[after] == '=' && is_keyword_of_libpq(word);
}

std::unique_ptr<Connection> open(const std::string& address, Use use) {
    return is_postgres(address) ? open_postgres(address, use) : open_sqlite(address, use);
}

}
