// All that a reader reaches by links, and by forms that ask, from her first page: each address once, with its body.
#pragma once
#include "tests/world/visitor.hpp"

namespace world {

struct Reached {
    std::map<std::string, std::string> pages;            // by address; tokens taken out
    std::map<std::string, int> statuses;
    std::vector<std::pair<std::string, std::string>> forms;     // data-act and action of every form that posts
    bool says(std::string_view text) const;              // on any of them
    bool has(std::string_view address) const { return pages.contains(std::string(address)); }
};
Reached crawl(Visitor&);

}
