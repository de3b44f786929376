// The ground without pages: who is where, things made and shared by hand, and what each of the cast reads of them. On either engine.
#pragma once
#include "network/item/item.hpp"
#include "network/search/search.hpp"
#include "tests/world/world.hpp"

namespace world {

// A page of somebody: one snapshot behind the wall.
class Page {
    std::unique_ptr<store::Connection> connection;
    Actors actors;
    PageReader reader;

public:
    PageReader& db = reader;                             // to be asked also while the page is nobody's yet: page("keo").db
    Page(const std::string& address, PersonId, Time now);
};

// Somebody in one of her seats, inside a write, with her own eyes.
struct Hand {
    Actor actor;
    Deed deed;
    const Sitting& seat;
    Hand(Writer&, PersonId, std::string_view seat, Time now);
};

struct Thing {
    std::string by;                                      // of the cast
    std::string seat;                                    // hers, by its key
    std::string text;
    ItemId within{};
    Kind kind = Kind::note;
    CircleId writers{};
};

class Ground : public ::testing::Test {
    std::map<ItemId, std::pair<std::string, std::string>> makers;        // by whom, for which seat

protected:
    Network network;

    CircleId circle(std::string_view key) const;
    Circles circles(std::initializer_list<std::string_view> keys) const;
    SeatId seat(std::string_view key) const;
    PersonId comes(std::string_view name, const std::vector<std::string_view>& seats, Time since = monday_morning, Time until = no_end);

    ItemId made(const Thing&);
    ItemId note(const std::string& text);                // by the desk officer of Indonesia
    ItemId shared_note(const std::string& text, std::initializer_list<std::string_view> with);
    ItemId part(ItemId holder, const std::string& text);
    void edited(ItemId, const std::string& text);
    void shared(ItemId, std::initializer_list<std::string_view> with);
    void narrowed(ItemId, std::string_view to);
    void unnarrowed(ItemId);
    void withdrawn(ItemId);
    void as_maker(ItemId, const std::function<void(Writer&, const Hand&)>&);

    Page page(std::string_view who) const;
    Page visitors_page() const;
    Actor actor(std::string_view who) const;
    bool reads(std::string_view who, ItemId, Side side = Side::released) const;
    std::string text(std::string_view who, ItemId) const;                // on the side she has most of; "" where it is not there for her
    std::vector<std::string_view> readers(ItemId, Side side = Side::released) const;       // of the cast, in its order
    int rows(const store::Sql& count) const { return network.value<int>(count); }
};

text::Content words(const std::string&);

}
