-- What a dry run came to, until it is kept or discarded; columns c1 … c8 are the register's in the order of its table.
create table register_draft (
  campaign text not null,
  import_id text not null,
  key text not null,
  row integer not null,
  c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, c8 text,
  primary key (campaign, import_id, key)
);

-- How far the import reaches: the code of the importer's unit, whose territory alone it may touch; '' the whole campaign.
alter table register_import add column scope text not null default '';
create index register_import_hash on register_import (campaign, file_hash);

-- An error keeps what its sentence is made of, so that it is told in the reader's language.
alter table register_import_error add column code text not null default '';
alter table register_import_error add column known jsonb not null default '{}';
