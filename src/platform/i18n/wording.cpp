#include "platform/i18n/wording.hpp"
#include <algorithm>

namespace i18n {

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
static bool in_word(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

void Wording::add(std::string words, std::string say) {
    auto shorter = std::ranges::find_if(all, [&](auto& one) { return one.words.size() < words.size(); });
    all.insert(shorter, {std::move(words), std::move(say)});
}

static bool begins_with(std::string_view rest, std::string_view words) {
    if (rest.size() < words.size() || lower(rest[0]) != lower(words[0]) || rest.substr(1, words.size() - 1) != words.substr(1)) return false;
    return rest.size() == words.size() || !in_word(rest[words.size()]);
}

const Wording::Instead* Wording::at(std::string_view rest) const {
    auto found = std::ranges::find_if(all, [&](auto& one) { return begins_with(rest, one.words); });
    return found == all.end() ? nullptr : &*found;
}

std::string Wording::of(std::string_view sentence) const {
    std::string said;
    bool begins_word = true;
    for (std::size_t i = 0; i < sentence.size();) {
        if (auto* instead = begins_word ? at(sentence.substr(i)) : nullptr) {
            said += is_upper(sentence[i]) ? upper(instead->say[0]) : instead->say[0];
            said += instead->say.substr(1);
            i += instead->words.size();
            begins_word = false;
            continue;
        }
        begins_word = !in_word(sentence[i]);
        said += sentence[i++];
    }
    return said;
}

}
