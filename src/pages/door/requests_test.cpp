// What holds for every address: methods, origins, queries, what an answer carries (contract.md is kept by these).
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

using http::Pairs;

class Requests : public World {};

static std::string allowed(const Visitor& v) { return v.header("Allow"); }

TEST_F(Requests, a_method_that_a_route_has_not_is_405_before_any_look) {
    visitor.asks_for("DELETE", "/needs");
    EXPECT_EQ(visitor.status(), 405);
    EXPECT_EQ(allowed(visitor), "GET, HEAD");
    visitor.asks_for("GET", "/needs/0000000000000/sharing");
    EXPECT_EQ(visitor.status(), 405);
    EXPECT_EQ(allowed(visitor), "POST");
    visitor.asks_for("PUT", "/plans");
    EXPECT_EQ(allowed(visitor), "GET, POST, HEAD");
}

TEST_F(Requests, from_a_foreign_origin_nothing_is_done_whatever_the_token) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID")).text();
    auto fields = keo.visits(need).fields("need.share");
    for (auto* origin : {"http://evil.example", "null", "https://localhost:8080", "http://localhost:8081"}) {
        keo.says_header("origin", origin).posts(need + "/sharing", fields);
        EXPECT_EQ(keo.status(), 403) << origin;
        EXPECT_EQ(keo.rule(), "origin") << origin;
    }
    keo.says_header("origin", "").says_header("sec-fetch-site", "cross-site").posts(need + "/sharing", fields);
    EXPECT_EQ(keo.rule(), "origin");
    EXPECT_EQ(network.value<int>(sql("select count(*) from act where name = 'need.share'")), 0);
}

TEST_F(Requests, without_origin_the_token_of_the_session_decides) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID")).text();
    auto fields = keo.visits(need).fields("need.share"), of_another = sari.visits("/you").fields("session.end");
    keo.says_header("origin", "").says_header("sec-fetch-site", "");
    auto with_token = [&](const std::string& token) {
        auto changed = fields;
        std::ranges::find(changed, "_csrf", &Fields::value_type::first)->second = token;
        return keo.posts(need + "/sharing", changed).status;
    };
    for (auto& bad : {std::string(), std::string("nonsense"), std::ranges::find(of_another, "_csrf", &Fields::value_type::first)->second}) {
        EXPECT_EQ(with_token(bad), 403);
        EXPECT_EQ(keo.rule(), "csrf");
    }
    EXPECT_EQ(keo.posts(need + "/sharing", fields).status, 303);
}

TEST_F(Requests, two_origins_are_foreign_whichever_is_ours) {
    http::Head head;
    head.method = "POST";
    head.path = "/sign-out";
    head.headers = {{"content-type", "application/x-www-form-urlencoded"}, {"origin", network.house->address}};
    EXPECT_FALSE(network.door->judge(head).answer);
    for (auto& field : {std::pair{"origin", "http://evil.example"}, {"origin", "http://localhost:8080"}}) {
        auto twice = head;
        twice.headers.emplace_back(field);
        auto judged = network.door->judge(twice);
        ASSERT_TRUE(judged.answer) << field.second;
        EXPECT_EQ(judged.answer->status, 403) << field.second;
    }
}

TEST_F(Requests, a_body_that_is_no_form_is_415) {
    keo.says_header("content-type", "application/json").posts_body("/sign-out", "{}");
    EXPECT_EQ(keo.status(), 415);
    for (auto* type : {"text/plain", "application/x-www-form-urlencodedx", "application/x-www-form-urlencoded, text/plain"}) {
        keo.says_header("content-type", type).posts_body("/sign-out", "_key=0123456789abcdef");
        EXPECT_EQ(keo.status(), 415) << type;
    }
    keo.says_header("content-type", "Application/X-WWW-Form-URLEncoded; charset=UTF-8").posts_body("/sign-out", "_key=0123456789abcdef");
    EXPECT_EQ(keo.status(), 303);
}

TEST_F(Requests, have_room_as_their_form_needs_it_and_strangers_a_small_one) {
    auto judged = [&](const std::string& path, const Pairs& more = {}) {
        http::Head head;
        head.method = "POST";
        head.path = path;
        head.headers = {{"content-type", "application/x-www-form-urlencoded"}};
        head.headers.insert(head.headers.end(), more.begin(), more.end());
        return network.door->judge(head);
    };
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs")).text();
    EXPECT_EQ(judged(answer + "/text").most_body, 1u << 20);
    EXPECT_EQ(judged(answer + "/readiness").most_body, 4u << 10);
    auto with = [&](const std::string& token) { return judged("/sign-out", {{"cookie", network.house->cookie + "=" + token}}).room; };
    auto token = pages::session_token(network.house->key, "a seed");
    EXPECT_EQ(judged("/sign-out").room, http::Room::small);
    EXPECT_EQ(with(token), http::Room::great);
    EXPECT_EQ(judged(answer + "/text", {{"cookie", network.house->cookie + "=" + token}}).most_body, 4u << 20);        // to come back, where it is too long
    EXPECT_EQ(judged(answer + "/readiness", {{"cookie", network.house->cookie + "=" + token}}).most_body, 4u << 10);
    for (auto& other : {std::string("x"), crypto::base64url(std::string(32, 'x')), pages::session_token(crypto::Key(std::string(32, 'o')), "a seed"), token + token}) EXPECT_EQ(with(other), http::Room::small) << other;
    EXPECT_EQ(judged("/nothing/here", {{"cookie", network.house->cookie + "=x"}}).room, http::Room::none);
}

TEST_F(Requests, a_repeated_query_name_is_400_and_an_unknown_one_ignored) {
    EXPECT_EQ(visitor.asks_for("GET", "/needs?lang=en&lang=id").status, 400);
    EXPECT_EQ(visitor.answer().type, "text/plain; charset=utf-8");
    EXPECT_TRUE(visitor.answer().close);
    EXPECT_EQ(visitor.asks_for("GET", "/needs?what=ever").status, 200);
    EXPECT_FALSE(visitor.answer().close);
    EXPECT_EQ(visitor.asks_for("GET", "/needs?a=%ZZ").status, 400);
    EXPECT_TRUE(visitor.answer().close);
}

TEST_F(Requests, an_address_is_only_as_it_is_written) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID")).text();
    EXPECT_EQ(keo.visits(need).status(), 200);
    std::string upper = "/needs/";
    for (char c : need.substr(upper.size())) upper += static_cast<char>(std::toupper(c));
    for (auto& other : std::vector<std::string>{need + "/", "/needs/", "/needs//", upper, need + "0", need.substr(0, need.size() - 1)}) EXPECT_EQ(keo.visits(other).status(), 404) << other;
}

TEST_F(Requests, head_answers_as_get_does_and_is_no_reading) {
    given.shared("ID", "contact_points");
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs")).text();
    keo.visits("/");
    network.house->lane.settle();
    auto read = [&] { return network.value<int>(sql("select count(*) from entry where kind = 'reading'")); };
    auto before = read();
    keo.asks_for("HEAD", answer);
    auto head = keo.answer();
    network.house->lane.settle();
    EXPECT_EQ(read(), before);
    keo.asks_for("GET", answer);
    network.house->lane.settle();
    EXPECT_EQ(read(), before + 1);
    EXPECT_EQ(head.status, keo.status());
    EXPECT_EQ(head.headers, keo.answer().headers);
}

TEST_F(Requests, every_answer_carries_the_security_headers) {
    visitor.asks_for("GET", "/");
    auto check = [&](const std::string& what) {
        EXPECT_NE(visitor.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos) << what;
        EXPECT_EQ(visitor.header("Content-Security-Policy").find("unsafe"), std::string::npos) << what;
        EXPECT_EQ(visitor.header("X-Content-Type-Options"), "nosniff") << what;
        EXPECT_EQ(visitor.header("Referrer-Policy"), "same-origin") << what;
    };
    check("page");
    visitor.asks_for("GET", "/nothing");
    check("404");
    visitor.asks_for("DELETE", "/");
    check("405");
    visitor.asks_for("GET", "/?a=1&a=2");
    check("400");
    visitor.asks_for("GET", "/you");
    check("303");
    visitor.says_header("origin", "http://evil.example").posts("/sign-out", {});
    check("403");
}

TEST_F(Requests, a_public_page_is_kept_by_its_tag_and_one_for_a_person_never) {
    visitor.asks_for("GET", "/founding-meeting");
    auto tag = visitor.header("ETag");
    EXPECT_FALSE(tag.empty());
    EXPECT_EQ(visitor.header("Cache-Control"), "no-cache");
    EXPECT_EQ(visitor.header("Last-Modified"), "");
    visitor.says_header("if-none-match", tag).asks_for("GET", "/founding-meeting");
    EXPECT_EQ(visitor.status(), 304);
    EXPECT_TRUE(visitor.body().empty());
    sari.says_header("if-none-match", tag).asks_for("GET", "/founding-meeting");
    EXPECT_EQ(sari.status(), 200);
    EXPECT_EQ(sari.header("Cache-Control"), "no-store");
    EXPECT_EQ(sari.header("ETag"), "");
}

TEST_F(Requests, what_the_last_act_left_to_say_is_said_once_and_only_by_us) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    EXPECT_TRUE(keo.visits(need).press("We share this need").shows("now shares this need."));
    EXPECT_FALSE(keo.visits(need).shows("now shares this need."));
    keo.keeps_cookie("said", "Give me your password").visits(need);
    EXPECT_FALSE(keo.shows("Give me your password"));
}

// ---- behind a proxy with TLS

class Under_https : public World {
protected:
    Under_https() {
        network.house->address = "https://network.example";
        network.house->cookie = pages::session_cookie_name(network.house->address);
    }
    static bool sets(const Visitor& v, const std::string& cookie, const std::string& with) {
        return std::ranges::any_of(v.answer().headers, [&](auto& h) { return h.first == "Set-Cookie" && h.second.starts_with(cookie + "=") && h.second.find(with) != std::string::npos; });
    }
};

TEST_F(Under_https, every_cookie_is_secure_and_the_session_is_this_hosts_alone) {
    EXPECT_EQ(network.house->cookie, "__Host-jejaring");
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    keo.posts(need.text() + "/sharing", keo.visits(need).fields("need.share"));
    EXPECT_EQ(keo.status(), 303);
    EXPECT_TRUE(sets(keo, "__Host-said", "; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"));
    EXPECT_TRUE(keo.visits(need).shows("now shares this need."));
    keo.asks_for("GET", "/?lang=id");
    EXPECT_TRUE(sets(keo, "__Host-lang", "; Secure"));
    EXPECT_EQ((*keo.visits("/").page().first("html"))["lang"], "id");
    keo.posts("/sign-out", {{"_key", "0123456789abcdef"}});
    EXPECT_TRUE(sets(keo, "__Host-jejaring", "; Path=/; HttpOnly; SameSite=Lax; Max-Age=648000; Secure"));
    EXPECT_FALSE(sets(keo, "__Host-jejaring", "Domain"));
}

TEST_F(Under_https, browsers_are_told_to_stay_with_it_and_forms_come_from_there_alone) {
    EXPECT_EQ(visitor.asks_for("GET", "/").status, 200);
    EXPECT_EQ(visitor.header("Strict-Transport-Security"), "max-age=31536000");
    keo.says_header("origin", "http://localhost:8080").posts("/sign-out", {{"_key", "0123456789abcdef"}});
    EXPECT_EQ(keo.rule(), "origin");
}

TEST_F(Requests, plain_http_is_told_nothing_of_https_and_its_cookies_hold_the_port) {
    EXPECT_EQ(visitor.asks_for("GET", "/").status, 200);
    EXPECT_EQ(visitor.header("Strict-Transport-Security"), "");
    EXPECT_EQ(pages::session_cookie_name("http://localhost:8080"), "jejaring8080");
}

TEST_F(Under_https, who_asks_is_the_address_that_the_proxy_saw) {
    http::Head head;
    head.remote = "127.0.0.1";
    head.headers = {{"x-forwarded-for", "6.6.6.6, 203.0.113.9"}};
    EXPECT_EQ(pages::asker_of(*network.house, head), "203.0.113.9");
    head.headers = {{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "2001:db8:1:2:3:4:5:6"}};
    auto first = pages::asker_of(*network.house, head);
    head.headers.back().second = "2001:db8:1:2::1";
    EXPECT_EQ(pages::asker_of(*network.house, head), first);
    head.headers.back().second = "2001:db8:1:3::1";
    EXPECT_NE(pages::asker_of(*network.house, head), first);
    network.house->address = "http://localhost:8080";
    EXPECT_EQ(pages::asker_of(*network.house, head), "127.0.0.1");
}

// ---- languages

TEST_F(Requests, the_language_is_the_askeds_before_the_accounts_before_the_cookies_before_the_browsers) {
    auto lang_of = [&](Visitor& reader, const std::string& path) { return std::string((*reader.visits(path).page().first("html"))["lang"]); };
    EXPECT_EQ(lang_of(visitor, "/"), "en");
    visitor.says_header("accept-language", "fr, id;q=0.8, en;q=0.5");
    EXPECT_EQ(lang_of(visitor, "/"), "id");
    visitor.keeps_cookie("lang", "en");
    EXPECT_EQ(lang_of(visitor, "/"), "en");
    EXPECT_EQ(lang_of(visitor, "/?lang=id"), "id");
    EXPECT_EQ(lang_of(visitor, "/"), "id");                          // kept in the cookie
    EXPECT_EQ(visitor.header("Vary"), "Cookie, Accept-Language");
    network.change([&](Writer& db) { db.exec(sql("update person set lang = 'id' where name = 'sari'")); });
    sari.keeps_cookie("lang", "en");
    EXPECT_EQ(lang_of(sari, "/"), "id");
    EXPECT_EQ(lang_of(sari, "/?lang=en"), "en");
    EXPECT_EQ(lang_of(visitor, "/?lang=xx"), "id");
}

TEST_F(Requests, a_refusal_is_in_the_readers_language) {
    given.shared("ID");
    auto need = path_of(Kind::need, given.need("ID"));
    EXPECT_TRUE(nok.visits(need).shows("Only a contact point speaks for a country."));
    auto english = nok.main().text();
    EXPECT_NE(nok.visits(need.text() + "?lang=id").main().text(), english);
    EXPECT_FALSE(nok.shows("Only a contact point speaks for a country."));
}

// ---- what is not there

TEST_F(Requests, what_one_may_not_read_answers_as_what_is_not_there) {
    given.shared("ID", "contact_points");
    auto answer = given.answer_of("ID", "needs");
    auto need = given.need("ID");
    auto update = given.update_of("ID");
    auto plan = given.plan();
    auto line = given.line(plan);
    auto decision = given.decision(plan);
    std::vector<std::string> paths{path_of(Kind::answer, answer).text(), path_of(Kind::need, need).text(), path_of(Kind::country_update, update).text(), path_of(Kind::plan, plan).text(), path_of(Kind::line, line).text(),
                                   path_of(Kind::decision, decision).text()};
    for (auto* reader : {&visitor, &nok})
        for (auto* lang : {"en", "id"}) {
            auto in = std::string("?lang=") + lang;
            reader->asks_for("GET", "/nothing/here" + in);
            auto absent = reader->answer();
            EXPECT_EQ(absent.status, 404);
            for (auto& path : paths)
                for (auto& address : {path, path.substr(0, path.rfind('/')) + "/0000000000001", path.substr(0, path.rfind('/')) + "/not-an-id"}) {
                    reader->asks_for("GET", address + in);
                    EXPECT_EQ(reader->status(), 404) << address;
                    EXPECT_EQ(reader->body(), absent.body) << address;
                    EXPECT_EQ(reader->answer().headers, absent.headers) << address;
                }
        }
}

TEST_F(Requests, an_act_on_what_one_may_not_read_answers_as_on_what_is_not_there) {
    given.approved("ID");
    auto update = path_of(Kind::country_update, given.update_of("ID")).text(), absent = std::string("/country-updates/0000000000001");
    for (auto* act : {"/hand-in", "/approval", "/withdrawal", "/proposal", "/publication", "/unpublishing", "/taking-back"}) {
        keo.posts(update + act, {{"_key", "0123456789abcdef"}});
        auto hidden = keo.answer();
        keo.posts(absent + act, {{"_key", "0123456789abcdef"}});
        EXPECT_EQ(hidden.status, 404) << act;
        EXPECT_EQ(hidden.body, keo.body()) << act;
        EXPECT_EQ(hidden.headers, keo.answer().headers) << act;
    }
}

TEST_F(Requests, a_form_sent_where_no_route_is_is_taken_and_answered_as_one_on_what_is_not_there) {
    http::Head head;
    head.method = "POST";
    head.path = "/nothing/here";
    auto judged = network.door->judge(head);
    EXPECT_FALSE(judged.answer);
    EXPECT_EQ(judged.most_body, 1u << 20);
    EXPECT_EQ(judged.room, http::Room::none);
    keo.posts("/nothing/here", {{"_key", "0123456789abcdef"}});
    auto nowhere = keo.answer();
    keo.posts("/needs/0000000000001/sharing", {{"_key", "0123456789abcdef"}});
    EXPECT_EQ(nowhere.status, 404);
    EXPECT_EQ(nowhere.body, keo.body());
    EXPECT_EQ(nowhere.headers, keo.answer().headers);
}

TEST_F(Requests, the_page_of_nothing_names_no_path_no_id_and_holds_no_form) {
    keo.visits("/needs/0000000000001");
    EXPECT_EQ(keo.body().find("0000000000001"), std::string::npos);
    EXPECT_FALSE(keo.page().first("form"));
    EXPECT_EQ(keo.body().find("_csrf"), std::string::npos);
}

TEST_F(Requests, the_links_to_other_languages_keep_what_was_asked_and_lead_to_a_page) {
    auto matrix = (path_of(Kind::annual_update, given.annual_update()) / "matrix").text();
    auto link = [&](Visitor& reader) { return std::string(reader.page().with("hreflang", "id")->operator[]("href")); };
    EXPECT_EQ(link(sari.visits(matrix + "?question=needs")), matrix + "?question=needs&lang=id");
    EXPECT_EQ(link(sari.visits(matrix + "?question=needs&lang=en")), matrix + "?question=needs&lang=id");
    EXPECT_EQ(link(sari.visits(matrix + "?password=1234&question=needs&need=x")), matrix + "?question=needs&lang=id");
    EXPECT_EQ(link(sari.visits("/updates?to=http%3A%2F%2Fevil.example")), "/updates?lang=id");
    auto answer = path_of(Kind::answer, given.answer_of("ID", "needs")).text();
    sari.posts(answer + "/text", {{"_key", "0123456789abcdef"}, {"kind", "no such kind"}, {"lang", "id"}});
    EXPECT_EQ(sari.status(), 422);
    EXPECT_EQ(link(sari), answer + "?lang=id");
}

}
