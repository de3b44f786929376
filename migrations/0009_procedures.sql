-- A decision is about a text: a plan, or a version of the operating procedures.
drop view seen_position;
drop view seen_decision;
create table decision_about (item {int} not null primary key references item, about {int} not null references item, hash {bytes} not null, until {int} not null, number {int} unique) {clustered};
insert into decision_about (item, about, hash, until, number) select item, plan, hash, until, number from decision;
create table position_about (decision {int} not null references decision_about, member {text} not null, kind {text} not null, body {bytes} not null, seat {int} not null references seat,
                             given {int} not null, own {int} not null references audience, chair {int} not null references audience, board {int} not null references audience,
                             primary key (decision, member)) {clustered};
insert into position_about (decision, member, kind, body, seat, given, own, chair, board) select decision, member, kind, body, seat, given, own, chair, board from position;
drop table position;
drop table decision;
alter table decision_about rename to decision;
alter table position_about rename to position;
create index decision_on on decision (about, item);
create view seen_decision as
 select decision.item, decision.about, decision.hash, decision.until, decision.number from decision
  where exists (select 1 from reading_right where reading_right.item = decision.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_position as
 select position.decision, position.member, position.kind, position.body, position.seat, position.given
   from position join decision on decision.item = position.decision
  where {may position.own} or {may position.chair} or ({may position.board} and decision.until <= {now});

-- The operating procedures: a text whose clauses are its parts, and the versions of it that were put out, whole and frozen. `until`: of its consultation, 0: none.
-- The number is given when the board has agreed to it.
create table procedures (item {int} not null primary key references item) {clustered};
create table procedures_version (item {int} not null primary key references item, procedures {int} not null references procedures, until {int} not null, number {int},
                                 unique (procedures, number)) {clustered};
create index procedures_version_of on procedures_version (procedures, item);
-- What the office answered to a comment on a clause.
create table comment_answer (comment {int} not null primary key references item, outcome {text} not null, body {bytes} not null, seat {int} not null references seat, given {int} not null) {clustered};

create view seen_procedures as
 select procedures.item from procedures
  where exists (select 1 from reading_right where reading_right.item = procedures.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_procedures_version as
 select procedures_version.item, procedures_version.procedures, procedures_version.until, procedures_version.number from procedures_version
  where exists (select 1 from reading_right where reading_right.item = procedures_version.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_comment_answer as
 select comment_answer.comment, comment_answer.outcome, comment_answer.body, comment_answer.seat, comment_answer.given from comment_answer
  where exists (select 1 from reading_right where reading_right.item = comment_answer.comment and reading_right.side < 2 and {may reading_right.audience});
