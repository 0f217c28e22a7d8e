-- Format 2: who somebody stood in for, under which post, and personal content as salted digests only. Several chains may
-- stand beside each other ('main', 'reads'). Entries and links of format 1 stay as they are and verify as before.
alter table audit_entry add column format smallint not null default 1 check (format in (1, 2));
alter table audit_entry alter column format drop default;
alter table audit_entry add column chain text not null default 'main';
alter table audit_entry alter column chain drop default;
alter table audit_entry add column post text;
alter table audit_entry add column acting_for text;
-- Canonical JSON: [{"class","digest","hash","keepUntil"}], one for each row of audit_personal; null: none.
alter table audit_entry add column personal text;

create index audit_entry_at on audit_entry (at);
create index audit_entry_who on audit_entry (who, id);
create index audit_entry_verb on audit_entry (verb, id);

alter table audit_link add column chain text not null default 'main';
alter table audit_link alter column chain drop default;
alter table audit_link drop constraint audit_link_pkey;
alter table audit_link add primary key (chain, place);
-- What the link was hashed with; each keeps its own when the installation takes another.
alter table audit_link add column suite text not null default 'sha256';
alter table audit_link alter column suite drop default;

-- Entries that have no link yet, so that the linking never searches the whole log. Only a queue: an entry that is in
-- neither is found by the verification.
create table audit_waiting (
  entry bigint primary key references audit_entry (id),
  chain text not null
);
insert into audit_waiting (entry, chain)
  select id, chain from audit_entry e where not exists (select from audit_link l where l.entry = e.id);

-- What an entry knows of a person, apart from it, so that it can be deleted on its date while the chain still verifies.
create table audit_personal (
  entry      bigint not null references audit_entry (id),
  item       int not null,
  class      text not null,
  keep_until date not null,
  -- Whom it is about ('person:…', 'certificate:…'), so that the person can be told.
  subject    text,
  content    text not null,
  primary key (entry, item)
);
create index audit_personal_due on audit_personal (keep_until);
create index audit_personal_subject on audit_personal (subject, entry);

-- Without its salt a digest can't be guessed; it goes with the content.
create table audit_salt (
  entry bigint not null,
  item  int not null,
  salt  text not null,
  primary key (entry, item),
  foreign key (entry, item) references audit_personal (entry, item) on delete cascade
);

create function audit_refuse_update() returns trigger language plpgsql as $$
begin
  raise exception 'personal content of the audit log is kept or deleted, never changed: % on % is refused', tg_op, tg_table_name;
end
$$;
create trigger audit_personal_never_changed before update on audit_personal
  for each row execute function audit_refuse_update();
create trigger audit_personal_never_emptied before truncate on audit_personal
  for each statement execute function audit_refuse_update();
create trigger audit_salt_never_changed before update on audit_salt
  for each row execute function audit_refuse_update();
create trigger audit_salt_never_emptied before truncate on audit_salt
  for each statement execute function audit_refuse_update();

-- A day's root: `text` is what was hashed and signed (canonical JSON); the rest repeats it for finding.
create table audit_root (
  chain      text not null,
  day        date not null,
  text       text not null,
  hash       text not null,
  signature  text not null,
  primary key (chain, day)
);

create table audit_key (
  fingerprint text primary key,
  signature   text not null,
  public_key  text not null,
  since       timestamptz not null
);

-- What was deleted on its date, or on a person's wish: signed like a root.
create table audit_deletion (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  text      text not null,
  hash      text not null,
  signature text not null
);

create trigger audit_root_only_grows before update or delete on audit_root
  for each row execute function audit_refuse_change();
create trigger audit_root_never_emptied before truncate on audit_root
  for each statement execute function audit_refuse_change();
create trigger audit_key_only_grows before update or delete on audit_key
  for each row execute function audit_refuse_change();
create trigger audit_key_never_emptied before truncate on audit_key
  for each statement execute function audit_refuse_change();
create trigger audit_deletion_only_grows before update or delete on audit_deletion
  for each row execute function audit_refuse_change();
create trigger audit_deletion_never_emptied before truncate on audit_deletion
  for each statement execute function audit_refuse_change();
