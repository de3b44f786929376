// One network, open: its profile, database, writing lane and door. What serves it, and what looks into it from a command, begin here.
#pragma once
#include "app/place.hpp"
#include "pages/door/door.hpp"

namespace app {

class Network {
    profile::Profile profile;
    i18n::Catalogues catalogues;
    http::Assets assets;
    std::unique_ptr<lane::Lane> lane;
    lane::Lane* at_once = nullptr;

public:
    Place place;
    bool sample;
    std::unique_ptr<pages::House> house;
    std::unique_ptr<pages::Door> door;

    // Brings the database up to this program and the profile into it; throws in words for the operator.
    Network(const Place&, const std::string& address, std::function<Time()> clock);
    const profile::Profile& of() const { return profile; }
    lane::Lane& writing() { return at_once ? *at_once : *lane; }
    // What `change` writes by writing() is one write: all of it is there afterwards or nothing, also when the process is killed meanwhile. Before anybody is served.
    void write_at_once(const std::function<void()>& change);
};

// The first start makes the instance, as a sample or a real one, for good. What it is stands in its database.
void prepare(const Place&, bool as_sample, Time now);
bool is_sample(const Place&);                            // of an instance that was prepared
bool is_prepared(const Place&);
void open_rooms(pages::Tables&);                          // every feature and window, in the order of the section bar
Time system_time();

}
