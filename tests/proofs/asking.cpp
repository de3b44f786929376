#include "tests/proofs/asking.hpp"
#include "features/accounts/account_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace world {

std::vector<Asker> everybody_asks(Network& network, const std::vector<std::pair<std::string, PersonId>>& people) {
    DryLane* lane = nullptr;
    network.writes_through([&](lane::Lane& real) {
        auto made = std::make_unique<DryLane>(real);
        lane = made.get();
        return made;
    });
    std::vector<Asker> all;
    network.change([&](Writer& db) {
        for (auto& [name, person] : people) {
            auto token = crypto::base64url(Chance::of(static_cast<std::uint64_t>(person.n)).bytes(32));
            auto browser = std::make_unique<Visitor>(*network.house, *network.door, name);
            if (person) accounts::add_session(db, token, person, network.now), browser->keeps_cookie(network.house->cookie, token);
            all.push_back({name, person, std::move(browser)});
        }
    });
    lane->keeps_nothing = true;
    return all;
}

const pages::Route& route_called(const pages::House& house, std::string_view name) {
    auto& all = house.routes.list();
    auto at = std::ranges::find(all, name, &pages::Route::name);
    if (at == all.end()) throw std::runtime_error("no route is called " + std::string(name));
    return *at;
}

std::string address_of(const pages::Route& route, ItemId on) {
    std::string path(route.pattern);
    auto hole = path.find('{');
    if (hole == path.npos) return path;
    return path.replace(hole, path.find('}') - hole + 1, route.name == "redeem-link" || route.name == "sign-in-link" ? "no-such-link" : on.text());
}

const http::Response& ask(Asker& asker, const pages::Route& route, const Example& example, ItemId on) {
    auto address = address_of(route, on) + std::string(example.query);
    if (route.method == "GET") return asker.browser->asks_for("GET", address);
    auto fields = example.form;
    fields.insert(fields.end(), {{"_key", "the-key-of-a-proof"}, {"_base", "00"}});
    return asker.browser->posts(address, fields);
}

}
