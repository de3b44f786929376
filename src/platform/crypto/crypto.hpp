// The few uses of cryptography, by libsodium. Keys come from one root key, a key for each purpose.
#pragma once
#include <string>
#include <string_view>

namespace crypto {

void start();                                     // once, before anything else; throws where the system gives no randomness
std::string sha256(std::string_view);             // 32 bytes
std::string random(std::size_t bytes);
bool same(std::string_view, std::string_view);    // in constant time
std::string hex(std::string_view);
std::string from_hex(std::string_view);           // "" where it is none
std::string base64url(std::string_view);          // RFC 4648, section 5, without padding
std::string from_base64url(std::string_view);     // "" where it is none

// The salted commitment of an entry in the record, and the hash of a revision: SHA-256 over the salt (16 bytes), then the bytes.
std::string salted(std::string_view salt, std::string_view bytes);

class Key {
    std::string bytes;                            // 32

public:
    explicit Key(std::string root);               // the root key; throws unless 32 bytes
    Key of(std::string_view purpose) const;       // HKDF-SHA-256 (RFC 5869) with the purpose as info
    std::string mac(std::string_view) const;      // HMAC-SHA-256, 32 bytes
    // A value with its proof, URL-safe; `open` gives it back, nothing ("" and false) where the proof does not fit.
    std::string sign(std::string_view value) const;
    bool open(std::string_view signed_value, std::string& value) const;
};

}
