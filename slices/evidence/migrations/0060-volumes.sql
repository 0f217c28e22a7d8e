-- Scanned volumes of case files: files as they came, their pages, and the seals over them (n2.2a, a1.1a).
create table volume (
  campaign   text not null,
  id         text not null,
  case_file  text not null,
  unit       text not null,
  title      text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (campaign, id)
);
create index volume_case_file on volume (campaign, case_file);
create index volume_unit on volume (campaign, unit);

create table volume_file (
  campaign    text not null,
  volume      text not null,
  place       integer not null,
  name        text not null,
  type        text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  size        bigint not null,
  sha256      text not null,
  sm3         text not null,
  pages       integer not null,
  -- Bytes of the pages that were taken out of it as files of their own.
  page_bytes  bigint not null,
  claims      jsonb,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (campaign, volume, place),
  unique (campaign, volume, sha256)
);

create table volume_page (
  campaign      text not null,
  volume        text not null,
  id            text not null,
  file          integer not null,
  file_page     integer not null,
  sha256        text not null,
  sm3           text not null,
  size          bigint not null,
  -- What the page shows, apart from its packing: two alike are doubles.
  look          text not null,
  looks_blank   boolean not null,
  -- Order in the volume; the number counts the pages that are not taken out.
  place         integer not null,
  turn          integer not null check (turn in (0, 90, 180, 270)),
  document      text,
  removed_by    text,
  removed_at    timestamptz,
  removed_why   text,
  primary key (campaign, volume, id),
  foreign key (campaign, volume, file) references volume_file (campaign, volume, place)
);
create index volume_page_order on volume_page (campaign, volume, place);

-- A seal is the manifest as it was sealed; breaking it is written beside it, once.
create table volume_seal (
  campaign   text not null,
  volume     text not null,
  version    integer not null,
  manifest   text not null,
  hash_name  text not null,
  hash       text not null,
  pages      integer not null,
  signed     jsonb,
  reason     text not null,
  sealed_by  text not null,
  sealed_at  timestamptz not null,
  broken_by  text,
  broken_at  timestamptz,
  broken_why text,
  primary key (campaign, volume, version)
);

create function volume_seal_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a seal is never deleted'; end if;
  if old.broken_at is not null or new.broken_at is null
    or (new.campaign, new.volume, new.version, new.manifest, new.hash_name, new.hash, new.pages, new.reason, new.sealed_by, new.sealed_at)
      is distinct from
      (old.campaign, old.volume, old.version, old.manifest, old.hash_name, old.hash, old.pages, old.reason, old.sealed_by, old.sealed_at)
  then raise exception 'a seal is never changed; it can be broken once'; end if;
  return new;
end $$;
create trigger volume_seal_stays before update or delete on volume_seal for each row execute function volume_seal_stays();

-- Under a seal that holds neither files nor pages change, whoever asks.
create function volume_under_seal() returns trigger language plpgsql as $$
declare
  touched record;
begin
  if tg_op = 'DELETE' then touched := old; else touched := new; end if;
  if exists (select 1 from volume_seal s where s.campaign = touched.campaign and s.volume = touched.volume and s.broken_at is null)
  then raise exception 'the volume is sealed'; end if;
  return touched;
end $$;
create trigger volume_file_under_seal before insert or update or delete on volume_file for each row execute function volume_under_seal();
create trigger volume_page_under_seal before insert or update or delete on volume_page for each row execute function volume_under_seal();

-- A file on its way in parts; the parts' bytes lie in the file store until the file is whole.
create table evidence_upload (
  campaign   text not null,
  id         text not null,
  volume     text not null,
  unit       text not null,
  name       text not null,
  size       bigint not null,
  part_bytes integer not null,
  state      text not null check (state in ('receiving', 'reading', 'refused')),
  begun_by   text not null,
  touched_at timestamptz not null,
  job        text,
  refusal    jsonb,
  primary key (campaign, id)
);
create index evidence_upload_volume on evidence_upload (campaign, volume);
create index evidence_upload_unit on evidence_upload (campaign, unit);
create table evidence_upload_part (
  campaign text not null,
  upload   text not null,
  part     integer not null,
  sha256   text not null,
  size     integer not null,
  primary key (campaign, upload, part),
  foreign key (campaign, upload) references evidence_upload (campaign, id) on delete cascade
);
