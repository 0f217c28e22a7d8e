-- The link of an account that decides opens nothing without a code, which another person is shown. The code is kept as a
-- keyed digest; each guess is counted before it is judged.
alter table set_up_link
  add column two_part    boolean not null default false,
  add column code_digest text,
  add column code_by     text,
  add column code_at     timestamptz,
  add column code_tries  integer not null default 0;
