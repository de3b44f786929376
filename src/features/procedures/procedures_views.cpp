#include "features/procedures/procedures_views.hpp"

using namespace pages;

namespace procedures {

Crumb room(const View& view) { return {view.name("procedures.title"), Url("/procedures")}; }

// ---- versions

std::string titled(const View& view, const Version& version) {
    Name title{"procedures.title"};
    return version.number ? view.say("{1}, version {2}", title, *version.number) : view.say("{1}, draft of {2}", title, version.made);
}

std::string said_stage(const View& view, const Version& version, Stage stage) {
    switch (stage) {
    case Stage::asks_for_comments: return view.say("Comments are asked for until {1}", Moment{version.until});
    case Stage::asked_for_comments: return view.say("Comments were asked for until {1}", Moment{version.until});
    case Stage::before_the_board: return view.say("Before the board");
    case Stage::agreed: return view.say("Agreed");
    case Stage::not_agreed: return view.name("outcome.not_agreed");
    }
    return {};
}

std::string_view key_of(Stage stage) {
    switch (stage) {
    case Stage::asks_for_comments: return "consultation";
    case Stage::asked_for_comments: return "consulted";
    case Stage::before_the_board: return "before-the-board";
    case Stage::agreed: return "agreed";
    case Stage::not_agreed: return "not-agreed";
    }
    return {};
}

static void version_row(Out& out, Request& r, const Version& version) {
    auto shown = find_shown(r.db, version.id, Side::released);
    if (!shown) return;
    r.shows(*shown, Seen::listed);
    out(R"html(<li data-kind="version" data-id="{}"><h3><a href="{}">{}</a> {}</h3><p class="small quiet">{}</p></li>)html", version.id, path_of(Kind::version, version.id), titled(r.view, version),
        sample_state(r.view, shown->sample), said_stage(r.view, version, stage_of(r.db, version, r.now)));
}

void version_rows(Out& out, Request& r, const std::vector<Version>& all) {
    out(R"html(<ul class="rows" role="list">{}</ul>)html", each(all, [&](Out& p, const Version& version) { version_row(p, r, version); }));
}

void whole_text(Out& out, const View& view, const Shown& version) {
    int n = 0;
    out(R"html(<div class="flow passages">{}</div>)html", each(text_of(version.content()).clauses, [&](Out& p, const Clause& c) {
        p(R"html(<section class="passage"><h3>{}. {}</h3>{}</section>)html", ++n, written(view, c.title, c.lang), paragraphs(view, c.text, c.lang));
    }));
}

void way_to_comparison(Out& out, const View& view, ItemId version) {
    out(R"html(<p><a href="{}">{}</a></p>)html", path_of(Kind::version, version) / "comparison", view.say("What changed: compare it with another version"));
}

// ---- comments

std::vector<Choice> language_choices(const View& view) {
    std::vector<Choice> all;
    for (auto& tag : view.profile.languages) all.push_back({tag, [&view, tag](Out& out) { out("{}", view.name("language." + tag)); }});
    return all;
}

// By seat, as everywhere: no comment names a person.
std::string said_author(const View& view, const Comment& comment) {
    Name seat{"seat." + comment.seat};
    if (comment.voice == for_country) return view.say("For {1}", Name{"member." + comment.member});
    if (comment.voice == for_organisation) return view.say("For an organisation: {1}", seat);
    return view.say("Own view: {1}", seat);
}

std::string said_outcome(const View& view, std::string_view outcome) {
    if (outcome == "taken_up") return view.say("Taken up");
    if (outcome == "partly") return view.say("Taken up in part");
    return view.say("Not taken up");
}

static void reply(Out& out, const View& view, const Reply& reply) {
    auto words = reply.content();
    auto* text = words.find("text");
    out(R"html(<div class="said flow tight"><p class="by"><b>{}</b> · {}</p>{}</div>)html", said_outcome(view, reply.outcome), view.say("Answer of the {1}, {2}", administrative_office, reply.given),
        [&](Out& p) { if (text) p("{}", paragraphs(view, text->value, text->lang)); });
}

void comment_and_answer(Out& out, Request& r, const Shown& shown) {
    auto& view = r.view;
    auto comment = comment_of(shown.content());
    out(R"html(<p class="by"><b>{}</b> · {}</p>{})html", said_author(view, comment), day(view, shown.minted), paragraphs(view, comment.text, comment.lang));
    if (auto answer = reply_to(r.db, shown.id)) reply(out, view, *answer);
}

}
