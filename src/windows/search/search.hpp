// One box over everything one may read. A visitor searches what is public. Results are things, newest first, each with the words that were found; their number is
// never told, and nothing is suggested: a suggestion would be worked out from texts, and there is none that is worth asking them again for each reader.
#pragma once
#include "network/search/search.hpp"
#include "pages/door/house.hpp"
#include "platform/text/search.hpp"

namespace search {

inline constexpr int most_asked = 200;                      // grapheme clusters
inline constexpr std::size_t most_shown = 240;              // of a text, the same
inline constexpr int things_a_page = 20;

struct Question { std::string words; std::vector<text::Wanted> wanted; };
Result<Question> read_question(std::string_view typed);     // of what was typed; nothing typed asks for nothing

// What is shown below the title of a thing: the field with most of what was asked, around where it stands; where only the title has it, the beginning of the
// longest text in the reader's language.
struct Excerpt { std::vector<text::Passage> passages; std::string lang; };
std::optional<Excerpt> excerpt_of(const text::Content&, std::string_view title, const std::vector<text::Wanted>&, std::string_view reader_lang);
std::string lang_of_title(const text::Content&, std::string_view title);      // "" where the title is no text of the thing: it is said in the reader's language
// A note that was taken down is still its office's, but no page shows it.
bool has_a_page(const Shown&);

// The last thing of a page, for the next: with a proof, so that nobody tries out instants.
std::string key_of(const Older&, const crypto::Key&);
std::optional<Older> read_key(std::string_view, const crypto::Key&);

struct Finding { Hit hit; Shown shown; };
struct Findings { std::vector<Finding> rows; std::optional<Older> more{}; };
pages::Part box(pages::Request&, std::string_view typed, const FormErrors&);
pages::Part results(pages::Request&, const Question&, const Findings&);
pages::Part help(pages::Request&);

void open(pages::Tables&);

}
