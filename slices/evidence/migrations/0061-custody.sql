-- Pieces of evidence, physical or digital, and who held them when. Only added to: the database refuses the rest.
create table evidence_item (
  campaign    text not null,
  id          text not null,
  case_file   text not null,
  unit        text not null,
  kind        text not null,
  title       text not null,
  description text not null,
  label       text not null,
  taken_where text not null,
  witnesses   text not null,
  pages       text[] not null,
  recorded_at timestamptz not null,
  primary key (campaign, id)
);
create index evidence_item_case_file on evidence_item (campaign, case_file);

-- `at`: when the person says it happened; `signed_at`: when the person said so, by the server's clock.
create table custody_event (
  campaign  text not null,
  item      text not null,
  id        text not null,
  place     integer not null,
  kind      text not null check (kind in ('taken', 'handed-over', 'given-out', 'taken-back', 'opened', 'returned', 'destroyed')),
  at        timestamptz not null,
  signed_at timestamptz not null,
  person    text not null,
  took_place text not null,
  recipient text,
  body      text,
  receipt   text,
  reason    text,
  note      text,
  primary key (campaign, item, id),
  unique (campaign, item, place),
  foreign key (campaign, item) references evidence_item (campaign, id)
);
create index custody_event_recipient on custody_event (campaign, recipient) where recipient is not null;

-- The second signature of a hand-over, or its refusal.
create table custody_answer (
  campaign  text not null,
  item      text not null,
  event     text not null,
  person    text not null,
  accepted  boolean not null,
  at        timestamptz not null,
  signed_at timestamptz not null,
  reason    text,
  primary key (campaign, item, event),
  foreign key (campaign, item, event) references custody_event (campaign, item, id)
);

create function custody_is_only_added_to() returns trigger language plpgsql as $$
begin
  raise exception 'the custody log is only added to';
end $$;
create trigger evidence_item_stays before update or delete on evidence_item for each row execute function custody_is_only_added_to();
create trigger custody_event_stays before update or delete on custody_event for each row execute function custody_is_only_added_to();
create trigger custody_answer_stays before update or delete on custody_answer for each row execute function custody_is_only_added_to();

-- What the file asserts, and what each assertion rests on.
create table evidence_fact (
  campaign   text not null,
  id         text not null,
  case_file  text not null,
  unit       text not null,
  place      integer not null,
  text       text not null,
  source     text,
  written_by text not null,
  written_at timestamptz not null,
  primary key (campaign, id)
);
create index evidence_fact_case_file on evidence_fact (campaign, case_file, place);
create table evidence_fact_target (
  campaign text not null,
  fact     text not null,
  kind     text not null check (kind in ('document', 'page', 'item')),
  target   text not null,
  primary key (campaign, fact, kind, target),
  foreign key (campaign, fact) references evidence_fact (campaign, id) on delete cascade
);
