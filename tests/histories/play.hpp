// A network that is played at random, beside the model of it: what is tried, by whom, in which order comes from a seed. After each step what the program
// answered, what everybody reads, finds and may do is held against the model.
#pragma once
#include "tests/model/chain.hpp"
#include "tests/world/given.hpp"
#include <atomic>
#include <deque>
#include <random>

namespace histories {

class Play {
    world::Network network{world::Protected::was_never};
    world::Given given{network};
    std::mt19937_64 random;
    std::unique_ptr<store::Connection> page;
    Actors actors;
    std::deque<model::Doing> planned;
    int words = 0;
    std::vector<std::string> spoken;                     // words that stand, or stood, in some text
    int years = 2030;
    std::atomic<int> turn = 0;
    std::map<PersonId, std::string> names;

    std::size_t any(std::size_t n) { return static_cast<std::size_t>(random() % n); }
    bool chance(int percent) { return static_cast<int>(random() % 100) < percent; }
    template <class T> const T& one_of(const std::vector<T>& all) { return all[any(all.size())]; }
    std::string new_word();

    void load();
    const std::string& name_of(PersonId) const;
    std::string said(const model::Doing&) const;

    // ---- what is tried
    model::Doing made_up();
    PersonId somebody_to_ask();
    model::Doing likely();
    model::Doing by_who_may(model::Doing);
    std::vector<PersonId> who_may(model::Doing) const;
    bool of_the_cast(ItemId) const;
    void plan_ahead();
    void something_changes();
    void term_changes();
    void time_passes();

    // ---- what is held against the model
    std::string differs_for(PersonId);
    std::string readable_differs(PageReader&, PersonId) const;
    std::string list_differs(PageReader&, PersonId);
    std::string search_differs(PageReader&, PersonId);
    std::string directory_differs(PageReader&, PersonId) const;

public:
    model::Chain should;
    std::vector<PersonId> people;                        // the last is a visitor
    std::vector<std::string> trace;
    std::map<std::string, int> outcomes;

    explicit Play(std::uint64_t seed);
    std::string step();                                  // "" or what differs
    std::string many_at_once(std::size_t how_many, std::size_t each);            // so many clients, each with so many tries one after the other
    model::Outcome tries(const model::Doing&, bool keep, model::Drawn&);
    model::Outcome tries(const model::Doing&, bool keep, model::Drawn&, Chance);
    model::Doing next();
};

}
