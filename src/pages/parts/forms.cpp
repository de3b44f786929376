// Forms as contract.md promises them to checkers, scripts and assistive tools.
#include "pages/parts/parts.hpp"

namespace pages {

// What every form carries unseen: its own key, the session's token, and the text it is made from.
static Part hidden(const View& view, const FormOf& f) {
    return [key = view.new_key(), csrf = view.csrf, base = f.base](Out& out) {
        out(R"html(<input type="hidden" name="_key" value="{}"><input type="hidden" name="_csrf" value="{}"><input type="hidden" name="_base" value="{}">)html", key, csrf, base);
    };
}

void form(Out& out, const View& view, const FormOf& f, const Part& fields) {
    out(R"html(<form class="flow" method="post" action="{}" data-act="{}" data-on="{}">{}{}</form>
)html", f.to, f.act, f.on, hidden(view, f), fields);
}

static std::string said_unsaved(const View& view) {
    return view.device_key.empty() ? view.say("Not on the server. Nothing is kept on a shared computer: do not close this window.") : view.say("Not on the server. Do not close this window.");
}

// What the script says in every such form.
static void words_of_autosave(Out& out, const View& view) {
    out(R"html(<span hidden data-autosave-target="words" {} {} {} {} {}></span>)html", html::attr<"data-saving">(view.say("Saving …")), html::attr<"data-unsaved">(said_unsaved(view)),
        html::attr<"data-kept">(view.say("Not on the server yet. Kept on this device at {1}.", "{1}")), html::attr<"data-refused">(view.say("This text was not taken. It is still here.")),
        html::attr<"data-page">(view.say("Open the page beside this one")));
}

void form(Out& out, const View& view, const FormOf& f, const Part& fields, const Autosave& a) {
    out(R"html(<form class="flow" method="post" action="{}" data-act="{}" data-on="{}" data-controller="autosave" data-autosave-url-value="{}" {}>{}{}{}</form>
)html", f.to, f.act, f.on, a.to, html::attr<"data-autosave-saved-value">(a.saved), hidden(view, f), [&](Out& o) { words_of_autosave(o, view); }, fields);
}

std::string said_kept(const View& view, std::string_view hour) { return view.say("Kept on the server at {1}; it is yours until you save.", hour); }

Autosave autosaved(const View& view, Url to) { return {std::move(to), said_kept(view, "{1}")}; }

void button(Out& out, std::string_view label) { out(R"html(<div class="acts"><button class="btn" type="submit">{}</button></div>)html", label); }
void button_2(Out& out, std::string_view label) { out(R"html(<div class="acts"><button class="btn btn-2" type="submit">{}</button></div>)html", label); }

void press(Out& out, const View& view, const FormOf& f, std::string_view label, bool primary) {
    form(out, view, f, [&](Out& o) {
        if (primary) button(o, label);
        else button_2(o, label);
    });
}

std::string Typed::or_else(std::string_view field, std::string_view otherwise) const {
    for (auto& [name, value] : form.fields)
        if (name == field) return value;
    return std::string(otherwise);
}

void field_error(Out& out, const View& view, std::string_view name, const FormErrors& errors) {
    if (auto* error = errors.of(name))
        out(R"html(<p class="wrong" id="{}-error" data-field="{}" data-error="{}">{}</p>)html", html::Token(name), name, error->code, view.say(error->says));
}

static std::string described_by(const FieldOf& f, const FormErrors& errors) {
    std::string all(f.described_by);
    auto id = std::string(f.id.empty() ? f.name : f.id);
    if (!f.hint.empty()) all += (all.empty() ? "" : " ") + id + "-hint";
    if (errors.of(f.name)) all += (all.empty() ? "" : " ") + std::string(f.name) + "-error";
    return all;
}
static std::string wrong(const FieldOf& f, const FormErrors& errors) { return errors.of(f.name) ? "true" : ""; }
static html::Token id_of(const FieldOf& f) { return html::Token(f.id.empty() ? f.name : f.id); }

static void label(Out& out, const View& view, const FieldOf& f, const FormErrors& errors) {
    out(R"html(<label for="{}">{}</label>{}{})html", id_of(f), f.label,
        [&](Out& o) { if (!f.hint.empty()) o(R"html(<p class="hint" id="{}-hint">{}</p>)html", id_of(f), f.hint); },
        [&](Out& o) { field_error(o, view, f.name, errors); });
}

static std::string_view field_class(const FieldOf& f, const FormErrors& errors) { return errors.of(f.name) ? "field is-wrong" : "field"; }

void text_area(Out& out, const View& view, const FieldOf& f, std::string_view value, const FormErrors& errors) {
    out(R"html(<div class="{}">{}<textarea class="wide" id="{}" name="{}" rows="{}" {} {} {} {}>{}</textarea></div>)html", field_class(f, errors),
        [&](Out& o) { label(o, view, f, errors); }, id_of(f), html::Token(f.name), f.rows, html::attr<"lang">(std::string(f.lang)),
        html::attr<"aria-describedby">(described_by(f, errors)), html::attr<"aria-invalid">(wrong(f, errors)), when<"required">(f.required), value);
}

void text_field(Out& out, const View& view, const FieldOf& f, std::string_view value, const FormErrors& errors) {
    out(R"html(<div class="{}">{}<input class="wide" id="{}" name="{}" type="text" value="{}" autocomplete="off" {} {} {} {}></div>)html", field_class(f, errors),
        [&](Out& o) { label(o, view, f, errors); }, id_of(f), html::Token(f.name), value, html::attr<"lang">(std::string(f.lang)),
        html::attr<"aria-describedby">(described_by(f, errors)), html::attr<"aria-invalid">(wrong(f, errors)), when<"required">(f.required));
}

static void boxes(Out& out, const View& view, const FieldOf& f, std::string_view type, const std::vector<Choice>& all, const std::vector<std::string_view>& on, const FormErrors& errors) {
    int n = 0;
    auto words = [&](Out& o, const Choice& c) {
        o(R"html(<label for="{}-{}">{}{}</label>)html", id_of(f), n, c.label, [&](Out& h) { if (!c.hint.empty()) h(R"html(<span class="hint">{}</span>)html", c.hint); });
    };
    auto one = [&](Out& o, const Choice& c) {
        o(R"html(<div class="choice"><input type="{}" id="{}-{}" name="{}" value="{}" {} {}>{}</div>)html", html::Token(type), id_of(f), ++n, html::Token(f.name), c.value,
          when<"checked">(std::ranges::count(on, c.value) > 0), html::attr<"aria-invalid">(wrong(f, errors)), [&](Out& l) { words(l, c); });
    };
    out(R"html(<fieldset class="flow tight" {}><legend>{}</legend>{}{}<div class="choices">{}</div></fieldset>)html", html::attr<"aria-describedby">(described_by(f, errors)), f.label,
        [&](Out& o) { if (!f.hint.empty()) o(R"html(<p class="hint" id="{}-hint">{}</p>)html", id_of(f), f.hint); },
        [&](Out& o) { field_error(o, view, f.name, errors); }, each(all, one));
}

void choices(Out& out, const View& view, const FieldOf& f, const std::vector<Choice>& all, std::string_view chosen, const FormErrors& errors) { boxes(out, view, f, "radio", all, {chosen}, errors); }

void ticks(Out& out, const View& view, const FieldOf& f, const std::vector<Choice>& all, const std::vector<std::string_view>& ticked, const FormErrors& errors) {
    boxes(out, view, f, "checkbox", all, ticked, errors);
}

void select(Out& out, const View& view, const FieldOf& f, const std::vector<Choice>& all, std::string_view chosen, const FormErrors& errors) {
    auto one = [&](Out& o, const Choice& c) { o(R"html(<option value="{}" {}>{}</option>)html", c.value, when<"selected">(c.value == chosen), c.label); };
    out(R"html(<div class="{}">{}<select class="wide" id="{}" name="{}" {} {}>{}</select></div>)html", field_class(f, errors), [&](Out& o) { label(o, view, f, errors); }, id_of(f),
        html::Token(f.name), html::attr<"aria-describedby">(described_by(f, errors)), html::attr<"aria-invalid">(wrong(f, errors)), each(all, one));
}

}
