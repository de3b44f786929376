// Agree: every route answers every person, about every thing, as the model in memory says, on whichever engine this run is for. What the page shows beside its
// own thing is judged too: each thing named on it may be read, each text is the one that stands there, each list is whole. The hash of all answers is printed,
// so that the two engines can be held against each other.
#include "platform/crypto/crypto.hpp"
#include "tests/proofs/asking.hpp"
#include "tests/proofs/scenery.hpp"
#include <filesystem>
#include <fstream>

namespace world {

namespace {

struct Reader : Asker { std::string nothing{}; };         // nothing: the page of what is not there

class Agree : public ::testing::Test {
protected:
    Scenery scenery;
    std::vector<Reader> readers;
    int combinations = 0;
    std::string all_answers;                             // a running hash

    Agree() {
        for (auto& asker : everybody_asks(scenery.network, scenery.people)) readers.push_back({std::move(asker)});
    }

    bool is_there(PersonId person, const Example& example, ItemId on) const {
        auto& model = scenery.should;
        switch (example.needs) {
        case Needs::nothing: return true;
        case Needs::either: return model.reads(person, on);
        case Needs::working: return model.reads(person, on, Side::working);
        case Needs::released: return model.reads(person, on, Side::released);
        case Needs::shared_by_act: return model.reads(person, on, Side::working) && scenery.shared_by_act.contains(on);
        }
        return false;
    }

    // ---- what stands on a page

    std::string wrong_on_page(const Reader& reader) const {
        std::string wrong;
        auto& model = scenery.should;
        reader.browser->page().walk([&](const Node& node) {
            auto id = ItemId::read(node["data-id"]);
            if (id && !model.things.contains(*id)) wrong += " names what is not there: " + id->text();
            else if (id && !model.reads(reader.person, *id)) wrong += " names a " + std::string(key_of(model.things.at(*id).kind)) + " it may not: " + id->text();
            else if (id && node.has("data-hash") && !model.reads_text(reader.person, *id, node["data-hash"])) wrong += " shows another text of " + id->text();
            for (auto& to : linked(node))
                if (model.things.contains(to) && !model.reads(reader.person, to)) wrong += " leads to a " + std::string(key_of(model.things.at(to).kind)) + " it may not: " + to.text();
        });
        return wrong;
    }
    static std::vector<ItemId> linked(const Node& node) {
        std::vector<ItemId> all;
        for (auto attribute : {"href", "action"})
            for (auto part : std::views::split(node[attribute].substr(0, node[attribute].find_first_of("?#")), '/'))
                if (auto id = ItemId::read(std::string_view(part.begin(), part.end()))) all.push_back(*id);
        return all;
    }
    std::set<ItemId> listed(const Reader& reader, Kind kind) const {
        std::set<ItemId> all;
        for (auto* node : reader.browser->main().all([&](const Node& n) { return n["data-kind"] == key_of(kind); })) all.insert(*ItemId::read((*node)["data-id"]));
        return all;
    }
    std::set<ItemId> readable(PersonId person, const Listed& list) const {
        std::set<ItemId> all;
        for (auto& [id, thing] : scenery.should.things)
            if (thing.kind == list.kind && std::ranges::any_of(list.sides, [&](Side side) { return scenery.should.reads(person, id, side); })) all.insert(id);
        return all;
    }

    // ---- one combination

    void proves(Reader& reader, const pages::Route& route, const Example& example, ItemId on) {
        auto& answer = ask(reader, route, example, on);
        auto here = reader.name + ": " + std::string(route.method) + " " + address_of(route, on) + std::string(example.query);
        auto body = without_tokens(answer.body);
        all_answers = crypto::sha256(all_answers + here + std::to_string(answer.status) + body);
        ++combinations;
        if (!reader.person && route.auth == pages::Auth::session) {
            EXPECT_EQ(answer.status, 303) << here;
            return;
        }
        if (!is_there(reader.person, example, on)) {
            EXPECT_EQ(answer.status, 404) << here;
            EXPECT_EQ(body, reader.nothing) << here;
            return;
        }
        EXPECT_TRUE(answer.status == 200 || answer.status == 303 || answer.status == 403 || answer.status == 409 || answer.status == 422 || (example.route.ends_with("link") && answer.status == 404)) << here << " " << answer.status;
        if (answer.status != 303 && answer.type.starts_with("text/html")) {
            EXPECT_EQ(wrong_on_page(reader), "") << here;
        }
        if (answer.status != 200) return;
        for (auto& list : example.lists) EXPECT_EQ(listed(reader, list.kind), readable(reader.person, list)) << here << " " << key_of(list.kind);
    }
    std::vector<ItemId> things_of(const Example& example) const {
        if (!example.on) return {ItemId{}};
        std::vector<ItemId> all;
        for (auto& [id, thing] : scenery.should.things)
            if (thing.kind == *example.on) all.push_back(id);
        return all;
    }
};

TEST_F(Agree, every_route_answers_everybody_about_everything_as_the_model_says) {
    for (auto& reader : readers) reader.nothing = without_tokens(reader.browser->asks_for("GET", "/needs/0000000000000").body);
    for (auto& example : examples())
        for (auto on : things_of(example))
            for (auto& reader : readers) proves(reader, route_called(*scenery.network.house, example.route), example, on);
    EXPECT_GE(combinations, 20'000);
    auto engine = on_postgres() ? "postgres" : "sqlite";
    auto hash = crypto::hex(all_answers);
    std::cout << "agree: " << combinations << " combinations of person, route and thing on " << engine << ", answers " << hash.substr(0, 16) << "\n";
    std::ofstream(std::filesystem::temp_directory_path() / (std::string("agree-") + engine + ".txt")) << hash << "\n";
}

TEST(Routes, each_has_an_example_for_its_proofs_or_is_the_same_for_everybody) {
    Network network;
    std::set<std::string_view> wanted, given;
    for (auto& route : network.house->routes.list())
        if (!route.constant) wanted.insert(route.name);
    for (auto& example : examples()) given.insert(example.route);
    EXPECT_EQ(given, wanted);
}

}

}
