#include "platform/i18n/rich.hpp"
#include <span>

namespace html {

using Piece = i18n::Say::Piece;
using Pieces = std::span<const Piece>;

static bool opens(const Piece& piece) { return piece.kind == Piece::open_a || piece.kind == Piece::open_b; }
static Piece::Kind end_of(const Piece& opening) { return opening.kind == Piece::open_a ? Piece::close_a : Piece::close_b; }

// Where the words of an opened tag end; a translation that forgot to close it is taken to its end.
static std::size_t length_inside(Pieces rest, Piece::Kind end) {
    std::size_t length = 0;
    while (length < rest.size() && rest[length].kind != end) ++length;
    return length;
}

// Writes pieces, and counts the links it came by.
static void write(Out& out, Pieces pieces, std::span<const Url> links, std::size_t& met) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!opens(pieces[i])) { out("{}", pieces[i].s); continue; }
        auto words = pieces.subspan(i + 1, length_inside(pieces.subspan(i + 1), end_of(pieces[i])));
        bool link = pieces[i].kind == Piece::open_a;
        auto mine = link ? met++ : 0;
        auto inner = [&](Out& out) { write(out, words, links, met); };
        if (link && mine < links.size()) out(R"html(<a href="{}">{}</a>)html", links[mine], inner);
        else if (link) inner(out);
        else out("<b>{}</b>", inner);
        i += words.size();
    }
}

Part rich(const i18n::Say& say, const Sentence& sentence, std::vector<Url> links) {
    return [pieces = say.pieces(sentence), links = std::move(links)](Out& out) {
        std::size_t met = 0;
        write(out, pieces, links, met);
    };
}

}
