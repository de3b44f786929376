#include "platform/text/search.hpp"
#include "platform/text/breaks.hpp"
#include "platform/text/folding.hpp"
#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"
#include <set>

namespace text {

static void put_token(std::string& tokens, std::string_view token) {
    if (!tokens.empty()) tokens += ' ';
    tokens += token;
}

// Overlapping pairs do not depend on where a dictionary cuts. A cluster that stands alone is all there is to be followed.
static std::vector<std::string> pairs_of(const std::vector<std::string_view>& clusters) {
    std::vector<std::string> pairs;
    for (std::size_t i = 1; i < clusters.size(); ++i) pairs.emplace_back(first_bytes({clusters[i - 1].data(), clusters[i - 1].size() + clusters[i].size()}, longest_token));
    if (clusters.size() == 1) pairs.emplace_back(first_bytes(clusters.front(), longest_token));
    return pairs;
}

namespace {

class Gathering {
    std::string in_order;
    std::set<std::string, std::less<>> beside;

public:
    void run(std::string_view folded_run) {
        auto clusters = segments(clusters_of(folded_run), folded_run);
        for (auto& pair : pairs_of(clusters)) put_token(in_order, pair);
        if (clusters.size() == 1) return;
        put_token(in_order, first_bytes(clusters.back(), longest_token));              // parts it from the next run
        for (auto cluster : clusters) beside.emplace(first_bytes(cluster, longest_token));
    }
    void word(std::string_view folded_word) {
        for (auto& token : tokens_of_word(folded_word)) {
            put_token(in_order, token);
            if (auto plain = without_accents(token); plain != token) beside.insert(plain);
        }
    }
    Tokens all() && {
        Tokens tokens{std::move(in_order), {}};
        for (auto& token : beside) put_token(tokens.beside, token);
        return tokens;
    }
};

}

Tokens searchable(std::string_view text) {
    Gathering all;
    each_stretch(text, [&](Stretch stretch) {
        if (stretch.without_blanks) all.run(folded(stretch.text));
        else
            for (auto& word : words(stretch.text)) all.word(folded(word));
    });
    return std::move(all).all();
}

// Each wish once, however often it is typed.
static void want(std::vector<Wanted>& all, Wanted wanted) {
    if (std::ranges::none_of(all, [&](auto& w) { return w.folded == wanted.folded && w.in_a_run == wanted.in_a_run; })) all.push_back(std::move(wanted));
}

std::vector<Wanted> wanted_by(std::string_view question) {
    std::vector<Wanted> all;
    each_stretch(question, [&](Stretch stretch) {
        if (stretch.without_blanks) {
            auto run = folded(stretch.text);
            want(all, {pairs_of(segments(clusters_of(run), run)), run, true});
            return;
        }
        for (auto& word : words(stretch.text))
            for (auto& token : tokens_of_word(folded(word))) want(all, {{token}, token});
    });
    return all;
}

}
