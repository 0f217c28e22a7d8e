-- What people are told by the house: to a person, to whoever holds a post, or to all who have a right (an audience: a verb,
-- or a kind of approval) as far as it reaches the unit. Who has read which stays as a receipt.
create table notice (
  id          bigint generated always as identity primary key,
  to_person   text,
  to_post     text,
  to_audience text,
  unit        text,
  -- Who did what it tells of: that person is not told of it.
  by_person   text,
  campaign    text,
  kind        text not null,
  details     jsonb not null,
  object      text not null,
  at          timestamptz not null,
  check (num_nonnulls(to_person, to_post, to_audience) = 1)
);
create index notice_to_person on notice (to_person, id) where to_person is not null;
create index notice_to_post on notice (to_post, id) where to_post is not null;
create index notice_to_audience on notice (to_audience, id) where to_audience is not null;
create index notice_at on notice (at);

create table notice_read (
  notice  bigint not null references notice (id) on delete cascade,
  person  text not null,
  post    text not null,
  read_at timestamptz not null,
  primary key (notice, person)
);
create index notice_read_person on notice_read (person, notice);
