// Everybody of a world at the door at once, each with her own session, and nothing that they send is kept.
#pragma once
#include "tests/proofs/dry_lane.hpp"
#include "tests/proofs/examples.hpp"
#include "tests/world/visitor.hpp"

namespace world {

struct Asker {
    std::string name;
    PersonId person;                                     // none: a visitor
    std::unique_ptr<Visitor> browser;
};

// Signs all of them in, and from then on the network keeps nothing.
std::vector<Asker> everybody_asks(Network&, const std::vector<std::pair<std::string, PersonId>>&);
const pages::Route& route_called(const pages::House&, std::string_view name);
std::string address_of(const pages::Route&, ItemId);
// As the example has it.
const http::Response& ask(Asker&, const pages::Route&, const Example&, ItemId);

}
