// A reader with a browser and no script: she opens pages, follows the links on them, fills the forms that really stand there and presses their buttons.
// What is not on the page she cannot do: it throws, and says what there was instead. Cookies are kept, redirects followed.
#pragma once
#include "tests/world/page.hpp"
#include "tests/world/world.hpp"

namespace world {

class Visitor {
    const pages::House& house;
    pages::Door& door;
    std::string name;
    std::function<PersonId()> who{};                     // to be signed in
    std::map<std::string, std::string> cookies, headers;
    std::vector<std::pair<std::string, std::string>> typed, chosen;
    std::string here;                                    // path and query
    http::Response got;
    mutable std::unique_ptr<Node> read;

    http::Response asks(const std::string& method, const std::string& target, const std::string& body, bool from_here);
    void keep_cookies(const http::Response&);
    void goes(const std::string& target);
    HtmlForm filled(const std::string& button);

public:
    Visitor(const pages::House& h, pages::Door& d, std::string called) : house(h), door(d), name(std::move(called)) {}
    // One of the cast, signed in before her first request.
    Visitor(Network& network, const std::string& called) : Visitor(*network.house, *network.door, called) {
        who = [&network, called] { return network.person(called); };
    }
    Visitor& signs_in_as(PersonId);                      // without a page
    Visitor& keeps_cookie(const std::string& cookie, const std::string& value);
    Visitor& says_header(const std::string& lower_case_name, const std::string& value);        // "": no longer

    Visitor& visits(const std::string& target);
    Visitor& visits(const html::Url& to) { return visits(to.text()); }
    Visitor& follows(std::string_view link);
    Visitor& fill(const std::string& field, const std::string& value);
    Visitor& choose(const std::string& field, const std::string& value);
    Visitor& press(const std::string& button);

    // Requests as they are, no page before them, no redirect followed; a browser's headers unless `says_header` says otherwise.
    const http::Response& posts(const std::string& path, const Fields&);
    const http::Response& posts_body(const std::string& path, const std::string& body);
    const http::Response& asks_for(const std::string& method, const std::string& target);

    int status() const { return got.status; }
    const std::string& body() const { return got.body; }
    const http::Response& answer() const { return got; }
    std::string header(std::string_view name) const;     // of the answer; "" where absent
    std::string cookie(const std::string& name) const;
    const std::string& is_at() const { return here; }
    const Node& page() const;
    const Node& main() const;
    bool shows(std::string_view text) const;             // in <main>
    bool shows_link(std::string_view text) const;
    bool shows_button(std::string_view text) const;
    bool shows_act(std::string_view act) const;          // a form for it
    HtmlForm form(std::string_view act) const;
    Fields fields(std::string_view act) const;           // what that form would send: to send it otherwise
    std::string rule() const;                            // of a refusal on this page; "" where there is none
    std::string error(std::string_view field) const;     // the code at a field
    std::string state() const;                           // data-state of the thing shown
    std::string hash() const;                            // data-hash of it
};

std::string encoded(const Fields&);
// For comparing: the values of _key and _csrf, which no two pages share, taken out.
std::string without_tokens(const std::string& body);

}
