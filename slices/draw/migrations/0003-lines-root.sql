-- One hash over sizes and lines of all strata (rules/draw/lines-root.ts), published with the commitment: what who sees no lines can
-- hold a folder against. Null: committed before it was published; experts and enterprises, whose lists have hashes of their own.
alter table draw_round add column lines_root text;

create or replace function draw_round_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a round of the draw is never deleted'; end if;
  if old.commitment is not null and (new.commitment, new.universe_hash, new.committed_at, new.purpose, new.strata, new.data_version,
      new.lines_root, new.recusal_hash, new.strata_hash)
    is distinct from (old.commitment, old.universe_hash, old.committed_at, old.purpose, old.strata, old.data_version,
      old.lines_root, old.recusal_hash, old.strata_hash)
    then raise exception 'a published commitment is never changed'; end if;
  if old.seed is not null and (new.seed, new.seeded_at) is distinct from (old.seed, old.seeded_at)
    then raise exception 'a round has one seed'; end if;
  if old.drawn_at is not null and new.drawn_at is distinct from old.drawn_at
    then raise exception 'a round is drawn once'; end if;
  if old.void_at is not null then raise exception 'a void round is never changed'; end if;
  return new;
end $$;
