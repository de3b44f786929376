// What the generator asks at each route of the table: on which kind of thing it stands, on which side one must read that thing for the address to be there,
// what its list shows, and a form that fits. A route without an example fails its proof.
#pragma once
#include "network/item/item.hpp"
#include "tests/world/page.hpp"

namespace world {

enum class Needs { nothing, either, working, released, shared_by_act };          // to be there at all; all else is a refusal
struct Listed { Kind kind; std::vector<Side> sides; };
struct Example {
    std::string_view route;
    std::optional<Kind> on{};                            // the thing of the pattern's hole
    Needs needs = Needs::nothing;
    Fields form{};
    std::vector<Listed> lists{};                         // what its page shows: all of it that one may read, and nothing else
    std::string_view query{};
};
const std::vector<Example>& examples();

}
