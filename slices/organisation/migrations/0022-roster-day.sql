-- A roster says as of which day certificates count (a1.4d), and whom it leaves out for a term that had ended or not begun.
alter table roster add column day text not null default '';
alter table roster add column left_out integer not null default 0;

create table roster_left_out (
  campaign    text not null,
  roster      integer not null,
  place       integer not null,
  certificate text not null,
  name        text not null,
  unit        text not null,
  unit_name   text not null,
  why         text not null check (why in ('expired', 'not-yet-valid')),
  valid_from  text,
  valid_to    text,
  primary key (campaign, roster, place)
);
create trigger roster_left_out_frozen before update or delete on roster_left_out
  for each row execute function roster_is_frozen();
