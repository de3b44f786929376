#include "features/needs/need.hpp"

namespace needs {

Result<Need> find_need(Reader& db, ItemId id) {
    auto need = db.row<Need>(sql("select item, answer from seen_need where item = {}", id));
    if (!need) return Hidden{};
    return *need;
}

std::string member_of(Reader& db, const Shown& need, const profile::Profile& profile) {
    auto office = find_circle(db, need.owner);
    for (auto& member : profile.members)
        if (office && office->key == profile.office_of(member.key)) return member.key;
    return {};
}

ItemId make(Writer& db, const Deed& deed, const Sitting& seat, const Shown& answer, const Text& text) {
    auto id = lay(db, deed, seat, {Kind::need, answer.owner, answer.id, content_of(text), answer.sample});
    db.exec(sql("insert into need (item, answer) values ({}, {})", id, answer.id));
    tie(db, id, "came from", answer.id);
    auto hash = latest_hash(db, id);
    release(db, deed, id, hash, {everyone});             // as wide as the answer that holds it, and no wider
    act(db, deed, seat, id, "need.make", Side::released, hash);
    return id;
}

}
