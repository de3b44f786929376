-- What named people read is told by the rights themselves: they hold the circles of all that an item lies in, an update's around the need in its answer.
drop view seen_named_item;
create view seen_named_item as
 select reading_right.item as item from reading_right
  where reading_right.side < 2 and {may reading_right.audience}
    and exists (select 1 from audience_circle join circle on circle.id = audience_circle.circle
                 where audience_circle.audience = reading_right.audience and circle.sort in ('named', 'self'));
