// A sentence in no language yet: its English, which is also its key in the catalogues, and its values. A rule `tell`s it, a view says it.
//     tell("The update is open until {1}.", until)         {1} {2} … are the values; a translator may move them, never lose one
//     tell_n("{1} person", "{1} people", count)            the first value decides the form
// Inside a message stand `<b>…</b>` and `<a>…</a>` without attributes, nothing else; the view gives the links their targets.
#pragma once
#include "base/time.hpp"
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

struct Name {                            // a name of the network profile ("member.LA", "body.board"), in the reader's language
    std::string key;
    friend auto operator<=>(const Name&, const Name&) = default;
};
struct Moment {                          // an instant, said with its hour and zone
    Time at;
    friend auto operator<=>(const Moment&, const Moment&) = default;
};
using Value = std::variant<std::string, std::int64_t, Day, Time, Moment, Name>;   // Time is said as a day

struct Sentence {
    std::string_view id;                 // the English; empty: nothing to say
    std::string_view many{};             // the English plural, where there is one
    std::vector<Value> values{};
    explicit operator bool() const { return !id.empty(); }
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

namespace error {
void a_message_holds_each_of_its_values_once_or_more_as_1_2_3();
void a_message_holds_no_markup_but_a_and_b();
}

constexpr bool is_markup_of_a_message(std::string_view rest) {
    for (std::string_view tag : {"<a>", "</a>", "<b>", "</b>"})
        if (rest.starts_with(tag)) return true;
    return false;
}

template <class... A> struct Message {
    std::string_view text;
    consteval Message(const char* english) : text(english) {
        bool seen[sizeof...(A) + 1]{};
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '<' && !is_markup_of_a_message(text.substr(i))) error::a_message_holds_no_markup_but_a_and_b();
            if (text[i] != '{') continue;
            bool numbered = i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '1' && text[i + 1] <= static_cast<char>('0' + sizeof...(A));
            if (!numbered) error::a_message_holds_each_of_its_values_once_or_more_as_1_2_3();
            seen[text[i + 1] - '1'] = true;
        }
        for (std::size_t i = 0; i < sizeof...(A); ++i)
            if (!seen[i]) error::a_message_holds_each_of_its_values_once_or_more_as_1_2_3();
    }
};

namespace sentence {
inline Value value(std::string_view v) { return std::string(v); }
inline Value value(Day v) { return v; }
inline Value value(Time v) { return v; }
inline Value value(Moment v) { return v; }
inline Value value(Name v) { return v; }
template <std::integral T> Value value(T v) { return static_cast<std::int64_t>(v); }
}

template <class... A> Sentence tell(Message<std::type_identity_t<A>...> message, const A&... values) {
    return {message.text, {}, {sentence::value(values)...}};
}
template <std::integral N, class... A> Sentence tell_n(const char* one, Message<std::type_identity_t<N>, std::type_identity_t<A>...> many, N count, const A&... values) {
    return {one, many.text, {sentence::value(count), sentence::value(values)...}};
}
