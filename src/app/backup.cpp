#include "app/backup.hpp"
#include "app/network.hpp"
#include "app/withdrawals.hpp"
#include "network/audience/audience.hpp"
#include "network/search/search.hpp"
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace app {

namespace files = std::filesystem;

static void sync_file(const std::string& path) {
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced) throw std::runtime_error("cannot write " + path);
}

store::Copied back_up(const Place& place, const std::string& file) {
    if (!is_prepared(place)) throw std::runtime_error("There is no network in " + place.data + ".");
    auto beside = file + std::string(unfinished);
    write_file(beside, "");                                  // for this user alone, before anything stands in it
    std::ofstream out(beside, std::ios::binary);
    auto connection = store::open(place.database, store::Use::migrate);
    auto copied = store::write_copy(*connection, out);
    out.close();
    if (!out) throw std::runtime_error("cannot write " + file);
    sync_file(beside);
    files::rename(beside, file);
    return copied;
}

// The index of the search is no part of a backup.
static void index_again(Writer& db) {
    struct Row { ItemId item; Side side; };
    auto rows = db.rows<Row>(sql("select id, 0 from item union all select id, 1 from item where shown <> 0"));
    for (auto& row : rows) index_text(db, row.item, static_cast<int>(row.side), who_may_find(db, row.item, row.side));
}

static std::ifstream opened(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    return in;
}

static bool same_content(const std::string& a, const std::string& b) {
    auto one = opened(a), other = opened(b);
    return std::equal(std::istreambuf_iterator<char>(one), {}, std::istreambuf_iterator<char>(other), {});
}

// Where there is one beside another database it may be the only one that knows what was closed.
static void must_be_the_only_list(const Place& place, const std::optional<std::string>& withdrawals) {
    auto kept = place.file(withdrawals_file);
    if (!files::exists(kept) || (withdrawals && same_content(kept, *withdrawals))) return;
    throw std::runtime_error("There is another list of withdrawals in " + place.data + ". Name that one with --withdrawals, or choose an empty folder.");
}

// It goes on in this folder: when the same backup is put back once more, the list is whole.
static void keep_list(const Place& place, const std::string& withdrawals) {
    auto kept = place.file(withdrawals_file), beside = kept + std::string(unfinished);
    write_file(beside, "");                                  // for this user alone
    std::ofstream(beside, std::ios::binary) << opened(withdrawals).rdbuf();
    sync_file(beside);
    if (!same_content(beside, withdrawals)) throw std::runtime_error("cannot write " + kept);
    files::rename(beside, kept);
    sync_file(place.data);
}

Restored restore(const Place& place, const std::string& file, const std::optional<std::string>& withdrawals, Time now) {
    auto in = opened(file);
    if (is_prepared(place)) throw std::runtime_error("There is a network in " + place.data + " already. Choose an empty folder.");
    auto closing = withdrawals ? opened(*withdrawals) : std::ifstream();
    must_be_the_only_list(place, withdrawals);
    auto connection = store::open(place.database, store::Use::migrate);
    Restored restored{};
    store::in_one_transaction(*connection, [&] {
        restored.copied = store::read_copy(*connection, store::read_migrations(place.share + "/migrations"), in, now);
        Writer db(*connection);
        db.chance = Chance::fresh();
        restored.closed = withdrawals ? close_again(db, closing, now) : close_what_few_read(db, now);
        index_again(db);
        if (withdrawals) keep_list(place, *withdrawals);
        keep_choices(place);
    });
    return restored;
}

}
