#include "features/meetings/meeting.hpp"
#include "network/seat/seat.hpp"

namespace meetings {

std::vector<Meeting> meetings(Reader& db) { return db.rows<Meeting>(sql("select item, begins, ends from seen_meeting order by begins desc, item")); }

Result<Meeting> find_meeting(Reader& db, ItemId id) {
    auto meeting = db.row<Meeting>(sql("select item, begins, ends from seen_meeting where item = {}", id));
    if (!meeting) return Hidden{};
    return *meeting;
}

Result<Shown> as_shared(Reader& db, ItemId id, Kind kind) {
    for (auto side : {Side::released, Side::working})
        if (auto shown = find_shown(db, id, side); shown && shown->kind == kind) return *std::move(shown);
    return Hidden{};
}

Result<Topic> find_topic(Reader& db, ItemId id) {
    auto shown = TRY(as_shared(db, id, Kind::topic));
    auto meeting = TRY(find_meeting(db, shown.within));
    return Topic{shown, meeting};
}

std::vector<Shown> topics_of(Reader& db, ItemId meeting) {
    auto all = parts_of(db, meeting, Kind::topic, Side::released);
    std::ranges::sort(all, {}, [](const Shown& topic) { return std::pair(std::atoi(std::string(topic.content().of("place")).c_str()), topic.id); });
    return all;
}

std::vector<Shown> contributions_to(Reader& db, ItemId topic) {
    auto all = parts_of(db, topic, Kind::table_contribution, Side::released);
    std::ranges::reverse(all);
    return all;
}

ItemId open_meeting(Writer& db, const Deed& deed, const Sitting& seat, const MeetingText& text, Time begins, Time ends, const Circles& readers, Sample sample) {
    auto id = lay(db, deed, seat, {Kind::meeting, seat.office, {}, content_of(text), sample});
    db.exec(sql("insert into meeting (item, begins, ends) values ({}, {}, {})", id, begins, ends));
    nobody(db);
    add_seat(db, table_seat, "", "", seat.office, {});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, readers);
    act(db, deed, seat, id, "meeting.open", Side::released, hash);
    return id;
}

ItemId add_topic(Writer& db, const Deed& deed, const Sitting& seat, ItemId meeting, const TopicText& text, Sample sample) {
    auto id = lay(db, deed, seat, {Kind::topic, seat.office, meeting, content_of(text), sample});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});             // as wide as the meeting that holds it, and no wider
    act(db, deed, seat, id, "topic.add", Side::released, hash);
    return id;
}

void end_at(Writer& db, ItemId meeting, Time at) { db.exec(sql("update meeting set ends = {} where item = {}", at, meeting)); }

// Also where somebody is signed in at the table, and by no key of her form: nothing leads from the words to her.
static Deed by_card(const Deed& deed) {
    static const Actor nobody;
    return {nobody, deed.profile, deed.now, "table card"};
}

struct Holder { CircleId office; Sample sample; };
ItemId contribute(Writer& db, const Deed& sent, ItemId topic, const Contribution& contribution) {
    auto deed = by_card(sent);
    auto holder = db.value<Holder>(sql("select owner, sample from item where id = {}", topic));
    Sitting tables{db.value<SeatId>(sql("select id from seat where key = {}", table_seat)), std::string(table_seat), Role::none, {}, holder.office};
    auto id = lay(db, deed, tables, {Kind::table_contribution, holder.office, topic, content_of(contribution), holder.sample});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});
    act(db, deed, tables, id, "table.contribute", Side::released, hash);
    return id;
}

}
