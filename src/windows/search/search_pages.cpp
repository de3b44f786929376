#include "pages/door/request.hpp"
#include "windows/search/search.hpp"

using namespace pages;

namespace search {

static std::vector<Shown> texts_on(Request& r, Side side, const std::vector<Hit>& hits) {
    std::vector<ItemId> ids;
    for (auto& hit : hits)
        if (hit.side == static_cast<int>(side)) ids.push_back(hit.item);
    if (ids.empty()) return {};
    return r.db.rows<Shown>(sql("select {} from {} as seen where seen.id in {}", shown_columns, seen(side), ids));
}

static void add_rows(Findings& findings, Request& r, const std::vector<Hit>& hits) {
    std::map<ItemId, Shown> texts;
    for (auto side : {Side::working, Side::released})
        for (auto& shown : texts_on(r, side, hits)) texts.emplace(shown.id, shown);
    for (auto& hit : hits)
        if (auto at = texts.find(hit.item); at != texts.end() && has_a_page(at->second)) findings.rows.push_back({hit, at->second});
}

static Findings look(Request& r, const Question& question, Older older) {
    Findings findings;
    do {
        auto hits = find_words(r.db, question.words, things_a_page + 1, older);
        bool more = hits.size() > things_a_page;
        if (more) hits.pop_back();
        add_rows(findings, r, hits);
        if (more) older = {hits.back().sort, hits.back().item};
        findings.more = more ? std::optional(older) : std::nullopt;
    } while (findings.rows.empty() && findings.more);
    return findings;
}

static void record_listed(Request& r, const Findings& findings) {
    std::vector<Shown> listed;
    for (auto& row : findings.rows) listed.push_back(row.shown);
    r.shows(listed, Seen::listed);
}

static Answer page_with(Request& r, std::string_view typed, const FormErrors& errors, const Part& found) {
    auto& view = r.view;
    Page page{typed.empty() ? view.say("Search") : view.say("Search: {1}", typed)};
    page.body = [&](Out& out) {
        out(R"html(<div class="head"><h1>{}</h1></div>{}<div class="split"><div class="flow">{}</div>{}</div>)html", view.say("Search"), box(r, typed, errors), found, help(r));
    };
    return r.page(page, errors.fields.empty() ? 200 : 422);
}

static Result<Answer> search_page(Request& r) {
    auto typed = r.query("q");
    auto question = read_question(typed);
    if (auto* errors = question.errors()) return page_with(r, typed, *errors, [](Out&) {});
    if (question->wanted.empty()) return page_with(r, {}, {}, [&](Out& out) { out("<p>{}</p>", r.view.say("Write one word or several. What is found has all of them.")); });
    Older older;
    if (auto after = r.query("after"); !after.empty()) {
        auto key = read_key(after, r.house.key);
        if (!key) return Hidden{};
        older = *key;
    }
    auto findings = look(r, *question, older);
    record_listed(r, findings);
    return page_with(r, question->words, {}, results(r, *question, findings));
}

void open(Tables& tables) {
    std::vector<std::string_view> kinds{"annual-update", "country-update", "answer", "need", "plan", "line", "decision", "note", "practice", "library-entry", "inquiry", "contribution"};
    tables.routes.get("/search", "search", Auth::visitor, kinds, search_page, {"q", "after"});
}

}
