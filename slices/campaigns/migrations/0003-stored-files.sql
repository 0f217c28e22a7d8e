-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column campaign_definition.hash is 'no stored file';
comment on column campaign_definition.document is 'no stored file';
comment on column campaign_definition.files is 'no stored file';
