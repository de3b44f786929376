#include "tests/model/loaded.hpp"

namespace model {

struct SeatRow { SeatId seat; std::string role, member; CircleId office; };
struct OpensRow { SeatId seat; CircleId circle; };
struct CircleRow { CircleId id, inside; };
struct NamedRow { CircleId circle; PersonId person; };

void load_people(const world::Network& network, Network& all) {
    for (auto& row : network.rows<CircleRow>(sql("select id, inside from circle"))) all.circles[row.id].inside = row.inside;
    for (auto& row : network.rows<NamedRow>(sql("select circle, person from named"))) all.circles[row.circle].named.insert(row.person);
    for (auto& row : network.rows<SeatRow>(sql("select id, role, member, office from seat"))) all.seats[row.seat] = {role_of(row.role), row.member, row.office, {}};
    for (auto& row : network.rows<OpensRow>(sql("select seat, circle from seat_circle"))) all.seats[row.seat].opens.insert(row.circle);
    all.terms = network.rows<Term>(sql("select seat, person, since, until from term"));
    all.now = network.now;
}

}
