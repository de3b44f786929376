// What went wrong in the store, as a value; nothing where nothing did.
#pragma once
#include "platform/store/store.hpp"
#include <gtest/gtest.h>

namespace world {

template <class F> std::optional<store::Fault> fault_of(F act) {
    try {
        act();
    } catch (const store::Error& e) {
        return e.fault;
    }
    return std::nullopt;
}

}
