// The annual work plan (product.md, "The chain", 6): first of all a calendar. The Administrative Office writes it line by line, a line may be for a need; it
// is put to the Advisory Board as exactly one text, and while the board is asked, and once it is agreed, its lines do not change.
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace plan {

struct Plan { ItemId id; int year; };
// Its text: the title, and each line with the hash of its text.
struct Text { std::string title; std::vector<std::pair<std::string, std::string>> lines; };       // line's id, hash in hex
text::Content content_of(const Text&);
std::string hash_of(const Text&);                                         // what the form of putting it to the board was made from

inline constexpr std::string_view no_clause = "not_applicable";          // of a framework
struct Line {
    std::string title, text, lang;
    std::string kind, theme, format, host, aimed_at, group, clause;       // keys of the profile; group may be empty; clause: "framework.clause" or `no_clause`
    Time begins{};
};
text::Content content_of(const Line&);
Line line_of(const text::Content&);

enum class State { draft, before_the_board, agreed };
Result<Sitting> may_plan(const Actor&);                                   // begin a plan
Result<Sitting> may_edit(State, const Actor&);
Result<Sitting> may_put(State, std::size_t lines, const Actor&);           // to the board
Result<Sitting> may_publish(State, bool is_public, const Actor&);

std::vector<Plan> plans(Reader&);                                          // newest year first
Result<Plan> find_plan(Reader&, ItemId);
struct LineText { Shown shown; Line line; };                               // as its reader sees it
Result<LineText> find_line(Reader&, ItemId);
std::vector<LineText> lines_of(Reader&, ItemId plan);                      // by date, on the side the reader has most of
std::vector<LineText> lines_of(Reader&, ItemId plan, Side);
void whole_line(pages::Out&, const pages::View&, const LineText&);         // with its words, as a passage of the plan
std::vector<LineText> lines_for(Reader&, ItemId need);
// Read from the decisions on it, as far as the reader knows of them.
State state_of(Reader&, ItemId plan);

ItemId begin_plan(Writer&, const Deed&, const Sitting&, int year, Sample);
ItemId add_line(Writer&, const Deed&, const Sitting&, ItemId plan, const Line&, ItemId need, Sample);
Text text_of(Reader&, ItemId plan);                                        // as its lines stand now
// That text, minted: what is put to the board.
store::Bytes settle(Writer&, const Deed&, const Sitting&, ItemId plan);
// The plan and its lines, as they stand in this text, to those in these circles.
void release_plan(Writer&, const Deed&, ItemId plan, const store::Bytes& hash, const Circles&);

void open(pages::Tables&);

}
