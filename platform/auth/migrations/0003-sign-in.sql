-- What a person proves who they are with. No secret stands here in clear: passwords as Argon2id strings, links and steps
-- as SHA-256, the secret of the one-time codes sealed with the installation's key, recovery codes as keyed digests.
create table password (
  person text primary key,
  hash   text not null,
  set_at timestamptz not null
);

-- One use, for a time; a newer one of the same person supersedes it.
create table set_up_link (
  secret_hash text primary key,
  person      text not null,
  why         text not null check (why in ('first-use', 'recovery', 'administrator')),
  made_by     text,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  end_reason  text check (end_reason in ('used', 'superseded', 'withdrawn'))
);

create index set_up_link_person on set_up_link (person);

-- confirmed_at is null while the person has not typed a first code; last_step is the step of the last code taken.
create table one_time_code (
  person       text primary key,
  sealed       text not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0
);

create table recovery_code (
  person  text not null,
  digest  text not null,
  used_at timestamptz,
  primary key (person, digest)
);

-- Between the password and the second factor: who has got so far, for five minutes.
create table sign_in_step (
  token_hash text primary key,
  person     text not null,
  kind       text not null check (kind in ('second', 'enrol')),
  expires_at timestamptz not null
);

create index sign_in_step_expires on sign_in_step (expires_at);

-- Failures in a row of an account (a digest of the login as typed, whether or not it exists) or an address.
create table sign_in_guard (
  key           text primary key,
  failures      integer not null,
  last_at       timestamptz not null,
  blocked_until timestamptz
);

-- Told to the account's owner at the next sign-in.
create table sign_in_failure (
  id      bigint generated always as identity primary key,
  account text not null,
  at      timestamptz not null,
  address text not null,
  step    text not null
);

create index sign_in_failure_account on sign_in_failure (account, at);
create index sign_in_failure_at on sign_in_failure (at);

create table last_sign_in (
  person  text primary key,
  post    text not null,
  at      timestamptz not null,
  method  text not null,
  address text not null,
  device  text not null
);

-- Failures since the sign-in before, and when that was.
alter table session add column failed_before integer not null default 0;
alter table session add column previous_at timestamptz;
