#include "features/needs/need.hpp"
#include "tests/world/actors.hpp"
#include <gtest/gtest.h>

namespace needs {

using namespace world;

static profile::Profile network_of(const std::vector<std::string>& members) {
    profile::Profile p;
    for (auto& member : members) p.members.push_back({member, "Asia/Jakarta", {}, {"en"}});
    return p;
}
static Acted act(std::string_view name, const std::string& member) {
    Acted a{};
    a.name = name;
    a.data = deal_text({{"member", member}});
    return a;
}

TEST(Making_a_need, is_for_the_administrative_office) {
    EXPECT_TRUE(may_make(administrative_officer()));
    EXPECT_EQ(may_make(contact_point("ID")).refused_by(), "need.make");
}
TEST(Sharing_a_need, is_said_by_a_contact_point) {
    EXPECT_TRUE(may_share("ID", {}, contact_point("LA")));
    EXPECT_EQ(may_share("ID", {}, desk_officer("LA")).refused_by(), "need.contact_point");
    EXPECT_EQ(may_share("ID", {}, practitioner("LA")).refused_by(), "need.contact_point");
}
TEST(Sharing_a_need, counts_a_country_once_and_never_the_owner) {
    EXPECT_EQ(may_share("ID", {"LA"}, contact_point("LA")).refused_by(), "need.once");
    EXPECT_TRUE(may_share("ID", {"LA"}, contact_point("TH")));
    EXPECT_EQ(may_share("ID", {}, contact_point("ID")).refused_by(), "need.own");
}
TEST(Taking_a_need_back, is_for_a_country_that_shares_it) {
    EXPECT_TRUE(may_take_back({"LA"}, contact_point("LA")));
    EXPECT_EQ(may_take_back({}, contact_point("LA")).refused_by(), "need.shared");
    EXPECT_EQ(may_take_back({"LA"}, desk_officer("LA")).refused_by(), "need.shared");
}
TEST(Who_shares_a_need, follows_from_the_acts_in_the_order_of_the_members) {
    auto p = network_of({"ID", "LA", "TH"});
    EXPECT_EQ(sharing({act("need.share", "TH"), act("need.share", "LA")}, p), (std::vector<std::string>{"LA", "TH"}));
    EXPECT_EQ(sharing({act("need.share", "TH"), act("need.take_back", "TH")}, p), std::vector<std::string>());
    EXPECT_EQ(sharing({act("need.share", "TH"), act("need.take_back", "TH"), act("need.share", "TH")}, p), std::vector<std::string>{"TH"});
}
TEST(The_text_of_a_need, comes_back_from_its_canonical_text) {
    auto back = text_of(*text::read_canonical(text::canonical_bytes(content_of({"A leaflet", "In plain words.", "en"}))));
    EXPECT_EQ(back.title, "A leaflet");
    EXPECT_EQ(back.text, "In plain words.");
    EXPECT_EQ(back.lang, "en");
}

}
