// The page for who sits at a table with a card: a code, the topic it opens, one text. No account and no session; nothing is kept on the device.
#include "features/meetings/meeting_acts.hpp"
#include "features/meetings/table_cards.hpp"
#include "pages/door/door.hpp"

using namespace pages;

namespace meetings {

// ---- what a card opens

struct Opened { ItemId topic; std::string title, meeting, lang; Circles circles; };

static std::string circles_text(Reader& db, AudienceId audience) {
    std::string all;
    for (auto circle : circles_of(db, audience)) all += circle.text() + " ";
    return all;
}

// Nobody reads a topic by her code but through this: the write finds it by the card, and tells what stands on the page.
static Result<std::string> told_of(Writer& db, const store::Bytes& hash, Time now) {
    auto topic = topic_of_card(db, hash, now);
    if (!topic) return Hidden{};
    struct Row { store::Bytes topic, meeting; AudienceId released; };
    auto row = db.value<Row>(sql(R"sql(
        select topic_text.body, meeting_text.body, meeting.released
          from item as topic join revision as topic_text on topic_text.id = topic.shown
          join item as meeting on meeting.id = topic.within join revision as meeting_text on meeting_text.id = meeting.shown
         where topic.id = {})sql", *topic));
    auto title = *text::read_canonical(row.topic.s), meeting = *text::read_canonical(row.meeting.s);
    return deal_text({{"topic", topic->text()}, {"title", std::string(title.of("title"))}, {"meeting", std::string(meeting.of("title"))}, {"lang", meeting.find("title")->lang}, {"circles", circles_text(db, row.released)}});
}

static Opened read_opened(const std::string& told) {
    Opened opened{*ItemId::read(of_deal(told, "topic")), of_deal(told, "title"), of_deal(told, "meeting"), of_deal(told, "lang"), {}};
    for (auto part : std::views::split(of_deal(told, "circles"), ' '))
        if (auto circle = CircleId::read(std::string_view(part.begin(), part.end()))) opened.circles.insert(*circle);
    return opened;
}

// What is no card is told so from the page's own snapshot, without a place among the writes.
static Result<std::optional<Opened>> opened_by(Request& r, const std::optional<std::string>& code) {
    auto hash = code ? kept(r.house.key, *code) : store::Bytes{};
    if (!code || !is_card(r.db, hash, r.now)) return std::optional<Opened>();
    auto told = r.house.lane.write({{}, r.now, r.chance.split(), {}, {}}, [hash, now = r.now](Writer& db, const Actor&) { return told_of(db, hash, now); });
    if (told) return std::optional(read_opened(*told));
    if (std::holds_alternative<Hidden>(told.problem())) return std::optional<Opened>();
    return told.problem();
}

// Counted before it is looked up, right or wrong: so many letters cannot be guessed at this pace.
static Result<Done> may_try(const Request& r) {
    auto& allowances = r.house.allowances;
    auto seconds = allowances ? allowances->codes.spend(asker_of(r.house, r.http), 1, r.now) : std::nullopt;
    if (seconds) return TooMuch{*seconds};
    return Done{};
}

static Result<Done> may_say_more(const Request& r, const std::string& code) {
    auto& allowances = r.house.allowances;
    auto seconds = allowances ? allowances->at_a_table.spend(code, 1, r.now) : std::nullopt;
    if (seconds) return TooMuch{*seconds};
    return Done{};
}

// ---- the page

static void code_form(Out& out, const View& view, const std::string& code, const FormErrors& errors) {
    out(R"html(<p>{}</p><form class="flow" method="get" action="/table">{}<div class="acts"><button class="btn" type="submit">{}</button></div></form>)html",
        view.say("Whoever sits at a table of a meeting can contribute to its topic with the code on the card there. No account is needed, and no name."),
        [&](Out& p) { text_field(p, view, {"code", view.say("Code on the card: ten letters"), {}, {}, 1, true}, code, errors); }, view.say("Open the topic"));
}

void language_field(Out& out, const View& view, const Typed& typed) {
    if (view.profile.has_one_language()) return;
    std::vector<Choice> all;
    for (auto& tag : view.profile.languages) all.push_back({tag, [&view, tag](Out& o) { o("{}", view.name("language." + tag)); }});
    select(out, view, {"lang", view.say("Language of the text")}, all, typed.or_else("lang", view.say.lang), typed.errors);
}

static void text_fields(Out& out, const View& view, const Typed& typed) {
    text_area(out, view, {"text", view.say("Your contribution"), view.say("Name no one, and nothing by which a person could be known."), {}, 6, true}, typed.or_else("text", ""), typed.errors);
    language_field(out, view, typed);
    text_field(out, view, {"table", view.say("How your table calls itself, if it should be known")}, typed.or_else("table", ""), typed.errors);
}

static void readers(Out& out, Request& r, const Circles& circles) {
    auto marking = marking_of(r.db, circles);
    out(R"html(<section class="reach flow" aria-labelledby="who-h"><h2 id="who-h">{}</h2><p>{}</p><p>{} {}</p></section>)html", r.view.say("Who will read it"), said_circles(r.view, r.db, circles), said_marking(r.view, marking), marking_label(marking));
}

static void contribution_fields(Out& out, Request& r, const Opened& opened, const std::string& code, const Typed& typed) {
    auto& view = r.view;
    head(out, view, opened.meeting, opened.title, {}, opened.lang == view.say.lang ? "" : opened.lang);
    form(out, view, {"table.contribute", Url("/table"), opened.topic.text()}, [&](Out& p) {
        p(R"html(<input type="hidden" name="code" value="{}">)html", code);
        text_fields(p, view, typed);
        readers(p, r, opened.circles);
        p(R"html(<p class="small quiet">{}</p>)html", view.say("Nothing of it is kept on this device. It cannot be changed afterwards; the {1} can take it out, with a reason.", administrative_office));
        button(p, view.say("Hand it in"));
    });
}

// The code opens nothing, and there is a text: it stands here with the code, to be sent again.
static void with_another_code(Out& out, const View& view, const Typed& typed) {
    form(out, view, {"table.contribute", Url("/table"), ""}, [&](Out& p) {
        text_field(p, view, {"code", view.say("Code on the card: ten letters"), {}, {}, 1, true}, typed.or_else("code", ""), typed.errors);
        text_fields(p, view, typed);
        button(p, view.say("Send again"));
    });
}

static Result<Answer> no_card_page(Request& r, const std::string& code, const Typed& typed) {
    auto& view = r.view;
    view.wrong = typed.errors;
    Page page{view.say("At a table of a meeting")};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("At a table of a meeting"), {});
        if (typed.form["text"].empty()) code_form(out, view, code, typed.errors);
        else with_another_code(out, view, typed);
    };
    return r.page(page, typed.errors.fields.empty() ? 200 : 422);
}

static Result<Answer> table_page(Request& r, const std::string& typed_code, const Typed& typed) {
    auto code = read_code(typed_code);
    auto opened = TRY(opened_by(r, code));
    if (!opened) {
        auto wrong = typed;
        if (!typed_code.empty()) wrong.errors = no_such_card();
        return no_card_page(r, typed_code, wrong);
    }
    Page page{opened->title};
    page.body = [&](Out& out) { contribution_fields(out, r, *opened, *code, typed); };
    return r.page(page);
}

static Result<Answer> get_table(Request& r) {
    if (!r.query("code").empty()) TRY(may_try(r));
    return table_page(r, std::string(r.query("code")), {});
}
static Result<Answer> same_again(Request& r, const Typed& typed) { return table_page(r, std::string(r.form["code"]), typed); }

static Result<Answer> post_contribution(Request& r) {
    TRY(may_try(r));
    auto code = read_code(r.form["code"]);
    auto hash = code ? kept(r.house.key, *code) : store::Bytes{};
    if (!code || !is_card(r.db, hash, r.now)) return same_again(r, {r.form, no_such_card(), "table.contribute"});
    TRY(may_say_more(r, *code));
    r.form.fields.emplace_back(card_field, crypto::hex(hash.s));
    return r.perform("table.contribute", {}, same_again);
}

void open_tables(Tables& tables) {
    auto& at = tables.routes;
    at.get("/table", "table", Auth::visitor, {}, get_table, {"code"});
    at.post("/table", "table.contribute", Auth::visitor, {"table.contribute"}, contribution_form(tables.profile), post_contribution);
}

}
