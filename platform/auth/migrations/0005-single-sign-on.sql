-- Who a person is at a provider (OpenID Connect): issuer and subject together, never a name or an address.
create table single_sign_on_identity (
  issuer    text not null,
  subject   text not null,
  person    text not null,
  linked_at timestamptz not null,
  -- Who confirmed the match; null: the installation's setting did.
  linked_by text,
  used_at   timestamptz,
  primary key (issuer, subject)
);

create index single_sign_on_identity_person on single_sign_on_identity (person);

-- Proven at the provider, known to nobody here: waits for an administrator. Name and login are what the provider says.
create table single_sign_on_arrival (
  id       text primary key,
  provider text not null,
  issuer   text not null,
  subject  text not null,
  name     text,
  login    text,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  unique (issuer, subject)
);

-- A sign-in that is at the provider: once, for ten minutes. State, nonce and PKCE verifier are sealed.
create table single_sign_on_step (
  token_hash text primary key,
  provider   text not null,
  sealed     text not null,
  -- Set where somebody who is signed in links an identity to the own account.
  person     text,
  expires_at timestamptz not null
);

create index single_sign_on_step_expires on single_sign_on_step (expires_at);

-- The provider that stood for the password; null: it was the password.
alter table sign_in_step add column provider text;
alter table session add column provider text;
