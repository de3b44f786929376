-- What named people read is told by the rights themselves: they hold the circles of all that an item lies in, an update's around the need in its answer.
drop view seen_named_item;
create view seen_named_item as
 select reading_right.item as item from reading_right
  where reading_right.side < 2 and {may reading_right.audience}
    and exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle
                 where audience_circle.audience = reading_right.audience and circle.sort in ('named', 'self'));

-- A text for named people is not searched, whatever else its reader may read: a row of the index may stand there for others, its office. With few audiences the
-- row says so itself; with many each row is judged, and now as the index is made.
-- sqlite:
drop view seen_found;
create view seen_found as
 select search.rowid as place, search_place.sort, search_place.item, search_place.side
   from search cross join search_place on search_place.found = search.rowid
  where search match asked()
    and exists (select 1 from reading_right where reading_right.item = search_place.item and reading_right.side = search_place.side and {may reading_right.audience}
                   and not exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle
                                     where audience_circle.audience = reading_right.audience and circle.sort = 'named'));
-- postgres:
create or replace function found(asked text, than bigint, than_item bigint, at_most int) returns table (sort bigint, item bigint, side bigint)
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
         where exists (select 1 from reading_right where reading_right.item = h.item and reading_right.side = h.side and {may reading_right.audience}
                          and not exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle
                                     where audience_circle.audience = reading_right.audience and circle.sort = 'named') offset 0)
         limit at_most;
    else
      return query
        with hit as materialized (select s.sort, s.item, s.side from search as s where s.words @@ wanted and (s.sort, s.item) < (than, than_item))
        select hit.sort, hit.item, hit.side from hit order by hit.sort desc, hit.item desc limit at_most;
    end if;
  end $$;
-- both:
