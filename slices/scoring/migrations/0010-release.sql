-- When a run was released to the units (n4.4a): before it each sees only its own territory's scores. Withdrawn, never removed.
create table scoring_release (
  campaign        text not null,
  run_id          text not null,
  released_by     text not null,
  released_at     timestamptz not null,
  reason          text not null,
  withdrawn_by    text,
  withdrawn_at    timestamptz,
  withdraw_reason text,
  primary key (campaign, run_id, released_at)
);

create unique index scoring_release_open on scoring_release (campaign, run_id) where withdrawn_at is null;
