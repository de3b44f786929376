// What a network says instead of words of the program's sentences, in one language: "town" for "country". Whole words only; a longer phrase goes before a
// shorter one, and a word that began with a capital begins with one again. What people wrote is never touched: it is filled in afterwards.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

class Wording {
    struct Instead { std::string words, say; };
    std::vector<Instead> all;                            // the longest first
    const Instead* at(std::string_view rest) const;

public:
    void add(std::string words, std::string say);
    bool empty() const { return all.empty(); }
    std::string of(std::string_view sentence) const;
};

}
