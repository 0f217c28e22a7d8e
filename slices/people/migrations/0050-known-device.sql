-- Browsers that a person has signed in from, so that a sign-in from another is told. Only a digest of what a browser calls
-- itself is kept, without its version numbers.
create table known_device (
  person   text not null references person (id) on delete cascade,
  device   text not null,
  first_at timestamptz not null,
  primary key (person, device)
);
