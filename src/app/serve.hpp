// `up` and `demo`: an instance in its folder, served until it is told to stop. `down` tells it.
#pragma once
#include "app/network.hpp"

namespace app {

struct Serving {
    int port = 8080;
    std::string data, database, profile;
    std::string address{};                              // of the proxy in front, "https://…"; empty: this machine's own
    bool as_sample = false, detach = false;
};
// What a build with fixtures adds: fills an instance born as a sample, where it is empty, and says (on stderr, and in DIR/links.txt) how to sign in.
struct Extras {
    std::function<void(Network&)> fill_sample{};
    std::function<void(Network&)> tell_links{};
};
int serve(const Serving&, const Extras&);           // the exit code of contract.md
int down(const std::string& data);

}
