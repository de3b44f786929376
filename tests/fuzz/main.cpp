// One program for all: JEJARING_FUZZ names the target, the arguments are those of libFuzzer.
#include "platform/crypto/crypto.hpp"
#include "tests/fuzz/targets.hpp"
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

static const fuzz::Target* chosen = nullptr;

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    crypto::start();
    auto* name = std::getenv("JEJARING_FUZZ");
    auto at = std::ranges::find(fuzz::targets(), name ? name : "", &fuzz::Target::name);
    if (at == fuzz::targets().end()) {
        std::cerr << "JEJARING_FUZZ names one of:";
        for (auto& target : fuzz::targets()) std::cerr << ' ' << target.name;
        std::cerr << '\n';
        std::exit(2);
    }
    chosen = &*at;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
