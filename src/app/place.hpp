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
    std::string profile{};                             // as it was chosen: the name of one that ships, or a folder; empty: the only one that ships
    std::string engine() const;                        // "sqlite", "postgres"
    std::string file(std::string_view name) const { return data + "/" + std::string(name); }
};
std::string share_folder();
// Where the profile lies that is called so. Throws, in words for the operator, where there is none, or where none is named and several ship.
std::string profile_folder(const std::string& profile, const std::string& share);
inline constexpr auto about_profile = "the network: the name of a profile that ships, or a folder that holds one";
void make_folder(const std::string& data);             // where it is missing; closed to others (0700). Only who serves it, or puts a copy back into it, does
// A folder belongs to the database and to the profile it was made with: throws, in words for the operator, for another.
Place place_at(const std::string& data, const std::string& database, const std::string& profile = {});
void keep_choices(const Place&);                       // from now on the folder belongs to its database and its profile
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
