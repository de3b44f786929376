#include "network/record/record.hpp"
#include "platform/crypto/crypto.hpp"

namespace record {

void enter(Writer& db, std::string_view kind, ItemId item, PersonId person, Time at, const std::string& payload) {
    store::Bytes salt{db.chance.bytes(16)}, commitment{crypto::salted(salt.s, payload)};
    db.exec(sql("insert into entry (id, kind, item, person, at, salt, payload, commitment, key_id) values ({}, {}, {}, {}, {}, {}, {}, {}, null)",
                db.chance.number(), kind, item, person, at, salt, payload, commitment));
}

bool fits(const store::Bytes& salt, std::string_view payload, const store::Bytes& commitment) {
    return crypto::same(crypto::salted(salt.s, payload), commitment.s);
}

}
