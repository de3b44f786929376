#include "app/withdrawals.hpp"
#include "network/item/item.hpp"
#include "network/record/outbox.hpp"
#include "network/record/record.hpp"
#include "platform/crypto/crypto.hpp"
#include <fcntl.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace app {

// ---- kept

using Json = nlohmann::ordered_json;

static std::string behind_the_last_newline(int file) {
    std::string piece;
    char letter = 0;
    for (auto end = ::lseek(file, 0, SEEK_END); end > 0 && ::pread(file, &letter, 1, end - 1) == 1 && letter != '\n'; --end) piece.insert(piece.begin(), letter);
    return piece;
}

// A piece of a line is taken away. A whole line that somebody's editor left without its newline gets one.
static bool ends_in_whole_lines(int file) {
    auto piece = behind_the_last_newline(file);
    if (piece.empty()) return true;
    if (Json::accept(piece)) return ::write(file, "\n", 1) == 1;
    return ::ftruncate(file, ::lseek(file, 0, SEEK_END) - static_cast<off_t>(piece.size())) == 0;
}

static void append(const std::string& path, const std::string& lines) {
    int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("cannot write " + path);
    bool whole = ends_in_whole_lines(file) && ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!whole) throw std::runtime_error("cannot write " + path);
}

static constexpr int at_once = 200;

static bool write_some(lane::Lane& lane, const std::string& file, Time now) {
    std::vector<outbox::Row> rows;
    auto ask = [&] { return lane::Ask{{}, now, Chance::fresh(), {}, {}}; };
    auto looked = lane.write(ask(), [&](Writer& db, const Actor&) -> Result<std::string> {
        rows = outbox::waiting(db, closing_kind, at_once);
        return std::string();
    });
    if (!looked || rows.empty()) return false;
    std::string lines;
    for (auto& row : rows) lines += row.body + "\n";
    append(file, lines);
    auto told = lane.write(ask(), [&](Writer& db, const Actor&) -> Result<std::string> {
        for (auto& row : rows) outbox::done(db, row.id, now);
        return std::string();
    });
    return told && rows.size() == at_once;
}

void write_withdrawals(lane::Lane& lane, const std::string& file, Time now) {
    while (write_some(lane, file, now)) {}
}

// ---- applied

static Circles circles_in(const std::string& text) {
    Circles all;
    for (auto part : std::views::split(text, ' '))
        if (auto circle = CircleId::read(std::string_view(part.begin(), part.end()))) all.insert(*circle);
    return all;
}

struct Now { AudienceId released, narrowed; };
static Circles with(Reader& db, AudienceId now, const Circles& then) {
    auto all = circles_of(db, now);
    all.insert(then.begin(), then.end());
    return all;
}

// Those who are in all circles of both read on: nobody is added.
static bool closes(Writer& db, ItemId item, const Circles& released, const Circles& narrowed) {
    auto before = kept_rows(db, item);
    auto now = db.value<Now>(sql("select released, narrowed from item where id = {}", item));
    for (auto circle : narrowed) narrow(db, item, circle);
    if (now.released && released.empty()) withdraw(db, item);
    else if (now.released) show_to(db, item, with(db, now.released, released));
    return before != kept_rows(db, item);
}

// The act that closed it, as it was done.
static void act_again(Writer& db, ItemId item, const Json& line) {
    auto payload = line;
    for (auto* name : {"side", "released", "narrowed"}) payload.erase(name);
    auto person = PersonId::read(line.at("person").get<std::string>());
    auto seat = db.row<SeatId>(sql("select id from seat where key = {}", line.at("seat").get<std::string>()));
    if (!person || !seat || !db.row<int>(sql("select 1 from person where id = {}", *person))) return;
    Time at{std::chrono::microseconds(line.at("at").get<std::int64_t>())};
    db.exec(sql("insert into act (id, item, name, side, hash, person, seat, basis, at, data, key) values ({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, '')", db.chance.number(), item, line.at("act").get<std::string>(),
                line.at("side").get<int>(), store::Bytes{crypto::from_hex(line.at("text").get<std::string>())}, *person, *seat, line.at("basis").get<std::string>(), at, line.at("deal").dump()));
    record::enter(db, "act", item, *person, at, payload.dump());
}

int close_again(Writer& db, std::istream& in) {
    auto last = db.value<Time>(sql("select coalesce(max(at), 0) from act"));
    int closed = 0;
    for (std::string text; std::getline(in, text);) {
        auto line = Json::parse(text, nullptr, false);
        if (line.is_discarded()) continue;                   // the last line, cut off
        auto item = ItemId::read(line.at("on").get<std::string>());
        bool is_here = item && db.row<int>(sql("select 1 from item where id = {}", *item));
        if (!is_here || line.at("at").get<std::int64_t>() <= last.time_since_epoch().count()) continue;
        if (!closes(db, *item, circles_in(line.at("released")), circles_in(line.at("narrowed")))) continue;
        act_again(db, *item, line);
        ++closed;
    }
    return closed;
}

}
