-- both:
-- One question that an office puts to practitioners it picks, for one answer, until an instant. What each of them contributes is an item of her own.
create table inquiry (item {int} not null primary key references item, answer {int} not null references answer, until {int} not null) {clustered};
create index inquiry_answer on inquiry (answer, item);
-- `named`: whether the text that was sent may be given with the name of who wrote it.
create table contribution (item {int} not null primary key references item, inquiry {int} not null references inquiry, person {int} not null references person, named {int} not null,
                           unique (inquiry, person)) {clustered};

create view seen_inquiry as
 select inquiry.item, inquiry.answer, inquiry.until from inquiry
  where exists (select 1 from reading_right where reading_right.item = inquiry.item and reading_right.side < 2 and {may reading_right.audience});
create view seen_contribution as
 select contribution.item, contribution.inquiry from contribution
  where exists (select 1 from reading_right where reading_right.item = contribution.item and reading_right.side < 2 and {may reading_right.audience});

-- Whom an office asked: for the office alone, as far as it sees these people. Not which contribution is whose.
create view seen_asked as
 select contribution.inquiry, contribution.person from contribution
  where exists (select 1 from reading_right where reading_right.item = contribution.inquiry and reading_right.side = 0 and {may reading_right.audience})
    and exists (select 1 from reading_right where reading_right.item = contribution.person and reading_right.side = 2 and {may reading_right.audience});
-- Whose a contribution is: where she lets herself be named, and for who sees her at all.
create view seen_contributor as
 select contribution.item, contribution.person from contribution
  where contribution.named = 1
    and exists (select 1 from reading_right where reading_right.item = contribution.item and reading_right.side = 1 and {may reading_right.audience})
    and exists (select 1 from reading_right where reading_right.item = contribution.person and reading_right.side = 2 and {may reading_right.audience});
