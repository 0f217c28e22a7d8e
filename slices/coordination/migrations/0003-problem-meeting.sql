-- The register of problems (n3.1.6): each has an owner, a day and perhaps a clause that it blocks. Its steps are only added to;
-- `steps` counts them, so that who writes on an older one is told.
create table coordination_problem (
  campaign   text not null,
  id         text not null check (id ~ '^[0-9a-z-]{8,80}$'),
  unit       text not null,
  title      text not null,
  clause     text,
  origin     text not null check (origin in ('unit', 'meeting', 'visit', 'office')),
  meeting    text,
  -- A post, whoever holds it.
  owner      text not null,
  due        date not null,
  state      text not null check (state in ('open', 'closed', 'confirmed')),
  steps      integer not null,
  raised_by  text not null,
  raised_at  timestamptz not null,
  primary key (campaign, id)
);
create index coordination_problem_open on coordination_problem (campaign, state, due);

create table coordination_problem_step (
  campaign text not null,
  problem  text not null,
  place    integer not null check (place > 0),
  kind     text not null check (kind in ('raise', 'step', 'assign', 'close', 'confirm', 'reopen')),
  body     text not null,
  said_by  text not null,
  said_at  timestamptz not null,
  primary key (campaign, problem, place),
  foreign key (campaign, problem) references coordination_problem
);
create trigger coordination_problem_step_stays before update or delete on coordination_problem_step
  for each row execute function coordination_stays();

-- Minutes that were signed off: frozen with their hash. Before that they are a draft.
create table coordination_meeting (
  campaign  text not null,
  id        text not null check (id ~ '^[0-9a-z-]{8,60}$'),
  number    integer not null,
  rev       integer not null,
  day       date not null,
  title     text not null,
  content   jsonb not null,
  hash      text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (campaign, id),
  unique (campaign, number)
);
create trigger coordination_meeting_stays before update or delete on coordination_meeting
  for each row execute function coordination_stays();
