-- Who is signed in, and the links that sign in once. Only hashes are kept: who reads this table can sign in as nobody.
create table session (hash {bytes} not null primary key, person {int} not null references person, made {int} not null, expires {int} not null) {clustered};
create table sign_in_link (hash {bytes} not null primary key, person {int} not null references person, expires {int} not null, used {int} not null) {clustered};
-- postgres:
grant select on session to gate;
-- both:
