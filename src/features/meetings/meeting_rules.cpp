#include "features/meetings/meeting.hpp"

namespace meetings {

text::Content content_of(const MeetingText& t) {
    text::Content content;
    content.set("title", t.title, t.lang);
    content.set("place", t.place, t.lang);
    return content;
}

text::Content content_of(const TopicText& t) {
    text::Content content;
    content.set("title", t.title, t.lang);
    content.set("place", std::to_string(t.place));
    return content;
}

text::Content content_of(const Contribution& c) {
    text::Content content;
    content.set("text", c.text, c.lang);
    content.set("table", c.table, c.lang);
    return content;
}

Contribution contribution_of(const text::Content& content) {
    auto* text = content.find("text");
    return {std::string(content.of("text")), text ? text->lang : std::string(), std::string(content.of("table"))};
}

Result<Sitting> may_open(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"meeting.office", tell("The {1} prepares the meetings.", administrative_office), tell("Ask the {1}.", administrative_office)};
    return *seat;
}

static Result<Sitting> may_until_its_end(const Meeting& meeting, const Actor& actor, Time now) {
    auto seat = TRY(may_open(actor));
    if (meeting.is_over(now)) return Refusal{"meeting.over", tell("This meeting is over since {1}.", Moment{meeting.ends}), {}};
    return seat;
}
Result<Sitting> may_end(const Meeting& meeting, const Actor& actor, Time now) { return may_until_its_end(meeting, actor, now); }
Result<Sitting> may_make_cards(const Meeting& meeting, const Actor& actor, Time now) { return may_until_its_end(meeting, actor, now); }

Result<Sitting> may_withdraw_contribution(const Shown& contribution, const Actor& actor) {
    auto seat = TRY(may_open(actor));
    if (!contribution.is_shared()) return Refusal{"table.withdrawn", tell("It is withdrawn already."), {}};
    return seat;
}

}
