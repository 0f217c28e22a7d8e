-- What the second computation found is noted once: from nothing to a value, never from one value to another (n4.4a).
create or replace function scoring_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'scoring_run' and tg_op = 'UPDATE'
    and to_jsonb(old) -> 'second' = 'null'::jsonb and to_jsonb(new) -> 'second' <> 'null'::jsonb
    and (to_jsonb(new) - 'second') = (to_jsonb(old) - 'second') then
    return new;
  end if;
  raise exception '% on % is refused: a scoring run is immutable', tg_op, tg_table_name;
end $$;

-- n5.3: who answers for a county's first case of the supporting measures: a post, no name.
create table scoring_coverage_post (
  campaign text not null,
  unit text not null,
  post text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (campaign, unit)
);
