-- A person holds posts (n3.0): each gives one role in one unit for a time. A session acts under one post, so that every
-- entry of the log says in which capacity. Posts end; they are never deleted.
create table post (
  id         text primary key,
  person     text not null references person (id),
  role       text not null,
  unit       text not null,
  -- The definition's group ('reviewGroup') and the title shown ('大队长'); both may be absent.
  group_id   text,
  title      text,
  from_day   date not null,
  until_day  date,
  given_by   text,
  given_at   timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  end_reason text,
  check (until_day is null or until_day >= from_day)
);

create index post_person on post (person);
create index post_unit on post (unit, role);

insert into post (id, person, role, unit, from_day, given_at)
  select id, id, role, unit, (created_at at time zone 'Asia/Shanghai')::date, created_at from person;

alter table person drop column role;
alter table person drop column unit;
-- 'invited': has not set a password yet; 'suspended' and 'left' can't sign in. The login name is kept in lower case.
alter table person add column login text unique check (login = lower(login));
alter table person add column state text not null default 'active'
  check (state in ('invited', 'active', 'suspended', 'left'));
