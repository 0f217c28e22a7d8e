-- The act that breaks a seal changed nothing but a seal's signature, unseen: now the signature stays, too, and no table is emptied.
create or replace function volume_seal_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'a seal is never deleted'; end if;
  if old.broken_at is not null or new.broken_at is null or new.broken_by is null or new.broken_why is null
    or (to_jsonb(new) - array['broken_by', 'broken_at', 'broken_why']) is distinct from
      (to_jsonb(old) - array['broken_by', 'broken_at', 'broken_why'])
  then raise exception 'a seal is never changed; it can be broken once'; end if;
  return new;
end $$;
create trigger volume_seal_never_emptied before truncate on volume_seal
  for each statement execute function volume_seal_stays();
create trigger evidence_item_never_emptied before truncate on evidence_item
  for each statement execute function custody_is_only_added_to();
create trigger custody_event_never_emptied before truncate on custody_event
  for each statement execute function custody_is_only_added_to();
create trigger custody_answer_never_emptied before truncate on custody_answer
  for each statement execute function custody_is_only_added_to();
