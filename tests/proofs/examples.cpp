#include "tests/proofs/examples.hpp"

namespace world {

static constexpr auto any = Needs::either, office = Needs::working, shared = Needs::released;
static const std::vector<Side> both{Side::working, Side::released}, released{Side::released};

static const Fields a_date{{"until_day", "30"}, {"until_month", "3"}, {"until_year", "2026"}, {"until_hour", "17:00"}};
static Fields with(Fields fields, const Fields& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}
static const Fields an_answer{{"kind", "text"}, {"text", "What was typed"}, {"lang", "en"}, {"translation", ""}};
static const Fields a_contribution{{"text", "What was typed"}, {"lang", "en"}, {"naming", "no"}};
static const Fields a_need{{"title", "A need"}, {"text", "In a few sentences"}};
static const Fields a_line{{"title", "An activity"}, {"text", ""}, {"kind", "webinar"}, {"theme", "-"}, {"format", "-"}, {"begins_day", "1"}, {"begins_month", "5"}, {"begins_year", "2027"}, {"begins_hour", "10:00"}, {"host", "-"}, {"aimed_at", "-"}, {"group", ""}, {"clause", "not_applicable"}, {"need", ""}};
static const Fields a_clause{{"title", "A clause"}, {"text", "In a few words"}};

static const Fields an_end{{"ends_day", "30"}, {"ends_month", "3"}, {"ends_year", "2030"}, {"ends_hour", "17:00"}};
static const Fields a_meeting = with({{"title", "A meeting"}, {"place", ""}, {"begins_day", "1"}, {"begins_month", "3"}, {"begins_year", "2030"}, {"begins_hour", "9:00"}, {"circle", "network"}, {"topics", "One topic"}}, an_end);

const std::vector<Example>& examples() {
    static const std::vector<Example> all{
        {"home"},
        {"you"},
        {"notices.seen"},
        {"sign-in-link"},
        {"redeem-link"},
        {"updates", {}, {}, {}, {{Kind::annual_update, both}}},
        {"annual.open", {}, {}, with({{"year", "2040"}}, a_date)},
        {"annual-update", Kind::annual_update, any, {}, {{Kind::country_update, both}}},
        {"matrix", Kind::annual_update, any, {}, {{Kind::answer, released}}},
        {"country-update", Kind::country_update, any},
        {"sharing", Kind::country_update, office},
        {"changes", Kind::country_update, Needs::shared_by_act},
        {"update.hand_in", Kind::country_update, office, {{"binding", "original"}}},
        {"update.take_back", Kind::country_update, office},
        {"update.approve", Kind::country_update, office},
        {"update.share", Kind::country_update, office, {{"circle", "network"}, {"people", "0"}}},
        {"update.narrow", Kind::country_update, office, {{"circle", "contact_points"}}},
        {"update.withdraw", Kind::country_update, office},
        {"update.propose", Kind::country_update, office},
        {"update.publish", Kind::country_update, shared},
        {"update.unpublish", Kind::country_update, shared},
        {"answer", Kind::answer, any},
        {"answer.save", Kind::answer, office, an_answer},
        {"answer.draft", Kind::answer, office, an_answer},
        {"answer.ready", Kind::answer, office},
        {"answer.narrow", Kind::answer, office, {{"circle", "contact_points"}}},
        {"contributions", {}, {}, {}, {{Kind::contribution, {Side::working}}}},
        {"contribution", Kind::contribution, any},
        {"asking", Kind::answer, office},
        {"inquiry", Kind::inquiry, office},
        {"inquiry.put", Kind::answer, office, with({{"text", "What helps?"}, {"lang", "en"}, {"person", "0000000000000"}}, a_date)},
        {"inquiry.close", Kind::inquiry, any},
        {"contribution.send", Kind::contribution, office, a_contribution},
        {"contribution.draft", Kind::contribution, office, a_contribution},
        {"contribution.withdraw", Kind::contribution, office},
        {"contribution.use", Kind::contribution, shared},
        {"contribution.leave", Kind::contribution, shared},
        {"needs", {}, {}, {}, {{Kind::need, released}}},
        {"need", Kind::need, any},
        {"need.make", Kind::answer, shared, a_need},
        {"need.share", Kind::need, shared},
        {"need.withdraw", Kind::need, office},
        {"need.share_again", Kind::need, office},
        {"need.take_back", Kind::need, shared},
        {"plans", {}, {}, {}, {{Kind::plan, both}}},
        {"plan.begin", {}, {}, {{"year", "2050"}}},
        {"plan", Kind::plan, any},
        {"new-line", Kind::plan, office},
        {"line.add", Kind::plan, office, a_line},
        {"plan.publish", Kind::plan, shared},
        {"line", Kind::line, any},
        {"line.save", Kind::line, office, a_line},
        {"decisions", {}, {}, {}, {{Kind::decision, released}}},
        {"decision", Kind::decision, shared},
        {"plan.put", Kind::plan, office, a_date},
        {"position.take", Kind::decision, shared, {{"kind", "nothing_against"}, {"text", ""}, {"why", ""}, {"resolve", ""}}},
        {"decision.announce", Kind::decision, shared},
        {"procedures", {}, {}, {}, {{Kind::procedures, both}, {Kind::version, released}}},
        {"procedures.begin"},
        {"procedures-text", Kind::procedures, any},
        {"consultation", Kind::procedures, office},
        {"procedures.consult", Kind::procedures, office, with({{"circle", "network"}, {"people", "0"}}, a_date)},
        {"procedures.put", Kind::procedures, office, a_date},
        {"procedures.publish", Kind::procedures, shared},
        {"new-clause", Kind::procedures, office},
        {"clause.add", Kind::procedures, office, a_clause},
        {"clause", Kind::clause, office},
        {"clause.save", Kind::clause, office, a_clause},
        {"clause.draft", Kind::clause, office, a_clause},
        {"clause.move", Kind::clause, office, {{"to", "later"}}},
        {"clause.take_out", Kind::clause, office},
        {"clause.put_back", Kind::clause, office},
        {"version", Kind::version, shared},
        {"comparison", Kind::version, shared},
        {"comparison", Kind::version, shared, {}, {}, "?with=draft"},
        {"new-comment", Kind::version, shared},
        {"comment.make", Kind::version, shared, {{"clause", "0000000000000"}, {"voice", "own"}, {"lang", "en"}, {"text", "A comment"}}},
        {"comment", Kind::comment, any},
        {"comment.withdraw", Kind::comment, office},
        {"comment.answer", Kind::comment, shared, {{"outcome", "partly"}, {"text", "An answer"}}},
        {"search", {}, {}, {}, {}, "?q=a"},
        {"search", {}, {}, {}, {}, "?q=what"},
        {"search", {}, {}, {}, {}, "?q=not"},
        {"background", {}, {}, {}, {{Kind::note, released}, {Kind::practice, released}}},
        {"note", Kind::note, shared},
        {"library", {}, {}, {}, {{Kind::entry, released}}},
        {"library-entry", Kind::entry, shared},
        {"practice", Kind::practice, shared},
        {"note.take_down", Kind::note, shared},
        {"meetings", {}, {}, {}, {{Kind::meeting, released}}},
        {"new-meeting"},
        {"meeting.open", {}, {}, a_meeting},
        {"meeting", Kind::meeting, shared},
        {"meeting.set_end", Kind::meeting, any, an_end},
        {"meeting.end", Kind::meeting, any},
        {"statements.declare", Kind::meeting, shared},
        {"statements.move", Kind::meeting, shared, {{"member", "LA"}, {"to", "earlier"}}},
        {"statement.turn", Kind::meeting, shared, {{"member", "ID"}}},
        {"mark-statement", Kind::meeting, shared, {}, {}, "?member=ID"},
        {"statement.mark", Kind::meeting, shared, {{"member", "ID"}, {"as", "passes"}, {"reason", ""}, {"text", ""}, {"lang", "en"}}},
        {"statements.close", Kind::meeting, shared},
        {"topic", Kind::topic, any},
        {"cards", Kind::topic, office},
        {"card.make", Kind::topic, office, {{"count", "2"}}},
        {"table", {}, {}, {}, {}, ""},
        {"table", {}, {}, {}, {}, "?code=BBBBB-BBBBB"},
        {"table.contribute", {}, {}, {{"code", "BBBBB-BBBBB"}, {"text", "My words"}, {"table", ""}, {"lang", "en"}}},
        {"table-contribution", Kind::table_contribution, any},
        {"table.withdraw", Kind::table_contribution, office, {{"reason", "It names a person"}}},
        {"statement", Kind::statement, any},
        {"statement.withdraw", Kind::statement, office},
        {"sign-out"},                                    // the last: a browser forgets her session by it
    };
    return all;
}

}
