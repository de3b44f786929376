// The newest n of a list, whatever the number of things hidden between them (architecture.md, "Lists"): one indexed arm for each audience, merged.
// With many audiences most arms are cold: each tells its newest row, and only those that can reach the n newest are read.
#include "network/item/item.hpp"

namespace {

constexpr std::size_t most_arms = 64;

struct Query { Kind kind; Side side; After after; int n; };
struct Head { AudienceId audience; Time sort; ItemId item; };

std::string as_list(const std::vector<AudienceId>& audiences, char open, char close) {
    std::string s(1, open);
    for (auto a : audiences) s += (s.size() > 1 ? "," : "") + std::to_string(a.n);
    return s + close;
}

// Padded with audience 0, which nobody has, so that few texts are prepared.
store::Sql merged_arms(const std::vector<AudienceId>& audiences, const Query& q) {
    auto all = sql("(select sort, item from (");
    auto padded = std::bit_ceil(std::max<std::size_t>(audiences.size(), 4));
    for (std::size_t i = 0; i < padded; ++i) {
        auto audience = i < audiences.size() ? audiences[i] : AudienceId{};
        if (i) put(all, sql(" union "));
        put(all, sql("select sort, item from seen_reading_right where audience = {} and side = {} and kind = {} and (sort, item) < ({}, {})",
                     audience, q.side, q.kind, q.after.sort, q.after.item));
    }
    put(all, sql(" order by 1 desc, 2 desc limit {}))", q.n));
    return all;
}

// Each audience tells its newest row after the key (one seek); only arms whose newest row is among the n newest can matter.
std::vector<AudienceId> warm(Reader& db, const std::vector<AudienceId>& audiences, const Query& q) {
    auto heads = db.rows<Head>(sql(R"sql(
        select arm.value, head.sort, head.item
          from json_each({}) as arm
          join seen_reading_right as head on head.audience = arm.value and head.side = {} and head.kind = {}
           and (head.sort, head.item) = (select sort, item from seen_reading_right
                                          where audience = arm.value and side = {} and kind = {} and (sort, item) < ({}, {})
                                          order by sort desc, item desc limit 1))sql",
                                   as_list(audiences, '[', ']'), q.side, q.kind, q.side, q.kind, q.after.sort, q.after.item));
    std::ranges::sort(heads, [](auto& a, auto& b) { return std::pair(a.sort, a.item) > std::pair(b.sort, b.item); });
    std::vector<AudienceId> in;
    ItemId last;
    int distinct = 0;
    for (auto& head : heads) {
        if (head.item != last && ++distinct > q.n) break;
        last = head.item;
        in.push_back(head.audience);
    }
    return in;
}

store::Sql lateral_arms(const std::vector<AudienceId>& audiences, const Query& q) {
    return sql(R"sql((
        select distinct row.sort, row.item
          from unnest({}::bigint[]) as arm(audience)
         cross join lateral (select sort, item from seen_reading_right where audience = arm.audience and side = {} and kind = {} and (sort, item) < ({}, {})
                              order by sort desc, item desc limit {}) as row
         order by 1 desc, 2 desc limit {}))sql", as_list(audiences, '{', '}'), q.side, q.kind, q.after.sort, q.after.item, q.n, q.n);
}

// The thought of `warm` in one statement.
store::Sql lateral_warm_arms(const std::vector<AudienceId>& audiences, const Query& q) {
    return sql(R"sql((
        with head as materialized (
          select arm.audience, row.sort, row.item
            from unnest({}::bigint[]) as arm(audience)
           cross join lateral (select sort, item from seen_reading_right where audience = arm.audience and side = {} and kind = {} and (sort, item) < ({}, {})
                                order by sort desc, item desc limit 1) as row),
        bar as (select sort, item from (select distinct sort, item from head order by 1 desc, 2 desc limit {}) as top order by 1, 2 limit 1)
        select distinct row.sort, row.item
          from bar
          join head on (head.sort, head.item) >= (bar.sort, bar.item)
         cross join lateral (select sort, item from seen_reading_right where audience = head.audience and side = {} and kind = {} and (sort, item) < ({}, {})
                              order by sort desc, item desc limit {}) as row
         order by 1 desc, 2 desc limit {}))sql",
               as_list(audiences, '{', '}'), q.side, q.kind, q.after.sort, q.after.item, q.n, q.side, q.kind, q.after.sort, q.after.item, q.n, q.n);
}

store::Sql page_of(Reader& db, const Query& q) {
    auto& audiences = db.sight->audiences;
    bool many = audiences.size() > most_arms;
    if (db.postgres()) return many ? lateral_warm_arms(audiences, q) : lateral_arms(audiences, q);
    return merged_arms(many ? warm(db, audiences, q) : audiences, q);
}

}

std::vector<Shown> newest(Reader& db, Kind kind, Side side, After after, int n) {
    return db.rows<Shown>(sql("select {} from {} as page join {} as seen on seen.id = page.item order by page.sort desc, page.item desc", shown_columns, page_of(db, {kind, side, after, n}), seen(side)));
}
