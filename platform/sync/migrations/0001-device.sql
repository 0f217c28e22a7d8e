-- A device that writes while the network is away (platform/offline). `recovery` opens what it has stored when the PIN is
-- forgotten: sealed under the installation's key, and told only to its owner after a sign-in.
create table device (
  id       text primary key,
  person   text not null,
  name     text not null,
  made_at  timestamptz not null,
  recovery text not null
);
create index device_person on device (person);

-- What a device sent, once each and in order: the receipt is what it is told when it asks again.
create table device_change (
  device      text not null,
  stream      text not null,
  seq         integer not null check (seq > 0),
  id          text not null,
  kind        text not null,
  -- What the device's clock said: a claim. `received_at` is the server's.
  claimed_at  timestamptz not null,
  received_at timestamptz not null,
  outcome     jsonb not null,
  primary key (device, stream, seq)
);
create unique index device_change_id on device_change (device, stream, id);
