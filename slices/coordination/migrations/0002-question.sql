-- What a unit asks and the office answers (n3.1.1, n3.1.5). An answer is never changed: a later one supersedes it.
create table question (
  campaign   text not null,
  id         text not null check (id ~ '^[0-9a-z-]{8,60}$'),
  unit       text not null,
  clause     text,
  body       text not null,
  -- May the unit be named where the answer is published?
  names_unit boolean not null,
  state      text not null check (state in ('waiting', 'answered', 'published', 'taken-back')),
  -- What everybody reads where the answer is published.
  public_body text,
  taken_by   text,
  taken_at   timestamptz,
  asked_by   text not null,
  asked_at   timestamptz not null,
  primary key (campaign, id),
  check (state <> 'published' or public_body is not null)
);
create index question_unit on question (campaign, unit, state);
create index question_clause on question (campaign, clause) where state = 'published';

create table question_answer (
  campaign    text not null,
  question    text not null,
  place       integer not null check (place > 0),
  body        text not null,
  -- The question whose answer was taken over.
  reuses      text,
  -- Why an earlier answer no longer stands.
  why         text,
  published   boolean not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (campaign, question, place),
  foreign key (campaign, question) references question,
  check (place = 1 or why is not null)
);
create trigger question_answer_stays before update or delete on question_answer
  for each row execute function coordination_stays();
