#include "platform/store/copy.hpp"
#include "platform/crypto/crypto.hpp"
#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

namespace store {

using Json = nlohmann::ordered_json;

// ---- what there is

struct Column { std::string name, type; };
struct Table { std::string name; std::vector<Column> columns; std::vector<std::string> key; };

static bool is_left_out(std::string_view table) {
    static const std::set<std::string_view> left_out{"migration", "session", "sign_in_link"};
    return left_out.contains(table) || table.starts_with("search");
}

static std::vector<std::string> referenced_by(Reader& db, const std::string& table) {
    auto names = db.postgres() ? db.rows<std::string>(sql("select confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid = {}::text::regclass", table))
                               : db.rows<std::string>(sql("select \"table\" from pragma_foreign_key_list({})", table));
    std::ranges::sort(names);
    return names;
}

static std::vector<Column> columns_of(Reader& db, const std::string& table) {
    if (!db.postgres()) return db.rows<Column>(sql("select name, lower(type) from pragma_table_info({}) order by cid", table));
    return db.rows<Column>(sql("select column_name::text, data_type::text from information_schema.columns where table_schema = 'public' and table_name = {} order by ordinal_position", table));
}

static std::vector<std::string> key_of(Reader& db, const std::string& table) {
    if (!db.postgres()) return db.rows<std::string>(sql("select name from pragma_table_info({}) where pk > 0 order by pk", table));
    return db.rows<std::string>(sql(R"sql(
        select attname::text from pg_index
         cross join lateral unnest(indkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = indrelid and attnum = part.number
         where indisprimary and indrelid = {}::text::regclass order by part.place)sql", table));
}

static void add_after_those_it_names(Reader& db, const std::string& name, std::vector<Table>& in_order) {
    if (is_left_out(name) || std::ranges::any_of(in_order, [&](auto& table) { return table.name == name; })) return;
    for (auto& other : referenced_by(db, name))
        if (other != name) add_after_those_it_names(db, other, in_order);
    in_order.push_back({name, columns_of(db, name), key_of(db, name)});
}

// A table stands after those that its rows refer to, else by name.
static std::vector<Table> tables_of(Reader& db) {
    auto names = db.postgres() ? db.rows<std::string>(sql("select tablename::text from pg_tables where schemaname = 'public'"))
                               : db.rows<std::string>(sql("select name from sqlite_master where type = 'table' and name not like 'sqlite%'"));
    std::ranges::sort(names);
    std::vector<Table> in_order;
    for (auto& name : names) add_after_those_it_names(db, name, in_order);
    return in_order;
}

// ---- lines, and the hash over them

static void extend_hash(std::string& hash, std::string_view line) { hash = crypto::sha256(hash.append(line)); }

static Json value_of(const Row& row, int c, const std::string& type) {
    if (row.null(c)) return nullptr;
    if (type == "blob" || type == "bytea") return {{"b", crypto::base64url(row.text(c))}};
    if (type == "text") return row.text(c);
    if (type == "real" || type == "double precision") return row.real(c);
    return row.integer(c);
}

static std::string in_quotes(const std::string& name) { return "\"" + name + "\""; }
static std::string names_text(const std::vector<std::string>& names) {
    std::string all;
    for (auto& name : names) all += (all.empty() ? "" : ", ") + in_quotes(name);
    return all;
}
static std::string columns_text(const Table& table) {
    std::vector<std::string> names;
    for (auto& column : table.columns) names.push_back(column.name);
    return names_text(names);
}
static Sql all_rows(const Table& table) { return {"select " + columns_text(table) + " from " + in_quotes(table.name) + " order by " + names_text(table.key), {}}; }

static Json head_of(const Table& table) {
    Json head{{"table", table.name}, {"columns", Json::array()}};
    for (auto& column : table.columns) head["columns"].push_back(column.name);
    return head;
}

Copied write_copy(Connection& c, std::ostream& out) {
    Copied copied{0, {}};
    auto put_line = [&](const Json& json) {
        auto line = json.dump() + "\n";
        extend_hash(copied.hash, line);
        out << line;
    };
    c.begin(false);
    Reader db(c);
    put_line({{"jejaring", 1}, {"migrations", db.value<int>(sql("select max(number) from migration"))}});
    for (auto& table : tables_of(db)) {
        put_line(head_of(table));
        c.each_row(all_rows(table), [&](const Row& row) {
            Json values = Json::array();
            for (std::size_t i = 0; i < table.columns.size(); ++i) values.push_back(value_of(row, static_cast<int>(i), table.columns[i].type));
            put_line(values);
            ++copied.rows;
        });
    }
    c.rollback();
    copied.hash = crypto::hex(copied.hash);
    out << Json{{"sha256", copied.hash}}.dump() << "\n";
    return copied;
}

// ---- back

static std::runtime_error no_copy(const std::string& why) { return std::runtime_error("This backup cannot be taken: " + why); }

static Value value_in(const Json& json) {
    if (json.is_null()) return nullptr;
    if (json.is_number_integer()) return json.get<std::int64_t>();
    if (json.is_number_float()) return json.get<double>();
    if (json.is_string()) return json.get<std::string>();
    if (json.is_object() && json.contains("b") && json["b"].is_string()) return Bytes{crypto::from_base64url(json["b"].get<std::string>())};
    throw no_copy("a value in it is of no kind that is known.");
}

// What this program calls its tables: nothing else that a file may name becomes a part of a statement.
static const Table& table_in(const std::vector<Table>& known, const Json& head) {
    for (auto& table : known)
        if (head_of(table) == head) return table;
    throw no_copy("a table in it is another than in the network it is taken from.");
}

static void put(Connection& c, const Table& table, const Json& row) {
    if (row.size() != table.columns.size()) throw no_copy("a row of " + table.name + " is not whole.");
    Sql insert{"insert into " + in_quotes(table.name) + " (" + columns_text(table) + ") values (", {}};
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i) insert.text += ", ";
        add_value(insert, value_in(row[i]));
    }
    insert.text += ")";
    c.run(insert, [](const Row&) {});
}

static Json line_in(std::istream& in, std::string& line) {
    if (!std::getline(in, line)) throw no_copy("its end is missing.");
    line += '\n';
    auto json = Json::parse(line, nullptr, false);
    if (json.is_discarded()) throw no_copy("a line of it is damaged.");
    return json;
}

static std::vector<Migration> up_to_the_copy(const std::vector<Migration>& all, const Json& head) {
    if (!head.is_object() || head.value("jejaring", 0) != 1) throw no_copy("it is no backup of a network.");
    auto number = head.value("migrations", std::size_t{0});
    if (number == 0 || number > all.size()) throw no_copy("it is newer than this program. Start the newer program.");
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(number)};
}

static void delete_all_rows(Connection& c, const std::vector<Table>& tables) {
    for (auto& table : tables | std::views::reverse) c.run(Sql{"delete from " + in_quotes(table.name), {}}, [](const Row&) {});
}

static Copied fill(Connection& c, std::istream& in, std::string hash) {
    Writer db(c);
    auto tables = tables_of(db);
    delete_all_rows(c, tables);
    Copied copied{0, {}};
    const Table* table = nullptr;
    for (std::string line;;) {
        auto json = line_in(in, line);
        if (json.is_object() && json.contains("sha256")) {
            copied.hash = crypto::hex(hash);
            if (json["sha256"] != copied.hash) throw no_copy("it was changed after it was made.");
            return copied;
        }
        extend_hash(hash, line);
        if (json.is_object()) table = &table_in(tables, json);
        else if (!table) throw no_copy("a line of it is damaged.");
        else put(c, *table, json), ++copied.rows;
    }
}

static void must_be_empty(Connection& c) {
    Reader db(c);
    if (!tables_of(db).empty()) throw std::runtime_error("There is something in this database already. Choose an empty one.");
}

Copied read_copy(Connection& c, const std::vector<Migration>& all, std::istream& in, Time now) {
    must_be_empty(c);
    std::string line, hash;
    auto head = line_in(in, line);
    extend_hash(hash, line);
    migrate(c, up_to_the_copy(all, head), now);              // some of them fill their tables: a copy has that too
    auto copied = fill(c, in, hash);
    migrate(c, all, now);
    return copied;
}

}
