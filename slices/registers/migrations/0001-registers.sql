-- Registers as imported (a1.2b, a1.2c, a1.4d, capability 88, 95). An import is a version of its campaign's data; a row is
-- never edited: a later version ends it (`until`) and adds its successor (`since`). State at version v: since <= v < until.

create table register_import (
  campaign text not null,
  id text not null,
  register text not null,
  status text not null check (status in ('reading', 'checked', 'keeping', 'kept', 'failed', 'discarded')),
  file_name text not null,
  file_hash text not null,
  file_size bigint not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  -- amend: rows that are not in the file stay; replace: they end.
  mode text not null default 'amend' check (mode in ('amend', 'replace')),
  rows_read integer not null default 0,
  rows_total integer,
  -- What was recognised: sheet, header row, columns, amount unit, skipped rows; and the counts new / changed / same / removed.
  summary jsonb not null default '{}',
  version integer,
  kept_by text,
  kept_at timestamptz,
  reason text,
  problem text,
  primary key (campaign, id)
);
create unique index register_import_version on register_import (campaign, version) where version is not null;

create table register_import_error (
  campaign text not null,
  import_id text not null,
  seq integer not null,
  row integer not null,
  column_name text not null,
  value text not null,
  message text not null,
  primary key (campaign, import_id, seq)
);

-- What a version changed, row by row: before is null for a new row, after for a removed one.
create table register_change (
  campaign text not null,
  version integer not null,
  seq integer not null,
  register text not null,
  key text not null,
  before jsonb,
  after jsonb,
  primary key (campaign, version, seq)
);

-- A person's decisions that are kept: an unknown header is this column, an unknown name is this unit.
create table register_mapping (
  campaign text not null,
  register text not null,
  kind text not null check (kind in ('column', 'unit')),
  written text not null,
  meaning text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (campaign, register, kind, written)
);

create table unit_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  code text not null, name text not null, level text not null, parent text not null,
  state_controlled numeric not null, key_monitored numeric not null, list_year text not null,
  primary key (campaign, key, since)
);
create table officer_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  certificate text not null, name text not null, unit text not null,
  primary key (campaign, key, since)
);
create table case_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  number text not null, unit text not null, type text not null, decided date not null, fine numeric not null,
  primary key (campaign, key, since)
);
create index case_row_unit on case_row (campaign, unit, type);
create table file_score_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  number text not null, unit text not null, type text not null, source text not null, expert text not null, score numeric not null,
  primary key (campaign, key, since)
);
create table report_score_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  report text not null, certificate text not null, industry text not null, expert text not null, score numeric not null,
  primary key (campaign, key, since)
);
create table exam_score_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  certificate text not null, score numeric not null,
  primary key (campaign, key, since)
);
create table nomination_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  category text not null, unit text not null, certificate text not null, industry text not null,
  material1 text not null, material2 text not null, integrity_proof boolean not null, verified_report boolean not null,
  primary key (campaign, key, since)
);
create table figure_row (
  campaign text not null, key text not null, since integer not null, until integer,
  import_id text not null, row integer not null,
  unit text not null, figure text not null, period text not null, value numeric not null,
  primary key (campaign, key, since)
);
