// Search: one indexed row per item and side, holding the tokens of its text (platform/text/search.hpp) and the audiences that may find them
// (architecture.md, "Search"). Drafts are not searched: the working row holds the last revision. Only what people wrote is: fields in a language.
// Newest first: both rows of an item stand where it was shared last, else where it was made, so a reader of both finds it once. No statistics of the whole, and
// what is hidden moves nothing: neither the order nor the key of the next page knows of it.
#pragma once
#include "platform/store/store.hpp"

void index_text(Writer&, ItemId, int side, const std::vector<AudienceId>&);   // the revision of this side as it is now; none, or no audience: no row

struct Hit { Time sort; ItemId item; int side; };              // where both sides have the words, the released one, which others read too
struct Older { Time than = Time::max(); ItemId item{INT64_MAX}; };            // the last of the page before
std::vector<Hit> find_words(Reader&, std::string_view asked, int at_most, Older = {});
