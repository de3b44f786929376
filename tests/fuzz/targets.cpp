#include "tests/fuzz/targets.hpp"
#include "network/profile/profile.hpp"
#include "pages/door/door.hpp"
#include "platform/html/markdown.hpp"
#include "platform/http/form.hpp"
#include "platform/http/http_test.hpp"
#include "platform/text/canonical.hpp"
#include "platform/text/search.hpp"
#include "platform/text/text.hpp"
#include "tests/world/page.hpp"
#include "windows/search/search.hpp"
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace fuzz {

static void must(bool holds, std::string_view promise) {
    if (holds) return;
    std::cerr << "broken: " << promise << '\n';
    std::abort();
}

// ---- the bytes of requests

struct Listening {
    http::test::Program program;
    http::Server server{http::test::any_port(), program};
    std::thread thread{[this] { server.run(); }};
    ~Listening() {
        server.stop();
        thread.join();
    }
};

// After any bytes, each of which may be the last, the server goes on: the next client is answered, and its request is its own.
static void requests(std::string_view bytes) {
    static Listening listening;
    http::test::Client(listening.server.port()).sends(bytes).ends().reads_to_the_end();
    must(http::test::Client(listening.server.port()).posts("/", "after").answer().body == "/ after", "a server goes on after any bytes");
}

// ---- forms

static std::string sent_again(const http::Pairs& pairs) {
    std::string all;
    for (auto& [name, value] : pairs) all += (all.empty() ? "" : "&") + http::encode(name) + "=" + http::encode(value);
    return all;
}

static void forms(std::string_view bytes) {
    auto pairs = http::read_form(bytes);
    must(!pairs || pairs->size() <= http::most_pairs, "no form has more fields than one may have");
    if (!pairs) return;
    for (auto& [name, value] : *pairs) must(text::well_formed(name) && text::well_formed(value), "what is read is well formed");
    must(http::read_form(sent_again(*pairs)) == pairs, "what was read is read the same when it is sent again");
}

// ---- texts

// As the door takes them.
static std::string taken(std::string_view bytes) { return text::canonical(text::with_few_marks(text::without_controls(bytes))); }

static void texts(std::string_view bytes) {
    if (!text::well_formed(bytes)) return;
    auto once = taken(bytes);
    must(text::sound(once), "what is taken is sound");
    must(taken(once) == once, "what was taken is taken the same again");
    must(text::length(once) <= once.size(), "no text has more characters than bytes");
    must(text::length(text::cut(once, 10)) <= 11, "a cut text has as many characters as were asked for, and a dot");
    text::Content content{{{"text", "en", once}}};
    auto kept = text::read_canonical(text::canonical_bytes(content));
    must(kept && *kept == content, "what is kept is read back");
}

static void kept_texts(std::string_view bytes) {
    auto content = text::read_canonical(bytes);
    must(!content || text::canonical_bytes(*content) == bytes, "only what is canonical is read");
}

static void differences(std::string_view bytes) {
    auto half = bytes.size() / 2;
    auto before = bytes.substr(0, half), after = bytes.substr(half);
    if (!text::well_formed(before) || !text::well_formed(after) || bytes.size() > 4000) return;
    std::string new_text;
    for (auto& piece : text::difference(before, after))
        if (piece.change != text::Change::removed) new_text += piece.text;
    must(new_text == after, "the newer text stands whole in what changed");
}

static void searches(std::string_view bytes) {
    auto end_of_question = bytes.find('\n');
    auto question = bytes.substr(0, end_of_question), rest = end_of_question == bytes.npos ? std::string_view() : bytes.substr(end_of_question + 1);
    if (!text::well_formed(question) || !text::well_formed(rest) || bytes.size() > 4000) return;
    auto asked = taken(question), text = taken(rest);
    (void)text::searchable(text);
    auto wanted = text::wanted_by(asked);
    std::string all;
    for (auto& passage : text::marked(text, wanted)) all += passage.text;
    must(all == text, "marking what was found changes no letter");
    must(text::wishes_met(text, wanted) <= wanted.size(), "no more is found than was asked");
    (void)text::excerpt(text, wanted, 40);
}

static void markdown(std::string_view bytes) {
    if (!text::sound(bytes)) return;
    html::Out out;
    html::markdown(out, bytes);
    auto page = world::read_html("<main>" + out.take() + "</main>");
    page->walk([](const world::Node& node) {
        static constexpr std::array allowed{"", "page", "main", "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "a", "hr", "br"};
        must(std::ranges::count(allowed, node.tag) > 0, "a text becomes these elements alone");
        auto to = std::string(node["href"]);
        std::ranges::transform(to, to.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        must(to.empty() || to.starts_with("http:") || to.starts_with("https:") || to.starts_with("mailto:"), "a link leads to the web or to a letter");
    });
}

// ---- a network profile

static const std::filesystem::path& profile_folder() {
    static const auto folder = [] {
        auto to = std::filesystem::temp_directory_path() / ("jejaring-fuzz-" + std::to_string(::getpid()));
        std::filesystem::copy(JEJARING_SOURCE "/tests/profiles/two-towns", to, std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        return to;
    }();
    return folder;
}

// The first byte says which file it is; a profile is read, or refused in words.
static void profiles(std::string_view bytes) {
    static constexpr std::array files{"bodies.toml", "circles.toml", "decisions.toml", "members.toml", "plan.toml", "profile.toml", "update.toml"};
    if (bytes.empty()) return;
    auto path = profile_folder() / files[static_cast<unsigned char>(bytes.front()) % files.size()];
    auto whole = std::filesystem::path(JEJARING_SOURCE "/tests/profiles/two-towns") / path.filename();
    std::ofstream(path, std::ios::binary) << bytes.substr(1);
    try {
        (void)profile::read(profile_folder().string());
    } catch (const std::runtime_error& e) {
        must(std::string_view(e.what()).find(".toml") != std::string_view::npos, "a refusal names the file");
    }
    std::filesystem::copy_file(whole, path, std::filesystem::copy_options::overwrite_existing);
}

// ---- tokens: nothing that we did not make is taken

static void tokens(std::string_view bytes) {
    static const crypto::Key key(std::string(32, 'k'));
    must(!search::read_key(bytes, key), "a page of results goes on only from a key of ours");
    must(!pages::csrf_fits(key, "session", bytes), "a form's token is ours");
    must(!pages::is_of_another(key, PersonId{1}, bytes) || bytes.size() == 64, "what is no token is of nobody");
    must(!pages::is_token_of_ours(key, bytes), "a session's token is ours");
    auto id = ItemId::read(bytes);
    must(!id || id->text() == bytes, "an id is read only as it is written");
    (void)text::read_short_code(bytes);
}

const std::vector<Target>& targets() {
    static const std::vector<Target> all{{"requests", requests}, {"forms", forms}, {"texts", texts}, {"kept-texts", kept_texts}, {"differences", differences}, {"searches", searches}, {"markdown", markdown}, {"profiles", profiles}, {"tokens", tokens}};
    return all;
}

}
