#include "platform/text/breaks.hpp"
#include "platform/text/text.hpp"
#include <dtl/dtl.hpp>

namespace text {

using Words = std::vector<std::string_view>;              // blanks and punctuation too: joined they are the text

static Change change_of(dtl::edit_t edit) {
    if (edit == dtl::SES_ADD) return Change::added;
    if (edit == dtl::SES_DELETE) return Change::removed;
    return Change::same;
}

// Between two pieces that stayed stands at most one that went and then one that came, as a reader expects it.
class Pieces {
    std::vector<Piece> pieces;
    std::string removed, added;

    void put(Change change, std::string_view text) {
        if (text.empty()) return;
        if (!pieces.empty() && pieces.back().change == change) pieces.back().text += text;
        else pieces.push_back({change, std::string(text)});
    }
    void put_changes() {
        put(Change::removed, removed);
        put(Change::added, added);
        removed.clear();
        added.clear();
    }

public:
    void add(Change change, std::string_view word) {
        if (change == Change::removed) removed += word;
        else if (change == Change::added) added += word;
        else {
            put_changes();
            put(Change::same, word);
        }
    }
    std::vector<Piece> all() && {
        put_changes();
        return std::move(pieces);
    }
};

std::vector<Piece> difference(std::string_view before, std::string_view after) {
    Words old_words = segments(words_of(before), before), new_words = segments(words_of(after), after);
    dtl::Diff<std::string_view, Words> diff(old_words, new_words);
    diff.compose();
    Pieces pieces;
    for (auto& [word, info] : diff.getSes().getSequence()) pieces.add(change_of(info.type), word);
    return std::move(pieces).all();
}

}
