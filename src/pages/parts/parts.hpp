// Parts that many pages share: the frame, forms and their fields, refusals, who can read, the trail. (design/README.md of the house names them.)
#pragma once
#include "pages/view/view.hpp"

namespace pages {

struct Crumb { std::string text; Url path; };
struct Page {
    std::string title;
    std::string_view room{};                     // which knot of the section bar is full
    std::vector<Crumb> crumbs{};
    Sample sample = Sample::none;                // the band
    Part body{};                                 // what stands in <main>
    bool bare = false;                           // one-purpose pages: no bar
    bool with_search = true;                     // not on the page of nothing, which holds no form
    std::string data_rule{}, data_error{};       // for refusals and collisions, on <main>
};
void frame(Out&, const View&, const Page&);
Part sample_state(const View&, Sample);          // "Rehearsal", "Documented" in a line; nothing where it is none

// Head of a page: kind line, title, facts.
struct Fact { std::string label; Part value; };
void head(Out&, const View&, std::string_view kind, std::string_view title, const std::vector<Fact>&, std::string_view title_lang = {});
// Released: all circles it is shared with, those of what holds it included. Working: its own office, whatever is shared of an earlier text.
Circles effective_circles(Reader&, const Shown&);
// The facts, and who can read it; for its office, who reads the text it shared too.
std::vector<Fact> and_readers(std::vector<Fact>, const View&, Reader&, const Shown&);
// "everyone in the network, and civil-society members"; `also` is printed wherever the readers may include them, even when there are none.
std::string said_circles(const View&, Reader&, const Circles&);
Marking marking_of(Reader&, const Circles&);
Part marking_label(Marking);                     // the label of the Traffic Light Protocol
std::string said_marking(const View&, Marking);

// A form for one act, as contract.md has it: data-act, data-on, _key, _csrf, _base.
struct FormOf {
    std::string_view act;
    Url to;
    std::string on;                              // the thing's id
    std::string base{};                          // the hash of the text it is made from
};
void form(Out&, const View&, const FormOf&, const Part& fields);
struct Autosave { Url to; std::string saved; };      // where to, and what to say then; see web/autosave_controller.ts
void form(Out&, const View&, const FormOf&, const Part& fields, const Autosave&);
Autosave autosaved(const View&, Url to);         // with what it says
std::string said_kept(const View&, std::string_view hour);
void button(Out&, std::string_view label);       // the one primary act of a form
void button_2(Out&, std::string_view label);
// A form that is one button.
void press(Out&, const View&, const FormOf&, std::string_view label, bool primary = true);

struct Typed {                                   // what was typed, and what is wrong with it; a fresh page has neither
    Form form{};
    FormErrors errors{};
    std::string_view act{};                      // of which form of the page
    // The text the form was made from: that of the form typed in, which may be older than the one that stands there now.
    std::string base(std::string_view of_act, std::string_view now) const { return std::string(act == of_act ? form.base() : now); }
    std::string or_else(std::string_view field, std::string_view otherwise) const;       // typed, where something was
};
struct FieldOf { std::string_view name; std::string label, hint{}, lang{}; int rows = 1; bool required = false; std::string_view id{}, described_by{}; };
void text_area(Out&, const View&, const FieldOf&, std::string_view value, const FormErrors&);
void text_field(Out&, const View&, const FieldOf&, std::string_view value, const FormErrors&);
struct Choice { std::string value; Part label; std::string hint{}; };
void choices(Out&, const View&, const FieldOf&, const std::vector<Choice>&, std::string_view chosen, const FormErrors&);       // radio buttons
void ticks(Out&, const View&, const FieldOf&, const std::vector<Choice>&, const std::vector<std::string_view>& ticked, const FormErrors&);       // boxes, any number of them
void select(Out&, const View&, const FieldOf&, const std::vector<Choice>&, std::string_view chosen, const FormErrors&);
// Day, month as a word, year, hour: fields NAME_day, NAME_month, NAME_year, NAME_hour.
void date_fields(Out&, const View&, const FieldOf&, const Typed&, std::optional<Time> value, bool with_hour);
std::string office_clock(const View&, Time now);        // whose zone a date is typed in, and what its clock shows now
Result<int> read_year(const Form&, std::string_view name);                      // four figures, of the common era
Result<Time> read_date(const Form&, std::string_view name, const std::string& zone, bool with_hour);
void field_error(Out&, const View&, std::string_view name, const FormErrors&);

// The later text, with the words that came in and those that went.
void changed_words(Out&, std::string_view before, std::string_view after);
void closed_by_backup(Out&, const View&, Time);           // to those who can share it again: why it is closed
void refusal(Out&, const View&, const Refusal&);       // "why is it locked": what, and who can open it
Part when_may(const View&, const Result<Sitting>&, const Part& form);    // the form, or why not; nothing where the thing is hidden

// What it came from, what came of it: up to seven knots; a step the reader may not see is not there.
struct Knot { std::string label; std::string text; std::optional<Url> to; bool is_here = false; };
void trail(Out&, const View&, const std::vector<Knot>&);

}
