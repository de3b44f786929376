// Search, as far as texts alone decide it: by which tokens a text is found, what a question asks of them, and where its words stand in a text.
//   case, digits   make no difference: "LAPAS" finds "Lapas", "2569" finds "๒๕๖๙"
//   accents        what is asked without them finds words with and without: "bao cao" finds "báo cáo", "duong" finds "đường"; what is asked with them finds
//                  only what is written so, since to its readers "má" is another word than "mà". Marks of other scripts than Latin are letters.
//   no blanks      Thai, Lao, Khmer, Burmese: pairs of neighbouring grapheme clusters, each following the other, so that a word is found in mid-sentence
//                  wherever a dictionary would cut; a cluster that is asked alone is found alone
// A token holds letters, digits and marks only, and at most 96 bytes: the same for both engines.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace text {

struct Tokens {                                   // each separated by blanks
    std::string in_order;                         // words as they are written, and pairs: what stands side by side here does so in the text
    std::string beside;                           // what else finds it, each once: words without their accents, single clusters
};
Tokens searchable(std::string_view);

// What a question wants of a text: all of this, in any order.
struct Wanted {
    std::vector<std::string> tokens;              // one after the other: more than one are the pairs of a run without blanks
    std::string folded;                           // as it stands in a folded text
    bool in_a_run = false;
};
std::vector<Wanted> wanted_by(std::string_view question);      // empty: it asks for nothing that can be found

// A text in passages, what was found apart; joined they are the text.
struct Passage { std::string text; bool found; friend bool operator==(const Passage&, const Passage&) = default; };
std::vector<Passage> marked(std::string_view text, const std::vector<Wanted>&);
// About so many clusters of it around what was found first, begun and ended at a word where the script has words, with "…" where something was cut.
std::vector<Passage> excerpt(std::string_view text, const std::vector<Wanted>&, std::size_t most);
std::size_t wishes_met(std::string_view text, const std::vector<Wanted>&);      // how many of them stand in it

}
