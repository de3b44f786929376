// Texts as people wrote them: what is sound, how long they are, where they may be cut, what they say in Markdown, and what changed between two.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace text {

bool well_formed(std::string_view);               // valid UTF-8 without NUL
bool sound(std::string_view);                     // valid UTF-8 without NUL and control characters (tab, LF and CR are allowed)
std::string without_controls(std::string_view well_formed);           // what is not sound in it left out, for showing a text again
// No more than 30 marks in a row that normalizing sorts; what is beyond is left out. No writing needs more (Unicode UAX #15, "Stream-Safe Text Format"),
// and sorting a run costs the square of its length: what people send passes here before it is made canonical.
inline constexpr std::size_t most_marks = 30;
std::string with_few_marks(std::string_view well_formed);
std::string canonical(std::string_view sound);    // NFC; CRLF and CR become LF; trailing white space of the whole is cut: once, on entry
std::size_t length(std::string_view);             // grapheme clusters, as a reader counts (Unicode UAX #29)
// At most so many clusters of the text, then "…" where something was cut. Ended at a word where the script has words (ICU),
// but for a word that would take more than half of the place.
std::string cut(std::string_view, std::size_t most);
std::vector<std::string> words(std::string_view); // as ICU breaks them, in all scripts, spaces and punctuation left out
bool could_be_in(const std::string& lang, std::string_view);           // false where it has letters, and none of a script of this language (CLDR)

enum class Change { same, added, removed };
struct Piece { Change change; std::string text; friend bool operator==(const Piece&, const Piece&) = default; };
std::vector<Piece> difference(std::string_view before, std::string_view after);   // by words; the pieces of `same` and `added` joined are `after`

}
