#include "tests/world/crawl.hpp"
#include <deque>

namespace world {

static bool leads_on(std::string_view href) { return href.starts_with('/') && !href.starts_with("/assets/") && href.find("lang=") == href.npos; }

static void take(Reached& reached, std::deque<std::string>& waiting, const Visitor& reader) {
    auto follow = [&](std::string_view href) {
        std::string address(href.substr(0, href.find('#')));
        if (leads_on(address) && reached.statuses.emplace(address, 0).second) waiting.push_back(address);
    };
    for (auto* link : reader.page().all("a")) follow((*link)["href"]);
    for (auto* form : reader.page().all("form")) {
        if (form->has("data-act")) reached.forms.emplace_back((*form)["data-act"], (*form)["action"]);
        else follow((*form)["action"]);                  // a question, with nothing asked
    }
    for (auto* button : reader.page().all("button"))
        if (button->has("formaction")) reached.forms.emplace_back((*button)["data-act"], (*button)["formaction"]);
}

Reached crawl(Visitor& reader) {
    Reached reached;
    std::deque<std::string> waiting{"/"};
    reached.statuses["/"] = 0;
    for (; !waiting.empty(); waiting.pop_front()) {
        auto address = waiting.front();
        reader.visits(address);
        reached.statuses[address] = reader.status();
        reached.pages[address] = without_tokens(reader.body());
        take(reached, waiting, reader);
    }
    return reached;
}

bool Reached::says(std::string_view text) const {
    return std::ranges::any_of(pages, [&](auto& page) { return page.second.find(text) != std::string::npos; });
}

}
