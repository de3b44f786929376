// Items: what one can link to, share or withdraw by itself. Its text is a revision, immutable, with a hash over salt and canonical content; what is being
// written is a draft, one per item, writer and the text it is made from. An item is read on two sides: *working* (its office) and *released* (whom it is shared with).
// Only `release` fills the released side, only `withdraw` empties it; `narrow` adds a circle, so it can never widen.
// The functions that change decide nothing but what holds for every item; who may is the rule of the feature that calls them.
#pragma once
#include "network/act/act.hpp"
#include "platform/text/canonical.hpp"

enum class Kind { annual_update = 1, country_update, answer, need, plan, line, decision, note, practice, entry, procedures, clause, version, comment, inquiry, contribution, meeting, topic, table_contribution, statement };
std::string_view key_of(Kind);                              // as pages and checkers write it: "country-update"

enum class Sample { none, documented, background, rehearsal };

struct NewItem {
    Kind kind;
    CircleId owner;                                          // the office whose it is
    ItemId within{};                                         // the holder it is a part of
    text::Content content;
    Sample sample = Sample::none;
    CircleId writers{};                                      // named people who alone work on it; none: the owner's office
};

// A text as its reader sees it, on one side.
struct Shown {
    ItemId id;
    Kind kind;
    CircleId owner;
    ItemId within;
    Time sort;                                               // released: when it was shared; working: when it was made
    store::Bytes body, hash;
    std::string code;
    Time minted;
    SeatId seat;                                             // for which it was written
    AudienceId narrowed, released;                           // none: 0
    Sample sample;
    Side side;                                               // on which it is read here
    text::Content content() const;                           // throws where the bytes are no canonical content: a broken database
    std::string hash_hex() const;
    bool is_shared() const { return bool(released); }
};
store::Sql seen(Side);                                        // the view of a side, and its columns in the order of Shown, of "seen"
extern const store::Sql shown_columns;
std::optional<Shown> find_shown(Reader&, ItemId, Side);      // absent or hidden, which is the same: nothing
// The side a reader has most of: working where she is of the office, else released.
struct Found { Shown shown; Side side; };
Result<Found> find(Reader&, ItemId);
Result<Shown> find(Reader&, ItemId, Side);
std::vector<Shown> parts_of(Reader&, ItemId holder, Kind, Side);
struct Revision { RevisionId id; ItemId item; store::Bytes body, hash; std::string code; Time minted; SeatId seat; };
std::optional<Revision> find_revision(Reader&, const store::Bytes& hash);   // working side: for what changed since

ItemId create(Writer&, const Deed&, const Sitting&, const NewItem&, std::string_view act);
// The same without an act: for what its maker releases at once, and then says what was done.
ItemId lay(Writer&, const Deed&, const Sitting&, const NewItem&);
store::Bytes latest_hash(Reader&, ItemId);                       // of its latest text; base tables
// A new revision, unless nothing changed; a collision where the text is not the one the form was made from.
Result<store::Bytes> save(Writer&, const Deed&, const Sitting&, ItemId, std::string_view base_hex, const text::Content&);
// The same without an act: for texts that follow from others (the list of a country update).
store::Bytes mint(Writer&, const Deed&, const Sitting&, ItemId, const text::Content&);

struct Draft { PersonId writer; store::Bytes base, body; Time saved; text::Content content() const; };
// From which text a draft may be made (hex): one that this item has or had, and of these a few at once.
inline constexpr int most_drafts = 8;
Result<store::Bytes> may_draft_from(Writer&, const Deed&, ItemId, std::string_view base_hex);
void save_draft(Writer&, const Deed&, ItemId, const store::Bytes& base, const text::Content&);
void drop_drafts(Writer&, const Deed&, ItemId);                // the writer's own
std::vector<Draft> drafts_of(Reader&, ItemId);

// The released side shows this revision, to those who are in all these circles.
void release(Writer&, const Deed&, ItemId, const store::Bytes& hash, const Circles&);
// The text it shows, to others than before: its place in lists stays where sharing put it.
void show_to(Writer&, ItemId, const Circles&);
void withdraw(Writer&, ItemId);                               // with all its parts
void narrow(Writer&, ItemId, CircleId to);                    // what the item itself adds to every audience it is shared with
void narrow_anew(Writer&, ItemId, const Circles&);            // only where it is not shared: the next sharing is narrowed to these alone

void tie(Writer&, ItemId from, std::string_view kind, ItemId to);
struct Tie { ItemId from; std::string kind; ItemId to; };
std::vector<Tie> ties_of(Reader&, ItemId);                    // both ways; what one may not read is not there

// Lists: the newest n of a kind, as far as the reader may read; `after` is the last row of the page before.
struct After { Time sort = Time::max(); ItemId item{INT64_MAX}; };
std::vector<Shown> newest(Reader&, Kind, Side, After, int n);
