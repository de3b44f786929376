// What stands in public sources, with them: one note for each country and practices by field of work (background, never an answer; a note is taken down at
// once when its country asks, without a reason), and the entries of the library (documented).
#pragma once
#include "network/item/item.hpp"
#include "pages/door/house.hpp"

namespace background {

struct Source { std::string url; bool linked; };
// A note or a practice; its texts are kept per language, as "title.en", "text.1.id".
struct Paragraph { profile::Texts label, text; };
struct Note { std::string member; std::vector<std::string> fields_of_work; profile::Texts title; std::vector<Paragraph> paragraphs; std::vector<Source> sources; };
text::Content content_of(const Note&);
Note note_of(const text::Content&);

Result<Sitting> may_take_down(const Note&, const Actor&);
ItemId publish(Writer&, const Deed&, Kind, CircleId owner, const Note&, Sample);

void open(pages::Tables&);

}
