#include "windows/notices/notices.hpp"
#include "features/asking/told.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/withdrawal.hpp"
#include "network/record/outbox.hpp"
#include <sstream>

using namespace pages;

namespace notices {

static constexpr int in_a_list = 20;

// An update that was shared again is no longer withdrawn from her.
static bool is_there_again(Reader& db, const Notice& n) {
    auto blank = n.about.find(' ');
    for (auto& annual : updates::annual_updates(db))
        if (n.kind == key_of(Kind::country_update) && std::to_string(annual.year) == n.about.substr(blank + 1)) return updates::country_update_of(db, annual.id, n.about.substr(0, blank)).has_value();
    return false;
}

std::vector<Notice> own(Reader& db) {
    auto all = db.rows<Notice>(sql("select id, kind, about, at from seen_notice order by at desc, id desc limit {}", in_a_list));
    std::erase_if(all, [&](auto& n) { return is_there_again(db, n); });
    return all;
}

// ---- delivery

static constexpr int people_a_write = 500;               // other writes go between

// Whether she could read it, no longer can, and is not of its office: by the audiences the act left, as people sit now.
static bool lost_it(Writer& db, const updates::Withdrawn& w, PersonId person, Time now) {
    auto actor = actor_of(db, person, now);
    auto among = [&](const std::vector<AudienceId>& audiences) { return std::ranges::any_of(audiences, [&](AudienceId a) { return actor.sight.may_read(a.n); }); };
    return among(w.readers) && !among(w.still) && !actor.in(w.office);
}

static void tell_some(Writer& db, const outbox::Row& row, Time now) {
    auto w = updates::read_withdrawn(row.body);
    auto people = db.rows<PersonId>(sql("select id from person where id > {} order by id limit {}", w.told_until, people_a_write));
    for (auto person : people)
        if (lost_it(db, w, person, now))
            db.exec(sql("insert into notice (id, person, kind, about, at) values ({}, {}, {}, {}, {})", db.chance.number(), person, w.what, w.member + " " + std::to_string(w.year), w.at));
    if (people.size() < people_a_write) return outbox::done(db, row.id, now);
    w.told_until = people.back();
    outbox::go_on(db, row.id, updates::written(w));
}

static void tell_one(Writer& db, const outbox::Row& row, Time now) {
    auto told = asking::read_told(row.body);
    db.exec(sql("insert into notice (id, person, kind, about, at) values ({}, {}, {}, {}, {})", db.chance.number(), told.person, told.what, asking::written(asking::About{told.member, told.contribution}), told.at));
    outbox::done(db, row.id, now);
}

// One row, or a part of it, in a write of its own. Whether there was one.
using Tell = void (*)(Writer&, const outbox::Row&, Time);
static bool deliver_some(lane::Lane& lane, std::string_view kind, Tell tell, Time now) {
    lane::Ask ask{{}, now, Chance::fresh(), {}, {}};
    auto done = lane.write(ask, [=](Writer& db, const Actor&) -> Result<std::string> {
        auto next = outbox::waiting(db, kind, 1);
        if (next.empty()) return std::string();
        tell(db, next.front(), now);
        return std::string("more");
    });
    return done && !done->empty();
}

void deliver(lane::Lane& lane, Time now) {
    while (deliver_some(lane, updates::withdrawn_kind, tell_some, now)) {}
    while (deliver_some(lane, asking::told_kind, tell_one, now)) {}
}

static constexpr std::chrono::days keys_are_kept{30};

static void tidy(lane::Lane& lane, Time now) {
    lane::Ask ask{{}, now, Chance::fresh(), {}, {}};
    (void)lane.write(ask, [now](Writer& db, const Actor&) -> Result<std::string> {
        db.exec(sql("delete from answered where at < {}", now - keys_are_kept));
        db.exec(sql("delete from session where expires < {}", now));
        db.exec(sql("delete from outbox where done > 0 and done < {}", now - keys_are_kept));
        return std::string();
    });
}

void add_jobs(jobs::Jobs& jobs, lane::Lane& lane, const std::function<Time()>& clock) {
    jobs.every("outbox", std::chrono::seconds(1), [&lane, clock] { deliver(lane, clock()); });
    jobs.every("tidy", std::chrono::hours(1), [&lane, clock] { tidy(lane, clock()); });
}

// ---- on the first page

static std::string said_of_contribution(const View& view, std::string_view kind, const std::string& member) {
    Name office{"circle." + view.profile.office_of(member)};
    if (kind == "inquiry.put") return view.say("A question to you from {1}", office);
    if (kind == "contribution.use") return view.say("Your contribution was used by {1}. Thank you.", office);
    return view.say("Your contribution was read by {1}, which answers without it this time. Thank you.", office);
}

static std::string said(const View& view, const Notice& n) {
    if (n.kind == key_of(Kind::contribution)) return view.say("A practitioner withdrew a contribution to your office. It can no longer be read.");
    auto blank = n.about.find(' ');
    Name member{"member." + n.about.substr(0, blank)};
    auto year = n.about.substr(blank + 1);
    if (n.kind == "answer") return view.say("{1} withdrew an answer of its update for {2} from you. It can no longer be read.", member, year);
    return view.say("{1} withdrew its update for {2} from you. It can no longer be read.", member, year);
}

// What is about one thing leads to it.
static Part told(const View& view, const Notice& n) {
    auto about = asking::read_about(n.about);
    if (!about) return [text = said(view, n)](Out& out) { out("{}", text); };
    return [to = path_of(Kind::contribution, about->contribution), text = said_of_contribution(view, n.kind, about->member)](Out& out) { out(R"html(<a href="{}">{}</a>)html", to, text); };
}

// Only what stood on the page was seen: "OLDEST NEWEST", in microseconds.
static std::string shown_here(const std::vector<Notice>& all) {
    auto instant = [](const Notice& n) { return std::to_string(n.at.time_since_epoch().count()); };
    return instant(all.back()) + " " + instant(all.front());
}

Part list(Request& r) {
    return [&r](Out& out) {
        auto all = own(r.db);
        if (all.empty()) return;
        auto& view = r.view;
        out(R"html(<section class="flow tight"><h2>{}</h2><ul class="talk" role="list">{}</ul>{}</section>)html", view.say("Also for you to know"), each(all, [&](Out& p, const Notice& n) {
            p(R"html(<li><p>{}</p><p class="by">{}</p></li>)html", told(view, n), day(view, n.at));
        }),
            [&](Out& p) { press(p, view, {"notices.seen", Url("/notices/seen"), "", shown_here(all)}, view.say("Seen"), false); });
    };
}

static Result<Answer> post_seen(Request& r) {
    TRY(r.write([&](Writer& db, const Deed& deed) -> Result<std::string> {
        std::istringstream shown{std::string(r.form.base())};
        std::int64_t oldest = 0, newest = 0;
        shown >> oldest >> newest;
        db.exec(sql("delete from notice where person = {} and at between {} and {}", deed.actor.person, oldest, newest));
        return std::string("seen");
    }));
    return r.see_other(Url("/"));
}

void open(Tables& tables) { tables.routes.post("/notices/seen", "notices.seen", Auth::session, {"notices.seen"}, {}, post_seen); }

}
