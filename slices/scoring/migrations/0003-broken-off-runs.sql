-- Trees are written before their run counts, so that nobody waits for them. Of a run that broke off before it counted they may be removed.
create or replace function scoring_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'scoring_run' and tg_op = 'UPDATE'
    and to_jsonb(old) -> 'second' = 'null'::jsonb and to_jsonb(new) -> 'second' <> 'null'::jsonb
    and (to_jsonb(new) - 'second') = (to_jsonb(old) - 'second') then
    return new;
  end if;
  if tg_table_name = 'scoring_reason' and tg_op = 'DELETE' then
    if not exists (select 1 from scoring_run r where r.campaign = old.campaign and r.id = old.run_id) then
      return old;
    end if;
  end if;
  raise exception '% on % is refused: a scoring run is immutable', tg_op, tg_table_name;
end $$;
