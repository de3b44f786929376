// The part of reading that knows which seats and circles the program needs, and what each of them must be (profiles/README.md, "Parts").
#pragma once
#include "network/profile/toml.hpp"

namespace profile {

// The key of an entry, which no other of its table has.
template <class T> std::string new_key(const std::vector<T>& all, const Table& entry) {
    auto key = entry.key("key");
    if (std::ranges::find(all, key, &T::key) != all.end()) entry.wrong("key", "another one has this key already: " + key);
    return key;
}

void read_bodies(Profile&, const Table&);
void read_circles(Profile&, const Table&);             // after the bodies
void read_seats(Profile&, const Table&);               // after the circles
Role role_of_step(const Profile&, const Table& step);  // whose step of approval it is

}
