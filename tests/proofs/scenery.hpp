// A network in which every kind of thing stands in every kind of place: by owner, by circle, by side, narrowed, edited, withdrawn; and people in every kind of
// seat: in force, to come, ended, acting, contested, in an ended circle, in two at once. What was done is told to the database and to the model alike.
#pragma once
#include "tests/model/model.hpp"
#include "tests/world/given.hpp"
#include "tests/world/ground.hpp"

namespace world {

class Scenery {
public:
    Network network;
    model::Network should;
    std::vector<std::pair<std::string, PersonId>> people;        // by name; last the visitor, who is nobody
    std::set<ItemId> shared_by_act;                              // country updates that their country itself shared

    Scenery();

private:
    Given given{network};
    void put_people();
    void put_updates();
    void put_inquiries();
    void put_contribution(ItemId, ItemId inquiry, std::size_t n);
    void put_needs();
    void put_plans();
    void put_procedures();
    void put_background();
    void put_meetings();
    PersonId comes(const std::string& name, const std::vector<std::string_view>& seats, Time since, Time until = no_end);
    CircleId circle(std::string_view key) const;
    void adopt(ItemId, Kind, const std::string& text, CircleId writers = {});
    void share(Writer&, ItemId, const Circles&);
    void narrow_to(Writer&, ItemId, CircleId);
    std::vector<Circles> audiences;                              // those things are shared with, one after the other
};

}
