// A fresh network for each test: migrated, with the profile and the cast in it, House and Door in memory, on either engine. What is the same for all is
// made once a program and copied. The clock goes on by a microsecond each time it is read, and else as a test moves it; chance is seeded, so that two worlds draw
// the same.
#pragma once
#include "pages/door/door.hpp"
#include "tests/world/cast.hpp"
#include "tests/world/database.hpp"
#include <gtest/gtest.h>

namespace world {

enum class Protected { is_there, was_never };           // the civil-society member whom only the gatekeeper sees
struct Other { const profile::Profile& profile; std::span<const Part> players; };       // another network than the one that ships, with people of its own

// A world as it stood, with nobody in it: others begin where it ended.
struct Kept { Database database; Time now; std::uint64_t drawn, changed; };

class Network {
    Database database;
    std::unique_ptr<lane::Lane> lane, in_between;
    std::unique_ptr<const profile::Profile> edited;      // where the profile was changed since
    std::uint64_t drawn = 0, changed = 0;

    void open_house(const profile::Profile&);

public:
    Time now;
    std::unique_ptr<pages::House> house;
    std::unique_ptr<pages::Door> door;

    explicit Network(Protected = Protected::is_there);
    explicit Network(const Other&);
    explicit Network(const Kept&);
    Network(const Network&) = delete;
    Chance chance();
    Time tick() { return now += std::chrono::microseconds(1); }        // acts are in the order of their instants
    PersonId person(std::string_view name) const;
    const std::string& address() const { return database.address(); }
    const std::string& folder() const { return database.folder(); }

    // Started again with a changed profile. Who visited before is to be made anew.
    void starts_again_with(profile::Profile);

    void closes();                                       // nothing has the database open any more
    void opens();                                        // as it was left
    Kept kept();                                         // closes it; a copy of what there is

    // From now on the pages write through this lane, which stands before the real one.
    void writes_through(const std::function<std::unique_ptr<lane::Lane>(lane::Lane&)>&);

    // Outside the pages: a change by nobody, a look at the base tables.
    void change(const std::function<void(Writer&)>&);
    template <class T> std::vector<T> rows(const store::Sql& q) const {
        auto connection = store::open(database.address(), store::Use::migrate);
        return Writer(*connection).rows<T>(q);
    }
    template <class T> T value(const store::Sql& q) const { return rows<T>(q).at(0); }
};

const profile::Profile& the_profile();
std::string folder_of_test_profile(const std::string& key);      // tests/profiles/KEY
const i18n::Catalogues& the_catalogues();
Time at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, std::string_view zone = "Asia/Jakarta");
inline constexpr Time monday_morning{std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(3)};      // 10:00 in Jakarta

}
