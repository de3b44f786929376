#include "platform/crypto/crypto.hpp"
#include "platform/text/text.hpp"
#include "windows/search/search.hpp"

namespace search {

Result<Question> read_question(std::string_view typed) {
    Question question{text::canonical(text::without_controls(typed)), {}};
    if (text::length(question.words) > most_asked) return FormErrors{{{"q", "length", tell("Use {1} characters or fewer: a few words find more than a whole text.", most_asked)}}};
    question.wanted = text::wanted_by(question.words);
    if (question.wanted.empty() && !question.words.empty()) return FormErrors{{{"q", "words", tell("Write a word: signs alone are not searched.")}}};
    return question;
}

static bool is_title(const text::Field& field) { return field.name == "title" || field.name.starts_with("title."); }

std::optional<Excerpt> excerpt_of(const text::Content& content, std::string_view title, const std::vector<text::Wanted>& wanted, std::string_view reader_lang) {
    auto worth = [&](const text::Field& field) { return std::tuple(text::wishes_met(field.value, wanted), !is_title(field), field.lang == reader_lang, field.value.size()); };
    const text::Field* best = nullptr;
    std::optional<decltype(worth(*best))> most;
    for (auto& field : content.fields) {
        if (field.lang.empty() || field.value.empty() || field.value == title) continue;
        if (auto here = worth(field); !most || here > *most) most = here, best = &field;
    }
    if (!best) return std::nullopt;
    return Excerpt{text::excerpt(best->value, wanted, most_shown), best->lang};
}

std::string lang_of_title(const text::Content& content, std::string_view title) {
    for (auto& field : content.fields)
        if (is_title(field) && field.value == title) return field.lang;
    return {};
}

bool has_a_page(const Shown& shown) {
    bool published_at_once = shown.kind == Kind::note || shown.kind == Kind::practice || shown.kind == Kind::entry;
    return shown.side == Side::released || !published_at_once;
}

static crypto::Key of_pages(const crypto::Key& key) { return key.of("search"); }

std::string key_of(const Older& older, const crypto::Key& key) {
    return of_pages(key).sign(std::to_string(older.than.time_since_epoch().count()) + " " + older.item.text());
}

std::optional<Older> read_key(std::string_view text, const crypto::Key& key) {
    std::string value;
    if (!of_pages(key).open(text, value)) return std::nullopt;
    auto blank = value.find(' ');
    auto item = ItemId::read(value.substr(blank + 1));
    if (!item) return std::nullopt;
    return Older{Time(std::chrono::microseconds(std::atoll(value.c_str()))), *item};
}

}
