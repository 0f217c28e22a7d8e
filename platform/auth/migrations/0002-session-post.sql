-- A session acts under one post; `id` names it in lists (the token never leaves its owner), `method` says how the
-- person proved who they are, `seen_at` when it was last used.
delete from session;
alter table session add column id text not null unique;
alter table session add column post text not null;
alter table session add column method text not null;
alter table session add column device text not null default '';
alter table session add column address text not null default '';
alter table session add column seen_at timestamptz not null;

create index session_person on session (person);
