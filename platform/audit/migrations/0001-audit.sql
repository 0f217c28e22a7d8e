-- Append-only. An entry is written in the transaction of the write it tells of; the chain over the entries is linked
-- soon after, in batches, so that writers do not wait for each other.
create table audit_entry (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  campaign text,
  who      text,
  role     text,
  verb     text not null,
  object   text not null,
  summary  text not null
);

create index audit_entry_object on audit_entry (object, id);

create table audit_link (
  place    bigint primary key,
  entry    bigint not null unique references audit_entry (id),
  previous text not null,
  hash     text not null
);

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows: % on % is refused', tg_op, tg_table_name;
end
$$;

create trigger audit_entry_only_grows before update or delete on audit_entry
  for each row execute function audit_refuse_change();
create trigger audit_entry_never_emptied before truncate on audit_entry
  for each statement execute function audit_refuse_change();
create trigger audit_link_only_grows before update or delete on audit_link
  for each row execute function audit_refuse_change();
create trigger audit_link_never_emptied before truncate on audit_link
  for each statement execute function audit_refuse_change();
