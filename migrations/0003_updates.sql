-- The annual update (what is asked, of whom, until when), one country update for each member, one answer for each question of it.
create table annual_update (item {int} not null primary key references item, year {int} not null, plan_year {int} not null, until {int} not null) {clustered};
create table annual_question (annual_update {int} not null references annual_update, n {int} not null, question {text} not null, version {int} not null,
                              primary key (annual_update, n), foreign key (question, version) references question (key, version)) {clustered};
create table country_update (item {int} not null primary key references item, annual_update {int} not null references annual_update, member {text} not null,
                             unique (annual_update, member)) {clustered};
create table answer (item {int} not null primary key references item, country_update {int} not null references country_update, question {text} not null, version {int} not null,
                     unique (country_update, question), foreign key (question, version) references question (key, version)) {clustered};

create view seen_annual_update as
 select annual_update.item, annual_update.year, annual_update.plan_year, annual_update.until from annual_update
  where exists (select 1 from reading_right where reading_right.item = annual_update.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_annual_question as
 select annual_question.annual_update, annual_question.n, annual_question.question, annual_question.version from annual_question
  where exists (select 1 from reading_right where reading_right.item = annual_question.annual_update and reading_right.side < 2 and {may reading_right.audience});
create view seen_country_update as
 select country_update.item, country_update.annual_update, country_update.member from country_update
  where exists (select 1 from reading_right where reading_right.item = country_update.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_answer as
 select answer.item, answer.country_update, answer.question, answer.version from answer
  where exists (select 1 from reading_right where reading_right.item = answer.item and reading_right.side < 2 and {may reading_right.audience});

-- One word for each country and no text, for those who run the update: whether it was handed in to the country's own steps, or shared.
create view seen_country_state as
 select country_update.annual_update, country_update.member,
        coalesce((select act.name from act where act.item = country_update.item and act.name in ('update.hand_in', 'update.take_back', 'update.share', 'update.withdraw') order by act.at desc, act.id desc limit 1), '') as last
   from country_update join item as annual on annual.id = country_update.annual_update and annual.kind = 1
  where {may annual.working};
