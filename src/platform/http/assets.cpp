#include "platform/http/assets.hpp"
#include "platform/http/form.hpp"
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace http {
namespace {

namespace fs = std::filesystem;

std::string_view type_of(std::string_view extension) {
    if (extension == "css") return "text/css; charset=utf-8";
    if (extension == "js") return "text/javascript; charset=utf-8";
    if (extension == "svg") return "image/svg+xml; charset=utf-8";
    if (extension == "woff2") return "font/woff2";
    return {};
}

struct Name { std::string plain, hash, extension; };

bool is_hash(std::string_view s) {
    return s.size() >= 8 && s.find_first_not_of("0123456789abcdef") == s.npos;
}

// "app.1a2b3c4d.css" taken apart; nothing where there is no hash.
std::optional<Name> hashed_name(const std::string& file) {
    auto last = file.rfind('.');
    if (last == file.npos || last == 0) return std::nullopt;
    auto before = file.rfind('.', last - 1);
    if (before == file.npos || before == 0) return std::nullopt;
    Name name{file.substr(0, before), file.substr(before + 1, last - before - 1), file.substr(last + 1)};
    if (!is_hash(name.hash)) return std::nullopt;
    return name;
}

std::shared_ptr<const std::string> read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return std::make_shared<const std::string>(std::move(bytes));
}

std::shared_ptr<const std::string> read_beside(fs::path file, std::string_view ending) {
    file += ending;
    return fs::exists(file) ? read(file) : nullptr;
}

std::string_view cut_tag(std::string_view& list) {
    auto tag = list.substr(0, list.find(','));
    list.remove_prefix(std::min(tag.size() + 1, list.size()));
    while (tag.starts_with(' ') || tag.starts_with('\t')) tag.remove_prefix(1);
    while (tag.ends_with(' ') || tag.ends_with('\t')) tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);      // compared weakly: RFC 9110, 13.1.2
    return tag;
}

bool has_it(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        auto tag = cut_tag(if_none_match);
        if (tag == etag || tag == "*") return true;
    }
    return false;
}

}

Assets::Assets(const fs::path& folder) {
    if (!fs::is_directory(folder)) return;
    for (auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file()) take(entry.path());
}

void Assets::take(const fs::path& file) {
    auto name = hashed_name(file.filename().string());
    if (!name || type_of(name->extension).empty()) return;
    auto path = "/assets/" + file.filename().string();
    paths[name->plain + '.' + name->extension] = path;
    files[path] = {type_of(name->extension), name->hash, read(file), read_beside(file, ".br"), read_beside(file, ".gz")};
}

std::string Assets::path(std::string_view name) const {
    auto found = paths.find(name);
    return found == paths.end() ? std::string() : found->second;
}

std::string_view Assets::File::best_coding(std::string_view accept_encoding) const {
    if (brotli && accepts(accept_encoding, "br")) return "br";
    if (gzip && accepts(accept_encoding, "gzip")) return "gzip";
    return {};
}

const Assets::Bytes& Assets::File::in(std::string_view coding) const {
    if (coding == "br") return brotli;
    if (coding == "gzip") return gzip;
    return plain;
}

std::optional<Response> Assets::answer(const Head& head) const {
    if (head.method != "GET" && head.method != "HEAD") return std::nullopt;
    auto found = files.find(head.path);
    if (found == files.end()) return std::nullopt;
    auto& file = found->second;

    auto coding = file.best_coding(head.header("accept-encoding"));
    auto etag = '"' + file.hash + std::string(coding) + '"';      // of these bytes: another coding, another tag (RFC 9110, 8.8.3)
    Response response;
    response.type = file.type;
    response.headers = {{"ETag", etag}, {"Cache-Control", "public, max-age=31536000, immutable"}, {"Vary", "Accept-Encoding"}};
    if (has_it(head.header("if-none-match"), etag)) {
        response.status = 304;
        return response;
    }
    if (!coding.empty()) response.headers.emplace_back("Content-Encoding", coding);
    response.kept = file.in(coding);
    return response;
}

}
