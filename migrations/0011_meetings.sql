-- Meetings, and what is said at their tables. A meeting is on from its beginning until its end; its topics are its parts.
create table meeting (item {int} not null primary key references item, begins {int} not null, ends {int} not null) {clustered};
create view seen_meeting as
 select meeting.item, meeting.begins, meeting.ends from meeting
  where exists (select 1 from reading_right where reading_right.item = meeting.item and reading_right.side < 2 and {may reading_right.audience});

-- The cards of a topic. A code is worked out from the series with the house's own key; of each only a keyed hash is kept: who reads these tables has no code.
create table card_series (topic {int} not null primary key references item, series {bytes} not null, cards {int} not null) {clustered};
create table table_card (hash {bytes} not null primary key, topic {int} not null references item) {clustered};
create index table_card_topic on table_card (topic);
create view seen_card_series as
 select card_series.topic, card_series.series, card_series.cards from card_series
  where exists (select 1 from reading_right where reading_right.item = card_series.topic and reading_right.side = 0 and {may reading_right.audience});
-- Whether a code is one, and until when: what is none is told so without a write. Of which topic, the write alone says.
create view seen_table_card as
 select table_card.hash, meeting.begins, meeting.ends
   from table_card join item on item.id = table_card.topic join meeting on meeting.item = item.within;
