// A value, or a problem for people. Exceptions are for bugs; the door catches those.
#pragma once
#include "base/sentence.hpp"
#include <optional>
#include <utility>

struct Hidden { friend bool operator==(Hidden, Hidden) = default; };          // 404: it is not there, or not for this reader, which is the same
struct Refusal { std::string_view rule; Sentence says; Sentence remedy; };     // 403: what is so, and what can be done
struct FieldError { std::string_view field; std::string_view code; Sentence says; };
struct FormErrors {                                                            // 422: the same form again, with what was typed
    std::vector<FieldError> fields;
    const FieldError* of(std::string_view field) const {
        for (auto& error : fields)
            if (error.field == field) return &error;
        return nullptr;
    }
};
struct Collision {                                                             // 409: `error` is "version" or "key"
    std::string_view error;
    std::string mine{}, theirs{}, base{};                                      // both texts, where it is about texts; `base` is the hash of theirs
    Name mine_is{}, theirs_is{};                                               // where the words do not say it all: an answer without a text
};
struct Busy {};                                                                // 503: too much waits; nothing was done
struct TooMuch { int seconds; };                                               // 429: of this one asker; nothing was done, and may be after so many seconds
using Problem = std::variant<Hidden, Refusal, FormErrors, Collision, Busy, TooMuch>;

template <class T> class [[nodiscard]] Result {
    std::variant<T, Problem> v;
    template <class P> const P* problem_of_kind() const { return *this ? nullptr : std::get_if<P>(&problem()); }

public:
    Result(T value) : v(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : v(std::in_place_index<1>, std::move(problem)) {}
    Result(Hidden problem) : Result(Problem(problem)) {}
    Result(Refusal problem) : Result(Problem(std::move(problem))) {}
    Result(FormErrors problem) : Result(Problem(std::move(problem))) {}
    Result(Collision problem) : Result(Problem(std::move(problem))) {}
    Result(Busy problem) : Result(Problem(problem)) {}
    Result(TooMuch problem) : Result(Problem(problem)) {}
    explicit operator bool() const { return v.index() == 0; }
    const T& operator*() const& { return std::get<0>(v); }
    T& operator*() & { return std::get<0>(v); }
    T&& operator*() && { return std::get<0>(std::move(v)); }
    const T* operator->() const { return &std::get<0>(v); }
    const Problem& problem() const& { return std::get<1>(v); }
    Problem&& problem() && { return std::get<1>(std::move(v)); }
    const FormErrors* errors() const { return problem_of_kind<FormErrors>(); }
    const Refusal* refusal() const { return problem_of_kind<Refusal>(); }
    const Collision* collision() const { return problem_of_kind<Collision>(); }
    bool hidden() const { return problem_of_kind<Hidden>(); }
    std::string_view refused_by() const { return refusal() ? refusal()->rule : std::string_view(); }
};
struct Done { friend bool operator==(Done, Done) = default; };

// Passes the problem up, or is the value. Not inside braces: g++ 12 forgets to destroy what was made there before it.
#define TRY(expression)                                \
    __extension__({                                    \
        auto tried = (expression);                     \
        if (!tried) return std::move(tried).problem(); \
        *std::move(tried);                             \
    })
