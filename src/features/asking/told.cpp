#include "features/asking/told.hpp"
#include <sstream>

namespace asking {

std::string written(const Told& t) { return t.what + " " + t.member + " " + t.contribution.text() + " " + t.person.text() + " " + std::to_string(t.at.time_since_epoch().count()); }

Told read_told(std::string_view text) {
    std::istringstream in{std::string(text)};
    Told t{};
    std::string contribution, person;
    std::int64_t at = 0;
    in >> t.what >> t.member >> contribution >> person >> at;
    t.contribution = ItemId::read(contribution).value_or(ItemId{});
    t.person = PersonId::read(person).value_or(PersonId{});
    t.at = Time(std::chrono::microseconds(at));
    return t;
}

std::string written(const About& about) { return about.member + " " + about.contribution.text(); }

std::optional<About> read_about(std::string_view text) {
    auto blank = std::min(text.find(' '), text.size());
    auto contribution = ItemId::read(text.substr(std::min(blank + 1, text.size())));
    if (!contribution) return std::nullopt;
    return About{std::string(text.substr(0, blank)), *contribution};
}

}
