// An HTML page as a tree, as far as a reader without script needs it: what it says, where its links lead, what its forms send.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace world {

struct Node {
    std::string tag;                                     // "" for text
    std::string words;                                   // of a text
    std::map<std::string, std::string, std::less<>> attributes;
    std::vector<std::unique_ptr<Node>> children;
    bool has(std::string_view attribute) const { return attributes.contains(attribute); }
    std::string_view operator[](std::string_view attribute) const;             // "" where it is absent
    std::string text() const;                            // what it says, blanks run together
    void walk(const std::function<void(const Node&)>&) const;
    std::vector<const Node*> all(const std::function<bool(const Node&)>&) const;
    std::vector<const Node*> all(std::string_view tag) const;
    const Node* first(const std::function<bool(const Node&)>&) const;          // nothing: null
    const Node* first(std::string_view tag) const;
    const Node* with(std::string_view attribute, std::string_view value) const;
};

// Throws where an element is left open or closed by another: what our pages never are.
std::unique_ptr<Node> read_html(std::string_view);

std::string plain(std::string_view text);               // blanks run together, none at the ends

// A form as a browser holds it: what it would send, and what can be typed into it.
using Fields = std::vector<std::pair<std::string, std::string>>;
class HtmlForm {
    const Node* form;
    Fields sent;

public:
    explicit HtmlForm(const Node&);
    std::string action() const { return std::string((*form)["action"]); }
    bool posts() const { return (*form)["method"] == "post"; }
    const Node& node() const { return *form; }
    const Fields& fields() const { return sent; }
    std::optional<std::string> value(std::string_view name) const;
    const Node* button(std::string_view words) const;
    bool fill(const std::string& name, const std::string& value);              // false: there is no such text field
    bool choose(const std::string& name, const std::string& value);            // false: there is no such choice
};

}
