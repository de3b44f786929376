#include "features/asking/asking.hpp"
#include "features/asking/told.hpp"
#include "network/record/outbox.hpp"

namespace asking {

// ---- who

std::string member_of(Reader& db, CircleId office, const profile::Profile& profile) {
    auto circle = find_circle(db, office);
    for (auto& member : profile.members)
        if (circle && circle->key == profile.office_of(member.key)) return member.key;
    return {};
}

std::vector<Practitioner> practitioners_of(Reader& db, std::string_view member, Time now) {
    return db.rows<Practitioner>(sql(R"sql(
        select distinct person.id, person.name
          from seen_seat as seat
          join seen_term as term on term.seat = seat.id
          join seen_person as person on person.id = term.person
         where seat.role = {} and seat.member = {} and seat.held = 0 and term.since <= {} and term.until > {}
         order by person.name, person.id)sql", key_of(Role::practitioner), member, now, now));
}

std::vector<Practitioner> asked_by(Reader& db, ItemId inquiry) {
    return db.rows<Practitioner>(sql("select person.id, person.name from seen_asked as asked join seen_person as person on person.id = asked.person where asked.inquiry = {} order by person.name, person.id", inquiry));
}

std::optional<std::string> name_of_author(Reader& db, ItemId contribution) {
    return db.row<std::string>(sql("select person.name from seen_contributor as author join seen_person as person on person.id = author.person where author.item = {}", contribution));
}

// ---- questions

struct InquiryRow { ItemId id, answer; Time until; };

static Result<Inquiry> read_inquiry(Reader& db, const InquiryRow& row) {
    auto found = TRY(find(db, row.id));
    auto acts = acts_of(db, row.id);
    bool closed = std::ranges::any_of(acts, [](auto& act) { return act.name == "inquiry.close"; });
    return Inquiry{row.id, row.answer, found.shown.owner, row.until, closed, question_of(found.shown.content())};
}

Result<Inquiry> find_inquiry(Reader& db, ItemId id) {
    auto row = db.row<InquiryRow>(sql("select item, answer, until from seen_inquiry where item = {}", id));
    if (!row) return Hidden{};
    return read_inquiry(db, *row);
}

std::vector<Inquiry> inquiries_of(Reader& db, ItemId answer) {
    std::vector<Inquiry> all;
    auto rows = db.rows<InquiryRow>(sql("select asked.item, asked.answer, asked.until from seen_inquiry as asked join seen_working as seen on seen.id = asked.item where asked.answer = {} order by seen.sort, seen.id", answer));
    for (auto& row : rows)
        if (auto inquiry = read_inquiry(db, row)) all.push_back(*inquiry);
    return all;
}

// ---- contributions

static ItemId inquiry_of(Reader& db, ItemId contribution) { return db.value<ItemId>(sql("select inquiry from seen_contribution where item = {}", contribution)); }

struct SeatRow { SeatId seat; std::string key, role, member; CircleId office; };
static Sitting seat_of(Reader& db, SeatId id) {
    auto row = db.value<SeatRow>(sql("select id, key, role, member, office from seen_seat where id = {}", id));
    return {row.seat, row.key, role_of(row.role), row.member, row.office};
}

static Contribution read_own(Reader& db, const Shown& shown, const profile::Profile& profile) {
    Contribution own{shown, std::nullopt, {}, seat_of(db, shown.seat)};
    if (auto inquiry = find_inquiry(db, inquiry_of(db, shown.id))) own.inquiry = *inquiry;
    if (own.inquiry) own.member = member_of(db, own.inquiry->office, profile);
    own.fate = fate_of(acts_of(db, shown.id), shown.hash);
    return own;
}

Result<Contribution> find_own(Reader& db, ItemId id, const profile::Profile& profile) {
    auto shown = TRY(find(db, id, Side::working));
    if (shown.kind != Kind::contribution) return Hidden{};
    return read_own(db, shown, profile);
}

std::vector<Contribution> own_contributions(Reader& db, After after, int n, const profile::Profile& profile) {
    std::vector<Contribution> all;
    for (auto& shown : newest(db, Kind::contribution, Side::working, after, n)) all.push_back(read_own(db, shown, profile));
    return all;
}

Result<Received> find_received(Reader& db, ItemId id) {
    auto shown = TRY(find(db, id, Side::released));
    if (shown.kind != Kind::contribution) return Hidden{};
    auto inquiry = TRY(find_inquiry(db, inquiry_of(db, id)));
    return Received{shown, inquiry, fate_of(acts_of(db, id), shown.hash)};
}

std::vector<Received> received(Reader& db, const Inquiry& inquiry) {
    std::vector<Received> all;
    auto sent = db.rows<Shown>(sql("select {} from seen_released as seen join seen_contribution as sent on sent.item = seen.id where sent.inquiry = {} order by seen.sort, seen.id", shown_columns, inquiry.id));
    for (auto& shown : sent) all.push_back({shown, inquiry, fate_of(acts_of(db, shown.id), shown.hash)});
    return all;
}

// ---- what is done

// Hers from the beginning, and empty: what the office did is the question's.
static ItemId place_for(Writer& db, const Deed& deed, const Sitting& seat, ItemId inquiry, const Shown& answer, PersonId person, const std::string& lang) {
    auto id = lay(db, deed, seat, {Kind::contribution, own_circle(db, person), {}, content_of(Words{"", lang}), answer.sample});
    db.exec(sql("insert into contribution (item, inquiry, person, named) values ({}, {}, {}, 0)", id, inquiry, person));
    return id;
}

ItemId put(Writer& db, const Deed& deed, const Sitting& seat, const Shown& answer, const Question& question, Time until, const std::vector<PersonId>& people) {
    auto id = lay(db, deed, seat, {Kind::inquiry, answer.owner, {}, content_of(question), answer.sample});
    db.exec(sql("insert into inquiry (item, answer, until) values ({}, {}, {})", id, answer.id, until));
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {add_named(db, people)});
    act(db, deed, seat, id, "inquiry.put", Side::released, hash);
    for (auto person : people) {
        auto place = place_for(db, deed, seat, id, answer, person, question.lang);
        outbox::put(db, told_kind, written(Told{"inquiry.put", seat.member, place, person, deed.now}), deed.now);
    }
    return id;
}

// The act is hers alone to know of: to others it would say who she is.
void send(Writer& db, const Deed& deed, const Sitting& seat, const Contribution& contribution, const Words& words) {
    auto id = contribution.shown.id;
    auto hash = mint(db, deed, seat, id, content_of(words));
    drop_drafts(db, deed, id);
    db.exec(sql("update contribution set named = {} where item = {}", words.named, id));
    release(db, deed, id, hash, {contribution.inquiry->office});
    act(db, deed, seat, id, "contribution.send", Side::working, hash);
}

}
