// The people of a world, told to the model before anything happens.
#pragma once
#include "tests/model/model.hpp"
#include "tests/world/world.hpp"

namespace model {

void load_people(const world::Network&, Network&);

}
