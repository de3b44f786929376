// Who may do what with a country update, and where it stands: rules, without a server. Refused and allowed differ in one thing.
#include "features/updates/update.hpp"
#include "platform/crypto/crypto.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace updates {

using namespace world;
using namespace std::chrono_literals;

static constexpr Time now{std::chrono::sys_days(std::chrono::year(2026) / 3 / 2)};
static store::Bytes hash(char letter) { return {std::string(32, letter)}; }
static std::string hex(char letter) { return crypto::hex(hash(letter).s); }

static Shown shown(CircleId owner, char letter) {
    Shown s{};
    s.owner = owner;
    s.hash = hash(letter);
    return s;
}

static AnswerState answer(const std::string& question, char letter, bool ready = true) { return {{ItemId{1}, question, 1}, shown(office_circle("ID"), letter), ready}; }

// Indonesia's, open, every answer ready, with the two steps of the profile.
static Office ready_update() {
    Office office{{ItemId{1}, 2026, 2027, now + 24h}, {ItemId{2}, ItemId{1}, "ID"}, shown(office_circle("ID"), 'u'), {answer("plan", 'a'), answer("needs", 'b')}, {}, {}, {}};
    office.steps = {{"checked", Role::desk_officer, "here", "{}"}, {"approved", Role::contact_point, "here", "{}"}};
    return office;
}
static Office handed_in_update(std::size_t steps_taken = 0) {
    auto office = ready_update();
    office.standing.handed_in = hex('u');
    office.standing.handed_in_at = now - 1h;
    office.standing.steps = office.steps.size();
    office.standing.steps_taken = steps_taken;
    return office;
}
static Office approved_update() {
    auto office = handed_in_update(2);
    office.standing.approved = hex('u');
    office.approved = List{{{"plan", 1, hex('a')}, {"needs", 1, hex('b')}}};
    return office;
}
static Office shared_update() {
    auto office = approved_update();
    office.standing.shared = hex('u');
    return office;
}

static Acted act(std::string_view name, char letter, Time at = now) {
    Acted a{};
    a.name = name;
    a.hash = hash(letter);
    a.at = at;
    return a;
}

static Acted hand_in(char letter, int steps) {
    auto a = act("update.hand_in", letter);
    a.data = deal_text({{"steps", std::to_string(steps)}});
    return a;
}

// ---- writing

TEST(Writing_rules, only_the_office_of_a_country_writes_its_answers) {
    EXPECT_TRUE(may_write(ready_update(), desk_officer("ID"), now));
    EXPECT_EQ(may_write(ready_update(), desk_officer("LA"), now).refused_by(), "update.office");
    EXPECT_EQ(may_write(ready_update(), practitioner("ID"), now).refused_by(), "update.office");
    EXPECT_EQ(may_write(ready_update(), Actor{}, now).refused_by(), "update.office");
}
TEST(Writing_rules, answers_with_the_seat_that_may) { EXPECT_EQ(may_write(ready_update(), desk_officer("ID"), now)->key, "desk_officer.ID"); }
TEST(Writing_rules, ends_when_the_update_closes) {
    auto until = ready_update().annual.until;
    EXPECT_TRUE(may_write(ready_update(), desk_officer("ID"), until - 1us));
    EXPECT_EQ(may_write(ready_update(), desk_officer("ID"), until).refused_by(), "update.open");
}
TEST(Writing_rules, rests_while_the_text_is_in_the_countrys_steps_and_goes_on_after_the_last) {
    EXPECT_EQ(may_write(handed_in_update(), desk_officer("ID"), now).refused_by(), "update.in_steps");
    EXPECT_EQ(may_write(handed_in_update(1), desk_officer("ID"), now).refused_by(), "update.in_steps");
    EXPECT_TRUE(may_write(handed_in_update(2), desk_officer("ID"), now));
}
TEST(Readiness, is_of_exactly_this_text) {
    Pair text{"text", "words", "id", ""};
    EXPECT_FALSE(is_ready(text, hex('a'), {}));
    EXPECT_FALSE(is_ready(text, hex('b'), {act("answer.ready", 'a')}));
    EXPECT_TRUE(is_ready(text, hex('a'), {act("answer.ready", 'a')}));
}
TEST(Readiness, is_whole_with_an_answer_without_a_text) { EXPECT_TRUE(is_ready(Pair{"nothing_to_report"}, hex('a'), {})); }

// ---- handing in, approving

TEST(Handing_in_rules, is_for_the_contact_point_or_the_alternate) {
    EXPECT_TRUE(may_hand_in(ready_update(), contact_point("ID"), now));
    EXPECT_TRUE(may_hand_in(ready_update(), alternate("ID"), now));
    EXPECT_EQ(may_hand_in(ready_update(), desk_officer("ID"), now).refused_by(), "update.contact_point");
    EXPECT_EQ(may_hand_in(ready_update(), contact_point("LA"), now).refused_by(), "update.contact_point");
}
TEST(Handing_in_rules, waits_until_every_answer_is_ready) {
    auto office = ready_update();
    office.answers.back().ready = false;
    EXPECT_EQ(may_hand_in(office, contact_point("ID"), now).refused_by(), "update.all_ready");
}
TEST(Handing_in_rules, happens_once_and_in_time) {
    EXPECT_EQ(may_hand_in(handed_in_update(), contact_point("ID"), now).refused_by(), "update.in_steps");
    EXPECT_EQ(may_hand_in(ready_update(), contact_point("ID"), ready_update().annual.until).refused_by(), "update.open");
}
TEST(Handing_in_rules, asks_for_a_newer_text_after_an_approval) {
    auto office = approved_update();
    EXPECT_EQ(may_hand_in(office, contact_point("ID"), now).refused_by(), "update.changed");
    office.answers.back() = answer("needs", 'c');
    EXPECT_TRUE(may_hand_in(office, contact_point("ID"), now));
}
TEST(Taking_back_rules, is_possible_until_the_first_step) {
    EXPECT_EQ(may_take_back(ready_update(), contact_point("ID"), now).refused_by(), "update.handed_in");
    EXPECT_TRUE(may_take_back(handed_in_update(), contact_point("ID"), now));
    EXPECT_EQ(may_take_back(handed_in_update(1), contact_point("ID"), now).refused_by(), "update.no_step_yet");
    EXPECT_EQ(may_take_back(handed_in_update(), desk_officer("ID"), now).refused_by(), "update.contact_point");
}
TEST(Taking_back_rules, is_too_late_where_handing_in_approved) {
    auto office = handed_in_update();
    office.steps.clear();
    office.standing.steps = 0;
    EXPECT_EQ(may_take_back(office, contact_point("ID"), now).refused_by(), "update.no_step_yet");
}
TEST(Taking_back_rules, is_not_possible_when_it_could_not_be_handed_in_again) {
    EXPECT_TRUE(may_take_back(handed_in_update(), contact_point("ID"), now + 23h));
    EXPECT_EQ(may_take_back(handed_in_update(), contact_point("ID"), now + 24h).refused_by(), "update.open");
}
TEST(Approving_rules, wait_until_it_is_handed_in_again_where_the_countrys_steps_changed_meanwhile) {
    auto office = handed_in_update(1);
    office.steps.pop_back();
    EXPECT_EQ(may_approve(office, desk_officer("ID")).refused_by(), "update.steps_changed");
    EXPECT_TRUE(may_take_back(office, contact_point("ID"), now));
}
TEST(Approving_rules, each_step_belongs_to_its_own_seat_in_its_order) {
    EXPECT_TRUE(may_approve(handed_in_update(), desk_officer("ID")));
    EXPECT_EQ(may_approve(handed_in_update(), contact_point("ID")).refused_by(), "update.step_seat");
    EXPECT_TRUE(may_approve(handed_in_update(1), contact_point("ID")));
    EXPECT_EQ(may_approve(handed_in_update(1), desk_officer("ID")).refused_by(), "update.step_seat");
    EXPECT_EQ(may_approve(handed_in_update(), desk_officer("LA")).refused_by(), "update.office");
}
TEST(Approving_rules, needs_a_text_that_waits) {
    EXPECT_EQ(may_approve(ready_update(), desk_officer("ID")).refused_by(), "update.handed_in");
    EXPECT_EQ(may_approve(approved_update(), contact_point("ID")).refused_by(), "update.handed_in");
}
TEST(Approving_rules, leaves_a_step_on_paper_to_paper) {
    auto office = handed_in_update();
    office.steps.front().place = "paper";
    EXPECT_EQ(may_approve(office, desk_officer("ID")).refused_by(), "update.on_paper");
}

// ---- sharing and what follows

TEST(Sharing_rules, is_for_who_speaks_for_the_country_and_needs_an_approval) {
    EXPECT_TRUE(may_share(approved_update(), contact_point("ID")));
    EXPECT_EQ(may_share(approved_update(), desk_officer("ID")).refused_by(), "update.contact_point");
    EXPECT_EQ(may_share(handed_in_update(1), contact_point("ID")).refused_by(), "update.approved");
}
TEST(Sharing_rules, withdrawing_and_narrowing_need_something_shared) {
    EXPECT_TRUE(may_withdraw(shared_update(), contact_point("ID")));
    EXPECT_EQ(may_withdraw(approved_update(), contact_point("ID")).refused_by(), "update.shared");
    EXPECT_EQ(may_withdraw(shared_update(), desk_officer("ID")).refused_by(), "update.contact_point");
    EXPECT_TRUE(may_narrow(shared_update(), contact_point("ID")));
    EXPECT_EQ(may_narrow(approved_update(), contact_point("ID")).refused_by(), "update.shared");
}
TEST(Sharing_rules, an_answer_is_narrowed_by_who_speaks_for_the_country) {
    EXPECT_TRUE(may_narrow_answer(ready_update(), contact_point("ID")));
    EXPECT_EQ(may_narrow_answer(ready_update(), desk_officer("ID")).refused_by(), "update.contact_point");
}
TEST(Publishing_rules, begins_with_the_countrys_proposal_of_what_the_network_reads) {
    EXPECT_TRUE(may_propose(shared_update(), contact_point("ID"), true));
    EXPECT_EQ(may_propose(shared_update(), contact_point("ID"), false).refused_by(), "update.network_first");
    EXPECT_EQ(may_propose(approved_update(), contact_point("ID"), true).refused_by(), "update.shared");
    auto proposed = shared_update();
    proposed.standing.proposed = true;
    EXPECT_EQ(may_propose(proposed, contact_point("ID"), true).refused_by(), "update.proposed");
}
TEST(Publishing_rules, is_for_the_administrative_office_once_proposed) {
    Standing proposed;
    proposed.proposed = true;
    EXPECT_TRUE(may_publish(proposed, administrative_officer(), true));
    EXPECT_EQ(may_publish(proposed, administrative_officer(), false).refused_by(), "update.network_first");
    EXPECT_EQ(may_publish(proposed, contact_point("ID"), true).refused_by(), "update.publish");
    EXPECT_EQ(may_publish(Standing{}, administrative_officer(), true).refused_by(), "update.proposed");
    proposed.is_public = true;
    EXPECT_EQ(may_publish(proposed, administrative_officer(), true).refused_by(), "update.public");
}
TEST(Opening_rules, is_for_the_administrative_office) {
    EXPECT_TRUE(may_open(administrative_officer()));
    EXPECT_EQ(may_open(contact_point("ID")).refused_by(), "update.run");
}

// ---- where it stands

TEST(Standing_of, nothing_done_is_with_the_office) {
    auto s = standing_of({});
    EXPECT_FALSE(s.in_steps());
    EXPECT_TRUE(s.approved.empty() && s.shared.empty());
}
TEST(Standing_of, is_approved_by_the_last_step_and_not_before) {
    std::vector<Acted> acts{hand_in('a', 2), act("update.approve", 'a')};
    EXPECT_TRUE(standing_of(acts).in_steps());
    EXPECT_EQ(standing_of(acts).approved, "");
    acts.push_back(act("update.approve", 'a', now + 1h));
    EXPECT_EQ(standing_of(acts).approved, hex('a'));
    EXPECT_EQ(standing_of(acts).approved_at, now + 1h);
    EXPECT_FALSE(standing_of(acts).in_steps());
}
TEST(Standing_of, handing_in_approves_where_there_is_no_step) { EXPECT_EQ(standing_of({hand_in('a', 0)}).approved, hex('a')); }
TEST(Standing_of, a_step_taken_for_another_text_does_not_count) {
    EXPECT_EQ(standing_of({hand_in('b', 1), act("update.approve", 'a')}).approved, "");
}
TEST(Standing_of, taken_back_is_with_the_office_again) { EXPECT_FALSE(standing_of({hand_in('a', 2), act("update.take_back", 'a')}).in_steps()); }
TEST(Standing_of, a_newer_text_handed_in_leaves_the_approved_one_until_it_is_approved_itself) {
    std::vector<Acted> acts{hand_in('a', 1), act("update.approve", 'a'), act("update.share", 'a'), hand_in('b', 1)};
    EXPECT_EQ(standing_of(acts).approved, hex('a'));
    EXPECT_EQ(standing_of(acts).shared, hex('a'));
    acts.push_back(act("update.approve", 'b'));
    EXPECT_EQ(standing_of(acts).approved, hex('b'));
    EXPECT_EQ(standing_of(acts).shared, hex('a'));
}
TEST(Standing_of, sharing_again_narrowing_and_withdrawing_end_what_was_public) {
    std::vector<Acted> acts{act("update.share", 'a'), act("update.propose", 'a'), act("update.publish", 'a')};
    EXPECT_TRUE(standing_of(acts).is_public);
    auto again = acts, withdrawn = acts;
    again.push_back(act("update.share", 'b'));
    EXPECT_FALSE(standing_of(again).is_public || standing_of(again).proposed);
    auto narrowed = acts;
    narrowed.push_back(act("update.narrow", 'a'));
    EXPECT_FALSE(standing_of(narrowed).is_public || standing_of(narrowed).proposed);
    withdrawn.push_back(act("update.withdraw", 'a'));
    EXPECT_EQ(standing_of(withdrawn).shared, "");
    EXPECT_FALSE(standing_of(withdrawn).is_public);
}
TEST(Standing_of, taken_off_the_public_pages_stays_shared) {
    auto s = standing_of({act("update.share", 'a'), act("update.propose", 'a'), act("update.publish", 'a'), act("update.unpublish", 'a')});
    EXPECT_FALSE(s.is_public);
    EXPECT_EQ(s.shared, hex('a'));
}

// ---- texts

TEST(An_answer, comes_back_from_its_canonical_text) {
    Pair pair{"text", "Pedoman untuk desa", "id", "A guideline for villages"};
    auto back = pair_of(*text::read_canonical(text::canonical_bytes(content_of(pair, "en"))));
    EXPECT_EQ(back.kind, pair.kind);
    EXPECT_EQ(back.text, pair.text);
    EXPECT_EQ(back.lang, pair.lang);
    EXPECT_EQ(back.translation, pair.translation);
}
TEST(An_answer, knows_that_its_original_changed_after_it_was_translated) {
    auto first = made_by("desk_officer.ID", Pair{"text", "Pedoman", "id", "A guideline"}, Pair{});
    EXPECT_FALSE(first.is_older());
    auto later = made_by("desk_officer.ID", Pair{"text", "Pedoman baru", "id", "A guideline"}, first);
    EXPECT_TRUE(later.is_older());
    EXPECT_FALSE(made_by("desk_officer.ID", Pair{"text", "Pedoman baru", "id", "A new guideline"}, later).is_older());
}
TEST(An_answer, says_for_each_of_its_texts_which_seat_made_it) {
    auto first = made_by("desk_officer.ID", Pair{"text", "Pedoman", "id"}, Pair{});
    EXPECT_EQ(first.author, "desk_officer.ID");
    EXPECT_EQ(first.translator, "");
    auto translated = made_by("contact_point.ID", Pair{"text", "Pedoman", "id", "A guideline"}, first);
    EXPECT_EQ(translated.author, "desk_officer.ID");
    EXPECT_EQ(translated.translator, "contact_point.ID");
    auto reworded = made_by("contact_point.ID", Pair{"text", "Pedoman baru", "id", "A guideline"}, translated);
    EXPECT_EQ(reworded.author, "contact_point.ID");
    EXPECT_EQ(made_by("contact_point.ID", Pair{"nothing_to_report"}, reworded).author, "");
}
TEST(The_list, comes_back_from_its_canonical_text) {
    List list{{{"plan", 1, hex('a')}, {"needs", 2, hex('b')}}, "translation"};
    auto back = list_of(*text::read_canonical(text::canonical_bytes(content_of(list))));
    EXPECT_EQ(back.binding, "translation");
    ASSERT_EQ(back.entries.size(), 2u);
    EXPECT_EQ(back.of("needs")->version, 2);
    EXPECT_EQ(back.of("needs")->hash, hex('b'));
    EXPECT_EQ(back.of("offers"), nullptr);
}
TEST(The_list, is_older_than_the_office_where_an_answer_changed_or_is_new) {
    auto office = ready_update();
    List list{{{"plan", 1, hex('a')}, {"needs", 1, hex('b')}}};
    EXPECT_FALSE(office.changed_since(list));
    office.answers.push_back(answer("offers", 'c'));
    EXPECT_TRUE(office.changed_since(list));
}

}
