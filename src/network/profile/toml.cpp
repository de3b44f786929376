#include "network/profile/toml.hpp"
#include <filesystem>
#include <stdexcept>
// What the library takes for granted of a file is wrong of some files (found by fuzzing): they are refused in words, as all others.
static constexpr void must_be_toml(bool holds) {
    if (!holds) throw std::runtime_error("this is not TOML");
}
#define TOML_ASSERT(holds) must_be_toml(static_cast<bool>(holds))
#include <nlohmann/json.hpp>
#include <toml++/toml.h>

namespace profile {

struct Table::Node {
    std::string name;                                    // of the file, without its folder
    std::shared_ptr<const toml::table> root;             // keeps the whole file while a part is in use
    const toml::table* here;
};

static std::runtime_error error_at(const std::string& file, std::size_t line, const std::string& what) {
    return std::runtime_error(file + ", line " + std::to_string(line) + ": " + what);
}

Table::Table(std::shared_ptr<const Node> n) : node(std::move(n)) {}

Table Table::file(const std::string& path) {
    auto name = std::filesystem::path(path).filename().string();
    try {
        auto root = std::make_shared<const toml::table>(toml::parse_file(path));
        return Table(std::make_shared<const Node>(Node{name, root, root.get()}));
    } catch (const toml::parse_error& e) {
        throw error_at(name, e.source().begin.line, std::string(e.description()));
    } catch (const std::runtime_error& e) {
        throw error_at(name, 1, e.what());
    }
}

void Table::wrong(std::string_view key, const std::string& what) const {
    auto* at = node->here->get(key);
    auto line = at ? at->source().begin.line : node->here->source().begin.line;
    throw error_at(node->name, line, std::string(key) + ": " + what);
}

bool Table::has(std::string_view key) const { return node->here->contains(key); }

template <class T> static std::optional<T> value(const toml::table& table, std::string_view key) {
    auto* at = table.get(key);
    return at ? at->value_exact<T>() : std::nullopt;
}

std::string Table::text(std::string_view key) const {
    auto found = value<std::string>(*node->here, key);
    if (!found || found->empty()) wrong(key, "a text is missing here");
    return *found;
}
std::string Table::text_or(std::string_view key, std::string_view otherwise) const { return has(key) ? text(key) : std::string(otherwise); }

static bool is_key_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
std::string Table::key(std::string_view key) const {
    auto found = text(key);
    if (!std::ranges::all_of(found, is_key_letter)) wrong(key, "letters, digits and _ alone make a key: " + found);
    return found;
}

std::string Table::one_of(std::string_view key, std::initializer_list<std::string_view> all) const {
    auto found = text(key);
    if (std::ranges::count(all, found)) return found;
    std::string known;
    for (auto one : all) known += (known.empty() ? "" : ", ") + std::string(one);
    wrong(key, found + " is none of " + known);
}

int Table::number(std::string_view key) const {
    auto found = value<std::int64_t>(*node->here, key);
    if (!found) wrong(key, "a number is missing here");
    return static_cast<int>(*found);
}
int Table::number_or(std::string_view key, int otherwise) const { return has(key) ? number(key) : otherwise; }
bool Table::flag(std::string_view key) const {
    auto found = value<bool>(*node->here, key);
    if (!found) wrong(key, "true or false is missing here");
    return *found;
}
Day Table::day(std::string_view key) const {
    auto found = value<toml::date>(*node->here, key);
    if (!found) wrong(key, "a day is missing here, as 2023-03-07");
    return std::chrono::year(found->year) / found->month / found->day;
}

Time Table::moment(std::string_view key, std::string_view zone) const {
    auto found = value<toml::date_time>(*node->here, key);
    if (!found) wrong(key, "a day and an hour are missing here, as 2026-01-19T17:00:00");
    auto at = i18n::instant(std::chrono::year(found->date.year) / found->date.month / found->date.day, found->time.hour, found->time.minute, found->time.second, zone);
    if (!at) wrong(key, "the clocks of that zone do not show this hour");
    return *at;
}

std::vector<std::string> Table::list(std::string_view key) const {
    auto* array = node->here->get_as<toml::array>(key);
    if (!array) wrong(key, "a list is missing here, as [\"en\", \"id\"]");
    std::vector<std::string> all;
    for (auto& element : *array) {
        auto text = element.value_exact<std::string>();
        if (!text) wrong(key, "a list of texts is expected");
        all.push_back(*text);
    }
    return all;
}

Texts Table::texts(std::string_view key) const {
    auto* table = node->here->get_as<toml::table>(key);
    if (!table || table->empty()) wrong(key, "a text in each language is missing here, as { en = \"…\", id = \"…\" }");
    Texts all;
    for (auto& [lang, text] : *table) {
        auto words = text.value_exact<std::string>();
        if (!words) wrong(key, "what stands for " + std::string(lang.str()) + " is no text");
        all.emplace(lang.str(), *words);
    }
    return all;
}

Table Table::table(std::string_view key) const {
    auto* found = node->here->get_as<toml::table>(key);
    if (!found) wrong(key, "a table is missing here");
    return Table(std::make_shared<const Node>(Node{node->name, node->root, found}));
}

std::vector<Table> Table::tables(std::string_view key) const {
    std::vector<Table> all;
    auto* array = node->here->get_as<toml::array>(key);
    if (!array && has(key)) wrong(key, "write it as [[" + std::string(key) + "]]");
    for (std::size_t i = 0; array && i < array->size(); ++i) {
        auto* table = array->get(i)->as_table();
        if (!table) wrong(key, "each entry is a table");
        all.push_back(Table(std::make_shared<const Node>(Node{node->name, node->root, table})));
    }
    return all;
}

std::vector<std::string> Table::keys() const {
    std::vector<std::string> all;
    for (auto& [key, ignored] : *node->here) all.emplace_back(key.str());
    return all;
}

std::string Table::json(std::initializer_list<std::string_view> wanted, std::initializer_list<std::string_view> where_there) const {
    nlohmann::json object = nlohmann::json::object();
    auto add = [&](std::string_view key) {
        for (auto& [lang, words] : texts(key)) object[std::string(key)][lang] = words;
    };
    for (auto key : wanted) add(key);
    for (auto key : where_there)
        if (has(key)) add(key);
    return object.dump();
}

}
