// Notes, practices and library entries as pages.
#include "tests/world/given.hpp"
#include "windows/background/background.hpp"

namespace world {

using pages::path_of;

class Background : public World {
protected:
    ItemId published(Kind kind) {
        ItemId id;
        network.change([&](Writer& db) {
            auto actor = actor_of(db, person_called(db, "ana"), network.now);
            db.look_as(actor.sight);
            background::Note note{"ID", {the_profile().fields_of_work.front()}, {{"en", "A note"}}, {{{{"en", "Plan"}}, {{"en", "There is one."}}}}, {{"https://example.org/", true}}};
            id = background::publish(db, Deed{actor, the_profile(), network.now}, kind, *circle_with_key(db, "administrative_office"), note, Sample::background);
        });
        return id;
    }
};

TEST_F(Background, each_of_its_things_has_one_address) {
    for (auto kind : {Kind::note, Kind::practice, Kind::entry}) {
        auto id = published(kind);
        for (auto as : {Kind::note, Kind::practice, Kind::entry}) EXPECT_EQ(visitor.visits(path_of(as, id)).status(), as == kind ? 200 : 404) << key_of(kind) << " as " << key_of(as);
    }
}

TEST_F(Background, a_note_is_taken_down_at_once_by_the_country_it_is_about) {
    auto note = path_of(Kind::note, published(Kind::note));
    EXPECT_FALSE(keo.visits(note).shows_act("note.take_down"));
    EXPECT_TRUE(sari.visits(note).press("Take it down, without a reason").shows("Taken down. No page shows it any more."));
    EXPECT_EQ(visitor.visits(note).status(), 404);
}

}
