-- What an installation may set for a campaign; every change is a row, the newest counts.
create table organisation_setting (
  campaign           text not null,
  place              integer not null,
  liaisons_per_unit  integer not null check (liaisons_per_unit between 1 and 9),
  confirm_every_days integer not null check (confirm_every_days between 1 and 366),
  liaison_levels     text[] not null,
  set_by             text not null,
  set_at             timestamptz not null,
  reason             text not null,
  primary key (campaign, place)
);

-- A liaison says: I am still the one, and can be reached so (n3.1.5).
create table liaison_confirmation (
  campaign     text not null,
  post         text not null,
  person       text not null,
  confirmed_at timestamptz not null,
  primary key (campaign, post, confirmed_at)
);

-- Key monitored enterprises as a prefecture reports them (a1.2c). What the office accepts becomes a version of the
-- register of units; the report stays as it was handed in.
create table key_enterprise_report (
  campaign         text not null,
  id               bigint generated always as identity,
  unit             text not null,
  list_year        text not null,
  state_controlled integer not null check (state_controlled >= 0),
  key_monitored    integer not null check (key_monitored >= 0),
  note             text,
  reported_by      text not null,
  reported_at      timestamptz not null,
  state            text not null check (state in ('reported', 'accepted', 'returned', 'superseded')),
  decided_by       text,
  decided_at       timestamptz,
  reason           text,
  accepted_state_controlled integer,
  accepted_key_monitored    integer,
  import_id        text,
  primary key (campaign, id)
);
create index key_enterprise_report_unit on key_enterprise_report (campaign, unit, state);

-- A roster is a copy, never a filter: who was in post, or held a certificate, at that moment (n5.1, a1.4d).
create table roster (
  campaign     text not null,
  id           integer not null,
  purpose      text not null check (purpose in ('exam', 'participation')),
  title        text not null,
  reason       text not null,
  made_by      text not null,
  made_at      timestamptz not null,
  data_version integer not null,
  rows         integer not null,
  hash         text not null,
  primary key (campaign, id)
);
create table roster_row (
  campaign    text not null,
  roster      integer not null,
  place       integer not null,
  certificate text,
  person      text,
  name        text not null,
  unit        text not null,
  unit_name   text not null,
  primary key (campaign, roster, place)
);
create index roster_row_unit on roster_row (campaign, roster, unit);

create function roster_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen roster is never changed';
end $$;
create trigger roster_frozen before update or delete on roster for each row execute function roster_is_frozen();
create trigger roster_row_frozen before update or delete on roster_row for each row execute function roster_is_frozen();
