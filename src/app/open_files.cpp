#include "app/open_files.hpp"
#include <algorithm>
#include <sys/resource.h>

namespace app {

std::uint64_t raise_open_files() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 0;
    files.rlim_cur = files.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0) ::getrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur;
}

unsigned connections_within(std::uint64_t open_files, unsigned wanted) {
    static constexpr std::uint64_t reserve = 128, of_one = 2;
    auto room = open_files > reserve ? (open_files - reserve) / of_one : 0;
    return static_cast<unsigned>(std::clamp<std::uint64_t>(room, 1, wanted));
}

}
