#include "features/asking/asking_acts.hpp"
#include "features/asking/asking_views.hpp"
#include "features/updates/update_acts.hpp"
#include "features/updates/update_store.hpp"
#include "features/updates/update_views.hpp"
#include <nlohmann/json.hpp>

namespace asking {

static constexpr int in_a_list = 50;

// ---- the office asks

static std::vector<Crumb> crumbs_of(Request& r, ItemId answer) {
    auto place = updates::find_answer(r.db, answer);
    if (!place) return {};
    return {{r.view.say("Annual update"), Url("/updates")}, {updates::said_question(r.view, *place), path_of(Kind::answer, answer)}};
}

// By default in the words of the update's own question.
static Asking asking_of(Request& r, ItemId answer, const updates::AnswerPlace& place, const std::string& member) {
    auto words = r.view.say.name(updates::question_name(place, "question"));
    return {answer, member, words.text, words.lang, practitioners_of(r.db, member, r.now)};
}

static Result<Answer> asking(Request& r, const Typed& typed) {
    auto id = TRY(r.item("answer"));
    auto place = TRY(updates::find_answer(r.db, id));
    auto office = TRY(updates::find_office(r.db, place.update));
    TRY(may_ask(office, inquiries_of(r.db, id), r.actor, r.now));
    Page page{r.view.say("Ask our practitioners"), "updates", crumbs_of(r, id), office.shown.sample};
    page.body = asking_page(r, asking_of(r, id, place, office.update.member), typed);
    return r.page(page);
}
static Result<Answer> get_asking(Request& r) { return asking(r, {}); }
static Result<Answer> post_inquiry(Request& r) { return r.perform("inquiry.put", TRY(r.item("answer")), asking); }

static Result<Answer> inquiry(Request& r, const Typed&) {
    auto id = TRY(r.item("inquiry"));
    auto shown = TRY(find(r.db, id, Side::working));
    auto found = TRY(find_inquiry(r.db, id));
    Page page{title_of(found), "updates", crumbs_of(r, found.answer), shown.sample};
    page.body = inquiry_page(r, found);
    return r.page(page);
}
static Result<Answer> get_inquiry(Request& r) { return inquiry(r, {}); }
static Result<Answer> post_closing(Request& r) { return r.perform("inquiry.close", TRY(r.item("inquiry")), inquiry); }

// ---- one contribution: its author's page, and its office's

static Result<Answer> contribution(Request& r, const Typed& typed) {
    auto id = TRY(r.item("contribution"));
    if (auto own = find_own(r.db, id, r.house.profile)) {
        Page page{r.view.say("Your contribution"), "", {{r.view.say("Questions to me"), Url("/contributions")}}, own->shown.sample};
        page.body = own_page(r, *own, typed);
        return r.page(page);
    }
    auto received = TRY(find_received(r.db, id));
    Page page{r.view.say("Contribution"), "updates", crumbs_of(r, received.inquiry.answer), received.shown.sample};
    page.body = received_page(r, received);
    return r.page(page);
}
static Result<Answer> get_contribution(Request& r) { return contribution(r, {}); }
static Result<Answer> post_on_contribution(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("contribution")), contribution); }

// The script's save, as of an answer: a draft of hers alone, until she presses the button.
static Result<Answer> post_draft(Request& r) {
    auto id = TRY(r.item("contribution"));
    TRY(r.write([&](Writer& db, const Deed& deed) -> Result<std::string> {
        TRY(draft_contribution(db, deed, id, r.form));
        return std::string("kept");
    }));
    return r.json(nlohmann::json{{"base", r.form.base()}, {"saved", r.view.say.hour(r.now)}}.dump());
}

// What is wrong comes back as the page of the answer, with what was typed there.
static Result<Answer> answer_again(Request& r, const Typed& typed) {
    auto received = TRY(find_received(r.db, TRY(r.item("contribution"))));
    return updates::answer_page(r, received.inquiry.answer, {typed.form, typed.errors, "answer.save"});
}
static Result<Answer> post_from_answer(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("contribution")), answer_again); }

// ---- all that one was asked

static After after_of(Request& r) {
    std::string value;
    if (!r.house.key.of("list").open(r.query("after"), value)) return {};
    auto dot = value.find('.');
    auto item = ItemId::read(std::string_view(value).substr(dot + 1));
    return item ? After{Time(std::chrono::microseconds(std::atoll(value.c_str()))), *item} : After{};
}

static void more_link(Out& out, Request& r, const std::vector<Contribution>& all) {
    if (all.size() <= in_a_list) return;
    auto& last = all[in_a_list - 1].shown;
    auto token = r.house.key.of("list").sign(std::to_string(last.sort.time_since_epoch().count()) + "." + last.id.text());
    out(R"html(<p><a href="{}">{}</a></p>)html", Url("/contributions").with("after", token), r.view.say("More"));
}

static Result<Answer> own_list(Request& r) {
    auto& view = r.view;
    auto all = own_contributions(r.db, after_of(r), in_a_list + 1, r.house.profile);
    Page page{view.say("Questions to me")};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Questions to me"), {});
        if (all.empty()) out("<p>{}</p>", view.say("No office has asked you yet. When one does, its question stands here and on your first page."));
        else out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}</ul>{})html", view.say("Questions to me"), each(all | std::views::take(in_a_list), [&](Out& p, const Contribution& own) { own_row(p, r, own); }), [&](Out& p) { more_link(p, r, all); });
    };
    for (auto& own : all | std::views::take(in_a_list)) r.shows(own.shown, Seen::listed);
    return r.page(page);
}

// ---- on the first page

static void add_asked(std::vector<Waits>& all, Request& r) {
    for (auto& own : own_contributions(r.db, {}, in_a_list, r.house.profile)) {
        if (own.shown.is_shared() || !may_send(own, r.actor, r.now) || !words_of(own.shown.content()).text.empty()) continue;
        r.shows(own.shown, Seen::listed);
        all.push_back({r.view.say("A question from {1}: {2}", Name{"circle." + r.house.profile.office_of(own.member)}, title_of(*own.inquiry)), path_of(Kind::contribution, own.shown.id), own.inquiry->until});
    }
}

static void add_sent(std::vector<Waits>& all, Request& r) {
    std::set<ItemId> told;
    for (auto& shown : newest(r.db, Kind::contribution, Side::released, {}, in_a_list)) {
        auto sent = find_received(r.db, shown.id);
        if (!sent || sent->fate != Fate::waiting || !of_its_office(sent->inquiry, r.actor) || !told.insert(sent->inquiry.id).second) continue;
        r.shows(shown, Seen::listed);
        all.push_back({r.view.say("Practitioners have answered you: {1}", title_of(sent->inquiry)), path_of(Kind::answer, sent->inquiry.answer)});
    }
}

std::vector<Waits> waiting_for(Request& r) {
    std::vector<Waits> all;
    add_asked(all, r);
    add_sent(all, r);
    return all;
}

bool was_asked(Request& r) { return !newest(r.db, Kind::contribution, Side::working, {}, 1).empty(); }

// ---- routes

static std::string title_of_inquiry(Request& r, const Shown& shown) {
    auto inquiry = find_inquiry(r.db, shown.id);
    return inquiry ? title_of(*inquiry) : std::string();
}
static std::string title_of_contribution(Request& r, const Shown& shown) {
    if (auto own = find_own(r.db, shown.id, r.house.profile); own && own->inquiry) return title_of(*own->inquiry);
    auto sent = find_received(r.db, shown.id);
    return sent ? title_of(sent->inquiry) : r.view.say("Your contribution");
}

void open(Tables& tables) {
    auto& p = tables.profile;
    add_acts(tables.acts, p);
    auto& at = tables.routes;
    auto post = [&](std::string_view pattern, std::string_view act, std::vector<Field> form, Handler handler) { at.post(pattern, act, Auth::session, {act}, std::move(form), handler); };
    at.get("/answers/{answer}/asking", "asking", Auth::session, {"answer"}, get_asking);
    post("/answers/{answer}/inquiries", "inquiry.put", question_form(p), post_inquiry);
    at.get("/inquiries/{inquiry}", "inquiry", Auth::session, {"inquiry", "contribution"}, get_inquiry);
    post("/inquiries/{inquiry}/closing", "inquiry.close", {}, post_closing);
    at.get("/contributions", "contributions", Auth::session, {"contribution"}, own_list, {"after"});
    at.get("/contributions/{contribution}", "contribution", Auth::session, {"contribution"}, get_contribution);
    post("/contributions/{contribution}/text", "contribution.send", words_form(p), post_on_contribution);
    post("/contributions/{contribution}/draft", "contribution.draft", words_form(p), post_draft);
    post("/contributions/{contribution}/withdrawal", "contribution.withdraw", {}, post_on_contribution);
    post("/contributions/{contribution}/use", "contribution.use", updates::answer_form(p), post_from_answer);
    post("/contributions/{contribution}/leaving", "contribution.leave", updates::answer_form(p), post_from_answer);
    tables.in_writing.push_back({Kind::answer, beside_answer});
    tables.titles[Kind::inquiry] = title_of_inquiry;
    tables.titles[Kind::contribution] = title_of_contribution;
}

}
