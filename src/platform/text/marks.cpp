#include "platform/text/text.hpp"
#include "platform/text/unicode.hpp"

namespace text {

// Whether normalizing may move it before the mark that stands before it: it, or what it is taken apart to, begins with a mark that has a class.
// Compatible forms count too (halfwidth katakana marks): the search index takes those apart.
static bool is_sorted(UChar32 c) {
    static constexpr UChar32 first_mark = 0x300;
    if (c < first_mark) return false;
    icu::UnicodeString apart;
    return u_getCombiningClass(nfkd().getDecomposition(c, apart) ? apart.char32At(0) : c) > 0;
}

// The index leaves these out (joiners, selectors), and what stood on both sides of one stands together then.
static bool is_ignored(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

std::string with_few_marks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t in_a_row = 0;
    each_code_point(text, [&](const CodePoint& here) {
        bool sorted = is_sorted(here.number);
        if (sorted) ++in_a_row;
        else if (!is_ignored(here.number)) in_a_row = 0;
        if (!sorted || in_a_row <= most_marks) out += here.bytes;
    });
    return out;
}

}
