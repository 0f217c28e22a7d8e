-- What is being written: one text an object, with a number that each save raises. Who saves on an older number keeps the own
-- text aside, so that nothing is lost (n3.1.1).
create table coordination_draft (
  campaign text not null,
  -- 'announcement:<id>', 'meeting:<id>'
  object   text not null,
  -- Whose it is: the root for the office.
  unit     text not null,
  rev      integer not null check (rev > 0),
  content  jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (campaign, object)
);

create table coordination_aside (
  campaign   text not null,
  object     text not null,
  id         bigint generated always as identity,
  base       integer not null,
  content    jsonb not null,
  saved_by   text not null,
  saved_at   timestamptz not null,
  settled_at timestamptz,
  primary key (campaign, id)
);
create index coordination_aside_open on coordination_aside (campaign, object) where settled_at is null;

-- A file somebody brought for an object: only such may be attached to it.
create table coordination_file (
  campaign text not null,
  object   text not null,
  sha256   text not null,
  name     text not null,
  size     bigint not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (campaign, object, sha256)
);

-- One that was published at least once; a text that was not yet is only a draft.
create table announcement (
  campaign   text not null,
  id         text not null check (id ~ '^[0-9a-z-]{8,60}$'),
  unit       text not null,
  version    integer not null,
  to_experts boolean not null,
  primary key (campaign, id)
);

create table announcement_version (
  campaign     text not null,
  id           text not null,
  version      integer not null check (version > 0),
  -- Of the draft it was published from: a second click changes nothing.
  rev          integer not null,
  title        text not null,
  body         text not null,
  -- The group in whose name it is; null: the office, or the prefecture that wrote it.
  group_id     text,
  clauses      text[] not null,
  audience     jsonb not null,
  files        jsonb not null,
  due          date,
  changed      text,
  hash         text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (campaign, id, version),
  check (version = 1 or changed is not null)
);

create table announcement_recipient (
  campaign text not null,
  id       text not null,
  version  integer not null,
  unit     text not null,
  primary key (campaign, id, version, unit)
);
create index announcement_recipient_unit on announcement_recipient (campaign, unit);

-- Who of a unit read it and confirmed it, by server time; the first ones count for the unit.
create table announcement_receipt (
  campaign     text not null,
  id           text not null,
  version      integer not null,
  unit         text not null,
  person       text not null,
  post         text not null,
  read_at      timestamptz not null,
  confirmed_at timestamptz,
  primary key (campaign, id, version, unit, person),
  foreign key (campaign, id, version, unit) references announcement_recipient
);

-- Whom of a late unit somebody reminded, on which day.
create table announcement_reminder (
  campaign    text not null,
  id          text not null,
  version     integer not null,
  unit        text not null,
  day         date not null,
  rung        text not null check (rung in ('first', 'second', 'above')),
  reminded_by text not null,
  reminded_at timestamptz not null,
  primary key (campaign, id, version, unit, day)
);

create function coordination_stays() returns trigger language plpgsql as $$
begin
  raise exception '%: what was published, answered, done or signed is never changed', tg_table_name;
end $$;
create trigger announcement_version_stays before update or delete on announcement_version
  for each row execute function coordination_stays();
create trigger announcement_recipient_stays before update or delete on announcement_recipient
  for each row execute function coordination_stays();

create function announcement_receipt_stays() returns trigger language plpgsql as $$
begin
  if old.confirmed_at is not null or new.read_at <> old.read_at then
    raise exception 'announcement_receipt: a receipt is never changed';
  end if;
  return new;
end $$;
create trigger announcement_receipt_stays before update on announcement_receipt
  for each row execute function announcement_receipt_stays();
