-- Whether this session is on a device of the person's own: only there is a text kept that the server does not have yet.
alter table session add column own_device {int} not null default 0;
