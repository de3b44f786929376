#include "platform/i18n/say.hpp"
#include "platform/i18n/calendar.hpp"
#include "platform/i18n/wording.hpp"
#include "platform/i18n/zone.hpp"
#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <locale>
#include <map>
#include <mutex>
#include <stdexcept>

namespace i18n {

using Messages = boost::locale::message_format<char>;

// What is slow to make is made when it is first asked for, and kept.
struct Catalogues::Impl {
    std::map<std::string, std::locale, std::less<>> messages;
    mutable std::mutex making;
    mutable std::map<std::string, Calendar, std::less<>> calendars;
    mutable std::map<std::pair<std::string, std::string>, std::string> cities;

    const Calendar& calendar(const std::string& lang) const {
        std::scoped_lock lock(making);
        if (auto known = calendars.find(lang); known != calendars.end()) return known->second;
        return calendars.emplace(lang, calendar_of(lang)).first->second;
    }
    std::string city(const std::string& lang, const std::string& zone) const {
        auto& words = calendar(lang);
        std::scoped_lock lock(making);
        auto& city = cities[{lang, zone}];
        if (city.empty()) city = city_of(words, zone);
        return city;
    }
};

static std::vector<char> bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in || bytes.empty()) throw std::runtime_error("cannot read " + file.string());
    return bytes;
}

// Boost.Locale looks in several places of a system's tree; whatever it asks for, it is given this file.
static std::locale messages_of(const std::filesystem::path& file) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = file.stem().string();
    info.encoding = "UTF-8";
    info.domains = {{"jejaring"}};
    info.paths = {"."};
    info.callback = [bytes = bytes_of(file)](const std::string&, const std::string&) { return bytes; };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

Catalogues::Catalogues(const std::string& folder) {
    auto read = std::make_shared<Impl>();
    for (auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".mo") read->messages.emplace(entry.path().stem().string(), messages_of(entry.path()));
    impl = std::move(read);
}

std::vector<std::string> Catalogues::languages() const {
    std::vector<std::string> tags{"en"};
    for (auto& [tag, messages] : impl->messages)
        if (tag != "en") tags.push_back(tag);
    return tags;
}

bool Catalogues::has(std::string_view lang) const { return lang == "en" || impl->messages.contains(lang); }

Say::Say(const Catalogues& all, Names called, std::string language, std::string time_zone, const Wording* instead)
    : catalogues(all.impl), names(std::move(called)), wording(instead && !instead->empty() ? instead : nullptr), lang(std::move(language)), zone(std::move(time_zone)) {}

// gettext's own rule for a count that does not fit: the last digits decide the form.
static int plural_count(std::int64_t n) { return static_cast<int>(n < 1'000'000 && n >= 0 ? n : 1'000'000 + std::abs(n % 1'000'000)); }

static std::int64_t count_of(const Sentence& sentence) {
    auto count = sentence.values.empty() ? nullptr : std::get_if<std::int64_t>(&sentence.values.front());
    return count ? *count : 0;
}

static std::string english(const Sentence& sentence) {
    bool plural = !sentence.many.empty() && count_of(sentence) != 1;
    return std::string(plural ? sentence.many : sentence.id);
}

static std::string translated(const Sentence& sentence, const Messages& messages) {
    std::string id(sentence.id);
    auto found = sentence.many.empty() ? messages.get(0, nullptr, id.c_str()) : messages.get(0, nullptr, id.c_str(), plural_count(count_of(sentence)));
    return found ? found : english(sentence);
}

static std::string value_said(const Say& say, const Value& value) {
    struct {
        const Say& say;
        std::string operator()(const std::string& v) const { return v; }
        std::string operator()(std::int64_t v) const { return say.number(v); }
        std::string operator()(Day v) const { return say.day(v); }
        std::string operator()(Time v) const { return say.day(v); }
        std::string operator()(Moment v) const { return say.moment(v.at); }
        std::string operator()(const Name& v) const { return say(v); }
    } said{say};
    return std::visit(said, value);
}

static std::optional<std::pair<Say::Piece::Kind, std::size_t>> tag_at(std::string_view rest) {
    using enum Say::Piece::Kind;
    constexpr std::pair<std::string_view, Say::Piece::Kind> tags[]{{"<a>", open_a}, {"</a>", close_a}, {"<b>", open_b}, {"</b>", close_b}};
    for (auto& [tag, kind] : tags)
        if (rest.starts_with(tag)) return std::pair{kind, tag.size()};
    return std::nullopt;
}

// The value whose hole stands here; none where a translation names a value that is not there.
static const Value* value_at(std::string_view rest, const std::vector<Value>& values) {
    if (rest.size() < 3 || rest[0] != '{' || rest[2] != '}' || rest[1] < '1') return nullptr;
    auto n = static_cast<std::size_t>(rest[1] - '1');
    return n < values.size() ? &values[n] : nullptr;
}

std::vector<Say::Piece> Say::pieces(const Sentence& sentence) const {
    if (!sentence) return {};
    auto messages = catalogues->messages.find(lang);
    auto whole = messages == catalogues->messages.end() ? english(sentence) : translated(sentence, std::use_facet<Messages>(messages->second));
    if (wording) whole = wording->of(whole);
    std::vector<Piece> pieces;
    auto add_text = [&](std::string_view text) {
        if (pieces.empty() || pieces.back().kind != Piece::text) pieces.push_back({Piece::text, {}});
        pieces.back().s += text;
    };
    for (std::string_view rest = whole; !rest.empty();) {
        std::size_t length = 1;
        if (auto tag = tag_at(rest)) {
            pieces.push_back({tag->first, {}});
            length = tag->second;
        } else if (auto value = value_at(rest, sentence.values)) {
            add_text(value_said(*this, *value));
            length = 3;
        } else {
            length = std::min(rest.find_first_of("<{", 1), rest.size());
            add_text(rest.substr(0, length));
        }
        rest.remove_prefix(length);
    }
    return pieces;
}

std::string Say::operator()(const Sentence& sentence) const {
    std::string text;
    for (auto& piece : pieces(sentence)) text += piece.s;
    return text;
}

Named Say::name(std::string_view key) const { return names(key, lang); }
std::string Say::operator()(const Name& called) const { return name(called.key).text; }

std::string Say::day(Day date) const { return catalogues->calendar(lang).day(date); }
std::string Say::weekday(Day date) const { return catalogues->calendar(lang).weekday(date); }
std::string Say::day(Time at) const { return day(day_in(at, zone)); }
std::string Say::month(unsigned number) const { return catalogues->calendar(lang).months_alone.at(number - 1); }
std::string Say::number(std::int64_t n) const { return catalogues->calendar(lang).number(n); }

std::string Say::hour(Time at) const {
    auto shown = shown_in(at, zone);
    std::chrono::hh_mm_ss clock(shown - std::chrono::floor<std::chrono::days>(shown));
    return catalogues->calendar(lang).hour(clock.hours(), clock.minutes());
}

std::string Say::moment(Time at) const { return weekday(day_in(at, zone)) + ", " + hour(at) + " (" + catalogues->city(lang, zone) + ")"; }

}
