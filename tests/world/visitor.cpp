#include "tests/world/visitor.hpp"
#include "features/accounts/accounts.hpp"
#include "platform/http/form.hpp"
#include <regex>

namespace world {

std::string encoded(const Fields& fields) {
    std::string body;
    for (auto& [name, value] : fields) body += (body.empty() ? "" : "&") + http::encode(name) + "=" + http::encode(value);
    return body;
}

std::string without_tokens(const std::string& body) {
    static const std::regex token(R"re((name="_(key|csrf)" value=")[^"]*)re");
    return std::regex_replace(body, token, "$1");
}

// ---- requests

static std::string cookie_line(const std::map<std::string, std::string>& cookies) {
    std::string line;
    for (auto& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
    return line;
}

static void add(http::Head& head, const std::string& name, const std::string& value) {
    if (!value.empty()) head.headers.emplace_back(name, value);
}

http::Response Visitor::asks(const std::string& method, const std::string& target, const std::string& body, bool from_here) {
    if (auto person = std::exchange(who, nullptr)) signs_in_as(person());
    http::Request request;
    auto question = std::min(target.find('?'), target.size());
    request.method = method;
    request.path = target.substr(0, question);
    request.query = target.substr(std::min(question + 1, target.size()));
    request.body = body;
    std::map<std::string, std::string> said{{"cookie", cookie_line(cookies)}, {"accept-language", "en"}, {"sec-fetch-site", from_here ? "same-origin" : "none"}};
    if (method == "POST") said["origin"] = house.address, said["content-type"] = "application/x-www-form-urlencoded";
    for (auto& [header, value] : headers) said[header] = value;
    for (auto& [header, value] : said) add(request, header, value);
    auto judged = door.judge(request);
    auto answer = judged.answer ? *judged.answer : door.answer(request);
    keep_cookies(answer);
    return answer;
}

void Visitor::keep_cookies(const http::Response& answer) {
    for (auto& [header, value] : answer.headers) {
        if (header != "Set-Cookie") continue;
        auto pair = value.substr(0, value.find(';'));
        auto called = pair.substr(0, pair.find('='));
        if (value.find("Max-Age=0") != value.npos) cookies.erase(called);
        else cookies[called] = pair.substr(pair.find('=') + 1);
    }
}

void Visitor::goes(const std::string& target) {
    here = target.substr(0, target.find('#'));
    got = asks("GET", here, "", true);
    for (int hops = 0; got.status == 303; ++hops) {
        if (hops > 3) throw std::runtime_error(name + " is led in circles at " + here);
        here = header("Location");
        here = here.substr(0, here.find('#'));
        got = asks("GET", here, "", true);
    }
    read.reset();
    typed.clear();
    chosen.clear();
}

const http::Response& Visitor::asks_for(const std::string& method, const std::string& target) {
    got = asks(method, target, "", false);
    read.reset();
    return got;
}

const http::Response& Visitor::posts_body(const std::string& path, const std::string& body) {
    got = asks("POST", path, body, true);
    read.reset();
    return got;
}
const http::Response& Visitor::posts(const std::string& path, const Fields& fields) { return posts_body(path, encoded(fields)); }

// ---- who she is

Visitor& Visitor::signs_in_as(PersonId person) {
    static std::uint64_t sessions = 0;
    auto chance = Chance::of(static_cast<std::uint64_t>(person.n) + ++sessions);
    auto token = pages::session_token(house.key, chance.bytes(32));
    auto now = house.clock();
    auto done = house.lane.write({{}, now, chance.split(), {}, {}}, [&](Writer& db, const Actor&) -> Result<std::string> {
        accounts::add_session(db, token, person, now);
        return std::string();
    });
    if (!done) throw std::runtime_error(name + " could not be signed in");
    cookies[house.cookie] = token;
    return *this;
}

Visitor& Visitor::keeps_cookie(const std::string& cookie_name, const std::string& value) {
    cookies[cookie_name] = value;
    return *this;
}
Visitor& Visitor::says_header(const std::string& header_name, const std::string& value) {
    headers[header_name] = value;
    return *this;
}

// ---- as a browser

Visitor& Visitor::visits(const std::string& target) {
    goes(target);
    return *this;
}

static const Node* link_in(const Node& part, std::string_view words) {
    return part.first([&](const Node& node) { return node.tag == "a" && node.text() == words; });
}

Visitor& Visitor::follows(std::string_view words) {
    auto* link = link_in(main(), words);
    if (!link) link = link_in(page(), words);
    if (!link) throw std::runtime_error(name + " sees no link “" + std::string(words) + "” on " + here + ": " + main().text());
    goes(std::string((*link)["href"]));
    return *this;
}

Visitor& Visitor::fill(const std::string& field, const std::string& value) {
    typed.emplace_back(field, value);
    return *this;
}
Visitor& Visitor::choose(const std::string& field, const std::string& value) {
    chosen.emplace_back(field, value);
    return *this;
}

// The form with this button; where several have it, the one that holds what she typed.
HtmlForm Visitor::filled(const std::string& button) {
    std::string missing;
    for (auto* node : page().all("form")) {
        HtmlForm form(*node);
        if (!form.button(button)) continue;
        missing.clear();
        for (auto& [field, value] : typed)
            if (!form.fill(field, value)) missing += " " + field;
        for (auto& [field, value] : chosen)
            if (!form.choose(field, value)) missing += " " + field + "=" + value;
        if (missing.empty()) return form;
    }
    auto why = missing.empty() ? " sees no button “" + button + "”" : " cannot fill in" + missing + " beside “" + button + "”";
    throw std::runtime_error(name + why + " on " + here + " (" + std::to_string(got.status) + "): " + main().text());
}

Visitor& Visitor::press(const std::string& button) {
    auto form = filled(button);
    auto fields = form.fields();
    auto own = std::string((*form.button(button))["formaction"]);
    auto action = own.empty() ? form.action() : own;
    typed.clear();
    chosen.clear();
    if (!form.posts()) {
        goes(action.substr(0, action.find('#')) + "?" + encoded(fields));
        return *this;
    }
    here = action;
    posts(action, fields);
    if (got.status == 303) goes(header("Location"));
    return *this;
}

// ---- what she sees

std::string Visitor::header(std::string_view called) const {
    for (auto& [header_name, value] : got.headers)
        if (header_name == called) return value;
    return {};
}

std::string Visitor::cookie(const std::string& called) const {
    auto at = cookies.find(called);
    return at == cookies.end() ? std::string() : at->second;
}

const Node& Visitor::page() const {
    if (!read) read = read_html(got.body);
    return *read;
}

const Node& Visitor::main() const {
    auto* found = page().first("main");
    return found ? *found : page();
}

bool Visitor::shows(std::string_view text) const { return main().text().find(plain(text)) != std::string::npos; }
bool Visitor::shows_link(std::string_view text) const { return link_in(main(), text) != nullptr; }
bool Visitor::shows_button(std::string_view text) const {
    return main().first([&](const Node& node) { return node.tag == "button" && node.text() == text; }) != nullptr;
}
bool Visitor::shows_act(std::string_view act) const { return main().with("data-act", act) != nullptr; }

HtmlForm Visitor::form(std::string_view act) const {
    auto* node = main().with("data-act", act);
    if (!node) throw std::runtime_error(name + " sees no form for " + std::string(act) + " on " + here + " (" + std::to_string(got.status) + "): " + main().text());
    return HtmlForm(*node);
}
Fields Visitor::fields(std::string_view act) const { return form(act).fields(); }

static std::string attribute_in(const Node& part, std::string_view attribute) {
    auto* node = part.first([&](const Node& n) { return n.has(attribute); });
    return node ? std::string((*node)[attribute]) : std::string();
}

std::string Visitor::rule() const { return attribute_in(main(), "data-rule"); }
std::string Visitor::state() const { return attribute_in(main(), "data-state"); }
std::string Visitor::hash() const { return attribute_in(main(), "data-hash"); }
std::string Visitor::error(std::string_view field) const {
    auto* node = main().with("data-field", field);
    return node ? std::string((*node)["data-error"]) : std::string();
}

}
