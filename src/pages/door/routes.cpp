#include "pages/door/house.hpp"
#include "platform/http/form.hpp"

namespace pages {

static std::vector<std::string_view> parts(std::string_view path) {
    std::vector<std::string_view> all;
    for (auto part : std::views::split(path.substr(path.starts_with('/') ? 1 : 0), '/')) all.emplace_back(part.begin(), part.end());
    return all;
}

static bool is_hole(std::string_view part) { return part.starts_with('{'); }

static bool fits(const Route& route, const std::vector<std::string_view>& path, Routes::Params& params) {
    auto pattern = parts(route.pattern);
    if (pattern.size() != path.size()) return false;
    params.clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (!is_hole(pattern[i])) {
            if (pattern[i] != path[i]) return false;
            continue;
        }
        auto value = http::decode_path_part(path[i]);
        if (!value || value->empty()) return false;
        params.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), *value);
    }
    return true;
}

// Routes are tried in their order: a literal one stands before the one with a hole in its place.
const Route* Routes::find(std::string_view method, std::string_view path, Params& params) const {
    if (!path.starts_with('/')) return nullptr;
    auto wanted = method == "HEAD" ? "GET" : method;
    auto split = parts(path);
    for (auto& route : all)
        if (route.method == wanted && fits(route, split, params)) return &route;
    return nullptr;
}

std::vector<std::string_view> Routes::methods(std::string_view path) const {
    std::vector<std::string_view> found;
    for (std::string_view method : {"GET", "POST"}) {
        Params ignored;
        if (find(method, path, ignored)) found.emplace_back(method);
    }
    if (std::ranges::count(found, "GET")) found.emplace_back("HEAD");
    return found;
}

}
