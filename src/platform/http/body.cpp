#include "platform/http/body.hpp"
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace http {
namespace {

int file_without_a_name() {
    std::error_code none;
    auto path = (std::filesystem::temp_directory_path(none) / "request-XXXXXX").string();
    int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file >= 0) ::unlink(path.c_str());
    return file;
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}

Body::~Body() {
    if (mapped) ::munmap(mapped, length);
    if (file >= 0) ::close(file);
}

bool Body::spill(std::string_view bytes) {
    if (file >= 0) return write_all(file, bytes);
    file = file_without_a_name();
    if (file < 0 || !write_all(file, memory) || !write_all(file, bytes)) return false;
    std::string().swap(memory);
    return true;
}

bool Body::append(std::string_view bytes) {
    if (in_memory() && length + bytes.size() <= most_in_memory)
        memory += bytes;
    else if (!spill(bytes))
        return false;
    length += bytes.size();
    return true;
}

std::string_view Body::view() {
    if (in_memory()) return memory;
    if (!mapped) {
        auto address = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file, 0);
        if (address == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mapping a request's body");
        mapped = address;
    }
    return {static_cast<const char*>(mapped), length};
}

}
