#include "features/overview/overview.hpp"
#include "features/updates/update_views.hpp"

using namespace pages;

namespace overview {

static constexpr int most_words = 240;                      // grapheme clusters of an answer in a cell; the whole stands on its page

using Cells = std::map<std::pair<std::string, std::string>, Shown>;          // by member and question

struct Spot { ItemId answer; std::string question; };
static std::map<ItemId, std::string> questions_by_answer(Request& r, ItemId annual) {
    std::map<ItemId, std::string> all;
    for (auto& spot : r.db.rows<Spot>(sql(R"sql(
        select answer.item, answer.question
          from seen_country_update as country
          join seen_answer as answer on answer.country_update = country.item
         where country.annual_update = {})sql", annual))) all.emplace(spot.answer, spot.question);
    return all;
}

static Cells cells_of(Request& r, ItemId annual, std::string_view chosen) {
    auto questions = questions_by_answer(r, annual);
    Cells cells;
    std::vector<Shown> shown;
    for (auto& update : updates::country_updates(r.db, annual))
        for (auto& answer : parts_of(r.db, update.id, Kind::answer, Side::released)) {
            auto& question = questions.at(answer.id);
            if (!chosen.empty() && question != chosen) continue;
            shown.push_back(answer);
            cells.emplace(std::pair{update.member, question}, answer);
        }
    r.shows(shown);
    return cells;
}

static void cell(Out& out, Request& r, const Cells& cells, const profile::Member& member, const updates::Asked& question) {
    auto& view = r.view;
    auto at = cells.find({member.key, question.question});
    if (at == cells.end()) {
        out(R"html(<td role="cell" data-label="{}"><span class="none">{}</span></td>)html", updates::said_question(view, question), view.say("nothing shared here"));
        return;
    }
    auto pair = updates::pair_of(at->second.content());
    auto lang = pair.is_text() && pair.translation.empty() ? pair.lang : pair.is_text() ? view.profile.working_language
                                                                                        : view.say.lang;
    auto page = path_of(Kind::answer, at->second.id);
    auto of_cell = [&](Out& p) { p("{}, {}", view.name("member." + member.key), updates::said_question(view, question)); };
    bool may_make = r.actor.sitting(Role::administrative_officer) && pair.is_text();
    out(R"html(<td role="cell" data-label="{}" data-kind="answer" data-id="{}" data-hash="{}">{}<span class="src"><a href="{}">{}<span class="vh">: {}</span></a>{}</span></td>)html", updates::said_question(view, question),
        at->second.id, at->second.hash_hex(), written(view, updates::first_words(view, pair, most_words), lang), page, view.say("Read"), of_cell,
        [&](Out& p) { if (may_make) p(R"html( · <a href="{}">{}<span class="vh">: {}</span></a>)html", page.at("need"), view.say("Make a need"), of_cell); });
}

static void row(Out& out, Request& r, const Cells& cells, const profile::Member& member, const std::vector<updates::Asked>& questions) {
    out(R"html(<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>)html", r.view.named("member." + member.key),
        each(questions, [&](Out& p, const updates::Asked& q) { cell(p, r, cells, member, q); }));
}

static void matrix(Out& out, Request& r, const Cells& cells, const std::vector<updates::Asked>& questions) {
    auto& view = r.view;
    out(R"html(<div class="matrix-scroll" role="region" aria-label="{}" tabindex="0"><table class="matrix" role="table"><caption class="vh">{}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{}</th>{}</tr></thead>
<tbody role="rowgroup">{}</tbody></table></div>)html", view.say("Countries and questions"), view.say("Answers by country and question"), view.say("Country"),
        each(questions, [&](Out& p, const updates::Asked& q) { p(R"html(<th scope="col" role="columnheader">{}</th>)html", updates::said_question(view, q)); }),
        each(view.profile.members, [&](Out& p, const profile::Member& m) { row(p, r, cells, m, questions); }));
}

static void question_picks(Out& out, Request& r, ItemId annual, const std::vector<updates::Asked>& questions, std::string_view chosen) {
    auto& view = r.view;
    auto base = path_of(Kind::annual_update, annual) / "matrix";
    out(R"html(<nav class="picks small" aria-label="{}"><a href="{}" {}>{}</a>{}</nav>)html", view.say("Question to look at"), base, html::attr<"aria-current">(std::string(chosen.empty() ? "true" : "")),
        view.say("All questions"), each(questions, [&](Out& p, const updates::Asked& q) {
        p(R"html(<a href="{}" {}>{}</a>)html", base.with("question", q.question), html::attr<"aria-current">(std::string(q.question == chosen ? "true" : "")), updates::said_question(view, q));
    }));
}

static Result<Answer> matrix_page(Request& r) {
    auto id = TRY(r.item("update"));
    auto annual = TRY(updates::find_annual(r.db, id));
    auto shown = TRY(find(r.db, id));
    auto all = updates::questions_of(r.db, id), asked = all;
    auto chosen = r.query("question");
    if (!chosen.empty()) std::erase_if(asked, [&](auto& q) { return q.question != chosen; });
    auto cells = cells_of(r, id, chosen);
    auto& view = r.view;
    Page page{view.say("All countries, side by side"), "updates", {{view.say("Annual update"), Url("/updates")}, {updates::said_year(view, annual), path_of(Kind::annual_update, id)}}, shown.shown.sample};
    page.body = [&](Out& out) {
        head(out, view, updates::said_year(view, annual), view.say("All countries, side by side"), {{view.say("Shows"), [&](Out& p) { p("{}", view.say("approved and shared texts, as far as you can read them")); }}});
        question_picks(out, r, id, all, chosen);
        matrix(out, r, cells, asked);
    };
    return r.page(page);
}

void open(Tables& tables) { tables.routes.get("/updates/{update}/matrix", "matrix", Auth::session, {"annual-update", "answer"}, matrix_page, {"question"}); }

}
