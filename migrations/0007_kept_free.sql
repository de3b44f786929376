-- both:
select 1;
