-- Versions of a campaign's definition (n3.1.2, n3.2.1): never edited; the newest counts, a run keeps the one it was made by.
create table campaign_definition (
  campaign text not null,
  version  integer not null,
  -- SHA-256 of the canonical form; shown on every result.
  hash     text not null,
  -- {definition, clauses, readings}; json, not jsonb: it stays as it was written.
  document json not null,
  -- The files it was read from, [{name, text}]; null where it was made here.
  files    json,
  why      text not null,
  made_by  text,
  made_at  timestamptz not null,
  primary key (campaign, version)
);
