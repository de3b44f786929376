// A request as a handler meets it: who asks, what she may read (db), how her page is made (view), what she typed (form), and the one way to change
// anything (write, perform).
#pragma once
#include "pages/door/house.hpp"

namespace pages {

using Answer = http::Response;
using Again = Result<Answer> (*)(Request&, const Typed&);      // the page of a form, with what was typed and what is wrong with it

class Request;
// What it came from and what came of it, as far as the reader may see: country update · answer · need · line of the plan · agreement.
void trail_of(Out&, Request&, const Shown&);
void below(Out&, Request&, const Shown&, const Typed&);
void in_writing(Out&, Request&, const Shown&, const Typed&);
std::string title_of(Request&, const Shown&);

// How far a text narrower than the network was shown: its title in a list or a trail, or its words.
enum class Seen { listed, opened };
struct Reading { ItemId item; std::string hash; Seen seen; };

class Request {
    std::vector<Reading> narrow_readings;
    bool named_people_alone = false;

public:
    House& house;
    const http::Request& http;
    const Route& route;
    Routes::Params params;
    http::Pairs queries;
    Reader& db;
    std::shared_ptr<const Actor> who;
    const Actor& actor;
    Time now;
    Chance chance;
    View view;
    Form form;
    FormErrors wrong{};                             // what the door found in single fields: the page of the form shows it
    std::string session{};                          // the cookie's value

    Request(House&, const http::Request&, const Route&, Routes::Params, http::Pairs queries, PageReader&, View, Time, Chance);

    Result<ItemId> item(std::string_view name) const;              // of the pattern: {need}
    std::string_view param(std::string_view name) const;
    std::string_view query(std::string_view name) const;

    Answer page(const Page&, int status = 200);
    Answer see_other(const Url&, const std::string& said = {}) const;
    Answer json(const std::string& body, int status = 200) const;

    // What is narrower than the network goes into the record of what was read.
    void shows(const std::vector<Shown>&, Seen = Seen::opened);
    void shows(const Shown& one, Seen seen = Seen::opened) { shows(std::vector{one}, seen); }
    const std::vector<Reading>& readings() const { return narrow_readings; }
    bool showed_named() const { return named_people_alone; }       // among them was a text for named people alone (TLP:RED)

    using Change = std::function<Result<std::string>(Writer&, const Deed&)>;
    Result<std::string> write(const Change&, bool with_key = true);
    // An act of the table on this thing: 303 to where it leads; what is wrong with the form comes back as the same page.
    Result<Answer> perform(std::string_view act, ItemId, Again);
};

}
