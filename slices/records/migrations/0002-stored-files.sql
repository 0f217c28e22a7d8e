-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column field_record_file.sha256 is 'stored file';
comment on column field_record_signing.signing is 'names stored files';
comment on column field_record_version.content is 'names stored files';
comment on column field_record_kit.hash is 'no stored file';
comment on column field_record_kit.kit is 'no stored file';
comment on column field_record_printing.hash is 'no stored file';
comment on column field_record_printing.sheets is 'no stored file';
comment on column field_record_signing.hash is 'no stored file';
