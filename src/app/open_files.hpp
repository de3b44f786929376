// Files and sockets that this process may hold open, and how many connections of clients fit among them.
#pragma once
#include <cstdint>

namespace app {

std::uint64_t raise_open_files();                      // to what the system allows this process at most; how many that is
// Each connection holds a socket, and may hold the file of a long body. What is left is for the database, whose connections are opened when they are needed.
unsigned connections_within(std::uint64_t open_files, unsigned wanted);

}
