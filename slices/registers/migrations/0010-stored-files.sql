-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
-- An import's own file is given up by its retention, which asks the others: its column keeps no file for itself.
comment on column register_change.after is 'no stored file';
comment on column register_change.before is 'no stored file';
comment on column register_import.file_hash is 'no stored file';
comment on column register_import.file_name is 'no stored file';
comment on column register_import.summary is 'no stored file';
comment on column register_import_error.known is 'no stored file';
