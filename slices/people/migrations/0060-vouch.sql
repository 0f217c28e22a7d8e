-- Somebody who was never in the same hands, or the operator at the machine, says that the account is its holder's own.
create table vouch (
  id         bigint generated always as identity primary key,
  person     text not null,
  vouched_by text,
  vouched_at timestamptz not null
);

create index vouch_person on vouch (person, vouched_at);
