-- Who may sign in. Demonstration personas are synthetic; secret_hash is SHA-256 of the sign-in link's secret.
create table person (
  id            text primary key,
  name          text not null,
  role          text not null,
  unit          text not null,
  demonstration boolean not null,
  secret_hash   text unique,
  created_at    timestamptz not null
);
