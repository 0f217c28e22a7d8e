-- What somebody asks to have corrected in their own data (PIPL art. 46), and the answer.
create table person_correction (
  id          bigint generated always as identity primary key,
  person      text not null references person (id),
  about       text not null,
  wanted      text not null,
  asked_at    timestamptz not null,
  answer      text,
  answered_by text references person (id),
  answered_at timestamptz
);
create index person_correction_person on person_correction (person, id);
