-- A data directory and its database are a demonstration or real for ever: written at the first start.
create table installation (
  one      boolean primary key default true check (one),
  mode     text not null check (mode in ('demonstration', 'real')),
  begun_at timestamptz not null
);

-- The one-time link that makes the first administrator; a new one only while there is none. Only its SHA-256 is kept.
create table first_administrator_link (
  secret_hash text primary key,
  made_at     timestamptz not null,
  ended_at    timestamptz,
  person      text references person (id)
);

-- The certificate under which the officers' register knows the person, and how to reach them: personal content.
alter table person add column certificate text;
alter table person add column contact text;
create index person_certificate on person (certificate);

-- A file of accounts: looked through, then kept whole or not at all.
create table account_import (
  id          text primary key,
  file_hash   text not null,
  file_name   text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  rows        integer not null,
  errors      integer not null,
  kept_by     text,
  kept_at     timestamptz
);
alter table person add column import_id text references account_import (id);
create index person_import on person (import_id);

-- A recovery that two people agreed to: its link is shown once to the second of them.
create table recovery (
  approval text primary key,
  person   text not null references person (id),
  agreed_by text not null,
  agreed_at timestamptz not null,
  shown_at timestamptz
);
