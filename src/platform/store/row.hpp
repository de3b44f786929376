// A row of an answer, and how it fills a struct: the fields of T in the order of the columns.
#pragma once
#include "platform/store/sql.hpp"
#include <optional>
#include <utility>

namespace store {

class Row {
public:
    virtual bool null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;    // also bytes; valid during the call

protected:
    ~Row() = default;
};

template <class T> constexpr bool is_id = false;
template <class Tag> constexpr bool is_id<Id<Tag>> = true;
template <class T> constexpr bool is_optional = false;
template <class T> constexpr bool is_optional<std::optional<T>> = true;

template <class T> T column(const Row& row, int c) {
    if constexpr (is_optional<T>) return row.null(c) ? T() : T(column<typename T::value_type>(row, c));
    else if constexpr (std::same_as<T, std::string>) return std::string(row.text(c));
    else if constexpr (std::same_as<T, Bytes>) return {std::string(row.text(c))};
    else if constexpr (std::same_as<T, double>) return row.real(c);
    else if constexpr (std::same_as<T, Time>) return Time(std::chrono::microseconds(row.integer(c)));
    else if constexpr (std::same_as<T, bool>) return row.integer(c) != 0;
    else if constexpr (Number<T>) return static_cast<T>(row.integer(c));
    else return T{row.integer(c)};
}

template <class T>
concept Scalar = Number<T> || is_id<T> || is_optional<T> || std::same_as<T, std::string> || std::same_as<T, Bytes> || std::same_as<T, Time> || std::same_as<T, double>;

// What fills a field. An optional takes whatever its content takes, and a null would be 0 in it: it is filled by what gives optionals only.
template <bool optional> struct Filler {
    const Row* row;
    int* next;
    template <class T> requires (is_optional<T> == optional) operator T() const { return column<T>(*row, (*next)++); }
};
template <class T, std::size_t... I> constexpr bool takes(std::index_sequence<I...>) {
    return requires(Filler<false> f) { T{((void)I, f)...}; };
}
template <class T, std::size_t N = 16> constexpr std::size_t fields() {
    if constexpr (takes<T>(std::make_index_sequence<N>())) return N;
    else return fields<T, N - 1>();
}
template <class T, std::size_t Nth, std::size_t... I> constexpr bool is_optional_field(std::index_sequence<I...>) {
    return requires { T{std::declval<Filler<I == Nth>&>()...}; };
}

template <class T> T read(const Row& row) {
    if constexpr (Scalar<T>) return column<T>(row, 0);
    else {
        int next = 0;
        return [&]<std::size_t... I>(std::index_sequence<I...> all) { return T{Filler<is_optional_field<T, I>(decltype(all)())>{&row, &next}...}; }(std::make_index_sequence<fields<T>()>());
    }
}

}
