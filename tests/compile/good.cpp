// What the neighbours of this file do wrong, done right: it compiles.
#include "base/sentence.hpp"
#include "platform/html/html.hpp"
#include "platform/store/sql.hpp"
#include <vector>

void page(html::Out& out, const std::string& title, const std::vector<std::string>& names) {
    out(R"html(<!doctype html>
<html lang="{}">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="60"><title>{}</title><link rel="stylesheet" href="{}"><script src="{}" type="module"></script></head>
<body><main id="main"><h1>{}</h1><ul class="cards {}">{}</ul></main></body>
</html>)html", "en", title, html::Url("/assets/app.css"), html::Url("/assets/app.js"), title, "few",
        html::each(names, [](html::Out& out, const std::string& name) { out("<li {}>{} · “{}” …</li>", html::attr<"lang">("id"), name, 7); }));
}

void form(html::Out& out, const std::string& typed) {
    out(R"html(<form action="/needs/{}/cosignature?from={}#form" method="post" data-controller="autosave" data-autosave-url-value="{}">
<label for="{}-field">{}</label><textarea name="{}" id="{}-field" rows="4" {}>{}</textarea><button name="answer" value="agree" {}></button></form>)html",
        html::Segment("a b"), html::Query("c&d"), html::Url("/drafts"), html::Token("why"), typed, html::Token("why"), html::Token("why"),
        html::when<"required">(true), typed, html::attr<"formaction">(html::Url::inside("/needs")));
}

void picture(html::Out& out, int width) {
    out(R"html(<svg viewBox="0 0 {} 20" role="img" aria-label="{}"><path d="M0 0 9 9Z"/><rect x="1" width="{}"/></svg><br>&nbsp;&amp;)html", width, width, width);
}

Sentence said(Day until) { return tell("Open until {1}: read <a>the plan</a>, <b>not</b> the letter.", until); }

store::Sql asked(const std::vector<int>& kinds) { return store::sql("select id from item where note = 'it''s' and kind in {} and owner = {}", kinds, ItemId{7}); }
