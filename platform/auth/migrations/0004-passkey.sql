-- A passkey (WebAuthn): only its public half is kept. `counter` counts the key's signatures; a signature that does not
-- count on tells of a copy: `suspect_at` closes the key for good.
create table passkey (
  id         text primary key,
  person     text not null,
  name       text not null,
  public_key text not null,
  counter    bigint not null,
  transports jsonb not null,
  -- May the key leave its device (kept by the maker of the telephone, say)?
  synced     boolean not null,
  added_at   timestamptz not null,
  used_at    timestamptz,
  suspect_at timestamptz
);

create index passkey_person on passkey (person);

-- What a key must sign: once, for five minutes. `person` is null while nobody has said who they are.
create table passkey_challenge (
  token_hash text primary key,
  challenge  text not null,
  purpose    text not null check (purpose in ('add', 'sign-in', 'second')),
  person     text,
  expires_at timestamptz not null
);

create index passkey_challenge_expires on passkey_challenge (expires_at);
