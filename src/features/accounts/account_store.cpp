#include "features/accounts/account_store.hpp"
#include "pages/door/door.hpp"

namespace accounts {

static store::Bytes kept(std::string_view token) { return {crypto::sha256(crypto::from_base64url(token))}; }

std::string add_link(Writer& db, PersonId person, Time now) {
    auto link = crypto::base64url(db.chance.bytes(link_bytes));
    db.exec(sql("insert into sign_in_link (hash, person, expires, used) values ({}, {}, {}, 0)", kept(link), person, now + link_age));
    return link;
}

bool is_link(Reader& db, std::string_view link, Time now) {
    return db.value<int>(sql("select count(*) from seen_sign_in_link where hash = {} and expires > {}", kept(link), now)) > 0;
}

bool is_session(Reader& db, std::string_view token, Time now) { return db.value<int>(sql("select count(*) from session where hash = {} and expires > {}", kept(token), now)) > 0; }

void add_session(Writer& db, const std::string& token, PersonId person, Time now, Device device) {
    db.exec(sql("insert into session (hash, person, made, expires, own_device) values ({}, {}, {}, {}, {})", kept(token), person, now, now + pages::session_age, device));
    db.exec(sql("delete from session where expires < {}", now));
    db.exec(sql("delete from sign_in_link where expires < {}", now - std::chrono::hours(24)));
}

Result<PersonId> redeem(Writer& db, std::string_view link, Time now) {
    auto person = db.row<PersonId>(sql("select person from sign_in_link where hash = {} and used = 0 and expires > {}", kept(link), now));
    if (!person) return Hidden{};
    db.exec(sql("update sign_in_link set used = 1 where hash = {}", kept(link)));
    return *person;
}

void end_session(Writer& db, std::string_view token) { db.exec(sql("delete from session where hash = {}", kept(token))); }

}
