// Dates are typed as day, month as a word, year: 03/04 means two days in this region, so nobody is asked to guess.
#include "pages/parts/parts.hpp"
#include <charconv>

namespace pages {

static std::string part_name(std::string_view name, std::string_view part) { return std::string(name) + "_" + std::string(part); }

static std::optional<int> number_in(std::string_view text, int least, int most) {
    int n = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (fault != std::errc() || end != text.data() + text.size() || n < least || n > most) return std::nullopt;
    return n;
}

Result<int> read_year(const Form& form, std::string_view name) {
    auto year = number_in(form[name], 2000, 2999);
    if (!year) return FormErrors{{{name, "year", tell("Give the year with four figures, as 2026.")}}};
    return *year > 2400 ? *year - 543 : *year;                   // a Buddhist year
}

struct Clock { int hour = 0, minute = 0, second = 0; };

// "17:00", "9:05" or "17:00:30"; with a point, as Indonesian writes it, too: a form comes back as it was shown.
static std::optional<Clock> read_clock(std::string_view text) {
    std::vector<std::string_view> parts;
    for (auto part : std::views::split(text, text.find('.') == text.npos ? ':' : '.')) parts.emplace_back(part.begin(), part.end());
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    auto hour = number_in(parts[0], 0, 23), minute = number_in(parts[1], 0, 59), second = parts.size() == 3 ? number_in(parts[2], 0, 59) : 0;
    if (!hour || !minute || !second) return std::nullopt;
    return Clock{*hour, *minute, *second};
}

Result<Time> read_date(const Form& form, std::string_view name, const std::string& zone, bool with_hour) {
    auto day = number_in(form[part_name(name, "day")], 1, 31), month = number_in(form[part_name(name, "month")], 1, 12), year = number_in(form[part_name(name, "year")], 1900, 3000);
    if (!day || !month || !year) return FormErrors{{{name, "date", tell("Give the day as a number, choose the month, and give the year with four figures.")}}};
    if (*year > 2400) *year -= 543;                              // a Buddhist year
    Day date = std::chrono::year(*year) / *month / *day;
    if (!date.ok()) return FormErrors{{{name, "date", tell("This month has no such day.")}}};
    auto clock = with_hour ? read_clock(form[part_name(name, "hour")]) : Clock{};
    if (!clock) return FormErrors{{{name, "hour", tell("Give the hour as 17:00.")}}};
    auto at = i18n::instant(date, clock->hour, clock->minute, clock->second, zone);
    if (!at) return FormErrors{{{name, "hour", tell("The clocks of your zone do not show this hour on that day.")}}};
    return *at;
}

struct DateText { std::string day, month, year, hour; };
static DateText shown(const View& view, std::string_view name, const Typed& typed, std::optional<Time> value) {
    DateText d;
    if (value) {
        auto day = i18n::day_in(*value, view.say.zone);
        d = {std::to_string(static_cast<unsigned>(day.day())), std::to_string(static_cast<unsigned>(day.month())), std::to_string(static_cast<int>(day.year())), view.say.hour(*value)};
    }
    d.day = typed.or_else(part_name(name, "day"), d.day);
    d.month = typed.or_else(part_name(name, "month"), d.month);
    d.year = typed.or_else(part_name(name, "year"), d.year);
    d.hour = typed.or_else(part_name(name, "hour"), d.hour);
    return d;
}

static void short_field(Out& out, std::string_view name, std::string_view part, const std::string& label, std::string_view value, std::string_view mode) {
    auto id = part_name(name, part);
    out(R"html(<div><label for="{}">{}</label><input id="{}" name="{}" type="text" inputmode="{}" value="{}" autocomplete="off" size="5"></div>)html", html::Token(id), label, html::Token(id),
        html::Token(id), mode, value);
}

static void month_field(Out& out, const View& view, std::string_view name, const std::string& chosen) {
    html::Token id(part_name(name, "month"));
    auto months = [&](Out& o) {
        for (unsigned m = 1; m <= 12; ++m) o(R"html(<option value="{}" {}>{}</option>)html", m, when<"selected">(std::to_string(m) == chosen), view.say.month(m));
    };
    out(R"html(<div><label for="{}">{}</label><select id="{}" name="{}">{}</select></div>)html", id, view.say("Month"), id, id, months);
}

// The date as a whole, and each of its parts that is wrong by itself.
static std::vector<std::string> names_in_error(std::string_view name, const FormErrors& errors) {
    std::vector<std::string> names;
    for (auto& candidate : {std::string(name), part_name(name, "day"), part_name(name, "month"), part_name(name, "year"), part_name(name, "hour")})
        if (errors.of(candidate)) names.push_back(candidate);
    return names;
}

void date_fields(Out& out, const View& view, const FieldOf& f, const Typed& typed, std::optional<Time> value, bool with_hour) {
    auto d = shown(view, f.name, typed, value);
    auto fields = [&](Out& o) {
        short_field(o, f.name, "day", view.say("Day"), d.day, "numeric");
        month_field(o, view, f.name, d.month);
        short_field(o, f.name, "year", view.say("Year"), d.year, "numeric");
        if (with_hour) short_field(o, f.name, "hour", view.say("Hour"), d.hour, "text");
    };
    auto wrong = names_in_error(f.name, typed.errors);
    out(R"html(<fieldset class="{}"><legend>{}</legend>{}{}<div class="date">{}</div></fieldset>)html", wrong.empty() ? "field" : "field is-wrong", f.label,
        [&](Out& o) { if (!f.hint.empty()) o(R"html(<p class="hint">{}</p>)html", f.hint); }, each(wrong, [&](Out& o, const std::string& name) { field_error(o, view, name, typed.errors); }), fields);
}

}
