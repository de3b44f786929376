#include "features/plan/plan.hpp"
#include "platform/crypto/crypto.hpp"

namespace plan {

text::Content content_of(const Text& t) {
    text::Content content;
    content.set("title", t.title);
    for (auto& [line, hash] : t.lines) content.set(line, hash);
    return content;
}

std::string hash_of(const Text& t) { return crypto::hex(crypto::sha256(text::canonical_bytes(content_of(t)))); }

text::Content content_of(const Line& l) {
    text::Content content;
    content.set("title", l.title, l.lang);
    content.set("text", l.text, l.lang);
    content.set("begins", std::to_string(l.begins.time_since_epoch().count()));
    for (auto& [name, value] : {std::pair{"kind", &l.kind}, {"theme", &l.theme}, {"format", &l.format}, {"host", &l.host}, {"aimed_at", &l.aimed_at}, {"group", &l.group}, {"clause", &l.clause}})
        content.set(name, *value);
    return content;
}

Line line_of(const text::Content& content) {
    auto of = [&](std::string_view name) { return std::string(content.of(name)); };
    auto* title = content.find("title");
    return {of("title"), of("text"), title ? title->lang : std::string(), of("kind"), of("theme"), of("format"), of("host"), of("aimed_at"), of("group"), of("clause"),
            Time(std::chrono::microseconds(std::atoll(of("begins").c_str())))};
}

Result<Sitting> may_plan(const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"plan.office", tell("The {1} writes the work plan.", administrative_office), tell("Propose an activity to the {1}.", administrative_office)};
    return *seat;
}

Result<Sitting> may_edit(State state, const Actor& actor) {
    auto seat = TRY(may_plan(actor));
    if (state == State::before_the_board) return Refusal{"plan.before_the_board", tell("The lines are locked while the board is being asked."), tell("They open again when the chair has announced the outcome.")};
    if (state == State::agreed) return Refusal{"plan.agreed", tell("This plan is agreed; it changes by amendment only."), {}};
    return seat;
}

Result<Sitting> may_put(State state, std::size_t lines, const Actor& actor) {
    auto* seat = actor.sitting(Role::administrative_officer);
    if (!seat) return Refusal{"plan.put", tell("The {1} puts a plan to the board.", administrative_office), {}};
    if (state == State::agreed) return Refusal{"plan.agreed", tell("This plan is agreed already."), {}};
    if (state == State::before_the_board) return Refusal{"plan.before_the_board", tell("The board is being asked about this plan."), tell("Wait until the chair has announced the outcome.")};
    if (lines == 0) return Refusal{"plan.empty", tell("There is nothing in the plan yet."), tell("Put at least one activity into it.")};
    return *seat;
}

Result<Sitting> may_publish(State state, bool is_public, const Actor& actor) {
    auto seat = TRY(may_plan(actor));
    if (state != State::agreed) return Refusal{"plan.agreed_first", tell("Only an agreed plan becomes public."), tell("It can be published when the chair has announced that it is agreed.")};
    if (is_public) return Refusal{"plan.public", tell("It is public already."), {}};
    return seat;
}

}
