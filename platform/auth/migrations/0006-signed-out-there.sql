-- Whose identity began the session, and the provider's own name of its session there: by these the provider ends it.
alter table session add column subject text;
alter table session add column sid text;
alter table sign_in_step add column subject text;
alter table sign_in_step add column sid text;

create index session_subject on session (provider, subject);

-- Sign-outs that providers told: each token counts once.
create table single_sign_on_sign_out (
  issuer     text not null,
  token_hash text not null,
  expires_at timestamptz not null,
  primary key (issuer, token_hash)
);
