// Style sheet, script, fonts and icon: files of the build whose names hold a hash of their bytes ("app.1a2b3c4d.css"), read once at the start and
// kept in memory. A name never gets other bytes, so browsers keep a file for a year and never ask again (RFC 8246).
#pragma once
#include "platform/http/http.hpp"
#include <filesystem>
#include <functional>
#include <map>

namespace http {

class Assets {
    using Bytes = std::shared_ptr<const std::string>;
    struct File {
        std::string_view type;
        std::string hash;
        Bytes plain, brotli, gzip;                // the last two made by the build ("….css.br", "….css.gz"); null where they are not there
        std::string_view best_coding(std::string_view accept_encoding) const;
        const Bytes& in(std::string_view coding) const;
    };
    std::map<std::string, File, std::less<>> files;             // by path
    std::map<std::string, std::string, std::less<>> paths;      // by the name without its hash
    void take(const std::filesystem::path&);

public:
    // Takes what has a hash in its name and a type we know; no folder: no files, and the pages stand without a style. Throws where a file cannot be read.
    explicit Assets(const std::filesystem::path& folder);
    std::string path(std::string_view name) const;              // "app.css": "/assets/app.1a2b3c4d.css"; "" where it is not there
    // To GET and HEAD (whose body the server leaves out), in the coding the browser takes; 304 to one that has it. Nothing to anything else.
    std::optional<Response> answer(const Head&) const;
};

}
