-- Long work: asked for in the transaction of the write that needs it, done by whichever process takes it first.
create table job (
  id          uuid primary key,
  kind        text not null,
  input       text not null,
  state       text not null check (state in ('queued', 'running', 'done', 'failed')),
  rows_done   bigint not null default 0,
  rows_of     bigint,
  result      text,
  failure     text,
  actor       text,
  attempts    integer not null default 0,
  queued_at   timestamptz not null,
  started_at  timestamptz,
  seen_at     timestamptz,
  finished_at timestamptz
);

create index job_waiting on job (queued_at) where state in ('queued', 'running');
