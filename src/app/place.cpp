#include "app/place.hpp"
#include "platform/store/store.hpp"
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace files = std::filesystem;

std::string share_folder() { return files::read_symlink("/proc/self/exe").parent_path() / "share"; }

std::string Place::engine() const { return store::is_postgres(database) ? "postgres" : "sqlite"; }

Place place_at(const std::string& data, const std::string& database) {
    files::create_directories(data);
    ::chmod(data.c_str(), 0700);
    Place place{files::canonical(data), database, share_folder()};
    auto kept = read_file(place.file("database"));
    if (kept && !database.empty() && database != *kept)
        throw std::runtime_error("This folder belongs to another database: its file `database` says which. Start it without --database.");
    if (database.empty()) place.database = kept.value_or(place.file("jejaring.db"));
    return place;
}

void keep_database(const Place& place) {
    if (!read_file(place.file("database"))) write_file(place.file("database"), place.database);
}

void write_file(const std::string& path, std::string_view content) {
    auto beside = path + std::string(unfinished);
    int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot write " + path);
    bool whole = ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!whole || ::rename(beside.c_str(), path.c_str()) != 0) throw std::runtime_error("cannot write " + path);
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

crypto::Key root_key(const Place& place) {
    if (auto* credentials = std::getenv("CREDENTIALS_DIRECTORY"))
        if (auto key = read_file(std::string(credentials) + "/jejaring-root-key")) return crypto::Key(*key);
    if (auto key = read_file(place.file("root.key"))) return crypto::Key(*key);
    auto fresh = crypto::random(32);
    write_file(place.file("root.key"), fresh);
    return crypto::Key(fresh);
}

Held::Held(const Place& place) {
    lock = ::open(place.file("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0) return;
    if (lock >= 0) ::close(lock);
    lock = -1;
}
Held::~Held() { release(); }
bool is_running(const std::string& data) {
    if (!files::exists(data + "/lock")) return false;
    return !Held(Place{data, "", ""});
}
void Held::release() {
    if (lock >= 0) ::close(lock);
    lock = -1;
}

}
