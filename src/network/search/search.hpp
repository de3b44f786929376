// Search: one indexed row per item and side, holding the words and the audiences that may find them (architecture.md, "Search"). Newest first; no
// statistics of the whole. Drafts are not searched: the working row holds the last revision.
#pragma once
#include "platform/store/store.hpp"

void index_text(Writer&, ItemId, int side, const std::vector<AudienceId>&);   // the revision of this side as it is now; none, or no audience: no row

struct Hit { std::int64_t sort; ItemId item; int side; };
std::vector<Hit> find_words(Reader&, std::string_view asked, int at_most);
