-- A case file (a1.1a-f, n1.3): its text is JSON of the contract, kept as versions that are never changed. What is computed from
-- the newest version (party, days, findings) stands beside it so that lists need not read the texts.
create table case_file (
  campaign         text not null,
  -- Made by the client, so that opening may be repeated.
  id               text not null,
  number           text not null,
  unit             text not null,
  type             text not null,
  party            text not null,
  decided          date,
  in_window        boolean,
  published        date,
  published_url    text,
  publish_due      date,
  -- Working days after the last day to publish; 0: in time; null: not published, or nothing to publish yet.
  days_late        integer,
  -- The row of the register of cases that it was opened from, as it stood; null: opened without one.
  register_key     text,
  register_version integer,
  register_row     jsonb,
  version          integer not null,
  hash             text not null,
  -- Hash of what happened, without number and unit: the same case under two numbers has one.
  fingerprint      text,
  state            text not null check (state in ('untouched', 'incomplete', 'questions', 'done')),
  form_problems    integer not null,
  fatal            integer not null,
  errors           integer not null,
  warnings         integer not null,
  asks             integer not null,
  -- Hash of the rules, limits and days that it was checked with.
  checked_with     text not null,
  opened_by        text not null,
  opened_at        timestamptz not null,
  saved_by         text not null,
  saved_at         timestamptz not null,
  primary key (campaign, id)
);
create index case_file_unit on case_file (campaign, unit, type);
create index case_file_number on case_file (campaign, number);
create index case_file_fingerprint on case_file (campaign, fingerprint);

create table case_file_version (
  campaign text not null,
  file     text not null,
  version  integer not null,
  document text not null,
  hash     text not null,
  origin   text not null check (origin in ('opened', 'typed', 'imported', 'merged')),
  reason   text,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (campaign, file, version)
);
create function case_file_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a case file is never changed';
end $$;
create trigger case_file_version_stays before update on case_file_version
  for each row execute function case_file_version_stays();

-- What a second editor wrote on an older version: kept whole until somebody has joined it with the newest (capability 26).
create table case_file_aside (
  campaign   text not null,
  file       text not null,
  id         text not null,
  base       integer not null,
  document   text not null,
  saved_by   text not null,
  saved_at   timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  settled_in integer,
  primary key (campaign, file, id)
);

-- What the checker found in the newest version.
create table case_file_finding (
  campaign  text not null,
  file      text not null,
  place     integer not null,
  rule      text not null,
  severity  text not null,
  certainty text not null,
  document  text,
  expected  text not null,
  found     text,
  basis     text not null,
  clause    text not null,
  primary key (campaign, file, place)
);
create index case_file_finding_rule on case_file_finding (campaign, rule);

-- A person accepts an officer's explanation, or does not. It counts for that very text.
create table case_file_judgement (
  campaign   text not null,
  file       text not null,
  id         bigint generated always as identity,
  rule       text not null,
  text_hash  text not null,
  accepted   boolean not null,
  reason     text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (campaign, file, id)
);

-- The page of the local site as it was captured (a1.1b, n5.4a).
create table case_file_capture (
  campaign    text not null,
  file        text not null,
  id          bigint generated always as identity,
  sha256      text not null,
  file_name   text not null,
  size        bigint not null,
  url         text not null,
  captured_on date not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (campaign, file, id)
);

-- A file stands in a slot of the campaign (a1.1c, a1.1f); what was withdrawn or declared ineligible stays with its reason.
create table case_file_entry (
  campaign    text not null,
  id          text not null,
  unit        text not null,
  slot_type   text not null,
  slot_source text not null,
  file        text not null,
  version     integer not null,
  hash        text not null,
  reason      text not null,
  put_by      text not null,
  put_at      timestamptz not null,
  state       text not null check (state in ('standing', 'withdrawn', 'ineligible')),
  ended_by    text,
  ended_at    timestamptz,
  end_reason  text,
  primary key (campaign, id)
);
create unique index case_file_entry_slot on case_file_entry (campaign, unit, slot_type, slot_source) where state = 'standing';
create unique index case_file_entry_file on case_file_entry (campaign, file) where state = 'standing';

-- The supervisors' guidance on a file (n3.5.3), answered by the unit, resolved by a supervisor; each word is a step.
create table case_file_guidance (
  campaign   text not null,
  id         text not null,
  file       text not null,
  rule       text,
  document   text,
  state      text not null check (state in ('open', 'answered', 'resolved')),
  written_by text not null,
  written_at timestamptz not null,
  primary key (campaign, id)
);
create index case_file_guidance_file on case_file_guidance (campaign, file);
create table case_file_guidance_step (
  campaign text not null,
  guidance text not null,
  place    integer not null,
  kind     text not null check (kind in ('write', 'answer', 'return', 'resolve')),
  body     text not null,
  said_by  text not null,
  said_at  timestamptz not null,
  primary key (campaign, guidance, place)
);
