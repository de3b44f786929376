// Where an instance lives: its folder (0700) with the database, the root key, and what says that it is running.
#pragma once
#include "platform/crypto/crypto.hpp"
#include <optional>
#include <string>

namespace app {

struct Place {
    std::string data;                                  // the folder
    std::string database;                              // the SQLite file in it, or a connection string of PostgreSQL
    std::string share;                                 // migrations, profiles, locale, assets: beside the program
    std::string engine() const;                        // "sqlite", "postgres"
    std::string file(std::string_view name) const { return data + "/" + std::string(name); }
};
std::string share_folder();
// Makes the folder where it is missing. A folder belongs to the database it was made with: throws, in words for the operator, for another.
Place place_at(const std::string& data, const std::string& database);
void keep_database(const Place&);                      // from now on the folder belongs to it
crypto::Key root_key(const Place&);                    // $CREDENTIALS_DIRECTORY/jejaring-root-key, else DIR/root.key, made at the first start

// Held while an instance serves this folder: one at a time.
class Held {
    int lock = -1;

public:
    explicit Held(const Place&);
    Held(const Held&) = delete;
    ~Held();
    explicit operator bool() const { return lock >= 0; }
    void release();
};
bool is_running(const std::string& data);                 // somebody holds the folder
inline constexpr std::string_view unfinished = ".new";    // what a file is called until it is whole
void write_file(const std::string& path, std::string_view content);        // 0600, whole or not at all
std::optional<std::string> read_file(const std::string& path);

}
