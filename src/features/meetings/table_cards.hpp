// Table cards: a code of ten letters that cannot be taken for one another, which opens one topic while its meeting is on. Codes are worked out from a series
// with the house's own key, so that the sheet can be printed again; kept is only a keyed hash of each (docs/decisions/0024-table-cards.md).
#pragma once
#include "features/meetings/meeting.hpp"
#include "platform/crypto/crypto.hpp"

namespace meetings {

inline constexpr int most_cards = 60;
struct Series { std::string bytes; int cards; };

std::string code_of(const crypto::Key&, ItemId topic, const std::string& series, int n);    // "KFMRT-WXPQN"
std::vector<std::string> codes_of(const crypto::Key&, ItemId topic, const Series&);
std::optional<std::string> read_code(std::string_view typed);                               // in any case, with or without blanks and dashes
store::Bytes kept(const crypto::Key&, std::string_view code);

std::optional<Series> series_of(Reader&, ItemId topic);                                     // for those who make the cards
bool is_card(Reader&, const store::Bytes& hash, Time now);                                  // of a meeting that is on
std::optional<ItemId> topic_of_card(Writer&, const store::Bytes& hash, Time now);
void put_cards(Writer&, ItemId topic, const Series&, const std::vector<store::Bytes>& hashes);          // those before are cards no more

// What is worked out with the house's key before the act, for its form: the series, and the hashes of its codes.
void draw_cards(Form&, const crypto::Key&, ItemId topic, const std::string& series);
// The hash of the code that was typed, in the form of a contribution.
inline constexpr std::string_view card_field = "card";

}
