-- Acts that take two persons: who asks, for what and why; another decides. Decided asks stay.
create table approval (
  id           text primary key,
  kind         text not null,
  campaign     text,
  unit         text,
  object       text not null,
  -- "values" of the ask: what is applied when it is approved.
  details      jsonb not null,
  reason       text not null,
  asked_by     text not null,
  asked_post   text not null,
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  state        text not null default 'asked' check (state in ('asked', 'approved', 'rejected', 'withdrawn', 'expired')),
  decided_by   text,
  decided_post text,
  decided_at   timestamptz,
  note         text,
  check ((state = 'asked') = (decided_at is null)),
  check (state not in ('approved', 'rejected') or decided_by is not null),
  check (state not in ('approved', 'rejected') or decided_by <> asked_by)
);

-- One open ask a kind and object.
create unique index approval_open on approval (kind, object, coalesce(campaign, '')) where state = 'asked';
create index approval_asked_by on approval (asked_by, asked_at);
