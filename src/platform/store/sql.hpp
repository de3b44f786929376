// SQL stands as SQL, one text for SQLite and PostgreSQL. `{}` takes a value, which is bound, a list, or another sql(…), which is spliced; never `+`.
//     sql("select id from item where owner = {} and kind in {}", owner, kinds)
// The compiler counts the holes and refuses one inside quotes, or a second statement.
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include <bit>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace store {

struct Bytes {                                             // text is UTF-8; all else is bytes
    std::string s;
    friend auto operator<=>(const Bytes&, const Bytes&) = default;
};
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;
struct Sql {
    std::string text;                                      // `hole` marks the place of each value; an engine numbers them
    std::vector<Value> values;
};
inline constexpr char hole = '\1';

namespace error {
void a_hole_inside_quotes();
void more_holes_than_values();
void fewer_holes_than_values();
void one_statement_at_a_time();
}

template <class... A> struct Text {
    std::string_view s;
    consteval Text(const char* text) : s(text) {
        std::size_t holes = 0;
        bool quoted = false;
        for (std::size_t i = 0; i < s.size(); ++i) {
            if (s[i] == '\'') quoted = !quoted;
            if (s[i] == ';') error::one_statement_at_a_time();
            if (!s.substr(i).starts_with("{}")) continue;
            if (quoted) error::a_hole_inside_quotes();
            if (++holes > sizeof...(A)) error::more_holes_than_values();
        }
        if (holes < sizeof...(A)) error::fewer_holes_than_values();
    }
};

template <class T> concept Number = std::integral<T> || std::is_enum_v<T>;

inline void add_value(Sql& q, Value value) {
    q.text += hole;
    q.values.push_back(std::move(value));
}
inline void put(Sql& q, const Sql& part) {
    q.text += part.text;
    q.values.insert(q.values.end(), part.values.begin(), part.values.end());
}
inline void put(Sql& q, std::string_view v) { add_value(q, std::string(v)); }
inline void put(Sql& q, const Bytes& v) { add_value(q, v); }
inline void put(Sql& q, Time v) { add_value(q, static_cast<std::int64_t>(v.time_since_epoch().count())); }
inline void put(Sql& q, double v) { add_value(q, v); }
template <class Tag> void put(Sql& q, Id<Tag> v) { add_value(q, v.n); }
template <Number T> void put(Sql& q, T v) { add_value(q, static_cast<std::int64_t>(v)); }

// A list stands as (?, ?, …), padded with its last value to a power of two, so that few texts are prepared; an empty one matches nothing.
template <class T> void put(Sql& q, const std::vector<T>& list) {
    q.text += '(';
    if (list.empty()) q.text += "null";
    for (std::size_t i = 0; !list.empty() && i < std::bit_ceil(list.size()); ++i) {
        if (i) q.text += ',';
        put(q, list[std::min(i, list.size() - 1)]);
    }
    q.text += ')';
}

template <class... A> Sql sql(Text<std::type_identity_t<A>...> text, const A&... values) {
    Sql q;
    std::string_view rest = text.s;
    [[maybe_unused]] auto up_to_hole = [&] {
        auto at = rest.find("{}");
        q.text += rest.substr(0, at);
        rest.remove_prefix(at == rest.npos ? rest.size() : at + 2);
    };
    ((up_to_hole(), put(q, values)), ...);
    q.text += rest;
    return q;
}

}
