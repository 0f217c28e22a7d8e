-- Site inspection and inquiry records (n2.2a, a1.1a). What an officer wrote is kept as versions that name the versions they
-- were written on: two devices that changed the same one leave two heads, and a person decides.
create table field_record (
  campaign  text not null,
  -- Made by the device, so that sending twice makes one.
  id        text not null,
  unit      text not null,
  kind      text not null check (kind in ('现场检查笔录', '调查询问笔录')),
  party     text not null,
  bank      text not null,
  -- 'YYYY-MM-DDTHH:MM' as the record says, or ''.
  began     text not null,
  ended     text not null,
  state     text not null check (state in ('draft', 'printed', 'signed', 'refused-noted', 'absent-noted')),
  -- More than one: two texts wait for a person's decision.
  heads     integer not null,
  supplements text not null,
  made_by   text not null,
  made_at   timestamptz not null,
  changed_at timestamptz not null,
  primary key (campaign, id)
);
create index field_record_unit on field_record (campaign, unit, changed_at);

create table field_record_version (
  campaign    text not null,
  record      text not null,
  -- Made by the device.
  id          text not null,
  place       integer not null,
  parents     text[] not null,
  content     jsonb not null,
  by_person   text not null,
  device      text,
  reason      text not null,
  claimed_at  timestamptz not null,
  received_at timestamptz not null,
  primary key (campaign, record, id)
);

-- The template and the name of the unit under which a device laid a record out: its hash comes back with the printing.
create table field_record_kit (
  hash text primary key,
  kit  jsonb not null
);

-- A text as it was printed, sheet by sheet; hash and marks stand on the paper.
create table field_record_printing (
  campaign    text not null,
  record      text not null,
  hash        text not null,
  place       integer not null,
  version     text not null,
  sheets      jsonb not null,
  by_person   text not null,
  claimed_at  timestamptz not null,
  received_at timestamptz not null,
  primary key (campaign, record, hash)
);

create table field_record_signing (
  campaign    text not null,
  record      text not null,
  hash        text not null,
  version     text not null,
  signing     jsonb not null,
  by_person   text not null,
  claimed_at  timestamptz not null,
  received_at timestamptz not null,
  primary key (campaign, record)
);

-- Photographs that have arrived, by the hash that the device took.
create table field_record_file (
  campaign    text not null,
  sha256      text not null,
  unit        text not null,
  size        bigint not null,
  by_person   text not null,
  received_at timestamptz not null,
  primary key (campaign, sha256, unit)
);

create function field_record_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'what a record said, was printed as and how it was signed is never changed';
end $$;
create trigger field_record_version_fixed before update or delete on field_record_version for each row execute function field_record_is_fixed();
create trigger field_record_printing_fixed before update or delete on field_record_printing for each row execute function field_record_is_fixed();
create trigger field_record_signing_fixed before update or delete on field_record_signing for each row execute function field_record_is_fixed();
