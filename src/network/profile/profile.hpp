// The network profile: everything about one network that is data (profiles/README.md). Nothing of it is compiled in.
// Names are kept by key and language, filled in where the profile writes a template:
//     member.LA · circle.network · circle.office.LA · seat.contact_point.LA · question.plan.1.title · part.what_works · kind.webinar · language.km …
// What the program itself speaks of, it finds by the part it plays and never by its key: a seat and a circle by their `role`, a body by its `kind`.
//     seat_of.chair · seat_of.contact_point.LA · body_of.administration
#pragma once
#include "network/item/item.hpp"
#include "platform/i18n/say.hpp"
#include "platform/i18n/wording.hpp"

namespace profile {

using Texts = std::map<std::string, std::string, std::less<>>;     // by language

struct Member { std::string key, zone, own_language; std::vector<std::string> languages; };
struct Group { std::string key; int number; };
struct Body { std::string key, kind; };
struct SeatKind { std::string key, each, body; std::vector<std::string> opens; int places; Role role; };       // places 0: any number; role none: it plays no part of the program's
// The part a circle plays. Everybody and the network follow from its kind, the others are the profile's to say.
enum class CircleRole { none, everyone, network, office, board, chair, administration, contact_points, gatekeeper };
struct CircleKind { std::string key, kind, each; CircleRole role; };
struct Part { std::string key, number, titles; };                                               // titles in every language, as JSON
struct Question { std::string key, number, part; int version; std::string body; };                   // body: its wording in every language, as JSON
struct Step { std::string key; Role role; std::string place, titles; };                              // place: here, paper; titles as JSON
struct Clause { std::string key, number; };
struct Framework { std::string key, source; int ended; std::vector<Clause> clauses; };
struct Asked { std::string key; };
struct Position { std::string key; bool stops; std::vector<Asked> asks; };
struct Topic { std::string key, room; };
struct Meeting { Day from, to; std::string in_line_with, source_url; std::vector<Topic> topics, outputs; int conveners, spoke, not_known; };

class Profile {
    std::map<std::string, Texts, std::less<>> names;
    std::map<std::string, i18n::Wording, std::less<>> wordings;               // by language

public:
    std::string key, default_language, default_zone, working_language;
    std::string guide_member;                                                  // whose office the demonstration's guided path follows
    std::vector<std::string> interface_languages, languages;
    std::vector<Member> members;
    std::vector<Group> groups;
    std::vector<Body> bodies;
    std::vector<SeatKind> seat_kinds;
    std::vector<CircleKind> circles;
    std::vector<Part> parts;
    std::vector<Question> questions;
    std::vector<Question> past_questions;                                      // versions that are put no more, while answers to them stand (`recall`)
    std::vector<std::string> non_answers, activity_kinds, formats, fields_of_work, aimed_at;
    std::vector<Step> steps;
    std::vector<Framework> frameworks;
    std::vector<Position> positions;
    std::optional<Meeting> founding;

    void set_name(const std::string& key, Texts);
    void name_question(const Question&);                                       // its title, question, hint and help, under `name_of_question`
    bool knows(std::string_view key) const;
    // Another language, and says which, where this one is missing. What the profile names no more is called by the end of its key: older texts may hold it.
    i18n::Named name(std::string_view key, std::string_view lang) const;
    const Member* member(std::string_view key) const;
    const Question* question(std::string_view key, int version) const;        // as it was put then; none: this network never put it
    const Position* position(std::string_view key) const;
    std::vector<std::string_view> asked_with_positions() const;               // each text that some position asks for, once: fields of its form
    const SeatKind* seat(Role) const;                                         // none: nobody plays this part here
    const std::string& circle(CircleRole) const;                              // its key; empty where this network has none
    std::string office_of(std::string_view member) const;                     // the key of the circle of its office
    const std::string& works_in(const SeatKind&) const;                       // the first office it opens, else the first other beside the network; the network
    // How a circle is called where its own people may read it too: "our office".
    std::string name_among_own(std::string_view circle) const;
    bool has_procedures() const { return knows("procedures.title"); }         // a text of its own rules, agreed by the board
    bool has_one_language() const { return languages.size() == 1; }           // nothing is translated, and nobody is asked which language
    void say_instead(const std::string& lang, const std::string& words, const std::string& instead);
    const i18n::Wording& wording(std::string_view lang) const;                // what it says instead of words of the program's sentences
    std::string zone_of(std::string_view member) const;                       // the network's own where there is no member
};

std::string name_of_question(std::string_view key, int version, std::string_view what);            // what: title, question, hint, help

// Throws std::runtime_error that says file, line and what is wrong, in words for whoever edits it.
Profile read(const std::string& folder);
// The same, where its pages cannot be made: the program's sentences are not there in a language of the interface.
void must_be_spoken(const std::string& folder, const i18n::Catalogues&);

// Circles, seats, question versions and first approval steps into the database. Twice changes nothing; a question changed without a new version is refused.
void put(Writer&, const Profile&);
// The questions as they were put before, from the database into the profile: pages of older updates keep the words their answers were given to.
void recall(Reader&, Profile&);

}
