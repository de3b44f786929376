#include "app/withdrawals.hpp"
#include "network/item/item.hpp"
#include "network/record/outbox.hpp"
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

// ---- read

struct Line { std::optional<ActId> act; ItemId on; Time at; Circles released, narrowed; };

static Circles circles_in(const std::string& text) {
    Circles all;
    for (auto part : std::views::split(text, ' ')) all.insert(CircleId::read(std::string_view(part.begin(), part.end())).value());
    return all;
}

// Lines of before ids were written have none.
static Line line_of(const Json& json) {
    std::optional<ActId> act;
    if (json.contains("id")) act = ActId::read(json["id"].get<std::string>()).value();
    return {act, ItemId::read(json.at("on").get<std::string>()).value(), Time(std::chrono::microseconds(json.at("at").get<std::int64_t>())), circles_in(json.at("released")), circles_in(json.at("narrowed"))};
}

class Lines {
    std::istream& in;
    int number = 0;

public:
    explicit Lines(std::istream& file) : in(file) {}
    std::optional<Line> next() {
        std::string text;
        if (!std::getline(in, text)) return std::nullopt;
        ++number;
        try {
            return line_of(Json::parse(text));
        } catch (const std::exception&) {
            if (in.eof()) return std::nullopt;                             // no newline ends it: it was cut off
            throw std::runtime_error("Line " + std::to_string(number) + " of the list of withdrawals is damaged. Take the list from another copy of that folder; where there is none, put the backup back with --without-withdrawals.");
        }
    }
    void begin_again() {
        in.clear();
        in.seekg(0);
        number = 0;
    }
};

// ---- applied

struct Shared { Kind kind; AudienceId released, narrowed; store::Bytes hash; };
static std::optional<Shared> shared_now(Reader& db, ItemId item) {
    return db.row<Shared>(sql("select item.kind, item.released, item.narrowed, revision.hash from item left join revision on revision.id = item.shown where item.id = {}", item));
}

static void enter_closing(Writer& db, ItemId item, const Shared& before, std::string_view how, Time now) {
    auto what = before.kind == Kind::country_update ? std::string_view("update") : key_of(before.kind);
    act_by_nobody(db, item, std::string(what).append(how), Side::released, before.hash, put_back, now);
}

static bool are_here(Reader& db, const Circles& circles) {
    return db.value<std::size_t>(sql("select count(*) from circle where id in {}", std::vector(circles.begin(), circles.end()))) == circles.size();
}

static Circles both(Circles a, const Circles& b) {
    a.insert(b.begin(), b.end());
    return a;
}

// Those who are in all circles of both read on: nobody is added.
static void narrow_to(Writer& db, const Shared& now, const Line& line) {
    for (auto circle : line.narrowed) narrow(db, line.on, circle);
    if (now.released) show_to(db, line.on, both(circles_of(db, now.released), line.released));
}

static bool closes(Writer& db, const Line& line, Time now) {
    auto shared = shared_now(db, line.on);
    if (!shared) return false;
    auto readers = kept_rows(db, line.on);
    bool known = are_here(db, both(line.released, line.narrowed)), is_for_nobody = line.released.empty() || !known;
    if (known) narrow_to(db, *shared, line);
    if (shared->released && is_for_nobody) withdraw(db, line.on);
    if (readers == kept_rows(db, line.on)) return false;
    enter_closing(db, line.on, *shared, is_for_nobody ? ".withdraw" : ".narrow", now);
    return true;
}

// Whoever put a backup back with this list before had all lines up to this one; what was done since stands in this database or behind it.
static constexpr std::string_view last_line = "withdrawals";

static void pass_those_of_before(Reader& db, Lines& lines) {
    auto last = db.row<std::string>(sql("select value from setting where key = {}", last_line));
    if (!last) return;
    while (auto line = lines.next())
        if (line->act && line->act->text() == *last) return;
    lines.begin_again();
}

static void remember(Writer& db, ActId line) {
    db.exec(sql("insert into setting (key, value) values ({}, {}) on conflict (key) do update set value = excluded.value", last_line, line.text()));
}

static bool is_in(Reader& db, const Line& line, Time last_act) {
    return line.act ? db.row<int>(sql("select 1 from act where id = {}", *line.act)).has_value() : line.at <= last_act;
}

int close_again(Writer& db, std::istream& in, Time now) {
    auto last_act = db.value<Time>(sql("select coalesce(max(at), 0) from act"));
    Lines lines(in);
    pass_those_of_before(db, lines);
    int closed = 0;
    while (auto line = lines.next()) {
        if (is_in(db, *line, last_act)) continue;
        closed += closes(db, *line, now);
        if (line->act) remember(db, *line->act);
    }
    return closed;
}

// A holder before its parts: they are closed with it.
static std::vector<ItemId> what_few_read(Reader& db) {
    return db.rows<ItemId>(sql(R"sql(
        select id from item
         where shown <> 0 and kind not in ({}, {}, {})
           and not exists (select 1 from reading_right join audience on audience.id = reading_right.audience
                            where reading_right.item = item.id and reading_right.side = {} and audience.circles in ({}, {}))
         order by case when within = 0 then 0 else 1 end, id)sql", Kind::plan, Kind::line, Kind::decision, Side::released, std::to_string(everyone.n), std::to_string(network.n)));
}

int close_what_few_read(Writer& db, Time now) {
    int closed = 0;
    for (auto item : what_few_read(db)) {
        auto shared = shared_now(db, item);
        if (!shared->released) continue;
        withdraw(db, item);
        enter_closing(db, item, *shared, ".withdraw", now);
        ++closed;
    }
    return closed;
}

}
