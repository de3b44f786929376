// Agreement by the Advisory Board, by the no-objection procedure (product.md, "The chain", 7): exactly one text, until one instant. Each country that holds a
// position gives it by its board member, and may change it until then. While it runs only the chair and the country itself read a position, afterwards all
// members do. The outcome is worked out by the rule shown beside it; the chair announces it; then it gets its number.
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace decisions {

struct Decision { ItemId id; ItemId about; store::Bytes hash; Time until; std::optional<std::int64_t> number; };       // about: the text that was put

// What a country says. `kind` is a key of the profile's positions; which texts go with it is the profile's too.
struct Given { std::string member, kind; text::Content body; Time given; };

enum class Outcome { agreed, not_agreed };
// Agreed when no position given stops it. No word is no objection; a reservation leaves the text agreed as a whole.
Outcome outcome_of(const std::vector<Given>&, const profile::Profile&);

struct Announced { bool done = false; Outcome outcome = Outcome::not_agreed; Time at{}; };
Announced announced(const std::vector<Acted>&);

Result<Sitting> may_take_position(const Decision&, const Announced&, const Actor&, Time now);
Result<Sitting> may_announce(const Decision&, const Announced&, const Actor&, Time now);

std::vector<Decision> decisions(Reader&);                       // newest end first
std::vector<Decision> decisions_on(Reader&, ItemId about);
Result<Decision> find_decision(Reader&, ItemId);
std::vector<Given> positions_of(Reader&, ItemId, const profile::Profile&);      // those the reader may read, in the order of the members

// What stands at `from` now, a plan or the draft of the procedures, to the board until then.
ItemId put_to_board(Writer&, const Deed&, const Sitting&, const Shown& from, const std::string& title, Time until);
void take_position(Writer&, const Deed&, const Sitting&, const Decision&, const std::string& kind, const text::Content& body);
// Gives it its number where it is agreed, and opens it and its text to the network.
std::optional<std::int64_t> announce(Writer&, const Deed&, const Sitting&, const Decision&, Outcome);

std::string titled(pages::Request&, const Shown& decision);       // what it is on, in the reader's language: "Annual work plan 2027"

void open(pages::Tables&);

}
