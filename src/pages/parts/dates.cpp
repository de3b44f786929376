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

std::string office_clock(const View& view, Time now) {
    auto there = view.say;
    there.zone = view.profile.default_zone;
    return view.say("By the clock of the {1}, where it is now {2}. Write the hour as 17:00.", administrative_office, there.moment(now));
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

// One part of a date: of the whole that is wrong, or wrong by itself.
struct DatePart { std::string id, value, invalid; };
static DatePart part_of(std::string_view name, std::string_view part, std::string value, const FormErrors& errors) {
    auto id = part_name(name, part);
    return {id, std::move(value), errors.of(name) || errors.of(id) ? "true" : ""};
}

static void short_field(Out& out, const DatePart& p, const std::string& label, std::string_view mode) {
    html::Token id(p.id);
    out(R"html(<div><label for="{}">{}</label><input id="{}" name="{}" type="text" inputmode="{}" value="{}" autocomplete="off" size="5" {}></div>)html", id, label, id, id, mode, p.value,
        html::attr<"aria-invalid">(p.invalid));
}

// No month is chosen before the reader chooses one.
static void month_field(Out& out, const View& view, const DatePart& p) {
    html::Token id(p.id);
    auto months = [&](Out& o) {
        if (p.value.empty()) o(R"html(<option value="">{}</option>)html", view.say("Choose"));
        for (unsigned m = 1; m <= 12; ++m) o(R"html(<option value="{}" {}>{}</option>)html", m, when<"selected">(std::to_string(m) == p.value), view.say.month(m));
    };
    out(R"html(<div><label for="{}">{}</label><select id="{}" name="{}" {}>{}</select></div>)html", id, view.say("Month"), id, id, html::attr<"aria-invalid">(p.invalid), months);
}

// What is wrong with the date as a whole is said under the name of the part to begin with, and each part that is wrong by itself under its own.
static void date_errors(Out& out, const View& view, std::string_view name, const FormErrors& errors) {
    if (auto* whole = errors.of(name))
        out(R"html(<p class="wrong" data-field="{}" data-error="{}">{}</p>)html", part_name(name, whole->code == "hour" ? "hour" : "day"), whole->code, view.say(whole->says));
    for (auto part : {"day", "month", "year", "hour"}) field_error(out, view, part_name(name, part), errors);
}

void date_fields(Out& out, const View& view, const FieldOf& f, const Typed& typed, std::optional<Time> value, bool with_hour) {
    auto d = shown(view, f.name, typed, value);
    auto part = [&](std::string_view name, const std::string& text) { return part_of(f.name, name, text, typed.errors); };
    auto fields = [&](Out& o) {
        short_field(o, part("day", d.day), view.say("Day"), "numeric");
        month_field(o, view, part("month", d.month));
        short_field(o, part("year", d.year), view.say("Year"), "numeric");
        if (with_hour) short_field(o, part("hour", d.hour), view.say("Hour"), "text");
    };
    bool wrong = std::ranges::any_of(typed.errors.fields, [&](auto& error) { return error.field == f.name || error.field.starts_with(part_name(f.name, "")); });
    out(R"html(<fieldset class="{}"><legend>{}</legend>{}{}<div class="date">{}</div></fieldset>)html", wrong ? "field is-wrong" : "field", f.label,
        [&](Out& o) { if (!f.hint.empty()) o(R"html(<p class="hint">{}</p>)html", f.hint); }, [&](Out& o) { date_errors(o, view, f.name, typed.errors); }, fields);
}

}
