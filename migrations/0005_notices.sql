-- What a person is told: that something she could read was withdrawn. Never the text, and gone when she has seen it.
create table notice (id {id}, person {int} not null references person, kind {text} not null, about {text} not null, at {int} not null) {table};
create index notice_person on notice (person, at, id);
create view seen_notice as
 select notice.id, notice.kind, notice.about, notice.at from notice join person on person.id = notice.person
  where exists (select 1 from audience_circle where audience_circle.circle = person.self and {may audience_circle.audience});
