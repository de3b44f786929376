// HTML out: markup stands whole, the compiler checks it, a hole takes a value, an address or a function.
//
//     out(R"html(<li><a href="{}">{}</a></li>)html", path_of(need.id), need.title);
//
// A fragment closes every tag it opens. What stands in a hole is escaped for its place, and each place takes only what cannot break out of it:
//   text                    strings, numbers, ids, a Url or Token as text, a function void(Out&)
//   an attribute            strings, numbers, ids: class="card {}", in the attributes of names.hpp, escaped
//   href, src, action …     one Url that fills it, or a literal beginning with typed holes: href="/needs/{}?after={}", Segment(…), Query(…)
//   id, name, type, form    a Token or a number: id="{}-hint"
//   <input {}>              when<"checked">(bool), or a whole attribute that is left out when empty: attr<"lang">(text)
// No words in markup: a letter outside of tags, or in an attribute that people read, does not compile. There is no way to write a string unescaped.
#pragma once
#include "base/id.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/url.hpp"
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace html {

class Out;
using Part = std::function<void(Out&)>;     // for views that take a piece of a page; a hole takes any function

template <std::size_t N> struct Literal {
    char letters[N]{};
    consteval Literal(const char (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) letters[i] = literal[i];
    }
    constexpr std::string_view text() const { return {letters, N - 1}; }
};

struct Flag { std::string_view name; bool on; };
// A boolean attribute: <option {}>, when<"selected">(mine)
template <Literal name> Flag when(bool on) {
    static_assert(is_flag(name.text()), "this is no boolean attribute");
    return {name.text(), on};
}

template <class T> concept Text = std::convertible_to<const T&, std::string_view>;
template <Literal name, class T> struct Attribute { T value; };
// A whole attribute, left out when its text is empty or its optional holds nothing: <p {}>, attr<"lang">(text.lang)
template <Literal name, class T> auto attr(T value) {
    if constexpr (Text<T>) return Attribute<name, std::string>{std::string(std::move(value))};
    else return Attribute<name, T>{std::move(value)};
}

template <class T> struct HoleOf {
    static constexpr Kind kind() {
        if constexpr (Text<T>) return Kind::text;
        else if constexpr (Number<T>) return Kind::number;
        else if constexpr (std::invocable<const T&, Out&>) return Kind::part;
        else return Kind::unknown;
    }
    static constexpr Hole hole{kind()};
};
template <> struct HoleOf<Url> { static constexpr Hole hole{Kind::url}; };
template <> struct HoleOf<Token> { static constexpr Hole hole{Kind::token}; };
template <> struct HoleOf<Segment> { static constexpr Hole hole{Kind::segment}; };
template <> struct HoleOf<Query> { static constexpr Hole hole{Kind::query}; };
template <> struct HoleOf<Flag> { static constexpr Hole hole{Kind::flag}; };
template <class Tag> struct HoleOf<Id<Tag>> { static constexpr Hole hole{Kind::token}; };
template <Literal name, class T> struct HoleOf<Attribute<name, T>> { static constexpr Hole hole{HoleOf<T>::hole.kind, name.text()}; };
template <Literal name, class T> struct HoleOf<Attribute<name, std::optional<T>>> : HoleOf<Attribute<name, T>> {};

template <class... A> struct Markup {
    std::string_view text;
    std::array<Spot, sizeof...(A) + 1> spots{};
    consteval Markup(const char* literal) : text(literal) {
        constexpr std::array<Hole, sizeof...(A)> holes{HoleOf<A>::hole...};
        Check(text, holes, std::span(spots).first(sizeof...(A))).fragment();
    }
};

class Out {
    std::string written;

    void escaped(std::string_view);
    void number(long long);
    void number(unsigned long long);
    template <class T> void fill(std::string_view markup, Spot spot, std::size_t& from, const T& v) {
        written.append(markup.substr(from, spot.at - from));
        if (spot.newline) written += '\n';
        from = spot.at + 2;
        value(v);
    }
    void leave_out() { written.pop_back(); }        // the blank before an attribute that is not there
    template <Number T> void value(T v) {
        if constexpr (std::is_signed_v<T>) number(static_cast<long long>(v));
        else number(static_cast<unsigned long long>(v));
    }
    template <Text T> void value(const T& text) { escaped(text); }
    void value(const Url& url) { escaped(url.text()); }
    void value(const Token& token) { written += token.text(); }
    void value(const Segment& segment) { written += segment.text(); }
    void value(const Query& query) { written += query.text(); }
    template <class Tag> void value(Id<Tag> id) { written += id.text(); }
    void value(Flag flag) {
        if (flag.on) written += flag.name;
        else leave_out();
    }
    template <Literal name, class T> void value(const Attribute<name, T>& a) { attribute(name.text(), a.value); }
    template <class F> requires (HoleOf<F>::hole.kind == Kind::part) void value(const F& part) { part(*this); }

    void attribute(std::string_view name, const std::string& text) {
        if (text.empty()) leave_out();
        else named(name, text);
    }
    template <class T> void attribute(std::string_view name, const std::optional<T>& maybe) {
        if (maybe) named(name, *maybe);
        else leave_out();
    }
    template <class T> void attribute(std::string_view name, const T& v) { named(name, v); }
    template <class T> void named(std::string_view name, const T& v) {
        written.append(name).append("=\"");
        value(v);
        written += '"';
    }

public:
    template <class... A> Out& operator()(Markup<std::type_identity_t<A>...> markup, const A&... values) {
        std::size_t from = 0;
        [[maybe_unused]] std::size_t k = 0;
        (fill(markup.text, markup.spots[k++], from, values), ...);
        written.append(markup.text.substr(from));
        return *this;
    }
    Out& add(const Out& finished) {                 // what was written elsewhere, as it is
        written += finished.written;
        return *this;
    }
    bool empty() const { return written.empty(); }
    std::string take() { return std::exchange(written, {}); }
};

// A function for a hole that writes one part for each element; what is passed as a temporary is kept.
//     out(R"html(<ul>{}</ul>)html", each(needs, [&](Out& out, const Card& need) { need_card(out, view, need); }));
template <class R, class F> auto each(R&& range, F f) {
    return [kept = std::tuple<R>(std::forward<R>(range)), f = std::move(f)](Out& out) {
        for (const auto& element : std::get<0>(kept)) f(out, element);
    };
}

}
