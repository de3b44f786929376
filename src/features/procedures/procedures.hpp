// Operating procedures (product.md, "Around the chain"): one text of the network, clause by clause. The office that runs the network writes the draft; what it
// puts out is a version, whole and frozen: for comments until an instant, or to the board like the plan. When the board has agreed a version gets its number, and is
// what everyone in the network reads; drafts show nothing of themselves, and earlier versions stay. Any two versions that one reads compare, clause by clause.
//
// A clause is a part of its text and never leaves the office; the words that others read are those inside a version. A comment is a part of its version: read by
// all who read that, and by its author whatever becomes of it. What the office answers stands beside it.
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace procedures {

struct Clause { ItemId id; std::string title, text, lang; };
text::Content content_of(const Clause&);
Clause clause_of(const Shown&);

struct Text { std::vector<Clause> clauses; const Clause* find(ItemId) const; };       // in their order
text::Content content_of(const Text&);
Text text_of(const text::Content&);
std::string hash_of(const Text&);                        // what the forms of putting it out were made from

struct Version {
    ItemId id, procedures;
    Time until;                                          // of its consultation; none: it was not put out for comments
    std::optional<std::int64_t> number;                  // none: the board has not agreed to it
    Time made;
    bool asks_for_comments(Time now) const { return now < until; }
};

enum class Stage { asks_for_comments, asked_for_comments, before_the_board, agreed, not_agreed };

// A comment speaks for a country, for an organisation, or for nobody but its author; who reads it sees whose seat it came from, and no name of a person.
inline constexpr std::string_view for_country = "country", for_organisation = "organisation", own_view = "own";
struct Comment { ItemId clause; std::string voice, member, seat, text, lang; };       // member: where it speaks for one
text::Content content_of(const Comment&);
Comment comment_of(const text::Content&);
struct Voice { std::string_view key; Sitting seat; };
std::vector<Voice> voices_of(const Actor&);              // in which she may speak

inline constexpr std::string_view outcomes[] = {"taken_up", "partly", "not_taken_up"};
struct Reply { std::string outcome; store::Bytes body; SeatId seat; Time given; text::Content content() const; std::string hash() const; };

// Asked by the page and by the act alike.
Result<Sitting> may_begin(bool begun, const Actor&);
Result<Sitting> may_edit(bool before_the_board, const Actor&);
Result<Sitting> may_take_out(bool stands_there, bool before_the_board, const Actor&);
Result<Sitting> may_put_back(bool stands_there, bool before_the_board, const Actor&);
Result<Sitting> may_consult(std::size_t clauses, bool before_the_board, const Actor&);
Result<Sitting> may_put(std::size_t clauses, bool before_the_board, bool is_agreed, const Actor&);        // is_agreed: the board agreed to exactly this
Result<Sitting> may_publish(const std::optional<Version>& agreed, bool is_public, const Actor&);
Result<std::vector<Voice>> may_comment(const Version&, const Actor&, Time now);
Result<Sitting> may_withdraw_comment(const Comment&, const Shown&, Time until, const Actor&, Time now);
Result<Sitting> may_answer(const Actor&);

std::vector<ItemId> all(Reader&);                        // the text, where it is begun
// As the office has it, where it is this kind of thing.
Result<Shown> find_draft(Reader&, ItemId procedures);
Result<Shown> find_clause(Reader&, ItemId);
Result<Version> find_version(Reader&, ItemId);
std::vector<Version> versions(Reader&);                  // newest first
std::vector<Version> versions_of(Reader&, ItemId procedures);
std::optional<Version> agreed_version(Reader&, ItemId procedures);                  // the last that the reader knows of
Stage stage_of(Reader&, const Version&, Time now);       // read from the decision on it, as far as the reader knows of one
bool before_the_board(Reader&, ItemId procedures);
std::vector<ItemId> order_of(const Shown& procedures);   // of the clauses that stand in the draft
std::vector<Shown> clauses_of(Reader&, ItemId procedures);                          // in their order; for the office
std::vector<Shown> taken_out(Reader&, ItemId procedures);
Text draft_of(Reader&, ItemId procedures);
std::vector<Shown> comments_on(Reader&, ItemId version);
std::optional<Reply> reply_to(Reader&, ItemId comment);
bool waits_for_answers(Reader&, ItemId version);

ItemId begin(Writer&, const Deed&, const Sitting&, Sample);
ItemId add_clause(Writer&, const Deed&, const Sitting&, ItemId procedures, const Clause&, Sample);
void set_order(Writer&, const Deed&, const Sitting&, ItemId procedures, const std::vector<ItemId>&);
// The draft as it stands, as a version for those in these circles.
Shown put_out(Writer&, const Deed&, const Sitting&, ItemId procedures, Time until, Sample, const Circles&);
Shown consult(Writer&, const Deed&, const Sitting&, ItemId procedures, Time until, Sample, CircleId);        // for comments
// The board has agreed: it gets its number, and everyone in the network reads it.
void agree(Writer&, const Deed&, ItemId version, const store::Bytes& hash);
ItemId comment(Writer&, const Deed&, const Voice&, const Shown& version, const Comment&);
void answer(Writer&, const Deed&, const Sitting&, const Shown& comment, const std::string& outcome, const text::Content&);

std::string titled(const pages::View&, const Version&);  // "Operating procedures, version 2"
void whole_text(pages::Out&, const pages::View&, const Shown& version);              // as passages
void way_to_comparison(pages::Out&, const pages::View&, ItemId version);

void open(pages::Tables&);

}
