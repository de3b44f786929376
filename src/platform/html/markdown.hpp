// Texts of people in a subset of Markdown (CommonMark, read by libcmark): paragraphs, headings, lists, quotations, emphasis, code, links, rules.
// Headings begin at h3, below those of the page. A link leads to http, https or mailto, else only its words are there; a picture is its words;
// HTML is shown as it was typed. A text beyond 64 KB is shown as it was typed, as one paragraph.
#pragma once
#include "platform/html/html.hpp"

namespace html {

void markdown(Out&, std::string_view text);

}
