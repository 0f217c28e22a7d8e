-- Acting for somebody: the holder of a post, or the administrator of its unit, lets another person act under it for a
-- time. The stand-in signs in as themselves; screens and log show both. Delegations end; they are never deleted.
create table delegation (
  id         text primary key,
  post       text not null references post (id),
  to_person  text not null references person (id),
  from_day   date not null,
  until_day  date not null,
  -- May tell of an illness: it stands here, not in the log.
  reason     text not null,
  given_by   text not null,
  given_at   timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  end_reason text,
  check (until_day >= from_day)
);

create index delegation_to_person on delegation (to_person);
create index delegation_post on delegation (post);
