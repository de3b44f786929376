#include "network/record/outbox.hpp"

namespace outbox {

void put(Writer& db, std::string_view kind, const std::string& body, Time now) {
    db.exec(sql("insert into outbox (id, kind, body, made, done) values ({}, {}, {}, {}, 0)", db.chance.number(), kind, body, now));
}

std::vector<Row> waiting(Reader& db, std::string_view kind, int most) {
    return db.rows<Row>(sql("select id, body from outbox where done = 0 and kind = {} order by made, id limit {}", kind, most));
}

void go_on(Writer& db, std::int64_t id, const std::string& body) { db.exec(sql("update outbox set body = {} where id = {}", body, id)); }

void done(Writer& db, std::int64_t id, Time now) { db.exec(sql("update outbox set done = {} where id = {}", now, id)); }

}
