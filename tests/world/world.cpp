#include "tests/world/world.hpp"
#include "app/network.hpp"
#include "platform/store/migrate.hpp"

namespace world {

static constexpr Time terms_begin{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

const profile::Profile& the_profile() {
    static const auto read = profile::read(app::share_folder() + "/profiles/sean-pve");
    return read;
}
std::string folder_of_test_profile(const std::string& key) { return app::share_folder() + "/../../tests/profiles/" + key; }
const i18n::Catalogues& the_catalogues() {
    static const i18n::Catalogues read(app::share_folder() + "/locale");
    return read;
}
static const http::Assets& no_assets() {
    static const http::Assets none("");
    return none;
}

Time at(int year, unsigned month, unsigned day, int hour, int minute, std::string_view zone) {
    return i18n::instant(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day), hour, minute, 0, std::string(zone)).value();
}

// ---- what all worlds begin with

static void begin_with(Writer& db, const Other& network) {
    db.chance = Chance::of(1);
    db.exec(sql("insert into setting (key, value) values ('profile', {}), ('sample', 'no')", network.profile.key));
    profile::put(db, network.profile);
    add_cast(db, network.players, terms_begin);
}

static std::unique_ptr<Database> make_beginning(const Other& network) {
    auto made = std::make_unique<Database>();
    auto connection = store::open(made->address(), store::Use::migrate);
    store::migrate(*connection, store::read_migrations(app::share_folder() + "/migrations"), terms_begin);
    connection->begin(true);
    Writer db(*connection);
    begin_with(db, network);
    connection->commit();
    return made;
}

static const Database& beginning() {
    static const auto made = make_beginning({the_profile(), cast});
    return *made;
}

// ---- one of them

static pages::House* house_for(Network& network, const profile::Profile& profile, lane::Lane& lane) {
    auto address = std::string("http://localhost:8080"), cookie = std::string("jejaring8080");
    return new pages::House{{profile}, the_catalogues(), no_assets(), lane, network.address(), crypto::Key(std::string(32, 'k')), address, cookie, false, [&network] { return network.tick(); }, [&network] { return network.chance(); }};
}

Network::Network(Protected hers) : database(beginning()), lane(lane::open(database.address())), now(monday_morning) {
    lane->twice = true;                                  // every closure is run, undone and run again
    open_house(the_profile());
    change([&](Writer& db) { if (hers == Protected::is_there) add_hidden_cso(db, terms_begin); });
}

Network::Network(const Other& other) : database(*make_beginning(other)), lane(lane::open(database.address())), now(monday_morning) {
    lane->twice = true;
    open_house(other.profile);
}

Network::Network(const Kept& before) : database(before.database), lane(lane::open(database.address())), drawn(before.drawn), changed(before.changed), now(before.now) {
    lane->twice = true;
    open_house(the_profile());
}

void Network::closes() {
    door.reset();
    house.reset();
    lane.reset();
}

void Network::opens() {
    lane = lane::open(database.address());
    open_house(edited ? *edited : the_profile());
}

Kept Network::kept() {
    closes();
    return {Database(database), now, drawn, changed};
}

void Network::open_house(const profile::Profile& profile) {
    door.reset();
    house.reset(house_for(*this, profile, in_between ? *in_between : *lane));
    app::open_rooms(*house);
    door = std::make_unique<pages::Door>(*house);
}

void Network::starts_again_with(profile::Profile profile) {
    change([&](Writer& db) {
        profile::put(db, profile);
        profile::recall(db, profile);
    });
    edited = std::make_unique<const profile::Profile>(std::move(profile));
    open_house(*edited);
}

void Network::writes_through(const std::function<std::unique_ptr<lane::Lane>(lane::Lane&)>& before) {
    in_between = before(*lane);
    open_house(edited ? *edited : the_profile());
}

Chance Network::chance() { return Chance::of(1000 + ++drawn); }

PersonId Network::person(std::string_view name) const {
    auto connection = store::open(database.address(), store::Use::migrate);
    return person_called(*std::make_unique<Writer>(*connection), name);
}

void Network::change(const std::function<void(Writer&)>& what) {
    auto done = lane->write({{}, now, Chance::of(500'000 + ++changed), {}, {}}, [&](Writer& db, const Actor&) -> Result<std::string> {
        what(db);
        return std::string();
    });
    if (!done) throw std::runtime_error("the world could not be changed");
}

}
