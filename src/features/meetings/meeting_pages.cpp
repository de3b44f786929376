#include "features/meetings/meeting_acts.hpp"
#include "features/meetings/statements.hpp"
#include "features/meetings/table_cards.hpp"
#include "pages/door/request.hpp"

using namespace pages;

namespace meetings {

static constexpr std::size_t newest_of_a_topic = 10, in_a_list = 50;

static std::string_view state_of(const Meeting& meeting, Time now) {
    if (meeting.is_over(now)) return "over";
    return meeting.is_on(now) ? "on" : "to-come";
}
static std::string said_state(const View& view, const Meeting& meeting, Time now) {
    if (meeting.is_over(now)) return view.say("It is over");
    return meeting.is_on(now) ? view.say("It is on") : view.say("To come");
}

static MeetingText text_of(const Shown& shown) {
    auto content = shown.content();
    return {std::string(content.of("title")), std::string(content.of("place")), content.find("title")->lang};
}
static Crumb all_meetings(const View& view) { return {view.say("Meetings"), Url("/meetings")}; }
static Crumb crumb_of(const Shown& shown) { return {text_of(shown).title, path_of(Kind::meeting, shown.id)}; }

// ---- contributions

static std::string said_table(const View& view, const Contribution& c) { return c.table.empty() ? view.say("From a table") : c.table; }

static void contribution_row(Out& out, const View& view, const Shown& shown) {
    auto c = contribution_of(shown.content());
    out(R"html(<li data-kind="table-contribution" data-id="{}" data-hash="{}"><div class="said">{}</div><p class="by">{} · <a href="{}">{}</a></p></li>)html", shown.id, shown.hash_hex(), paragraphs(view, c.text, c.lang), said_table(view, c),
        path_of(Kind::table_contribution, shown.id), day(view, shown.sort));
}

static void contribution_rows(Out& out, Request& r, std::span<const Shown> all) {
    r.shows({all.begin(), all.end()});
    out(R"html(<ol class="talk" role="list">{}</ol>)html", each(all, [&](Out& p, const Shown& s) { contribution_row(p, r.view, s); }));
}

static void topic_on_meeting(Out& out, Request& r, const Shown& topic) {
    auto& view = r.view;
    auto content = topic.content();
    auto all = contributions_to(r.db, topic.id);
    r.shows(topic, Seen::listed);
    out(R"html(<section class="flow" data-kind="topic" data-id="{}"><h3><a href="{}">{}</a></h3>{}</section>)html", topic.id, path_of(Kind::topic, topic.id), written(view, std::string(content.of("title")), content.find("title")->lang), [&](Out& p) {
        if (all.empty()) p(R"html(<p class="quiet">{}</p>)html", view.say("No contribution from a table stands here."));
        else contribution_rows(p, r, std::span(all).first(std::min(all.size(), newest_of_a_topic)));
        if (all.size() > newest_of_a_topic) p(R"html(<p><a href="{}">{}<span class="vh">: {}</span></a></p>)html", path_of(Kind::topic, topic.id), view.say("More"), content.of("title"));
    });
}

// ---- one meeting

static std::vector<Fact> facts_of(Request& r, const Meeting& meeting, const Shown& shown) {
    auto& view = r.view;
    auto text = text_of(shown);
    std::vector<Fact> facts{{view.say("Begins"), moment(view, meeting.begins)}, {view.say("Ends"), moment(view, meeting.ends)}, {view.say("Now"), [says = said_state(view, meeting, r.now)](Out& p) { p("{}", says); }}};
    if (!text.place.empty()) facts.push_back({view.say("Where"), written(view, text.place, text.lang)});
    return and_readers(std::move(facts), view, r.db, shown);
}

static void office_forms(Out& out, Request& r, const Meeting& meeting, const Typed& typed) {
    auto& view = r.view;
    if (!may_end(meeting, r.actor, r.now)) return;
    auto page = path_of(Kind::meeting, meeting.id);
    out("<h2>{}</h2>", view.say("When it ends"));
    form(out, view, {"meeting.set_end", page / "end", meeting.id.text()}, [&](Out& p) {
        date_fields(p, view, {"ends", view.say("It ends"), office_clock(view, r.now)}, typed, meeting.ends, true);
        button_2(p, view.say("Change the end"));
    });
    press(out, view, {"meeting.end", page / "end-now", meeting.id.text()}, view.say("End it now: the codes of its cards open nothing any more"), false);
}

static Result<Answer> meeting_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("meeting"));
    auto meeting = TRY(find_meeting(r.db, id));
    auto shown = TRY(find(r.db, id, Side::released));
    r.shows(shown);
    auto& view = r.view;
    auto text = text_of(shown);
    auto topics = topics_of(r.db, id);
    Page page{text.title, "decisions", {all_meetings(view)}, shown.sample};
    page.body = [&](Out& out) {
        head(out, view, view.say("Meeting"), text.title, facts_of(r, meeting, shown), text.lang == view.say.lang ? "" : text.lang);
        out(R"html(<div class="flow" data-kind="meeting" data-id="{}" data-hash="{}" data-state="{}"><h2>{}</h2><p>{}</p>{}{}{}</div>)html", id, shown.hash_hex(), state_of(meeting, r.now), view.say("Topics, and what came from the tables"),
            view.say("Everyone present can contribute with the code on a card, without an account and without a name. The newest stand first."),
            each(topics, [&](Out& p, const Shown& topic) { topic_on_meeting(p, r, topic); }), [&](Out& p) { statements_on(p, r, meeting, shown); }, [&](Out& p) { office_forms(p, r, meeting, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_meeting(Request& r) { return meeting_page(r, {}); }
static Result<Answer> post_on_meeting(Request& r) { return r.perform(r.route.acts.front(), TRY(r.item("meeting")), meeting_page); }

// ---- one topic, and the cards for it

static void cards_form(Out& out, Request& r, const Topic& topic, const Typed& typed) {
    auto& view = r.view;
    auto may = may_make_cards(topic.meeting, r.actor, r.now);
    if (!may_open(r.actor)) return;
    auto page = path_of(Kind::topic, topic.shown.id) / "cards";
    out(R"html(<h2 id="cards">{}</h2>)html", view.say("Cards for the tables"));
    if (series_of(r.db, topic.shown.id)) out(R"html(<p><a href="{}">{}</a></p>)html", page, view.say("The cards, to print"));
    out("{}", when_may(view, may, [&](Out& q) {
        form(q, view, {"card.make", page, topic.shown.id.text()}, [&](Out& p) {
            text_field(p, view, {"count", view.say("How many cards"), view.say("A card for each table is enough. Cards made before for this topic then open nothing any more.")}, typed.or_else("count", ""), typed.errors);
            button_2(p, view.say("Make the cards"));
        });
    }));
}

static std::size_t begin_of(const Request& r) { return r.route.method == "GET" ? static_cast<std::size_t>(std::clamp(std::atoi(std::string(r.query("from")).c_str()), 0, 1'000'000)) : 0; }

static void contributions(Out& out, Request& r, const Topic& topic) {
    auto& view = r.view;
    auto all = contributions_to(r.db, topic.shown.id);
    auto from = std::min(begin_of(r), all.size());
    auto here = std::span(all).subspan(from, std::min(in_a_list, all.size() - from));
    out("<h2>{}</h2>", view.say("What came from the tables"));
    if (here.empty()) return void(out(R"html(<p class="quiet">{}</p>)html", view.say("No contribution from a table stands here.")));
    contribution_rows(out, r, here);
    if (from + here.size() < all.size()) out(R"html(<p><a href="{}">{}</a></p>)html", path_of(Kind::topic, topic.shown.id).with("from", std::to_string(from + here.size())), view.say("More"));
}

static Page page_of_topic(Request& r, const Topic& topic) {
    auto meeting = find_shown(r.db, topic.meeting.id, Side::released);
    Page page{std::string(topic.shown.content().of("title")), "decisions", {all_meetings(r.view)}, topic.shown.sample};
    if (meeting) page.crumbs.push_back(crumb_of(*meeting));
    return page;
}

static Result<Answer> topic_page(Request& r, const Typed& typed) {
    auto topic = TRY(find_topic(r.db, TRY(r.item("topic"))));
    auto& view = r.view;
    r.shows(topic.shown);
    auto title = *topic.shown.content().find("title");
    auto page = page_of_topic(r, topic);
    page.body = [&](Out& out) {
        head(out, view, view.say("Topic of a meeting"), title.value, and_readers({}, view, r.db, topic.shown), title.lang == view.say.lang ? "" : title.lang);
        out(R"html(<div class="flow" data-kind="topic" data-id="{}" data-hash="{}" data-state="{}">{}{}</div>)html", topic.shown.id, topic.shown.hash_hex(), state_of(topic.meeting, r.now), [&](Out& p) { contributions(p, r, topic); },
            [&](Out& p) { cards_form(p, r, topic, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_topic(Request& r) { return topic_page(r, {}); }

static Result<Answer> post_cards(Request& r) {
    auto id = TRY(r.item("topic"));
    constexpr std::size_t bytes = 16;
    draw_cards(r.form, r.house.key, id, r.house.key.of("series of cards").mac(id.text() + std::string(r.form["_key"])).substr(0, bytes));
    return r.perform("card.make", id, topic_page);
}

static void card(Out& out, Request& r, const std::string& meeting, const std::string& topic, const std::string& code) {
    auto& view = r.view;
    out(R"html(<li><p><b>{}</b><br>{}</p><h2>{}</h2><p>{}</p><p><b>{}</b></p><p class="ten">{}</p><p>{}</p></li>)html", view.name("network.short"), meeting, topic, view.say("Open this address, and type the code:"), r.house.address + "/table", code,
        view.say("Whoever sits at this table can contribute: no account, no name. The code works while the meeting is on."));
}

static Result<Answer> cards_page(Request& r) {
    auto id = TRY(r.item("topic"));
    TRY(find(r.db, id, Side::working));
    auto topic = TRY(find_topic(r.db, id));
    auto& view = r.view;
    r.shows(topic.shown);
    auto series = series_of(r.db, id).value_or(Series{});
    auto meeting = find_shown(r.db, topic.meeting.id, Side::released);
    auto title = std::string(topic.shown.content().of("title"));
    auto page = page_of_topic(r, topic);
    page.crumbs.push_back({title, path_of(Kind::topic, id)});
    page.body = [&](Out& out) {
        head(out, view, title, view.say("Cards for the tables"), {});
        if (!series.cards) return void(out("<p>{}</p>", view.say("No card is made yet.")));
        out(R"html(<p class="no-print small">{}</p><ul class="slips is-low" role="list">{}</ul>)html", view.say("Print this page and cut along the lines. Whoever holds a card can contribute: give them to those who are present."),
            each(codes_of(r.house.key, id, series), [&](Out& p, const std::string& code) { card(p, r, meeting ? text_of(*meeting).title : std::string(), title, code); }));
    };
    return r.page(page);
}

// ---- one contribution

static std::string reason_of(const std::vector<Acted>& acts) {
    std::string reason;
    for (auto& act : acts)
        if (act.name == "table.withdraw") reason = act.of("reason");
    return reason;
}

static void withdrawal_form_on(Out& out, Request& r, const Shown& shown, const Typed& typed) {
    auto& view = r.view;
    if (!shown.is_shared()) return void(out("<p>{}</p><p>{}</p>", view.say("It is withdrawn. Nobody else reads it."), reason_of(acts_of(r.db, shown.id))));
    if (!may_withdraw_contribution(shown, r.actor)) return;
    out("<h2>{}</h2>", view.say("Take it out"));
    form(out, view, {"table.withdraw", path_of(Kind::table_contribution, shown.id) / "withdrawal", shown.id.text(), shown.hash_hex()}, [&](Out& p) {
        text_field(p, view, {"reason", view.say("Reason, kept with it")}, typed.or_else("reason", ""), typed.errors);
        button_2(p, view.say("Withdraw this contribution"));
    });
}

static Result<Answer> contribution_page(Request& r, const Typed& typed) {
    auto id = TRY(r.item("contribution"));
    auto shown = TRY(as_shared(r.db, id, Kind::table_contribution));
    auto topic = TRY(find_topic(r.db, shown.within));
    auto& view = r.view;
    r.shows(shown);
    auto c = contribution_of(shown.content());
    auto page = page_of_topic(r, topic);
    page.crumbs.push_back({page.title, path_of(Kind::topic, topic.shown.id)});
    page.title = view.say("Contribution from a table");
    page.body = [&](Out& out) {
        head(out, view, view.say("Contribution from a table"), said_table(view, c), and_readers({}, view, r.db, shown));
        out(R"html(<div class="flow" data-kind="table-contribution" data-id="{}" data-hash="{}" data-state="{}">{}{}</div>)html", id, shown.hash_hex(), shown.is_shared() ? "shared" : "withdrawn", paragraphs(view, c.text, c.lang),
            [&](Out& p) { withdrawal_form_on(p, r, shown, typed); });
    };
    return r.page(page);
}
static Result<Answer> get_contribution(Request& r) { return contribution_page(r, {}); }
static Result<Answer> post_withdrawal(Request& r) { return r.perform("table.withdraw", TRY(r.item("contribution")), contribution_page); }

// ---- all meetings, and a new one

static void meeting_row(Out& out, Request& r, const Meeting& meeting) {
    auto shown = find_shown(r.db, meeting.id, Side::released);
    if (!shown) return;
    auto& view = r.view;
    auto text = text_of(*shown);
    r.shows(*shown, Seen::listed);
    out(R"html(<li data-kind="meeting" data-id="{}"><p class="kind">{} · {}</p><h3><a href="{}">{}</a> {}</h3></li>)html", meeting.id, day(view, meeting.begins), said_state(view, meeting, r.now), path_of(Kind::meeting, meeting.id),
        written(view, text.title, text.lang), sample_state(view, shown->sample));
}

static void founding_row(Out& out, const View& view) {
    if (view.profile.founding) out(R"html(<li><p class="kind">{}</p><h3><a href="/founding-meeting">{}</a> {}</h3></li>)html", day(view, view.profile.founding->from), view.name("founding.titles"), sample_state(view, Sample::documented));
}

static Result<Answer> meetings_page(Request& r) {
    auto all = meetings(r.db);
    auto& view = r.view;
    Page page{view.say("Meetings"), "decisions"};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("Meetings"), {});
        out(R"html(<p>{} <a href="/table">{}</a></p>)html", view.say("You sit at a table of a meeting, with a card?"), view.say("Type its code"));
        if (all.empty() && !view.profile.founding) out("<p>{}</p>", view.say("No meeting that you can read stands here yet."));
        else out(R"html(<h2 class="vh">{}</h2><ul class="rows" role="list">{}{}</ul>)html", view.say("Meetings"), each(all, [&](Out& p, const Meeting& m) { meeting_row(p, r, m); }), [&](Out& p) { founding_row(p, view); });
        if (may_open(r.actor)) out(R"html(<p class="acts"><a class="btn btn-2" href="/meetings/new">{}</a></p>)html", view.say("A new meeting"));
    };
    return r.page(page);
}

// The topics of the meeting that the network began with are there to begin with.
static std::string first_topics(const View& view) {
    std::string all;
    if (view.profile.founding)
        for (auto& topic : view.profile.founding->topics) all += view.profile.name("topic." + topic.key, view.profile.working_language).text + "\n";
    return all;
}

static void meeting_fields(Out& out, Request& r, const Typed& typed) {
    auto& view = r.view;
    auto lang = view.profile.working_language;
    text_field(out, view, {"title", view.say("Title"), {}, lang}, typed.or_else("title", ""), typed.errors);
    text_field(out, view, {"place", view.say("Where"), {}, lang}, typed.or_else("place", ""), typed.errors);
    date_fields(out, view, {"begins", view.say("Begins"), office_clock(view, r.now)}, typed, std::nullopt, true);
    date_fields(out, view, {"ends", view.say("Ends"), office_clock(view, r.now)}, typed, std::nullopt, true);
    std::vector<Choice> circles;
    for (auto& key : circles_of_meetings(view.profile)) circles.push_back({key, [&view, key](Out& p) { p("{}", view.name("circle." + key)); }});
    choices(out, view, {"circle", view.say("Who can read it, and what is contributed")}, circles, typed.or_else("circle", ""), typed.errors);
    text_area(out, view, {"topics", view.say("Topics, one on each line"), {}, lang, 5}, typed.or_else("topics", first_topics(view)), typed.errors);
}

static Result<Answer> new_meeting(Request& r, const Typed& typed) {
    TRY(may_open(r.actor));
    auto& view = r.view;
    Page page{view.say("A new meeting"), "decisions", {all_meetings(view)}};
    page.body = [&](Out& out) {
        head(out, view, "", view.say("A new meeting"), {});
        form(out, view, {"meeting.open", Url("/meetings/new"), ""}, [&](Out& p) {
            meeting_fields(p, r, typed);
            button(p, view.say("Open this meeting"));
        });
    };
    return r.page(page);
}
static Result<Answer> get_new_meeting(Request& r) { return new_meeting(r, {}); }
static Result<Answer> post_meeting(Request& r) { return r.perform("meeting.open", {}, new_meeting); }

static std::string title_of_contribution(Request& r, const Shown& shown) { return said_table(r.view, contribution_of(shown.content())); }

void open_room(Tables& tables) {
    add_meeting_acts(tables.acts, tables.profile);
    auto& at = tables.routes;
    at.get("/meetings", "meetings", Auth::visitor, {"meeting"}, meetings_page);
    at.get("/meetings/new", "new-meeting", Auth::session, {}, get_new_meeting);
    at.post("/meetings/new", "meeting.open", Auth::session, {"meeting.open"}, meeting_form(), post_meeting);
    at.get("/meetings/{meeting}", "meeting", Auth::visitor, {"meeting", "topic", "table-contribution", "statement"}, get_meeting);
    at.post("/meetings/{meeting}/end", "meeting.set_end", Auth::session, {"meeting.set_end"}, end_form(), post_on_meeting);
    at.post("/meetings/{meeting}/end-now", "meeting.end", Auth::session, {"meeting.end"}, {}, post_on_meeting);
    at.post("/meetings/{meeting}/order", "statements.declare", Auth::session, {"statements.declare"}, {}, post_on_meeting);
    at.post("/meetings/{meeting}/places", "statements.move", Auth::session, {"statements.move"}, tables.acts.find("statements.move")->form, post_on_meeting);
    at.post("/meetings/{meeting}/turns", "statement.turn", Auth::session, {"statement.turn"}, tables.acts.find("statement.turn")->form, post_on_meeting);
    at.post("/meetings/{meeting}/statements-end", "statements.close", Auth::session, {"statements.close"}, {}, post_on_meeting);
    at.get("/topics/{topic}", "topic", Auth::visitor, {"topic", "table-contribution"}, get_topic, {"from"});
    at.get("/topics/{topic}/cards", "cards", Auth::session, {"topic"}, cards_page);
    at.post("/topics/{topic}/cards", "card.make", Auth::session, {"card.make"}, meetings::cards_form(), post_cards);
    at.get("/table-contributions/{contribution}", "table-contribution", Auth::visitor, {"table-contribution"}, get_contribution);
    at.post("/table-contributions/{contribution}/withdrawal", "table.withdraw", Auth::session, {"table.withdraw"}, withdrawal_form(), post_withdrawal);
    tables.titles[Kind::table_contribution] = title_of_contribution;
}

}
