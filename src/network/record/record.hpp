// The record of what was done and read. An entry is inserted in the acting transaction: a payload (JSON) beside its salted commitment, SHA-256 over
// salt and payload. `key_id` names the key under which a payload is locked away.
#pragma once
#include "platform/store/store.hpp"

namespace record {

// kind: "act" or "reading".
void enter(Writer&, std::string_view kind, ItemId, PersonId, Time, const std::string& payload);
bool fits(const store::Bytes& salt, std::string_view payload, const store::Bytes& commitment);

}
