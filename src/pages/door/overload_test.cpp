// What is too much: a form longer than one may be (413), more at once than can be done (503). Either is a page in the reader's language, and nothing is done.
#include "tests/world/given.hpp"

namespace world {

using pages::path_of;

// A lane that does nothing, and says why.
class ClosedLane final : public lane::Lane {
public:
    std::function<Result<lane::Answer>()> why = [] { return Busy{}; };
    Result<lane::Answer> write(const lane::Ask&, const lane::Closure&) override { return why(); }
    bool later(lane::Ask, lane::Closure) override { return true; }
    void settle() override {}
};

class Too_much : public World {
    static pages::House with(const pages::House& h, lane::Lane& lane) {
        return {h, h.catalogues, h.assets, lane, h.database, h.key, h.address, h.cookie, h.sample, h.clock, h.chance};
    }

protected:
    ClosedLane closed;
    pages::House house = with(*network.house, closed);
    pages::Door door{house};
    Visitor waiting{house, door, "sari"};
    std::string answer = path_of(Kind::answer, given.answer_of("ID", "needs")).text() + "/text";
    Fields fields;

    void SetUp() override {
        fields = sari.visits(path_of(Kind::answer, given.answer_of("ID", "needs"))).fields("answer.save");
        std::ranges::find(fields, "text", &Fields::value_type::first)->second = "My words";
        waiting.keeps_cookie(house.cookie, sari.cookie(house.cookie));
    }
    int status_where(store::Fault fault) {
        closed.why = [fault]() -> Result<lane::Answer> { throw store::Error(fault, "for a test"); };
        return waiting.posts(answer, fields).status;
    }
};

static http::Head post_in(const std::string& lang) {
    http::Head head;
    head.method = "POST";
    head.path = "/sign-out";
    head.headers = {{"content-type", "application/x-www-form-urlencoded"}, {"accept-language", lang}};
    return head;
}

static void is_a_page(const http::Response& answer, int status, std::string_view lang) {
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.type, "text/html; charset=utf-8");
    EXPECT_TRUE(std::ranges::count(answer.headers, "Content-Security-Policy", &std::pair<std::string, std::string>::first));
    auto page = read_html(answer.body);
    EXPECT_EQ((*page->first("html"))["lang"], lang);
    EXPECT_TRUE(page->first("main"));
}

TEST_F(Too_much, is_said_on_a_page_in_the_readers_language) {
    for (std::string lang : {"en", "id"}) {
        is_a_page(network.door->too_long(post_in(lang)), 413, lang);
        is_a_page(network.door->busy(post_in(lang)), 503, lang);
    }
}

TEST_F(Too_much, is_a_form_of_more_than_a_megabyte) {
    auto head = post_in("en");
    head.path = answer;
    auto judged = network.door->judge(head);
    EXPECT_FALSE(judged.answer);
    EXPECT_EQ(judged.most_body, 1u << 20);
}

TEST_F(Too_much, what_could_not_be_written_may_be_sent_again_as_it_was) {
    waiting.posts(answer, fields);
    is_a_page(waiting.answer(), 503, "en");
    EXPECT_EQ(std::ranges::count(waiting.answer().headers, "Retry-After", &std::pair<std::string, std::string>::first), 1);
    EXPECT_TRUE(waiting.shows("Nothing was done."));
    EXPECT_EQ(waiting.form("answer.save").value("text"), "My words");
    EXPECT_EQ(waiting.form("answer.save").value("_key"), std::ranges::find(fields, "_key", &Fields::value_type::first)->second);        // it may have been done
    EXPECT_EQ(sari.posts(answer, fields).status, 303);
}

TEST_F(Too_much, is_what_the_database_may_do_later_and_no_fault_of_ours) {
    for (auto fault : {store::Fault::retry, store::Fault::slow, store::Fault::connection, store::Fault::full}) EXPECT_EQ(status_where(fault), 503);
    for (auto fault : {store::Fault::unique, store::Fault::foreign_key, store::Fault::check, store::Fault::other}) EXPECT_EQ(status_where(fault), 500);
}

}
