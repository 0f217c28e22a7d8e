-- Only the SHA-256 of a session's token is kept: whoever reads the table can't sign in with it.
create table session (
  token_hash text primary key,
  person     text not null,
  language   text check (language in ('zh-CN', 'en')),
  started_at timestamptz not null,
  expires_at timestamptz not null
);

create index session_expires on session (expires_at);
