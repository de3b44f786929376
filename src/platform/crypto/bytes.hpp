// libsodium speaks of unsigned characters, and wants a place even for nothing.
#pragma once
#include <string>
#include <string_view>

namespace crypto {

inline const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.empty() ? "" : text.data()); }
inline unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}
