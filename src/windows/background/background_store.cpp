#include "windows/background/background.hpp"

namespace background {

static void set_texts(text::Content& content, const std::string& name, const profile::Texts& texts) {
    for (auto& [lang, text] : texts) content.set(std::string(name).append(".").append(lang), text, lang);
}

text::Content content_of(const Note& note) {
    text::Content content;
    content.set("member", note.member);
    for (std::size_t i = 0; i < note.fields_of_work.size(); ++i) content.set("field." + std::to_string(i), note.fields_of_work[i]);
    set_texts(content, "title", note.title);
    for (std::size_t i = 0; i < note.paragraphs.size(); ++i) {
        set_texts(content, "label." + std::to_string(i), note.paragraphs[i].label);
        set_texts(content, "text." + std::to_string(i), note.paragraphs[i].text);
    }
    for (std::size_t i = 0; i < note.sources.size(); ++i) content.set((note.sources[i].linked ? "source." : "unlinked.") + std::to_string(i), note.sources[i].url);
    return content;
}

// The number in "text.3.id"; the paragraphs grow to hold it.
static Paragraph& paragraph(Note& note, std::string_view name) {
    auto n = static_cast<std::size_t>(std::atoi(std::string(name.substr(name.find('.') + 1)).c_str()));
    if (note.paragraphs.size() <= n) note.paragraphs.resize(n + 1);
    return note.paragraphs[n];
}

Note note_of(const text::Content& content) {
    Note note;
    for (auto& field : content.fields) {
        if (field.name == "member") note.member = field.value;
        else if (field.name.starts_with("field.")) note.fields_of_work.push_back(field.value);
        else if (field.name.starts_with("title.")) note.title[field.lang] = field.value;
        else if (field.name.starts_with("label.")) paragraph(note, field.name).label[field.lang] = field.value;
        else if (field.name.starts_with("text.")) paragraph(note, field.name).text[field.lang] = field.value;
        else note.sources.push_back({field.value, field.name.starts_with("source.")});
    }
    return note;
}

Result<Sitting> may_take_down(const Note& note, const Actor& actor) {
    if (auto* seat = actor.sitting(Role::administrative_officer)) return *seat;
    auto* seat = actor.sitting(Role::contact_point);
    if (!seat || seat->member != note.member) return Refusal{"note.take_down", tell("The country it is about takes it down, by its contact point, or the {1}.", administrative_office), {}};
    return *seat;
}

ItemId publish(Writer& db, const Deed& deed, Kind kind, CircleId owner, const Note& note, Sample sample) {
    auto seat = deed.actor.sits.front();
    seat.office = owner;
    auto id = lay(db, deed, seat, {kind, owner, {}, content_of(note), sample});
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});
    act(db, deed, seat, id, "note.publish", Side::released, hash);
    return id;
}

}
