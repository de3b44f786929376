// A sentence with its links and bold words, as the function for a hole of markup.
//     out("<p>{}</p>", html::rich(say, tell("Read <a>the plan</a> or <a>ask</a>."), {path_of(plan), Url("/questions")}));
#pragma once
#include "platform/html/html.hpp"
#include "platform/i18n/say.hpp"

namespace html {

// The links in the order of the English sentence are `links`; a translation keeps that order. A link without an address is only its words.
Part rich(const i18n::Say&, const Sentence&, std::vector<Url> links = {});

}
