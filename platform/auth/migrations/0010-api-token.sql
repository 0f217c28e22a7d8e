-- Keys by which a program asks in place of a person: never more than the person may at that moment, at most what is named
-- here. Only the SHA-256 is kept. Ended keys stay, so that the log's entries can be told.
create table api_token (
  id         text primary key,
  token_hash text not null unique,
  name       text not null,
  person     text not null,
  post       text not null,
  verbs      jsonb not null,
  -- null: every campaign; null: whatever the post reaches.
  campaign   text,
  unit       text,
  writes     boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  ended_at   timestamptz,
  check (expires_at <= created_at + interval '366 days')
);

create index api_token_person on api_token (person, created_at);
