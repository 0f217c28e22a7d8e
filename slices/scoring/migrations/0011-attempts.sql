-- Runs that are being made: their trees are written before they count. What a killed process left is removed at the next start.
create table scoring_attempt (
  campaign text not null,
  id text not null,
  begun_at timestamptz not null,
  primary key (campaign, id)
);
