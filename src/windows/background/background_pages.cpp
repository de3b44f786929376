#include "pages/door/request.hpp"
#include "windows/background/background.hpp"

using namespace pages;

namespace background {

static constexpr int all_of_them = 200;

struct Read { Shown shown; Note note; };
static std::vector<Read> read_all(Request& r, Kind kind) {
    std::vector<Read> all;
    for (auto& shown : newest(r.db, kind, Side::released, {}, all_of_them)) all.push_back({shown, note_of(shown.content())});
    return all;
}

static Part said(const View& view, const profile::Texts& texts) {
    for (auto& lang : {view.say.lang, view.profile.default_language})
        if (auto at = texts.find(lang); at != texts.end()) return written(view, at->second, at->first);
    return [](Out&) {};
}

static void row(Out& out, Request& r, const Read& read) {
    out(R"html(<li data-kind="{}" data-id="{}"><h3><a href="{}">{}</a></h3></li>)html", key_of(read.shown.kind), read.shown.id, path_of(read.shown.kind, read.shown.id), said(r.view, read.note.title));
}

// One note a country, in the order of the profile.
static void notes(Out& out, Request& r, const std::vector<Read>& all) {
    std::vector<Read> in_order;
    for (auto& member : r.view.profile.members)
        std::ranges::copy_if(all, std::back_inserter(in_order), [&](auto& read) { return read.note.member == member.key; });
    if (!in_order.empty()) out(R"html(<h2>{}</h2><ul class="rows" role="list">{}</ul>)html", r.view.say("One note for each country"), each(in_order, [&](Out& p, const Read& read) { row(p, r, read); }));
}

static void practices(Out& out, Request& r, const std::vector<Read>& all) {
    if (all.empty()) return;
    out("<h2>{}</h2>", r.view.say("Practices, by field of work"));
    for (auto& field : r.view.profile.fields_of_work) {
        std::vector<Read> here;
        std::ranges::copy_if(all, std::back_inserter(here), [&](auto& read) { return std::ranges::count(read.note.fields_of_work, field) > 0; });
        if (here.empty()) continue;
        out(R"html(<h3>{}</h3><ul class="links" role="list">{}</ul>)html", r.view.named("field_of_work." + field), each(here, [&](Out& p, const Read& read) {
            p(R"html(<li data-kind="practice" data-id="{}"><a href="{}">{}</a></li>)html", read.shown.id, path_of(Kind::practice, read.shown.id), said(r.view, read.note.title));
        }));
    }
}

static Result<Answer> background_page(Request& r) {
    auto& view = r.view;
    auto all_notes = read_all(r, Kind::note), all_practices = read_all(r, Kind::practice);
    Page page{view.say("Background from public sources"), "about"};
    page.sample = Sample::background;
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Background from public sources"), {});
        if (all_notes.empty() && all_practices.empty()) {
            out("<p>{}</p>", view.say("Nothing stands here yet."));
            return;
        }
        out("<p>{}</p>", view.say("These are not answers: no country wrote, saw or approved them. What was not found says something about the sources, not about the country."));
        notes(out, r, all_notes);
        practices(out, r, all_practices);
    };
    return r.page(page);
}

static Result<Answer> library_page(Request& r) {
    auto& view = r.view;
    auto all = read_all(r, Kind::entry);
    Page page{view.say("Library"), "about"};
    page.sample = Sample::documented;
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Library"), {});
        if (all.empty()) out("<p>{}</p>", view.say("Nothing stands in the library yet."));
        else out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}</ul>)html", view.say("Sources"), each(all, [&](Out& p, const Read& read) { row(p, r, read); }));
    };
    return r.page(page);
}

static void source_row(Out& out, const Source& source) {
    auto url = source.linked ? Url::outside(source.url) : std::nullopt;
    if (url) out(R"html(<li><a href="{}">{}</a></li>)html", *url, source.url);
    else out("<li>{}</li>", source.url);
}

static bool can_be_taken_down(Kind kind) { return kind == Kind::note || kind == Kind::practice; }

static void note_body(Out& out, Request& r, const Shown& shown, const Note& note) {
    auto& view = r.view;
    auto paragraph = [&](Out& p, const Paragraph& text) { p("<h2>{}</h2><p>{}</p>", said(view, text.label), said(view, text.text)); };
    out(R"html(<div class="split" data-kind="{}" data-id="{}" data-hash="{}"><div class="flow">{}</div><aside class="side" aria-label="{}"><section class="flow tight"><h2>{}</h2><ul>{}</ul></section>{}</aside></div>)html",
        key_of(shown.kind), shown.id, shown.hash_hex(), each(note.paragraphs, paragraph), view.say("Sources"), view.say("Sources"), each(note.sources, source_row), [&](Out& p) {
        if (can_be_taken_down(shown.kind) && may_take_down(note, r.actor)) press(p, view, {"note.take_down", Url("/background") / shown.id.text() / "taking-down", shown.id.text(), shown.hash_hex()}, view.say("Take it down, without a reason"), false);
    });
}

// Each of the three kinds has one address.
static bool has_its_page_here(const Route& route, Kind kind) { return route.method == "POST" ? can_be_taken_down(kind) : std::ranges::count(route.reads, key_of(kind)) > 0; }

static std::string title_in(const View& view, const Note& note) {
    for (std::string_view lang : {std::string_view(view.say.lang), std::string_view(view.profile.default_language)})
        if (auto at = note.title.find(lang); at != note.title.end()) return at->second;
    return note.title.empty() ? std::string() : note.title.begin()->second;
}
static std::string title_of_note(Request& r, const Shown& shown) { return title_in(r.view, note_of(shown.content())); }

static Result<Answer> note_page(Request& r, const Typed&) {
    auto shown = TRY(find(r.db, TRY(r.item("note")), Side::released));
    if (!has_its_page_here(r.route, shown.kind)) return Hidden{};
    bool in_library = shown.kind == Kind::entry;
    auto note = note_of(shown.content());
    auto& view = r.view;
    auto title = title_in(view, note);
    auto room = in_library ? Crumb{view.say("Library"), Url("/library")} : Crumb{view.say("Background from public sources"), Url("/background")};
    Page page{title, "about", {room}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, room.text, title, and_readers({}, view, r.db, shown));
        note_body(out, r, shown, note);
    };
    return r.page(page);
}
static Result<Answer> get_note(Request& r) { return note_page(r, {}); }

static Result<ActDef::Then> take_down(Writer& db, const Deed& deed, ItemId id, const Form&) {
    auto shown = TRY(find(db, id, Side::released));
    if (!can_be_taken_down(shown.kind)) return Hidden{};
    auto seat = TRY(may_take_down(note_of(shown.content()), deed.actor));
    withdraw(db, id);
    act(db, deed, seat, id, "note.take_down", Side::released, shown.hash);
    return ActDef::Then{"/background", tell("Taken down. No page shows it any more.")};
}
static Result<Answer> post_taking_down(Request& r) { return r.perform("note.take_down", TRY(r.item("note")), note_page); }

void open(Tables& tables) {
    for (auto kind : {Kind::note, Kind::practice, Kind::entry}) tables.titles[kind] = title_of_note;
    tables.acts.add({"note.take_down", {}, take_down});
    auto& at = tables.routes;
    at.get("/background", "background", Auth::visitor, {"note", "practice"}, background_page);
    at.get("/background/{note}", "note", Auth::visitor, {"note"}, get_note);
    at.get("/library", "library", Auth::visitor, {"library-entry"}, library_page);
    at.get("/library/{note}", "library-entry", Auth::visitor, {"library-entry"}, get_note);
    at.get("/practices/{note}", "practice", Auth::visitor, {"practice"}, get_note);
    at.post("/background/{note}/taking-down", "note.take_down", Auth::session, {"note.take_down"}, {}, post_taking_down);
}

}
