// At most so many prepared statements, the least used goes first.
#pragma once
#include <list>
#include <string>
#include <unordered_map>

namespace store {

inline constexpr std::size_t most_statements = 512;

template <class Statement> class StatementCache {
    using Entries = std::list<std::pair<std::string, Statement>>;
    std::size_t limit;
    Entries newest_first;
    std::unordered_map<std::string_view, typename Entries::iterator> places;

public:
    explicit StatementCache(std::size_t most) : limit(most) {}
    Statement* find(std::string_view text) {
        auto place = places.find(text);
        if (place == places.end()) return nullptr;
        newest_first.splice(newest_first.begin(), newest_first, place->second);
        return &place->second->second;
    }
    template <class Drop> Statement& add(std::string text, Statement statement, Drop drop) {
        if (places.size() >= limit) {
            drop(newest_first.back().second);
            places.erase(newest_first.back().first);
            newest_first.pop_back();
        }
        newest_first.emplace_front(std::move(text), std::move(statement));
        places.emplace(newest_first.front().first, newest_first.begin());
        return newest_first.front().second;
    }
    template <class Drop> void clear(Drop drop) {
        for (auto& [text, statement] : newest_first) drop(statement);
        places.clear();
        newest_first.clear();
    }
};

}
