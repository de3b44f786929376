#include "features/needs/need.hpp"

namespace needs {

text::Content content_of(const Text& t) {
    text::Content content;
    content.set("title", t.title, t.lang);
    content.set("text", t.text, t.lang);
    return content;
}

Text text_of(const text::Content& content) {
    auto* title = content.find("title");
    return {std::string(content.of("title")), std::string(content.of("text")), title ? title->lang : std::string()};
}

std::vector<std::string> sharing(const std::vector<Acted>& acts, const profile::Profile& profile) {
    std::set<std::string> behind;
    for (auto& act : acts) {
        if (act.name == "need.share") behind.insert(act.of("member"));
        if (act.name == "need.take_back") behind.erase(act.of("member"));
    }
    std::vector<std::string> in_order;
    for (auto& member : profile.members)
        if (behind.contains(member.key)) in_order.push_back(member.key);
    return in_order;
}

std::string circles_text(const Circles& circles) {
    std::string all;
    for (auto circle : circles) all += (all.empty() ? "" : " ") + circle.text();
    return all;
}

static bool hears(const Acted& act, const store::Sight& sight) {
    auto readers = act.of("readers");
    for (auto part : std::views::split(readers, ' ')) {
        auto circle = CircleId::read(std::string_view(part.begin(), part.end()));
        if (circle && !std::ranges::binary_search(sight.circles, *circle)) return false;
    }
    return true;
}

std::vector<Acted> heard_by(std::vector<Acted> acts, const store::Sight& sight) {
    std::erase_if(acts, [&](auto& act) { return act.name == "need.share" && !hears(act, sight); });
    return acts;
}

Result<Sitting> may_make(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"need.make", tell("The {1} words the needs of the region.", administrative_office), {}};
    return *seat;
}

Result<Sitting> may_share(const std::string& owner, const std::vector<std::string>& sharing, const Actor& actor) {
    auto* seat = actor.sitting(Role::contact_point);
    if (!seat) return Refusal{"need.contact_point", tell("Only a contact point speaks for a country."), tell("Ask the contact point of your country.")};
    if (seat->member == owner) return Refusal{"need.own", tell("It is your own country's need."), {}};
    if (std::ranges::count(sharing, seat->member)) return Refusal{"need.once", tell("{1} already shares this need.", Name{"member." + seat->member}), {}};
    return *seat;
}

static Result<Sitting> of_its_country(const Shown& need, const Actor& actor) {
    auto* seat = actor.sitting_in(need.owner, {Role::contact_point, Role::alternate});
    if (!seat) return Refusal{"need.own_country", tell("Only the country whose need it is does this, by its contact point or alternate."), {}};
    return *seat;
}

Result<Sitting> may_withdraw(const Shown& need, const Actor& actor) {
    auto seat = TRY(of_its_country(need, actor));
    if (!need.is_shared()) return Refusal{"need.is_withdrawn", tell("It is withdrawn already."), {}};
    return seat;
}

Result<Sitting> may_share_again(const Shown& need, const Actor& actor) {
    auto seat = TRY(of_its_country(need, actor));
    if (need.is_shared()) return Refusal{"need.is_shared", tell("It is shared already."), {}};
    return seat;
}

Result<Sitting> may_take_back(const std::vector<std::string>& sharing, const Actor& actor) {
    auto* seat = actor.sitting(Role::contact_point);
    if (!seat || !std::ranges::count(sharing, seat->member)) return Refusal{"need.shared", tell("Your country has not said that it shares this need."), {}};
    return *seat;
}

}
