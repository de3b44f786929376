// What a page knows of its reader: the language and zone she reads in, whom she acts for, which rooms there are for her, and the tokens of her forms.
#pragma once
#include "network/actor/actor.hpp"
#include "network/item/item.hpp"
#include "network/profile/profile.hpp"
#include "platform/html/html.hpp"
#include "platform/i18n/rich.hpp"
#include "platform/i18n/say.hpp"

namespace pages {

using html::each;
using html::Out;
using html::Part;
using html::Url;
using html::when;

// A room of the section bar: its name, its address, and for whom it is there.
struct Room {
    std::string_view key;
    Sentence label;
    Url path;
    bool (*for_reader)(const Actor&);
};

struct View {
    i18n::Say say;
    const profile::Profile& profile;
    const Actor& actor;
    const std::vector<Room>& rooms;
    std::string csrf{};                                   // masked anew for each page
    std::function<std::string()> new_key{};               // for the next form
    std::string device_key{};                             // on her own device: of the texts that wait there for the line (web/device.ts); else empty
    std::string style{}, script{}, icon{};                        // addresses of the assets; empty where there are none
    bool sample = false;
    std::string said{};                                   // what the last act left to say, once
    FormErrors wrong{};                                   // with the form that comes back: said first, with the way to each field
    std::string path{};                                   // of this page, with its query: for the links to other languages

    std::string name(std::string_view key) const { return say(Name{std::string(key)}); }
    std::string numbered(std::string_view key, std::string_view hole, std::int64_t number) const;      // a name with {year} or {n} in it
    // A name as HTML, marked with its language where that is not the reader's.
    Part named(std::string_view key) const;
    bool signed_in() const { return !actor.visitor(); }
};

// Text that people wrote, marked with the language it is in where that is not the page's.
Part written(const View&, std::string text, const std::string& lang);
Part paragraphs(const View&, std::string text, const std::string& lang);      // Markdown subset, in `prose`
Part day(const View&, Time);                                           // <time datetime="…">8 March 2023</time>
Part day(const View&, Day);
Part moment(const View&, Time);                                        // with weekday, hour and zone

Url path_of(Kind, ItemId);                                             // where a thing has its page

}
