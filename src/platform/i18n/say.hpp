// Sentences said in a reader's language, calendar and zone. Catalogues are gettext files read by Boost.Locale; dates, numbers and plurals are ICU's.
#pragma once
#include "base/sentence.hpp"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

class Wording;

// What a name of the profile is called in a language ("member.LA", "lo"); the text and the language it is really in.
struct Named { std::string text; std::string lang; };
using Names = std::function<Named(std::string_view key, std::string_view lang)>;

// All catalogues of a folder (LANG.mo), read once, shared by all threads.
class Catalogues {
    struct Impl;
    std::shared_ptr<const Impl> impl;

public:
    explicit Catalogues(const std::string& folder);         // throws where a file cannot be read
    std::vector<std::string> languages() const;             // "en" first, then by tag
    bool has(std::string_view lang) const;
    friend class Say;
};

// One reader's way of hearing sentences.
class Say {
    std::shared_ptr<const Catalogues::Impl> catalogues;
    Names names;
    const Wording* wording;                                 // none: the program's own words

public:
    std::string lang;                                       // BCP 47 tag of the interface: "en", "id"
    std::string zone;                                       // IANA name: "Asia/Vientiane"; one that is none throws where a time is said
    Say(const Catalogues&, Names, std::string lang, std::string zone, const Wording* = nullptr);

    // Plain text, `{1}` filled; markup of a message (<a>, <b>) left out.
    std::string operator()(const Sentence&) const;
    template <class... A> std::string operator()(Message<std::type_identity_t<A>...> m, const A&... a) const { return (*this)(tell(m, a...)); }
    template <std::integral N, class... A>
    std::string n(const char* one, Message<std::type_identity_t<N>, std::type_identity_t<A>...> many, N count, const A&... a) const {
        return (*this)(tell_n(one, many, count, a...));
    }
    std::string operator()(const Name&) const;
    Named name(std::string_view key) const;                 // with the language it is in, for `lang`

    // The translated text in pieces, for views that put links and bold into it: each piece is text, or one of the four tags.
    struct Piece { enum Kind { text, open_a, close_a, open_b, close_b } kind; std::string s; };
    std::vector<Piece> pieces(const Sentence&) const;

    // Dates: "8 March 2023", "Wednesday 8 March 2023", "Friday 11 December 2026, 17:00 (Vientiane)". The month is always a word; Buddhist years in Thai.
    std::string day(Day) const;
    std::string weekday(Day) const;
    std::string day(Time) const;                            // in the reader's zone
    std::string moment(Time) const;                         // with weekday, hour and the zone's city
    std::string hour(Time) const;                           // "10:42", "10.42" in Indonesian
    std::string month(unsigned) const;                      // "March"
    std::string number(std::int64_t) const;                 // "2026", "12,026": four digits stand without a mark, so that years read as years
};

// ISO 8601 with the offset of the zone, for <time datetime>.
std::string machine_time(Time, std::string_view zone);
std::string machine_day(Day);
Day day_in(Time, std::string_view zone);
// The instant at which a wall clock in the zone shows this; nothing for an hour that does not exist there.
std::optional<Time> instant(Day, int hour, int minute, int second, std::string_view zone);

}
