#include "pages/view/view.hpp"
#include "platform/html/markdown.hpp"

namespace pages {

// `lang` stands where it differs from the page's, so that scripts get their line height and readers' voices their pronunciation.
static std::string lang_beside(const View& view, const std::string& lang) { return lang == view.say.lang ? std::string() : lang; }

std::string View::numbered(std::string_view key, std::string_view hole, std::int64_t number) const {
    auto text = name(key);
    if (auto at = text.find(hole); at != text.npos) text.replace(at, hole.size(), std::to_string(number));
    return text;
}

Part View::named(std::string_view key) const {
    auto named = say.name(key);
    return written(*this, std::move(named.text), named.lang);
}

Part written(const View& view, std::string text, const std::string& lang) {
    return [text = std::move(text), lang = lang_beside(view, lang)](Out& out) {
        if (lang.empty()) out("{}", text);
        else out(R"html(<span lang="{}">{}</span>)html", lang, text);
    };
}

Part paragraphs(const View& view, std::string text, const std::string& lang) {
    return [text = std::move(text), lang = lang_beside(view, lang)](Out& out) {
        out(R"html(<div class="prose" {}>{}</div>)html", html::attr<"lang">(lang), [&](Out& inner) { html::markdown(inner, text); });
    };
}

Part day(const View& view, Time t) {
    return [machine = i18n::machine_time(t, view.say.zone), words = view.say.day(t)](Out& out) { out(R"html(<time datetime="{}">{}</time>)html", machine, words); };
}
Part day(const View& view, Day d) {
    return [machine = i18n::machine_day(d), words = view.say.day(d)](Out& out) { out(R"html(<time datetime="{}">{}</time>)html", machine, words); };
}
Part moment(const View& view, Time t) {
    return [machine = i18n::machine_time(t, view.say.zone), words = view.say.moment(t)](Out& out) { out(R"html(<time datetime="{}">{}</time>)html", machine, words); };
}

Url path_of(Kind kind, ItemId id) {
    auto under = [&](html::LiteralPath room) { return Url(room) / id.text(); };
    switch (kind) {
    case Kind::annual_update: return under("/updates");
    case Kind::country_update: return under("/country-updates");
    case Kind::answer: return under("/answers");
    case Kind::need: return under("/needs");
    case Kind::plan: return under("/plans");
    case Kind::line: return under("/lines");
    case Kind::decision: return under("/decisions");
    case Kind::note: return under("/background");
    case Kind::practice: return under("/practices");
    case Kind::entry: return under("/library");
    case Kind::procedures: return under("/procedures");
    case Kind::clause: return under("/clauses");
    case Kind::version: return under("/versions");
    case Kind::comment: return under("/comments");
    case Kind::inquiry: return under("/inquiries");
    case Kind::contribution: return under("/contributions");
    case Kind::meeting: return under("/meetings");
    case Kind::topic: return under("/topics");
    case Kind::table_contribution: return under("/table-contributions");
    case Kind::statement: return under("/statements");
    }
    return Url("/");
}

}
