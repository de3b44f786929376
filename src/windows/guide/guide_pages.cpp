#include "pages/door/request.hpp"
#include "windows/guide/guide.hpp"

using namespace pages;

namespace guide {

struct Step { std::string who, what; Url to; };

static std::string seat_of(const View& view, Role role, const std::string& member) { return view.name("seat_of." + std::string(key_of(role)) + "." + member); }

static std::vector<Step> meeting(const View& view) {
    if (!view.profile.founding) return {};
    return {{view.say("Everybody"), view.say("The meeting with which the network began, its topics and its outputs."), Url("/founding-meeting")}};
}

// The office's own steps, where the contact point is not the first to take one.
static std::vector<Step> approval(const View& view, const std::string& member) {
    auto& own = view.profile.steps;
    if (own.empty() || own.front().place != "here" || own.front().role == Role::contact_point) return {};
    auto says = own.size() == 1 ? view.say("Take the one step of your country's approval; the contact point shares the approved text.")
                                : view.say("Take the first step of your country's approval. Whoever has the next one takes it, and the contact point shares the approved text.");
    return {{seat_of(view, own.front().role, member), says, Url("/")}};
}

static std::vector<Step> writing(const View& view, const std::string& member) {
    return {{seat_of(view, Role::contact_point, member), view.say("Open the annual update, write the answers that are still open, mark them as ready and hand them in."), Url("/updates")}};
}

static std::vector<Step> what_comes_of_it(const View& view, const std::string& member) {
    return {
        {view.say(administrative_office), view.say("Look at all countries side by side, open an answer and make a need of it."), Url("/updates")},
        {view.say("The contact point of any other country"), view.say("Open the need and say: we share this need."), Url("/needs")},
        {view.say(administrative_office), view.say("Begin a plan, put an activity for the need into it, and put the plan to the board."), Url("/plans")},
        {seat_of(view, Role::board_member, member), view.say("Read the text and give your country's position; when the procedure has ended, the chair announces the outcome."), Url("/decisions")},
        {view.say("Everybody"), view.say("What is public of the finished year, and why each activity is in the plan, as far back as a visitor may see."), Url("/")},
    };
}

static std::vector<Step> steps(const View& view) {
    auto member = view.profile.guide_member.empty() ? view.profile.members.front().key : view.profile.guide_member;
    auto all = meeting(view);
    for (auto& more : {writing(view, member), approval(view, member), what_comes_of_it(view, member)}) all.insert(all.end(), more.begin(), more.end());
    return all;
}

static Result<Answer> guide_page(Request& r) {
    if (!r.view.sample) return Hidden{};
    auto& view = r.view;
    Page page{view.say("Five minutes, guided"), "about"};
    page.sample = Sample::rehearsal;
    page.body = [&](Out& out) {
        head(out, view, view.say("Demonstration"), view.say("Five minutes, guided"), {});
        out(R"html(<p>{}</p><ol class="lines" role="list">{}</ol>)html",
            view.say("Each step names the role that takes it. The program printed a link for every role where it was started; a link signs in once."), each(steps(view), [&](Out& p, const Step& s) {
            p(R"html(<li><div class="tight"><p class="lead">{}</p><p>{}</p></div><p class="doors"><a class="btn btn-2 btn-s" href="{}">{}<span class="vh">: {}</span></a></p></li>)html", s.who, s.what, s.to, view.say("Go there"), s.what);
        }));
    };
    return r.page(page);
}

void open(Tables& tables) { tables.routes.constant("/guide", "guide", guide_page); }

}
