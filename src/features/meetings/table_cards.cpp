#include "features/meetings/table_cards.hpp"

namespace meetings {

// No vowels, so that no word comes about; no Y; and with O, I and U away none is taken for Q, J, L or V.
static constexpr std::string_view letters = "BCDFGHJKLMNPQRSTVWXZ";
static constexpr std::size_t code_letters = 10, half = 5;

static crypto::Key key_of_cards(const crypto::Key& key) { return key.of("table card"); }

// Each letter as likely as any other: bytes beyond the last whole round of letters are passed over.
static std::string letters_in(std::string_view bytes) {
    constexpr auto whole = 256 / letters.size() * letters.size();
    std::string all;
    for (char c : bytes)
        if (auto byte = static_cast<unsigned char>(c); byte < whole) all += letters[byte % letters.size()];
    return all;
}

std::string code_of(const crypto::Key& key, ItemId topic, const std::string& series, int n) {
    std::string code;
    for (int round = 0; code.size() < code_letters; ++round) code += letters_in(key_of_cards(key).mac(topic.text() + series + " " + std::to_string(n) + " " + std::to_string(round)));
    return code.substr(0, half) + "-" + code.substr(half, code_letters - half);
}

std::vector<std::string> codes_of(const crypto::Key& key, ItemId topic, const Series& series) {
    std::vector<std::string> all;
    for (int n = 1; n <= series.cards; ++n) all.push_back(code_of(key, topic, series.bytes, n));
    return all;
}

std::optional<std::string> read_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ' || c == '.') continue;
        auto letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (letters.find(letter) == letters.npos || code.size() == code_letters) return std::nullopt;
        code += letter;
    }
    if (code.size() != code_letters) return std::nullopt;
    return code.insert(half, "-");
}

store::Bytes kept(const crypto::Key& key, std::string_view code) { return {key_of_cards(key).of("kept").mac(code)}; }

// ---- the store

std::optional<Series> series_of(Reader& db, ItemId topic) {
    struct Row { store::Bytes series; int cards; };
    auto row = db.row<Row>(sql("select series, cards from seen_card_series where topic = {}", topic));
    if (!row) return std::nullopt;
    return Series{row->series.s, row->cards};
}

bool is_card(Reader& db, const store::Bytes& hash, Time now) {
    return db.value<int>(sql("select count(*) from seen_table_card where hash = {} and begins <= {} and ends > {}", hash, now, now)) > 0;
}

std::optional<ItemId> topic_of_card(Writer& db, const store::Bytes& hash, Time now) {
    return db.row<ItemId>(sql(R"sql(
        select table_card.topic
          from table_card join item on item.id = table_card.topic join meeting on meeting.item = item.within
         where table_card.hash = {} and meeting.begins <= {} and meeting.ends > {})sql", hash, now, now));
}

void put_cards(Writer& db, ItemId topic, const Series& series, const std::vector<store::Bytes>& hashes) {
    db.exec(sql("delete from table_card where topic = {}", topic));
    db.exec(sql(R"sql(
        insert into card_series (topic, series, cards) values ({}, {}, {})
        on conflict (topic) do update set series = excluded.series, cards = excluded.cards)sql", topic, store::Bytes{series.bytes}, series.cards));
    for (auto& hash : hashes) db.exec(sql("insert into table_card (hash, topic) values ({}, {})", hash, topic));
}

void draw_cards(Form& form, const crypto::Key& key, ItemId topic, const std::string& series) {
    auto count = std::clamp(std::atoi(std::string(form["count"]).c_str()), 0, most_cards);
    std::string hashes;
    for (auto& code : codes_of(key, topic, {series, count})) hashes += crypto::hex(kept(key, code).s) + " ";
    form.fields.emplace_back("series", crypto::hex(series));
    form.fields.emplace_back("hashes", hashes);
}

}
