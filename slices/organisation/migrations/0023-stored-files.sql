-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column roster.hash is 'no stored file';
