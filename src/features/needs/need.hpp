// Needs of the region (product.md, "The chain", 5). A need is made from one answer. It is the country's, worded neutrally by the Administrative Office, and
// read as widely as that answer: it is a part of it, and adds no circle of its own. Other countries say, by their contact point, "we share this need", and may
// take it back. How many do is never counted beside a country, and no list is ordered by it.
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace needs {

struct Need { ItemId id; ItemId answer; };
struct Text { std::string title, text, lang; };
text::Content content_of(const Text&);
Text text_of(const text::Content&);

// Who stands behind it now, worked out from the acts: members in the order in which the profile names them, the owner not among them.
std::vector<std::string> sharing(const std::vector<Acted>&, const profile::Profile&);
// Said to those who could read the need then: when its answer is shared more widely afterwards, others do not learn of it.
std::vector<Acted> heard_by(std::vector<Acted>, const store::Sight&);
std::string circles_text(const Circles&);

Result<Sitting> may_make(const Actor&);
Result<Sitting> may_share(const std::string& owner, const std::vector<std::string>& sharing, const Actor&);
Result<Sitting> may_withdraw(const Shown& need, const Actor&);
Result<Sitting> may_share_again(const Shown& need, const Actor&);              // withdrawn, by itself or with its answer: its country shares it again
Result<Sitting> may_take_back(const std::vector<std::string>& sharing, const Actor&);

Result<Need> find_need(Reader&, ItemId);
std::string member_of(Reader&, const Shown& need, const profile::Profile&);      // whose it is
ItemId make(Writer&, const Deed&, const Sitting&, const Shown& answer, const Text&);

void open(pages::Tables&);

}
