// Meetings (product.md, "Around the chain"). The Administrative Office opens one, with its topics, for a circle of the network. While it is on, everyone at
// its tables contributes to a topic with the code on a card: no account, no name. What came is read as widely as the meeting, and no wider; it is never edited,
// and withdrawn by the Administrative Office alone, with a reason. The country statements of a meeting: statements.hpp.
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace meetings {

struct Meeting {
    ItemId id;
    Time begins, ends;
    bool is_on(Time now) const { return begins <= now && now < ends; }
    bool is_over(Time now) const { return ends <= now; }
};
struct MeetingText { std::string title, place, lang; };
text::Content content_of(const MeetingText&);
struct TopicText { std::string title, lang; int place; };        // place: among the topics of its meeting
text::Content content_of(const TopicText&);

struct Contribution { std::string text, lang, table; };          // table: as it calls itself, or nothing
text::Content content_of(const Contribution&);
Contribution contribution_of(const text::Content&);

Result<Sitting> may_open(const Actor&);
Result<Sitting> may_end(const Meeting&, const Actor&, Time now);           // end it now, or later than was said
Result<Sitting> may_make_cards(const Meeting&, const Actor&, Time now);
Result<Sitting> may_withdraw_contribution(const Shown&, const Actor&);

std::vector<Meeting> meetings(Reader&);                                     // those that begin last first
Result<Meeting> find_meeting(Reader&, ItemId);
// A thing of a meeting as all read it; withdrawn, as its own office keeps it.
Result<Shown> as_shared(Reader&, ItemId, Kind);
struct Topic { Shown shown; Meeting meeting; };
Result<Topic> find_topic(Reader&, ItemId);
std::vector<Shown> topics_of(Reader&, ItemId meeting);                      // in the order in which they were put
std::vector<Shown> contributions_to(Reader&, ItemId topic);                 // newest first, as they are shared

ItemId open_meeting(Writer&, const Deed&, const Sitting&, const MeetingText&, Time begins, Time ends, const Circles& readers, Sample);
ItemId add_topic(Writer&, const Deed&, const Sitting&, ItemId meeting, const TopicText&, Sample);
void end_at(Writer&, ItemId meeting, Time);
// For nobody that the network knows, in the seat of the tables, on the strength of a card.
ItemId contribute(Writer&, const Deed&, ItemId topic, const Contribution&);

// The seat of the tables: whoever holds a card acts for it, and nobody sits in it.
inline constexpr std::string_view table_seat = "table_card";

void open_room(pages::Tables&);
void open_tables(pages::Tables&);                                           // the page for who holds a card

}
