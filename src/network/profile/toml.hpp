// A TOML table that knows its file and line, so that what is wrong in it can be said to whoever edits it.
#pragma once
#include "network/profile/profile.hpp"
#include <initializer_list>

namespace profile {

class Table {
    struct Node;
    std::shared_ptr<const Node> node;
    explicit Table(std::shared_ptr<const Node>);

public:
    static Table file(const std::string& path);                       // throws, as all below, "members.toml, line 12: …"
    bool has(std::string_view key) const;
    std::string text(std::string_view key) const;
    std::string text_or(std::string_view key, std::string_view otherwise) const;
    std::string key(std::string_view key) const;                      // a text that is for the system: letters, digits and _
    std::string one_of(std::string_view key, std::initializer_list<std::string_view> all) const;       // a text that is one of these
    int number(std::string_view key) const;
    int number_or(std::string_view key, int otherwise) const;
    bool flag(std::string_view key) const;
    Day day(std::string_view key) const;
    Time moment(std::string_view key, std::string_view zone) const;   // a local date and time, by the clock of this zone
    std::vector<std::string> list(std::string_view key) const;        // of texts
    Texts texts(std::string_view key) const;                          // one text a language
    Table table(std::string_view key) const;
    std::vector<Table> tables(std::string_view key) const;            // [[key]]; none where absent
    std::vector<std::string> keys() const;
    std::string json(std::initializer_list<std::string_view> keys, std::initializer_list<std::string_view> where_there = {}) const;        // these texts, as one JSON object
    [[noreturn]] void wrong(std::string_view key, const std::string& what) const;
};

}
