-- Things that named people alone read or work on: who reads one of them is recorded before it is sent.
create view seen_named_item as
 select item.id as item from item
  where exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle
                 where audience_circle.audience in (item.working, item.released, item.narrowed) and circle.sort in ('named', 'self'))
    and exists (select 1 from reading_right where reading_right.item = item.id and reading_right.side < 2 and {may reading_right.audience});

-- Whether a link was ever made: what is none is told so without a write. Whose it is, and whether it is used up, the write alone says.
create view seen_sign_in_link as select hash, expires from sign_in_link where expires > 0;
