#include "tests/faults/faulty_disk.hpp"
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <sqlite3.h>
#include <stdexcept>
#include <vector>

namespace faults {
namespace {

struct Undo { sqlite3_int64 at; std::string bytes; sqlite3_int64 size; };       // what stood there, and how long the file was

struct State {
    std::mutex lock;
    std::optional<Fault> fault{};
    int at = 0, calls = 0;
    bool failed = false;
    std::map<std::string, std::vector<Undo>> unsynced{};
};
State state;
sqlite3_vfs* real = nullptr;

struct File {
    sqlite3_file base;
    std::string* path;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }       // SQLite gives room for both
};
File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

// Whether this call goes wrong.
std::optional<Fault> next() {
    ++state.calls;
    if (!state.fault || state.calls < state.at) return std::nullopt;
    if (*state.fault == Fault::error && state.calls > state.at) return std::nullopt;
    if (*state.fault == Fault::half_written && state.calls > state.at) return Fault::full;
    state.failed = true;
    return state.fault;
}

void remember(File& file, sqlite3_int64 at, sqlite3_int64 length) {
    sqlite3_int64 size = 0;
    file.real()->pMethods->xFileSize(file.real(), &size);
    auto there = std::max<sqlite3_int64>(0, std::min(length, size - at));
    std::string bytes(static_cast<std::size_t>(there), '\0');
    if (there) file.real()->pMethods->xRead(file.real(), bytes.data(), static_cast<int>(there), at);
    state.unsynced[*file.path].push_back({at, std::move(bytes), size});
}

int write(sqlite3_file* f, const void* data, int length, sqlite3_int64 at) {
    std::scoped_lock held(state.lock);
    auto& file = of(f);
    auto fault = next();
    if (fault == Fault::error || fault == Fault::power_cut) return SQLITE_IOERR_WRITE;
    if (fault == Fault::full) return SQLITE_FULL;
    remember(file, at, length);
    if (!fault) return file.real()->pMethods->xWrite(file.real(), data, length, at);
    file.real()->pMethods->xWrite(file.real(), data, length / 2, at);
    return SQLITE_FULL;
}

int truncate(sqlite3_file* f, sqlite3_int64 size) {
    std::scoped_lock held(state.lock);
    if (next()) return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 before = 0;
    of(f).real()->pMethods->xFileSize(of(f).real(), &before);
    remember(of(f), size, before - size);
    return of(f).real()->pMethods->xTruncate(of(f).real(), size);
}

// A full disk syncs what is there.
int sync(sqlite3_file* f, int flags) {
    std::scoped_lock held(state.lock);
    auto fault = next();
    if (fault == Fault::error || fault == Fault::power_cut) return SQLITE_IOERR_FSYNC;
    state.unsynced.erase(*of(f).path);
    return of(f).real()->pMethods->xSync(of(f).real(), flags);
}

int close(sqlite3_file* f) {
    auto& file = of(f);
    auto rc = file.real()->pMethods ? file.real()->pMethods->xClose(file.real()) : SQLITE_OK;
    delete file.path;
    return rc;
}

int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return of(f).real()->pMethods->xRead(of(f).real(), to, n, at); }
int size(sqlite3_file* f, sqlite3_int64* n) { return of(f).real()->pMethods->xFileSize(of(f).real(), n); }
int lock(sqlite3_file* f, int how) { return of(f).real()->pMethods->xLock(of(f).real(), how); }
int unlock(sqlite3_file* f, int how) { return of(f).real()->pMethods->xUnlock(of(f).real(), how); }
int reserved(sqlite3_file* f, int* is) { return of(f).real()->pMethods->xCheckReservedLock(of(f).real(), is); }
int control(sqlite3_file* f, int op, void* what) { return of(f).real()->pMethods->xFileControl(of(f).real(), op, what); }
int sector(sqlite3_file* f) { return of(f).real()->pMethods->xSectorSize(of(f).real()); }
int device(sqlite3_file*) { return 0; }                  // promises nothing: neither safe appending nor power-safe overwriting
int map(sqlite3_file* f, int page, int length, int extend, void volatile** at) { return of(f).real()->pMethods->xShmMap(of(f).real(), page, length, extend, at); }
int shared_lock(sqlite3_file* f, int at, int n, int flags) { return of(f).real()->pMethods->xShmLock(of(f).real(), at, n, flags); }
void barrier(sqlite3_file* f) { of(f).real()->pMethods->xShmBarrier(of(f).real()); }
int unmap(sqlite3_file* f, int remove) { return of(f).real()->pMethods->xShmUnmap(of(f).real(), remove); }

constexpr sqlite3_io_methods methods{2, close, read, write, truncate, sync, size, lock, unlock, reserved, control, sector, device, map, shared_lock, barrier, unmap, nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
    auto& file = of(f);
    file.base.pMethods = nullptr;
    auto rc = real->xOpen(real, name, file.real(), flags, out);
    if (rc != SQLITE_OK) return rc;
    file.path = new std::string(name ? name : "");
    file.base.pMethods = &methods;
    return SQLITE_OK;
}

// What is gone for good once the name is: the real disk does it at once.
int remove(sqlite3_vfs*, const char* name, int sync_folder) {
    std::scoped_lock held(state.lock);
    if (state.failed && state.fault == Fault::power_cut) return SQLITE_IOERR_DELETE;
    state.unsynced.erase(name);
    return real->xDelete(real, name, sync_folder);
}

sqlite3_vfs& faulty() {
    static sqlite3_vfs vfs = [] {
        real = sqlite3_vfs_find(nullptr);
        auto copy = *real;
        copy.zName = "faulty";
        copy.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
        copy.pNext = nullptr;
        copy.xOpen = open;
        copy.xDelete = remove;
        return copy;
    }();
    return vfs;
}

void take_back(const std::string& path, const std::vector<Undo>& writes) {
    if (!std::filesystem::exists(path)) return;
    for (auto undo = writes.rbegin(); undo != writes.rend(); ++undo) {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(undo->at);
        file.write(undo->bytes.data(), static_cast<std::streamsize>(undo->bytes.size()));
        file.close();
        std::filesystem::resize_file(path, static_cast<std::uintmax_t>(undo->size));
    }
}

}

FaultyDisk::FaultyDisk() {
    if (sqlite3_vfs_register(&faulty(), 1) != SQLITE_OK) throw std::runtime_error("the faulty disk cannot be put in");
    works_again();
    state.unsynced.clear();
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_register(real, 1); }

void FaultyDisk::fails_at(Fault fault, int n) {
    std::scoped_lock held(state.lock);
    state.fault = fault;
    state.at = n;
    state.calls = 0;
    state.failed = false;
}

void FaultyDisk::works_again() {
    std::scoped_lock held(state.lock);
    state.fault.reset();
    state.failed = false;
}

bool FaultyDisk::has_failed() const {
    std::scoped_lock held(state.lock);
    return state.failed;
}

void FaultyDisk::forgets_what_was_not_synced() {
    std::scoped_lock held(state.lock);
    for (auto& [path, writes] : state.unsynced) take_back(path, writes);
    for (auto& [path, writes] : state.unsynced)
        if (auto wal = path.rfind("-wal"); wal != std::string::npos) std::filesystem::remove(path.substr(0, wal) + "-shm");     // it lives in memory
    state.unsynced.clear();
}

}
