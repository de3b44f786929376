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

static std::vector<std::string> shipped_profiles(const std::string& share) {
    std::vector<std::string> all;
    for (auto& entry : files::directory_iterator(share + "/profiles"))
        if (entry.is_directory()) all.push_back(entry.path().filename());
    std::ranges::sort(all);
    return all;
}

std::string profile_folder(const std::string& profile, const std::string& share) {
    if (profile.find('/') != profile.npos) return profile;
    auto all = shipped_profiles(share);
    auto named = profile.empty() && all.size() == 1 ? all.front() : profile;
    if (std::ranges::count(all, named)) return share + "/profiles/" + named;
    std::string known;
    for (auto& one : all) known += " " + one;
    throw std::runtime_error((profile.empty() ? "Several profiles ship: say with --profile which." : "No profile of this name ships: " + profile + ".") + " There is:" + known + ".");
}

// A folder by its whole name, so that a start from elsewhere finds it again.
static std::string whole_name(const std::string& profile) {
    if (profile.find('/') == profile.npos) return profile;
    if (!files::is_directory(profile)) throw std::runtime_error("There is no folder " + profile + ".");
    return files::canonical(profile);
}

void make_folder(const std::string& data) {
    files::create_directories(data);
    ::chmod(data.c_str(), 0700);
}

Place place_at(const std::string& data, const std::string& database, const std::string& profile) {
    Place place{files::weakly_canonical(data), database, share_folder(), whole_name(profile)};
    auto kept = read_file(place.file("database")), kept_profile = read_file(place.file("profile"));
    if (kept && !database.empty() && database != *kept)
        throw std::runtime_error("This folder belongs to another database: its file `database` says which. Start it without --database.");
    if (kept_profile && !profile.empty() && place.profile != *kept_profile)
        throw std::runtime_error("This folder belongs to another profile: its file `profile` says which. Start it without --profile.");
    if (database.empty()) place.database = kept.value_or(place.file("jejaring.db"));
    if (profile.empty()) place.profile = kept_profile.value_or("");
    return place;
}

void keep_choices(const Place& place) {
    if (!read_file(place.file("database"))) write_file(place.file("database"), place.database);
    if (!place.profile.empty() && !read_file(place.file("profile"))) write_file(place.file("profile"), place.profile);
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
