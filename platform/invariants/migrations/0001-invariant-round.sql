-- One round over all invariants: which did not hold, and what broke them. A round is never changed.
create table invariant_round (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by_person text,
  checked integer not null,
  broken jsonb not null,
  took_ms integer not null
);

create trigger invariant_round_only_grows before update or delete on invariant_round
  for each row execute function audit_refuse_change();
