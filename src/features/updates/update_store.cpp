#include "features/updates/update_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace updates {

static const store::Sql annual_columns = sql("item, year, plan_year, until");

std::vector<AnnualUpdate> annual_updates(Reader& db) { return db.rows<AnnualUpdate>(sql("select {} from seen_annual_update order by year desc, item", annual_columns)); }

template <class T> static Result<T> or_hidden(std::optional<T> row) {
    if (!row) return Hidden{};
    return *std::move(row);
}

Result<AnnualUpdate> find_annual(Reader& db, ItemId id) { return or_hidden(db.row<AnnualUpdate>(sql("select {} from seen_annual_update where item = {}", annual_columns, id))); }

std::vector<Asked> questions_of(Reader& db, ItemId annual) {
    return db.rows<Asked>(sql("select question, version from seen_annual_question where annual_update = {} order by n", annual));
}

static const store::Sql country_columns = sql("item, annual_update, member");

Result<CountryUpdate> find_country_update(Reader& db, ItemId id) {
    return or_hidden(db.row<CountryUpdate>(sql("select {} from seen_country_update where item = {}", country_columns, id)));
}
std::optional<CountryUpdate> country_update_of(Reader& db, ItemId annual, std::string_view member) {
    return db.row<CountryUpdate>(sql("select {} from seen_country_update where annual_update = {} and member = {}", country_columns, annual, member));
}
std::vector<CountryUpdate> country_updates(Reader& db, ItemId annual) {
    return db.rows<CountryUpdate>(sql("select {} from seen_country_update where annual_update = {}", country_columns, annual));
}

Result<AnswerPlace> find_answer(Reader& db, ItemId id) {
    return or_hidden(db.row<AnswerPlace>(sql("select country_update, question, version from seen_answer where item = {}", id)));
}

std::vector<AnswerRow> answers_of(Reader& db, ItemId update) {
    return db.rows<AnswerRow>(sql(R"sql(
        select answer.item, answer.question, answer.version
          from seen_answer as answer
          join seen_country_update as country on country.item = answer.country_update
          join seen_annual_question as asked on asked.annual_update = country.annual_update and asked.question = answer.question
         where answer.country_update = {}
         order by asked.n)sql", update));
}

bool is_open_to_network(Reader& db, ItemId id) {
    auto circles = shared_with(db, id);
    return circles == Circles{network} || circles == Circles{everyone};
}

struct StepRow { std::string key, role, place, titles; };
std::vector<Step> steps_of(Reader& db, CircleId office) {
    std::vector<Step> all;
    for (auto& row : db.rows<StepRow>(sql("select key, role, place, titles from seen_approval_step where office = {} order by n", office)))
        all.push_back({row.key, role_of(row.role), row.place, row.titles});
    return all;
}

static std::vector<AnswerState> answer_states(Reader& db, ItemId update) {
    std::vector<AnswerState> all;
    std::vector<ItemId> ids;
    for (auto& row : answers_of(db, update)) {
        auto shown = find_shown(db, row.id, Side::working);
        if (!shown) continue;
        ids.push_back(row.id);
        all.push_back({row, *shown, false});
    }
    auto acts = acts_of(db, ids);
    for (auto& answer : all) {
        std::vector<Acted> own;
        std::ranges::copy_if(acts, std::back_inserter(own), [&](auto& act) { return act.item == answer.row.id; });
        answer.ready = is_ready(pair_of(answer.shown.content()), answer.shown.hash_hex(), own);
    }
    return all;
}

Result<Office> find_office(Reader& db, ItemId id) {
    auto update = TRY(find_country_update(db, id));
    auto shown = TRY(find(db, id, Side::working));
    auto annual = TRY(find_annual(db, update.annual));
    Office office{annual, update, shown, answer_states(db, id), steps_of(db, shown.owner), {}, {}};
    office.standing = standing_of(acts_of(db, id));
    if (auto approved = find_revision(db, {crypto::from_hex(office.standing.approved)})) office.approved = list_of(*text::read_canonical(approved->body.s));
    return office;
}

std::vector<CountryState> country_states(Reader& db, ItemId annual) {
    return db.rows<CountryState>(sql("select member, last from seen_country_state where annual_update = {}", annual));
}

// ---- opening

static void add_answer(Writer& db, const Deed& deed, const Sitting& seat, ItemId update, CircleId office, const profile::Question& question, const std::string& lang, Sample sample) {
    auto id = create(db, deed, seat, {Kind::answer, office, update, content_of(Pair{"text", "", lang, ""}, deed.profile.working_language), sample}, "answer.begin");
    db.exec(sql("insert into answer (item, country_update, question, version) values ({}, {}, {}, {})", id, update, question.key, question.version));
}

static void add_country(Writer& db, const Deed& deed, const Sitting& seat, const profile::Profile& p, ItemId annual, const profile::Member& member, Sample sample) {
    auto office = circle_with_key(db, p.office_of(member.key));
    if (!office) throw std::logic_error("no office of " + member.key);
    auto id = create(db, deed, seat, {Kind::country_update, *office, {}, content_of(List{}), sample}, "country-update.begin");
    db.exec(sql("insert into country_update (item, annual_update, member) values ({}, {}, {})", id, annual, member.key));
    for (auto& question : p.questions) add_answer(db, deed, seat, id, *office, question, member.languages.front(), sample);
}

ItemId open_annual(Writer& db, const Deed& deed, const Sitting& seat, const profile::Profile& p, int year, int plan_year, Time until, Sample sample) {
    text::Content content;
    content.set("year", std::to_string(year));
    auto id = lay(db, deed, seat, {Kind::annual_update, seat.office, {}, content, sample});
    db.exec(sql("insert into annual_update (item, year, plan_year, until) values ({}, {}, {}, {})", id, year, plan_year, until));
    int n = 0;
    for (auto& question : p.questions)
        db.exec(sql("insert into annual_question (annual_update, n, question, version) values ({}, {}, {}, {})", id, ++n, question.key, question.version));
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {network});
    act(db, deed, seat, id, "annual.open", Side::released, hash);
    for (auto& member : p.members) add_country(db, deed, seat, p, id, member, sample);
    return id;
}

}
