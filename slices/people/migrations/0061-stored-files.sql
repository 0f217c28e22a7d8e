-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column account_import.file_hash is 'stored file';
comment on column account_import.file_name is 'no stored file';
comment on column first_administrator_link.secret_hash is 'no stored file';
comment on column person.secret_hash is 'no stored file';
