// Acts: what was done, by whom, for which seat, on what basis, about exactly which text. One row each; states are read from them, never kept.
// `act` is the only door to that table.
//
// Acts are callable by name: each feature enters its own in a table at start, and pages perform them through it (architecture.md, "Acts are callable by name").
#pragma once
#include "network/actor/actor.hpp"
#include "network/audience/audience.hpp"

inline constexpr std::string_view signed_in = "signed in", put_back = "a backup was put back";

namespace profile {
class Profile;
}

// Who acts, in which network, when and on what ground; the seat is the rule's answer.
struct Deed {
    const Actor& actor;
    const profile::Profile& profile;
    Time now;
    std::string basis{signed_in};
    std::string key{};                                  // of the form
};

struct Field {
    std::string_view name, type;
    bool required;
    int most;                                           // grapheme clusters, 0 where it does not apply
    Sentence label{};                                   // of a long text: how it is called where it is shown outside of its form
};
struct Form {                                           // what was typed; an omitted field is empty
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::string> unsound{};                 // fields that held control characters, which were taken out
    std::vector<std::string> crowded{};                 // fields that held more marks on one letter than any writing has: what was beyond was taken out
    std::string_view operator[](std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;           // of a field that may be sent several times, as ticked boxes are ("choices")
    bool has(std::string_view name) const { return !all(name).empty(); }
    std::string_view base() const { return (*this)["_base"]; }                // the hash (hex) of the text the form was made from
};

using Deal = std::vector<std::pair<std::string, std::string>>;                // what else an act says: {"circle", id}, {"number", "3"}
std::string deal_text(const Deal&);                     // as JSON
std::string of_deal(std::string_view json, std::string_view name);

// `side`: who may know of it: those who read the item as working, or also those who read what is released.
void act(Writer&, const Deed&, const Sitting&, ItemId, std::string_view name, Side, const store::Bytes& hash, const Deal& = {});

// The same by nobody: what a command did to a thing, on a basis that says why.
void act_by_nobody(Writer&, ItemId, std::string_view name, Side, const store::Bytes& hash, std::string_view basis, Time now);

// What was done on something that others read, or on what they may know of, goes to the outbox under this kind as well: kept outside of the backups, so that a
// restore closes again what was closed since. The body is the act as it stands in the record, with its `id`, its `side` and the circles of the thing afterwards
// (`released`, `narrowed`: ids between blanks).
inline constexpr std::string_view closing_kind = "closing";

struct Acted {
    ActId id;
    ItemId item;
    std::string name;
    store::Bytes hash;
    PersonId person;
    SeatId seat;
    std::string basis;
    Time at;
    std::string data;
    std::string of(std::string_view what) const { return of_deal(data, what); }
};
std::vector<Acted> acts_of(Reader&, ItemId);            // as far as the reader may know of them, oldest first
std::vector<Acted> acts_of(Reader&, const std::vector<ItemId>&);

struct ActDef {
    std::string_view name;                              // "answer.save"
    std::vector<Field> form;
    // Reads again, decides by its rule, acts. Answers with where to go and what to say then.
    struct Then { std::string location; Sentence says; };
    Result<Then> (*perform)(Writer&, const Deed&, ItemId, const Form&);
    void (*keep)(Writer&, const Deed&, ItemId, const Form&) = nullptr;         // keeps what was typed when the text had changed meanwhile
};
class ActTable {
    std::vector<ActDef> all;

public:
    void add(ActDef);
    const ActDef* find(std::string_view name) const;
    const std::vector<ActDef>& list() const { return all; }
};
