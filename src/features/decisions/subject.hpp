// What the board is asked about. The procedure is one for all texts; what differs by the room that a text is of stands here: how it is put, opened when the board
// has agreed, called, and shown on the page that asks for a position.
#pragma once
#include "features/decisions/decision.hpp"

namespace decisions {

struct Settled { ItemId about; store::Bytes hash; };
struct Subject {
    Kind from, about;                                    // whose page puts it; what the decision is about: the plan itself, a version of the procedures
    std::string_view act;
    Sentence put;                                        // the button
    Sentence by_itself;                                  // the link to its own page
    Result<Sitting> (*may_put)(Reader&, ItemId from, const Actor&);
    std::string (*text_now)(Reader&, ItemId from);       // the hash of what would be put
    // The text as it stands, minted and open to the board.
    Settled (*settle)(Writer&, const Deed&, const Sitting&, const Shown& from, const Circles& board);
    void (*agree)(Writer&, const Deed&, ItemId about, const store::Bytes& hash);         // open to the network
    std::string (*title)(Reader&, const profile::Profile&, ItemId from);                 // in the working language, with the decision
    std::string (*titled)(pages::Request&, ItemId about);
    void (*words)(pages::Out&, pages::Request&, const Shown& about);
};
const Subject& put_from(Kind);
const Subject& about_a(Kind);

}
