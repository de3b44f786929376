#include "tests/world/cast.hpp"

namespace world {

static SeatId seat_called(Writer& db, std::string_view key) {
    auto seat = db.row<SeatId>(sql("select id from seat where key = {}", key));
    if (!seat) throw std::runtime_error("the profile has no seat " + std::string(key));
    return *seat;
}

PersonId add_to_cast(Writer& db, std::string_view name, const std::vector<std::string_view>& seats, Time since, Time until) {
    auto person = add_person(db, name, "", "Asia/Jakarta", since);
    for (auto seat : seats) begin_term(db, seat_called(db, seat), person, since, until);
    return person;
}

void add_cast(Writer& db, std::span<const Part> players, Time since) {
    for (auto& part : players) add_to_cast(db, part.name, {part.seat}, since);
}

PersonId add_hidden_cso(Writer& db, Time since) {
    auto person = add_to_cast(db, hidden_cso, {"cso_member"}, since);
    list_person(db, person, db.value<CircleId>(sql("select id from circle where key = 'gatekeeper'")));
    return person;
}

PersonId person_called(Reader& db, std::string_view name) {
    auto person = db.row<PersonId>(sql("select id from person where name = {}", name));
    if (!person) throw std::runtime_error("nobody of the cast is called " + std::string(name));
    return *person;
}

}
