// What search finds of real short texts: the translations that Debian's packages bring for the languages of the region (iso-codes is in packages.txt).
// bench/search asks the same of 100,000 of them, over HTTP.
#include "platform/text/breaks.hpp"
#include "platform/text/text.hpp"
#include "tests/world/ground.hpp"
#include <filesystem>
#include <fstream>
#include <random>

namespace world {

namespace {

constexpr std::size_t most_texts = 400, pieces_asked = 40;     // of a language

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t n = 0;
    for (std::size_t i = 4; i-- > 0;) n = n << 8 | static_cast<unsigned char>(bytes.at(at + i));
    return n;
}

// The translations of a gettext catalogue (.mo, the byte order of this machine).
std::vector<std::string> translations(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::string> all;
    if (bytes.size() < 28 || number_at(bytes, 0) != 0x950412de) return all;
    for (std::uint32_t i = 1; i < number_at(bytes, 8); ++i) {  // the first is about the catalogue itself
        auto entry = number_at(bytes, 16) + 8 * i;
        all.push_back(bytes.substr(number_at(bytes, entry + 4), number_at(bytes, entry)));
    }
    return all;
}

// Each once, in an order of chance, so that a few of them are of all catalogues.
std::vector<std::string> texts_in(const std::string& lang, std::mt19937& chance) {
    std::set<std::string> all;
    std::error_code absent;
    for (auto& file : std::filesystem::directory_iterator("/usr/share/locale/" + lang + "/LC_MESSAGES", absent))
        if (file.path().extension() == ".mo")
            for (auto& text : translations(file.path()))
                if (text.size() > 5 && text.size() < 600 && text::sound(text)) all.insert(text::canonical(text));
    std::vector<std::string> some(all.begin(), all.end());
    std::ranges::shuffle(some, chance);
    some.resize(std::min(some.size(), most_texts));
    return some;
}

bool has_blanks(const std::string& lang) { return !std::set<std::string>{"th", "lo", "km", "my"}.contains(lang); }
bool is_letters(std::string_view text) { return text.find_first_of(" \n\t.,:;!?()[]{}<>%&/\\\"'_-+=*0123456789|@#$^~`") == text.npos && !text.empty() && static_cast<unsigned char>(text[0]) >= 0x80; }

// What a reader might ask who has this text before her: a whole word; where there are no blanks two to six clusters anywhere.
std::vector<std::string_view> units(const std::string& lang, std::string_view text) { return text::segments(has_blanks(lang) ? text::words_of(text) : text::clusters_of(text), text); }

std::string piece_of(const std::string& lang, std::string_view text, std::mt19937& chance) {
    auto parts = units(lang, text);
    std::size_t size = has_blanks(lang) ? 1 : 2 + chance() % 5;
    if (parts.size() < size) return {};
    auto begin = parts.begin() + static_cast<std::ptrdiff_t>(chance() % (parts.size() - size + 1));
    std::string piece;
    for (auto part = begin; part != begin + static_cast<std::ptrdiff_t>(size); ++part) {
        if (!has_blanks(lang) && !is_letters(*part)) return {};
        piece += *part;
    }
    return has_blanks(lang) && text::words(piece) != std::vector{piece} ? std::string() : piece;
}

bool holds(const std::string& lang, std::string_view text, std::string_view piece) {
    auto parts = units(lang, text), wanted = units(lang, piece);
    return !std::ranges::search(parts, wanted).empty();
}

}

class SearchRecall : public Ground {
protected:
    std::map<ItemId, std::string> texts;

    void lays(const std::vector<std::string>& some, const std::string& lang) {
        network.change([&](Writer& db) {
            Hand hand(db, person_called(db, "dara"), "desk_officer.ID", network.now);
            for (auto& text : some) texts[lay(db, hand.deed, hand.seat, {Kind::note, hand.seat.office, {}, {{{"text", lang, text}}}})] = text;
        });
    }
    // Of all texts that hold the piece, how many are found.
    std::pair<std::size_t, std::size_t> found(const std::string& lang, const std::string& piece) {
        auto hers = page("dara");
        std::set<ItemId> hits;
        for (auto& hit : find_words(hers.db, piece, static_cast<int>(texts.size()))) hits.insert(hit.item);
        std::size_t there = 0, met = 0;
        for (auto& [id, text] : texts)
            if (text.find(piece) != text.npos && holds(lang, text, piece)) {
                ++there;
                met += hits.contains(id);
            }
        return {there, met};
    }
};

TEST_F(SearchRecall, finds_what_stands_in_real_texts_of_the_region) {
    std::mt19937 chance(7);
    std::map<std::string, std::vector<std::string>> by_language;
    for (std::string lang : {"vi", "th", "lo", "km", "my", "id", "tl", "en_GB"})
        if (auto some = texts_in(lang, chance); some.size() > 50) by_language[lang] = some;
    ASSERT_GE(by_language.size(), 6u) << "the package iso-codes is missing: packages.txt names it";
    for (auto& [lang, some] : by_language) lays(some, lang);
    for (auto& [lang, some] : by_language) {
        std::size_t there = 0, met = 0, asked = 0;
        for (int i = 0; asked < pieces_asked && i < 2000; ++i) {
            auto piece = piece_of(lang, some[chance() % some.size()], chance);
            if (piece.empty()) continue;
            ++asked;
            auto [holding, hit] = found(lang, piece);
            there += holding;
            met += hit;
        }
        EXPECT_EQ(asked, pieces_asked) << lang;
        EXPECT_GE(static_cast<double>(met), 0.97 * static_cast<double>(there)) << lang << ": " << met << " of " << there;
    }
}

}
