-- sqlite:
-- postgres:
do $$ begin
  if not exists (select from pg_roles where rolname = 'page') then create role page; end if;
  if not exists (select from pg_roles where rolname = 'gate') then create role gate noinherit; end if;
  if not exists (select from pg_roles where rolname = 'write') then create role "write"; end if;
exception when duplicate_object or unique_violation then null;         -- another database of this cluster made them at the same moment
end $$;
grant page to gate;
grant gate, "write" to current_user;
-- both:

-- What this instance is: its profile, whether it was born as a sample, when.
create table setting (key {text} not null primary key, value {text} not null) {clustered};

-- Who is where. A change moves the epoch in its own transaction: a page's snapshot holds both or neither.
create table rights (id {id}, epoch {int} not null, next_audience {int} not null) {table};
insert into rights (id, epoch, next_audience) values (1, 1, 1);

create table circle (id {id}, key {text} not null unique, sort {text} not null, inside {int} not null, ended {int} not null) {table};
create table seat (id {id}, key {text} not null unique, role {text} not null, member {text} not null, office {int} not null references circle, held {int} not null) {table};
create table seat_circle (seat {int} not null references seat, circle {int} not null references circle, primary key (seat, circle)) {clustered};
create index seat_circle_circle on seat_circle (circle, seat);
create table person (id {id}, name {text} not null, self {int} not null references circle, lang {text} not null, zone {text} not null, created {int} not null) {table};
create table term (seat {int} not null references seat, person {int} not null references person, since {int} not null, until {int} not null,
                   primary key (person, seat, since)) {clustered};
create index term_seat on term (seat, until);
create table named (person {int} not null references person, circle {int} not null references circle, primary key (person, circle)) {clustered};

create table audience (id {id}, circles {text} not null unique, size {int} not null) {table};
create table audience_circle (circle {int} not null references circle, audience {int} not null references audience, primary key (circle, audience)) {clustered};
create index audience_circle_audience on audience_circle (audience, circle);

-- Items, their texts, and who reads them. `released`, `shown` and `released_at` are facts of reading, written by share, publish and withdraw alone;
-- no column says ready, handed in, approved or shared: that is what the acts say.
create table revision (id {id}, item {int} not null, body {bytes} not null, author {int} not null, seat {int} not null, salt {bytes} not null,
                       hash {bytes} not null, code {text} not null unique, minted {int} not null) {table};
create index revision_item on revision (item, minted, id);
create index revision_hash on revision (hash);
create table draft (item {int} not null, writer {int} not null references person, base {bytes} not null, body {bytes} not null, saved {int} not null,
                    primary key (item, writer, base)) {clustered};
create table item (id {id}, kind {int} not null, owner {int} not null references circle, within {int} not null, version {int} not null, created {int} not null,
                   working {int} not null references audience, revision {int} not null references revision,
                   narrowed {int} not null, released {int} not null, shown {int} not null, released_at {int} not null, sample {int} not null) {table};
create index item_within on item (within, id);
create index item_owner on item (owner, kind, id);

create table reading_right (audience {int} not null references audience, side {int} not null, kind {int} not null, sort {int} not null, item {int} not null,
                            primary key (audience, side, kind, sort, item)) {clustered};
create unique index reading_right_all_kinds on reading_right (audience, side, sort, item);
create unique index reading_right_item on reading_right (item, side, audience);

create table link (from_item {int} not null references item, kind {text} not null, to_item {int} not null references item, primary key (from_item, kind, to_item)) {clustered};
create index link_to on link (to_item, kind, from_item);

-- What was done. `side`: who may know of it, those who read the item as working or as released.
create table act (id {id}, item {int} not null references item, name {text} not null, side {int} not null, hash {bytes} not null, person {int} not null references person,
                  seat {int} not null, basis {text} not null, at {int} not null, data {text} not null, key {text} not null) {table};
create index act_item on act (item, at, id);
create index act_at on act (at, id);

-- The record: a payload beside its salted commitment. `key_id` names the key under which a payload is locked away; none is yet.
create table entry (id {id}, kind {text} not null, item {int} not null, person {int} not null, at {int} not null, salt {bytes} not null, payload {text} not null,
                    commitment {bytes} not null, key_id {int}) {table};
create index entry_item on entry (item, kind, at);

-- A form's key: kept with what was asked and the answer, per account.
create table answered (account {int} not null, key {text} not null, asked {bytes} not null, answer {text} not null, at {int} not null, primary key (account, key)) {clustered};
create index answered_at on answered (at);

-- What must happen outside the database: mail, and what else follows from an act. Written in the acting transaction, done by jobs.
create table outbox (id {id}, kind {text} not null, body {text} not null, made {int} not null, done {int} not null) {table};
create index outbox_open on outbox (done, made, id);

-- What the profile gave: the questions as they were when they were answered, and each office's own steps of approval (none to five).
create table question (key {text} not null, version {int} not null, body {text} not null, number {text} not null, part {text} not null, part_titles {text} not null,
                       primary key (key, version)) {clustered};
create table approval_step (office {int} not null references circle, n {int} not null, key {text} not null, role {text} not null, place {text} not null,
                            titles {text} not null, primary key (office, n)) {clustered};

-- The wall: a page can name these and nothing else. What its actor may not read is not there.
-- SQLite asks once more about a table of which no column but the rowid is used, and has forgotten the view by then: every table here is used by another column.
create view seen_reading_right as
 select audience, side, kind, sort, item from reading_right where {may reading_right.audience};

create view seen_circle as select id, key, sort, inside, ended from circle where sort not in ('self', 'named');
create view seen_seat as select id, key, role, member, office, held from seat where key <> '';
create view seen_seat_circle as select seat, circle from seat_circle where seat > 0;

create view seen_person as
 select person.id, person.name from person
  where person.self > 0 and exists (select 1 from reading_right where reading_right.item = person.id and reading_right.side = 2 and {may reading_right.audience});

create view seen_term as
 select term.seat, term.person, term.since, term.until from term
  where exists (select 1 from reading_right where reading_right.item = term.person and reading_right.side = 2 and {may reading_right.audience});

create view seen_working as
 select item.id, item.kind, item.owner, item.within, item.created as sort, revision.body, revision.hash, revision.code, revision.minted, revision.seat,
        item.narrowed, item.released, item.sample, 0 as reading
   from item join revision on revision.id = item.revision and revision.item = item.id
  where exists (select 1 from reading_right where reading_right.item = item.id and reading_right.side = 0 and {may reading_right.audience});

create view seen_released as
 select item.id, item.kind, item.owner, item.within, item.released_at as sort, revision.body, revision.hash, revision.code, revision.minted, revision.seat,
        item.narrowed, item.released, item.sample, 1 as reading
   from item join revision on revision.id = item.shown and revision.item = item.id
  where exists (select 1 from reading_right where reading_right.item = item.id and reading_right.side = 1 and {may reading_right.audience});

create view seen_revision as
 select revision.id, revision.item, revision.body, revision.hash, revision.code, revision.minted, revision.seat
   from revision
  where exists (select 1 from reading_right where reading_right.item = revision.item and reading_right.side = 0 and {may reading_right.audience});

create view seen_draft as
 select draft.item, draft.writer, draft.base, draft.body, draft.saved
   from draft
  where exists (select 1 from reading_right where reading_right.item = draft.item and reading_right.side = 0 and {may reading_right.audience});

create view seen_act as
 select act.id, act.item, act.name, act.side, act.hash, act.person, act.seat, act.basis, act.at, act.data
   from act
  where exists (select 1 from reading_right where reading_right.item = act.item and reading_right.side <= act.side and {may reading_right.audience});

create view seen_link as
 select link.from_item, link.kind, link.to_item
   from link
  where exists (select 1 from reading_right where reading_right.item = link.from_item and reading_right.side < 2 and {may reading_right.audience})
    and exists (select 1 from reading_right where reading_right.item = link.to_item and reading_right.side < 2 and {may reading_right.audience});

create view seen_approval_step as select office, n, key, role, place, titles from approval_step where titles <> '';

-- With whom a thing is shared, and to what it is narrowed itself: for whoever reads it on either side.
create view seen_item_circle as
 select item.id as item, audience_circle.circle, 0 as narrowed
   from item join audience_circle on audience_circle.audience = item.released
  where exists (select 1 from reading_right where reading_right.item = item.id and reading_right.side < 2 and {may reading_right.audience})
 union all
 select item.id, audience_circle.circle, 1
   from item join audience_circle on audience_circle.audience = item.narrowed
  where exists (select 1 from reading_right where reading_right.item = item.id and reading_right.side < 2 and {may reading_right.audience});

-- Search: the audience stands in the indexed row (a column of its own; on PostgreSQL words with a blank, which no text can contain),
-- and the words a page asks are joined to its actor's audiences inside the wall. With many audiences words alone are looked up, and each row is judged by itself:
-- an index that is asked for a word and sixty audiences looks for all sixty. `sort`: when it was shared, else made; both sides of an item have the same.
-- `categories`: marks are letters too, or the scripts of Myanmar, Thailand, Lao PDR and Cambodia would lose their vowels.
-- sqlite:
create virtual table search using fts5(body, audience, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
create table search_place (found integer primary key, sort integer not null, item integer not null, side integer not null, unique (item, side)) strict;
create view seen_found as
 select search.rowid as place, search_place.sort, search_place.item, search_place.side
   from search cross join search_place on search_place.found = search.rowid
  where search match asked()
    and exists (select 1 from reading_right where reading_right.item = search_place.item and reading_right.side = search_place.side and {may reading_right.audience});
-- postgres:
create table search (sort bigint not null, item bigint not null, side bigint not null, words tsvector not null, primary key (item, side));
create index search_words on search using gin (words) with (fastupdate = off);
create index search_newest on search (sort, item);
-- Common words are met among the newest; for the others the index of words is asked, and what was met already is told again. `materialized`: by the
-- index of words, whatever the planner thinks of the order. `offset 0`: row by row in this order, until there are enough.
create function found(asked text, than bigint, than_item bigint, at_most int) returns table (sort bigint, item bigint, side bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    audiences bigint[] := current_setting('j.audiences')::bigint[];
    words_asked tsquery := asked::tsquery;
    may tsquery := (select coalesce(string_agg('''may ' || a || '''', '|'), '''may 0''')::tsquery from unnest(audiences) as a);
    wanted tsquery := words_asked && may;
    met bigint;
  begin
    return query
      select s.sort, s.item, s.side
        from (select n.sort, n.item, n.side, n.words from search as n where (n.sort, n.item) < (than, than_item) order by n.sort desc, n.item desc limit 5000) as s
       where s.words @@ wanted limit at_most;
    get diagnostics met = row_count;
    if met >= at_most then
      return;
    elsif cardinality(audiences) > 8 then
      return query
        with hit as materialized (select s.sort, s.item, s.side from search as s where s.words @@ words_asked and (s.sort, s.item) < (than, than_item))
        select h.sort, h.item, h.side
          from (select hit.sort, hit.item, hit.side from hit order by hit.sort desc, hit.item desc offset 0) as h
         where exists (select 1 from reading_right where reading_right.item = h.item and reading_right.side = h.side and {may reading_right.audience} offset 0)
         limit at_most;
    else
      return query
        with hit as materialized (select s.sort, s.item, s.side from search as s where s.words @@ wanted and (s.sort, s.item) < (than, than_item))
        select hit.sort, hit.item, hit.side from hit order by hit.sort desc, hit.item desc limit at_most;
    end if;
  end $$;
revoke execute on function found(text, bigint, bigint, int) from public;
grant execute on function found(text, bigint, bigint, int) to page, "write";
grant select on rights, circle, seat, seat_circle, term, named, audience, audience_circle, person to gate;
-- both:
