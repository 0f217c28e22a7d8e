-- Who entered the digits of the seed, and as which posts: two different persons (a1.1d). Null: seeded before this was asked.
alter table draw_round
  add column entered_by text[],
  add column entered_posts text[];

create function draw_seed_by_two() returns trigger language plpgsql as $$
begin
  if old.seed is null and new.seed is not null and (new.entered_by is null or cardinality(new.entered_by) <> 2
    or new.entered_by[1] = '' or new.entered_by[2] = '' or new.entered_by[1] = new.entered_by[2])
    then raise exception 'a seed is entered by two persons'; end if;
  if old.seed is not null and (new.entered_by, new.entered_posts) is distinct from (old.entered_by, old.entered_posts)
    then raise exception 'who entered a seed is never changed'; end if;
  return new;
end $$;
create trigger draw_seed_is_by_two before update on draw_round for each row execute function draw_seed_by_two();

-- 'own': the witness signed in and signed; 'paper': the office recorded a signature from the signed paper. Until now: paper.
alter table draw_signature add column hand text not null default 'paper' check (hand in ('own', 'paper'));
alter table draw_signature alter column hand drop default;
-- One person is one post.
create unique index draw_signature_own on draw_signature (campaign, round, by_person) where hand = 'own';
