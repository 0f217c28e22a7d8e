-- A round of the public draw (a1.1d, a1.1f). What is promised before the seed (hash, commitment), the seed, and the order are
-- written once; the triggers below refuse a second time, whoever asks.
create table draw_round (
  campaign      text not null,
  round         integer not null check (round between 1 and 999999999),
  purpose       text not null check (purpose in ('case-files', 'experts', 'enterprises')),
  -- The round that this one completes, with why; null: a first round.
  supplements   integer,
  reason        text not null,
  day           date not null,
  place         text not null,
  -- Posts, not people.
  witnesses     text[] not null,
  -- Declared strata of experts and enterprises: [{name, places}].
  strata        jsonb not null,
  set_by        text not null,
  set_at        timestamptz not null,
  -- The register that the lines were taken from, and the definition that says what is drawn.
  data_version  integer,
  definition    text,
  lines         integer,
  universe_hash text,
  recusal_hash  text,
  strata_hash   text,
  commitment    text,
  committed_by  text,
  committed_at  timestamptz,
  present       text[],
  present_at    timestamptz,
  seed          text,
  seeded_by     text,
  seeded_at     timestamptz,
  drawn_at      timestamptz,
  void_by       text,
  void_reason   text,
  void_at       timestamptz,
  primary key (campaign, round),
  check (seed is null or (commitment is not null and seeded_at >= committed_at)),
  check (drawn_at is null or seed is not null),
  check ((commitment is null) = (committed_at is null))
);
-- The same seed text never serves two rounds.
create unique index draw_round_seed on draw_round (campaign, seed) where seed is not null;

-- Unit × type, or a declared stratum (unit ''). `lines`: number TAB about LF, in the order of the canonical lines; `ordered`: the
-- numbers by ascending ticket, each followed by LF.
create table draw_stratum (
  campaign text not null,
  round    integer not null,
  unit     text not null,
  type     text not null,
  place    integer not null,
  places   integer not null check (places >= 0),
  size     integer not null,
  lines    text not null,
  lines_hash text not null,
  ordered  text,
  primary key (campaign, round, unit, type)
);

-- What a unit said of its own lines: looked, and perhaps confirmed, with the hash of what it saw.
create table draw_check (
  campaign     text not null,
  round        integer not null,
  unit         text not null,
  looked_by    text not null,
  looked_at    timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  lines_hash   text,
  primary key (campaign, round, unit)
);

create table draw_objection (
  campaign    text not null,
  round       integer not null,
  id          text not null,
  unit        text not null,
  kind        text not null check (kind in ('missing', 'wrong-type', 'not-ours')),
  number      text not null,
  type        text not null,
  reason      text not null,
  by_person   text not null,
  at          timestamptz not null,
  upheld      boolean,
  decision    text,
  decided_by  text,
  decided_at  timestamptz,
  primary key (campaign, round, id)
);
create index draw_objection_unit on draw_objection (campaign, round, unit);

-- Experts or enterprises of a round; `recused`: why this one is taken out before the commitment.
create table draw_candidate (
  campaign text not null,
  round    integer not null,
  id       text not null,
  name     text not null,
  stratum  text not null,
  recused  text,
  primary key (campaign, round, id)
);

-- The digits as one of two people entered them; the second entry either agrees and makes the seed, or both go.
create table draw_digits (
  campaign text not null,
  round    integer not null,
  post     text not null,
  digits   text not null,
  by_person text not null,
  at       timestamptz not null,
  primary key (campaign, round, post)
);

-- Photographs of the ceremony, the signed minutes, proofs of replacements.
create table draw_paper (
  campaign  text not null,
  round     integer not null,
  sha256    text not null,
  kind      text not null check (kind in ('photograph', 'signed-minutes')),
  name      text not null,
  size      bigint not null,
  by_person text not null,
  at        timestamptz not null,
  primary key (campaign, round, sha256)
);

create table draw_signature (
  campaign text not null,
  round    integer not null,
  post     text not null,
  minutes_hash text not null,
  by_person text not null,
  at       timestamptz not null,
  primary key (campaign, round, post)
);

create table draw_replacement (
  campaign  text not null,
  round     integer not null,
  unit      text not null,
  type      text not null,
  -- Which in the order steps in: 2, 3, …
  place     integer not null check (place >= 2),
  gone      text not null,
  taken     text not null,
  reason    text not null,
  proof     text,
  proof_name text,
  by_person text not null,
  at        timestamptz not null,
  primary key (campaign, round, unit, type, place)
);

create function draw_round_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a round of the draw is never deleted'; end if;
  if old.commitment is not null and (new.commitment, new.universe_hash, new.committed_at, new.purpose, new.strata, new.data_version)
    is distinct from (old.commitment, old.universe_hash, old.committed_at, old.purpose, old.strata, old.data_version)
    then raise exception 'a published commitment is never changed'; end if;
  if old.seed is not null and (new.seed, new.seeded_at) is distinct from (old.seed, old.seeded_at)
    then raise exception 'a round has one seed'; end if;
  if old.drawn_at is not null and new.drawn_at is distinct from old.drawn_at
    then raise exception 'a round is drawn once'; end if;
  if old.void_at is not null then raise exception 'a void round is never changed'; end if;
  return new;
end $$;
create trigger draw_round_is_once before update or delete on draw_round for each row execute function draw_round_once();

create function draw_stratum_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from draw_round r where r.campaign = old.campaign and r.round = old.round and r.commitment is not null)
      then raise exception 'frozen lines are never deleted'; end if;
    return old;
  end if;
  if (new.lines, new.size, new.places, new.place) is distinct from (old.lines, old.size, old.places, old.place)
    or (old.ordered is not null and new.ordered is distinct from old.ordered)
    then raise exception 'frozen lines and their order are never changed'; end if;
  return new;
end $$;
create trigger draw_stratum_is_once before update or delete on draw_stratum for each row execute function draw_stratum_once();

create function draw_kept() returns trigger language plpgsql as $$
begin
  raise exception 'what the draw has noted is never changed';
end $$;
create trigger draw_replacement_is_kept before update or delete on draw_replacement for each row execute function draw_kept();
create trigger draw_signature_is_kept before update or delete on draw_signature for each row execute function draw_kept();
