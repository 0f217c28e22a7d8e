-- (json, not jsonb: the bytes of a result are what its hash is of.)
-- Scoring runs (n4.4a, a1.4c, capabilities 95, 110-112). A run is immutable: definition, inputs, engine, all values and reasons.

create table scoring_run (
  campaign text not null,
  id text not null,
  seq integer not null,
  -- Version of the registers it rests on, with the files of each register (name, hash, import).
  data_version integer not null,
  inputs json not null,
  definition_hash text not null,
  definition json not null,
  engine text not null,
  made_by text not null,
  made_at timestamptz not null,
  -- The document of the scoring command, whole.
  result json not null,
  result_hash text not null,
  -- Differences to the second, independent computation (plain SQL); null: not yet run.
  second jsonb,
  primary key (campaign, id),
  unique (campaign, seq)
);

-- One tree of reasons a unit or person, format lianbing-reasons-1.
create table scoring_reason (
  campaign text not null,
  run_id text not null,
  subject text not null,
  tree json not null,
  primary key (campaign, run_id, subject)
);

-- The copy that a freeze makes: result and inputs as they stood, by whom and why. Nothing in it points at living rows.
create table scoring_frozen (
  campaign text not null,
  id text not null,
  run_id text not null,
  purpose text not null,
  reason text not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  document json not null,
  document_hash text not null,
  primary key (campaign, id)
);

create table scoring_scenario (
  campaign text not null,
  id text not null,
  run_id text not null,
  title text not null,
  variation jsonb not null,
  effect jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (campaign, id)
);

-- Immutable: nothing of a run, its reasons or a frozen copy is changed or removed; only what the second computation found is added.
create function scoring_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'scoring_run' and tg_op = 'UPDATE' and (to_jsonb(new) - 'second') = (to_jsonb(old) - 'second') then
    return new;
  end if;
  raise exception '% on % is refused: a scoring run is immutable', tg_op, tg_table_name;
end $$;
create trigger scoring_run_immutable before update or delete on scoring_run for each row execute function scoring_refuse_change();
create trigger scoring_reason_immutable before update or delete on scoring_reason for each row execute function scoring_refuse_change();
create trigger scoring_frozen_immutable before update or delete on scoring_frozen for each row execute function scoring_refuse_change();
