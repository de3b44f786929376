// What was before a story begins, done by the acts themselves in the seats that may, without pages and in as few writes as possible.
#pragma once
#include "features/decisions/decision.hpp"
#include "features/plan/plan.hpp"
#include "features/updates/update_store.hpp"
#include "tests/world/visitor.hpp"

namespace world {

class Given {
    Network& network;
    ItemId annual_;

    // An act of the table by one of the cast, inside a write; throws where it is refused.
    std::string act(Writer&, std::string_view who, std::string_view act, ItemId on, Fields = {});
    void answer(Writer&, std::string_view who, const updates::AnswerState&);
    void hand_in(Writer&, const std::string& member);
    void approve(Writer&, const std::string& member);

public:
    explicit Given(Network& n, ItemId annual = {}) : network(n), annual_(annual) {}
    Time until() const { return network.now + std::chrono::days(14); }

    ItemId annual_update(int year = 2026);               // open for two weeks
    ItemId update_of(const std::string& member);         // of the newest annual update
    ItemId answer_of(const std::string& member, const std::string& question);
    std::string text_of(const std::string& member, const std::string& question) const;        // what `answered` writes there

    void answered(const std::string& member);            // every answer written and ready
    void handed_in(const std::string& member);
    void handed_in_again(const std::string& member);     // what stands there now
    std::string list_hash(const std::string& member) const;     // as the form of handing in has it
    void approved(const std::string& member);
    void shared(const std::string& member, const std::string& circle = "network");
    void shared_again(const std::string& member, const std::string& circle = "network");       // what is approved
    void narrowed_answer(const std::string& member, const std::string& question, const std::string& circle);
    void edited(const std::string& member, const std::string& question, const std::string& text);
    void withdrawn(const std::string& member);
    void made_public(const std::string& member);

    // What an office asks its practitioners, for its answer about needs; they have a week.
    ItemId inquiry(const std::string& member, const std::vector<std::string_view>& people, const std::string& text = "What would help you?");
    ItemId contribution_of(ItemId inquiry, std::string_view who) const;
    void sent(ItemId contribution, std::string_view who, const std::string& text, bool named = false);

    ItemId need(const std::string& member, const std::string& title = "Training for prison staff");
    ItemId plan(int year = 2027);
    ItemId line(ItemId plan, ItemId need = {}, const std::string& title = "A webinar on training");
    ItemId decision(ItemId plan);                        // until two weeks from now
    ItemId procedures();                                 // begun, with two clauses
    ItemId clause(ItemId procedures, const std::string& title, const std::string& text);
    ItemId consultation(ItemId procedures, const std::string& circle = "network");       // the version; until two weeks from now
    ItemId comment(std::string_view who, ItemId version, const std::string& voice, const std::string& text);         // on its first clause
    ItemId put(ItemId procedures);                       // the decision, until two weeks from now
    ItemId version_of(ItemId decision);
    void agreed(ItemId decision);                        // ended, announced; the clock stands after it

    ItemId meeting(const std::string& circle = "network", Time begins = {}, Time ends = {});       // on since an hour and until tomorrow, where nothing else is said; two topics
    ItemId topic_of(ItemId meeting, int place = 1);
    std::vector<std::string> cards(ItemId topic, int count = 2);                  // their codes
    ItemId contribution(ItemId topic, const std::string& text = "We meet once a month");
    ItemId statement(ItemId meeting, const std::string& member);                  // in writing; the order is declared where it was not

    // Any act by anybody: what the table answers.
    Result<std::string> tries(std::string_view who, std::string_view act, ItemId on, const Fields& = {});
    void does(std::string_view who, std::string_view act, ItemId on, const Fields& = {});      // throws where it is refused
    std::string hash(ItemId, Side = Side::working) const;                                      // as a form's _base has it
};

Fields inquiry_fields(const std::string& text, Time until);               // without the people
Fields line_fields(const std::string& title, Time begins);

class World : public ::testing::Test {
protected:
    Network network;
    Given given{network};
    Visitor visitor{*network.house, *network.door, "visitor"};
    Visitor sari{network, "sari"}, tuti{network, "tuti"}, dara{network, "dara"}, budi{network, "budi"}, lestari{network, "lestari"}, keo{network, "keo"}, noy{network, "noy"}, bo{network, "bo"},
        nok{network, "nok"}, ana{network, "ana"}, cham{network, "cham"}, uno{network, "uno"}, mei{network, "mei"}, gita{network, "gita"}, cso{network, "cso"}, hidden_cso{network, "hidden_cso"},
        ops{network, "ops"};
};

}
