#include "features/updates/withdrawal.hpp"
#include <sstream>

namespace updates {

std::string written(const Withdrawn& w) {
    auto text = w.what + " " + w.member + " " + std::to_string(w.year) + " " + std::to_string(w.office.n) + " " + std::to_string(w.at.time_since_epoch().count()) + " " + std::to_string(w.told_until.n);
    for (auto reader : w.readers) text += " " + std::to_string(reader.n);
    for (auto reader : w.still) text += " -" + std::to_string(reader.n);
    return text;
}

Withdrawn read_withdrawn(std::string_view text) {
    std::istringstream in{std::string(text)};
    Withdrawn w{};
    std::int64_t at = 0;
    in >> w.what >> w.member >> w.year >> w.office.n >> at >> w.told_until.n;
    w.at = Time(std::chrono::microseconds(at));
    for (AudienceId reader; in >> reader.n;) {
        if (reader.n > 0) w.readers.push_back(reader);
        else w.still.push_back({-reader.n});
    }
    return w;
}

}
