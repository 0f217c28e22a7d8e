-- The stages of a campaign's life: preparing, open, review, closed. A row each time it is moved, never changed; the
-- newest counts, and a campaign without one is being prepared.
create table campaign_stage (
  campaign text not null,
  place    integer not null,
  stage    text not null check (stage in ('preparing', 'open', 'review', 'closed')),
  since    timestamptz not null,
  -- Who moved it; null: the system, for a demonstration. `approval`: the ask by which two persons moved it back.
  by       text,
  reason   text not null,
  approval text,
  primary key (campaign, place)
);

create function campaign_stage_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the stages of a campaign are a history: % on % is refused', tg_op, tg_table_name;
end
$$;

create trigger campaign_stage_only_grows before update or delete on campaign_stage
  for each row execute function campaign_stage_refuse_change();
