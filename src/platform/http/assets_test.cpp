#include "platform/http/assets.hpp"
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace http {
namespace {

namespace fs = std::filesystem;

// A folder as the build leaves it, gone after the test.
class AssetsTest : public testing::Test {
protected:
    fs::path folder = fs::temp_directory_path() / ("assets-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));

    AssetsTest() {
        fs::remove_all(folder);
        fs::create_directories(folder);
        write("app.1a2b3c4d.css", "main{}");
        write("app.1a2b3c4d.css.br", "brotli of main");
        write("app.1a2b3c4d.css.gz", "gzip of main");
        write("thai-bold.0f0f0f0f.woff2", "font");
    }
    ~AssetsTest() override { fs::remove_all(folder); }

    void write(const std::string& name, std::string_view bytes) { std::ofstream(folder / name, std::ios::binary) << bytes; }

    static Head get(std::string path, Pairs headers = {}) {
        Head head;
        head.method = "GET";
        head.path = std::move(path);
        head.headers = std::move(headers);
        return head;
    }
    std::string header_of_css(std::string_view name, std::string accept_encoding) const {
        auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css", {{"accept-encoding", std::move(accept_encoding)}}));
        for (auto& [key, value] : response->headers)
            if (key == name) return value;
        return "";
    }
};

TEST_F(AssetsTest, have_the_path_with_the_hash) { EXPECT_EQ(Assets(folder).path("app.css"), "/assets/app.1a2b3c4d.css"); }

TEST_F(AssetsTest, have_no_path_for_what_is_not_there) { EXPECT_EQ(Assets(folder).path("other.css"), ""); }

TEST_F(AssetsTest, are_none_where_the_folder_is_absent) {
    Assets none(folder / "absent");
    EXPECT_EQ(none.path("app.css"), "");
    EXPECT_FALSE(none.answer(get("/assets/app.1a2b3c4d.css")));
}

TEST_F(AssetsTest, come_with_their_bytes_and_type) {
    auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css"));
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->type, "text/css; charset=utf-8");
    EXPECT_EQ(*response->kept, "main{}");
}

TEST_F(AssetsTest, come_in_brotli_before_gzip) {
    auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css", {{"accept-encoding", "gzip, deflate, br"}}));
    EXPECT_EQ(*response->kept, "brotli of main");
    EXPECT_EQ(header_of_css("Content-Encoding", "gzip, deflate, br"), "br");
}

TEST_F(AssetsTest, come_in_gzip_where_brotli_is_refused) {
    auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css", {{"accept-encoding", "br;q=0, gzip"}}));
    EXPECT_EQ(*response->kept, "gzip of main");
    EXPECT_EQ(header_of_css("Content-Encoding", "br;q=0, gzip"), "gzip");
}

TEST_F(AssetsTest, come_as_they_are_where_no_coding_is_named) { EXPECT_EQ(header_of_css("Content-Encoding", ""), ""); }

TEST_F(AssetsTest, come_as_they_are_where_the_build_made_no_coding) {
    auto response = Assets(folder).answer(get("/assets/thai-bold.0f0f0f0f.woff2", {{"accept-encoding", "br, gzip"}}));
    EXPECT_EQ(response->type, "font/woff2");
    EXPECT_EQ(*response->kept, "font");
}

TEST_F(AssetsTest, are_kept_for_a_year_and_differ_by_coding) {
    EXPECT_EQ(header_of_css("Cache-Control", "br"), "public, max-age=31536000, immutable");
    EXPECT_EQ(header_of_css("Vary", "br"), "Accept-Encoding");
    EXPECT_NE(header_of_css("ETag", "br"), header_of_css("ETag", "gzip"));
}

TEST_F(AssetsTest, are_not_sent_again_to_who_has_them) {
    auto etag = header_of_css("ETag", "br");
    for (auto tags : {etag, "W/" + etag, "\"old\", " + etag, std::string("*")}) {
        auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css", {{"accept-encoding", "br"}, {"if-none-match", tags}}));
        EXPECT_EQ(response->status, 304) << tags;
        EXPECT_FALSE(response->kept) << tags;
    }
}

TEST_F(AssetsTest, are_sent_to_who_has_other_bytes) {
    auto response = Assets(folder).answer(get("/assets/app.1a2b3c4d.css", {{"if-none-match", "\"old\""}}));
    EXPECT_EQ(response->status, 200);
}

TEST_F(AssetsTest, answer_HEAD_as_GET) {
    auto head = get("/assets/app.1a2b3c4d.css");
    head.method = "HEAD";
    EXPECT_EQ(Assets(folder).answer(head)->headers, Assets(folder).answer(get("/assets/app.1a2b3c4d.css"))->headers);
}

TEST_F(AssetsTest, answer_no_other_method) {
    auto post = get("/assets/app.1a2b3c4d.css");
    post.method = "POST";
    EXPECT_FALSE(Assets(folder).answer(post));
}

TEST_F(AssetsTest, hold_nothing_but_hashed_files_of_known_type) {
    write("notes.txt", "no type");
    write("app.css", "no hash");
    write("app.1a2b3c4d.map", "no type");
    Assets assets(folder);
    for (auto path : {"/assets/notes.txt", "/assets/app.css", "/assets/app.1a2b3c4d.map", "/assets/app.1a2b3c4d.css.br", "/assets/../notes.txt", "/assets/"})
        EXPECT_FALSE(assets.answer(get(path))) << path;
}

}
}
