#include "platform/text/breaks.hpp"
#include "platform/text/folding.hpp"
#include "platform/text/search.hpp"
#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <set>

namespace text {

struct Place {                                    // in bytes of the text, and of which wish
    std::size_t from, to, wish = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};
using Wishes = std::vector<Wanted>;

// ---- words

// Each token as it is, and without accents: a wish may be either.
static std::vector<std::string> forms_of(std::string_view word) {
    auto forms = tokens_of_word(folded(word));
    for (std::size_t i = 0, whole = forms.size(); i < whole; ++i) forms.push_back(without_accents(forms[i]));
    return forms;
}

static bool is_wanted(const std::vector<std::string>& forms, const Wanted& wanted) { return !wanted.in_a_run && std::ranges::count(forms, wanted.folded) > 0; }

static void find_words(std::string_view stretch, std::size_t at, const Wishes& wanted, std::vector<Place>& places) {
    for (auto segment : segments(words_of(stretch), stretch)) {
        auto forms = forms_of(segment);
        for (std::size_t wish = 0; wish < wanted.size(); ++wish)
            if (is_wanted(forms, wanted[wish])) places.push_back({at, at + segment.size(), wish});
        at += segment.size();
    }
}

// ---- runs without blanks

// The next consonant stands below this one.
static bool stacks_on(std::string_view cluster) {
    bool stacks = false;
    each_code_point(cluster, [&](CodePoint here) { stacks = u_getIntPropertyValue(here.number, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_INVISIBLE_STACKER; });
    return stacks;
}

namespace {

// A run folded cluster by cluster, so that a place in it is known in the text: what was found is marked in whole clusters, and in whole stacks of Khmer and
// Burmese consonants, which a mark in their midst would take apart.
class FoldedRun {
    std::string text;
    std::vector<std::size_t> folded_ends, ends;   // of each stack

    static std::size_t cluster_with(const std::vector<std::size_t>& ends, std::size_t at) { return static_cast<std::size_t>(std::ranges::upper_bound(ends, at) - ends.begin()); }

public:
    explicit FoldedRun(std::string_view run) {
        std::size_t end = 0;
        auto clusters = segments(clusters_of(run), run);
        for (auto cluster : clusters) {
            text += folded(cluster);
            end += cluster.size();
            if (stacks_on(cluster)) continue;
            folded_ends.push_back(text.size());
            ends.push_back(end);
        }
        if (ends.empty() || ends.back() < end) folded_ends.push_back(text.size()), ends.push_back(end);
    }
    void find(std::string_view wanted, std::size_t offset, std::size_t wish, std::vector<Place>& places) const {
        for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + wanted.size())) {
            auto first = cluster_with(folded_ends, at), last = cluster_with(folded_ends, at + wanted.size() - 1);
            places.push_back({offset + (first ? ends[first - 1] : 0), offset + ends[last], wish});
        }
    }
};

}

static std::vector<Place> places_in(std::string_view text, const Wishes& wanted) {
    std::vector<Place> places;
    each_stretch(text, [&](Stretch stretch) {
        auto at = static_cast<std::size_t>(stretch.text.data() - text.data());
        if (!stretch.without_blanks) return find_words(stretch.text, at, wanted, places);
        FoldedRun run(stretch.text);
        for (std::size_t wish = 0; wish < wanted.size(); ++wish)
            if (wanted[wish].in_a_run) run.find(wanted[wish].folded, at, wish, places);
    });
    std::ranges::sort(places);
    return places;
}

// ---- passages

static void add_passage(std::vector<Passage>& passages, std::string_view text, bool found) {
    if (text.empty()) return;
    if (!passages.empty() && passages.back().found == found) passages.back().text += text;
    else passages.push_back({std::string(text), found});
}

// The text between two places, in passages; what was found may overlap.
static std::vector<Passage> between(std::string_view text, const std::vector<Place>& places, Place window) {
    std::vector<Passage> passages;
    auto done = window.from;
    for (auto& place : places) {
        auto from = std::clamp(place.from, done, window.to), to = std::clamp(place.to, from, window.to);
        add_passage(passages, text.substr(done, from - done), false);
        add_passage(passages, text.substr(from, to - from), true);
        done = to;
    }
    add_passage(passages, text.substr(done, window.to - done), false);
    return passages;
}

std::vector<Passage> marked(std::string_view text, const Wishes& wanted) { return between(text, places_in(text, wanted), {0, text.size()}); }

// From the beginning where what was found stands in the first half of the excerpt; else a quarter of it before, moved on to where a word begins.
static std::size_t begin_of(std::string_view text, std::size_t found, std::size_t most) {
    if (found <= end_of_cut(text, most / 2)) return 0;
    auto& clusters = clusters_of(text);
    auto at = clusters.preceding(static_cast<std::int32_t>(found));
    for (std::size_t i = 1; i < most / 4 && at > 0; ++i) at = clusters.previous();
    if (at <= 0) return 0;
    auto& words = words_of(text);
    auto begin = static_cast<std::size_t>(words.isBoundary(at) ? at : words.following(at));
    while (begin < found && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
    return std::min(begin, found);
}

std::vector<Passage> excerpt(std::string_view text, const Wishes& wanted, std::size_t most) {
    auto places = places_in(text, wanted);
    bool fits = length(text) <= most;
    auto from = fits || places.empty() ? 0 : begin_of(text, places.front().from, most);
    auto to = from + end_of_cut(text.substr(from), most);
    auto passages = between(text, places, {from, to});
    if (from > 0) passages.insert(passages.begin(), {"… ", false});
    if (to < text.size()) passages.push_back({"…", false});
    return passages;
}

std::size_t wishes_met(std::string_view text, const Wishes& wanted) {
    std::set<std::size_t> met;
    for (auto& place : places_in(text, wanted)) met.insert(place.wish);
    return met.size();
}

}
