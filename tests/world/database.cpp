#include "tests/world/database.hpp"
#include "platform/store/store.hpp"
#include <atomic>
#include <filesystem>
#include <unistd.h>

namespace world {

namespace files = std::filesystem;

static std::string cluster() {
    auto* given = std::getenv("JEJARING_TEST_POSTGRES");
    return given ? given : "";
}
bool on_postgres() { return !cluster().empty(); }

static void tell_cluster(const std::string& command) { store::open_postgres(cluster(), store::Use::migrate)->script(command); }

static std::string fresh_name() {
    static std::atomic<int> made = 0;
    return "jejaring_world_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
}

static std::string fresh_folder(const std::string& name) {
    auto folder = files::temp_directory_path() / name;
    files::create_directory(folder);
    files::permissions(folder, files::perms::owner_all);
    return folder;
}

static std::string address_of(const std::string& folder, const std::string& name) {
    return on_postgres() ? cluster() + " dbname=" + name : folder + "/jejaring.db";       // of two names libpq takes the last
}

Database::Database() : folder_(fresh_folder(fresh_name())), name_(files::path(folder_).filename()) {
    address_ = address_of(folder_, name_);
    if (on_postgres()) tell_cluster("create database " + name_);
}

Database::Database(const Database& like) : folder_(fresh_folder(fresh_name())), name_(files::path(folder_).filename()) {
    address_ = address_of(folder_, name_);
    if (on_postgres()) tell_cluster("create database " + name_ + " template " + like.name_);
    else files::copy_file(like.address_, address_);
}

Database::~Database() {
    try {
        if (on_postgres()) tell_cluster("drop database " + name_ + " with (force)");
    } catch (const store::Error&) {                      // the cluster is gone, and the database with it
    }
    std::error_code ignored;
    files::remove_all(folder_, ignored);
}

}
