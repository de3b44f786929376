-- Needs of the region: each came from one answer.
create table need (item {int} not null primary key references item, answer {int} not null references item) {clustered};
create index need_answer on need (answer, item);

-- The annual work plan. Its lines are its parts; a line is tied to the needs it is for.
create table plan (item {int} not null primary key references item, year {int} not null) {clustered};

-- Put to the board: exactly this text of the plan, until this instant. The number is given when the outcome is announced.
create table decision (item {int} not null primary key references item, plan {int} not null references plan, hash {bytes} not null, until {int} not null, number {int} unique) {clustered};
-- One position for each country that holds one. While the procedure runs the country itself and the chair read it, afterwards all members.
create table position (decision {int} not null references decision, member {text} not null, kind {text} not null, body {bytes} not null, seat {int} not null references seat,
                       given {int} not null, own {int} not null references audience, chair {int} not null references audience, board {int} not null references audience,
                       primary key (decision, member)) {clustered};

create view seen_need as
 select need.item, need.answer from need
  where exists (select 1 from reading_right where reading_right.item = need.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_plan as
 select plan.item, plan.year from plan
  where exists (select 1 from reading_right where reading_right.item = plan.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_decision as
 select decision.item, decision.plan, decision.hash, decision.until, decision.number from decision
  where exists (select 1 from reading_right where reading_right.item = decision.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_position as
 select position.decision, position.member, position.kind, position.body, position.seat, position.given
   from position join decision on decision.item = position.decision
  where {may position.own} or {may position.chair} or ({may position.board} and decision.until <= {now});
