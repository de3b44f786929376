// What the whole program shares: the services below, and the tables that the features fill at start. One House serves one network.
#pragma once
#include "network/lane/lane.hpp"
#include "pages/door/allowance.hpp"
#include "pages/parts/parts.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/assets.hpp"

namespace pages {

class Request;
struct Below { Kind kind; void (*write)(Out&, Request&, const Shown&, const Typed&); };
using Handler = Result<http::Response> (*)(Request&);

enum class Auth { session, visitor };              // visitor: for everybody; session: without one, the way leads to the sign-in page
struct Route {
    std::string_view method, pattern, name;        // "GET", "/needs/{need}", "need"
    Auth auth;
    std::vector<std::string_view> reads;           // kinds of things it shows
    std::vector<std::string_view> acts;
    std::vector<Field> form;                       // of its body, beside _key, _csrf, _base, _seat
    bool constant;                                 // the same for everybody: its proof of access is that
    Handler answer;
    std::vector<std::string_view> queries{};       // names it reads of the address; all others are ignored, and in no link
    bool reads_query(std::string_view query) const { return std::ranges::count(queries, query) > 0; }
};

class Routes {
    std::vector<Route> all;

public:
    void get(std::string_view pattern, std::string_view name, Auth auth, std::vector<std::string_view> reads, Handler answer, std::vector<std::string_view> queries = {}) {
        all.push_back({"GET", pattern, name, auth, std::move(reads), {}, {}, false, answer, std::move(queries)});
    }
    void constant(std::string_view pattern, std::string_view name, Handler answer) { all.push_back({"GET", pattern, name, Auth::visitor, {}, {}, {}, true, answer}); }
    void post(std::string_view pattern, std::string_view name, Auth auth, std::vector<std::string_view> acts, std::vector<Field> form, Handler answer) {
        all.push_back({"POST", pattern, name, auth, {}, std::move(acts), std::move(form), false, answer});
    }
    const std::vector<Route>& list() const { return all; }
    using Params = std::vector<std::pair<std::string_view, std::string>>;
    const Route* find(std::string_view method, std::string_view path, Params&) const;
    std::vector<std::string_view> methods(std::string_view path) const;        // for Allow
};

// What the features enter at start, for this network: acts by name, routes with their forms, rooms of the section bar.
struct Tables {
    const profile::Profile& profile;
    ActTable acts{};
    Routes routes{};
    std::vector<Room> rooms{};
    std::map<Kind, std::string (*)(Request&, const Shown&)> titles{};       // what a thing is called in a trail or a list
    std::vector<Below> below{};                                            // what features further on put below a thing
    std::vector<Below> in_writing{};                                       // … and below a text that its office writes, inside its form: buttons carry what is typed
};

struct House : Tables {
    const i18n::Catalogues& catalogues;
    const http::Assets& assets;
    lane::Lane& lane;
    std::string database;                          // of the page connections
    crypto::Key key;
    std::string address;                           // "http://localhost:8080": links, and the one Origin that may post
    std::string cookie;                            // name of the session's
    bool sample = false;
    std::function<Time()> clock;
    std::function<Chance()> chance;
    Actors actors{};
    std::shared_ptr<Allowances> allowances{};      // none: nothing is counted
};

}
