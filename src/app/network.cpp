#include "app/network.hpp"
#include "features/accounts/accounts.hpp"
#include "features/asking/asking.hpp"
#include "features/decisions/decision.hpp"
#include "features/meetings/meetings.hpp"
#include "features/needs/need.hpp"
#include "features/overview/overview.hpp"
#include "features/plan/plan.hpp"
#include "features/procedures/procedures.hpp"
#include "features/updates/updates.hpp"
#include "network/lane/closure.hpp"
#include "platform/store/migrate.hpp"
#include "windows/background/background.hpp"
#include "windows/guide/guide.hpp"
#include "windows/home/home.hpp"
#include "windows/notices/notices.hpp"
#include "windows/public_site/public_site.hpp"
#include "windows/search/search.hpp"
#include <filesystem>

namespace app {

Time system_time() { return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()); }

void open_rooms(pages::Tables& tables) {
    public_site::open(tables);
    home::open(tables);
    meetings::open(tables);
    updates::open(tables);
    asking::open(tables);
    overview::open(tables);
    needs::open(tables);
    plan::open(tables);
    procedures::open(tables);
    decisions::open(tables);
    background::open(tables);
    search::open(tables);
    guide::open(tables);
    notices::open(tables);
    accounts::open(tables);
}

static profile::Profile read_profile(const Place& place) {
    auto folder = profile_folder(place.profile, place.share);
    auto profile = profile::read(folder);
    profile::must_be_spoken(folder, i18n::Catalogues(place.share + "/locale"));
    return profile;
}

static void set_up(Writer& db, const profile::Profile& profile, bool as_sample) {
    for (auto& [key, value] : {std::pair{"profile", profile.key}, {"sample", std::string(as_sample ? "yes" : "no")}})
        db.exec(sql("insert into setting (key, value) values ({}, {}) on conflict do nothing", key, value));
    profile::put(db, profile);
}

static std::optional<std::string> setting(const Place& place, std::string_view key) {
    if (place.engine() == "sqlite" && !std::filesystem::exists(place.database)) return std::nullopt;
    try {
        auto connection = store::open(place.database, store::Use::migrate);
        Writer db(*connection);
        return db.row<std::string>(sql("select value from setting where key = {}", key));
    } catch (const store::Error& e) {
        if (e.fault == store::Fault::connection) throw;
        return std::nullopt;                             // no such table yet
    }
}

void prepare(const Place& place, bool as_sample, Time now) {
    auto profile = read_profile(place);
    if (auto kept = setting(place, "profile"); kept && *kept != profile.key)
        throw std::runtime_error("This database holds the network " + *kept + ", and the profile is that of " + profile.key + ". Name its own with --profile.");
    auto connection = store::open(place.database, store::Use::migrate);
    store::migrate(*connection, store::read_migrations(place.share + "/migrations"), now);
    store::in_one_transaction(*connection, [&] {
        Writer db(*connection);
        db.chance = Chance::fresh();
        set_up(db, profile, as_sample);
    });
}

bool is_prepared(const Place& place) { return setting(place, "sample").has_value(); }
bool is_sample(const Place& place) { return setting(place, "sample") == "yes"; }

// With the questions that this network was asked before.
static profile::Profile remembered_profile(const Place& place) {
    auto profile = read_profile(place);
    auto connection = store::open(place.database, store::Use::migrate);
    Writer db(*connection);
    profile::recall(db, profile);
    return profile;
}

Network::Network(const Place& where, const std::string& address, std::function<Time()> clock)
    : profile(remembered_profile(where)), catalogues(where.share + "/locale"), assets(where.share + "/assets"), lane(lane::open(where.database)), place(where), sample(is_sample(where)) {
    // NOLINTNEXTLINE(modernize-make-unique): a House cannot be moved, and stays an aggregate
    house.reset(new pages::House{{profile}, catalogues, assets, *lane, place.database, root_key(place), address, pages::session_cookie_name(address), sample, std::move(clock), Chance::fresh});
    open_rooms(*house);
    door = std::make_unique<pages::Door>(*house);
}

// Writes inside a transaction that somebody else began and will end.
class Inside final : public lane::Lane {
    store::Connection& connection;

public:
    explicit Inside(store::Connection& c) : connection(c) {}
    Result<lane::Answer> write(const lane::Ask& ask, const lane::Closure& closure) override { return lane::run_closure(connection, ask, closure, twice); }
    bool later(lane::Ask ask, lane::Closure closure) override { return bool(write(ask, closure)); }
    void settle() override {}
};

// On a connection of its own: the lane's have a deadline, and this may take longer.
void Network::write_at_once(const std::function<void()>& change) {
    auto connection = store::open(place.database, store::Use::migrate);
    Inside inside(*connection);
    struct Lent { lane::Lane*& at_once; ~Lent() { at_once = nullptr; } } lent{at_once};
    at_once = &inside;
    store::in_one_transaction(*connection, change);
}

}
