// The body of a request while it is taken and while it is read: in memory up to 64 KB, beyond in a temporary file that has no name, so that
// nothing of it outlives the request, and the file is mapped for whoever reads it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace http {

class Body {
    std::string memory;
    int file = -1;
    std::size_t length = 0;
    void* mapped = nullptr;
    bool spill(std::string_view);

public:
    static constexpr std::size_t most_in_memory = 64 << 10;
    Body() = default;
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;
    ~Body();
    bool append(std::string_view);                // false where the disk has no room: the body is lost
    std::size_t size() const { return length; }
    bool in_memory() const { return file < 0; }
    std::string_view view();                      // all of it, while this lives; throws std::system_error where it cannot be mapped
};

}
