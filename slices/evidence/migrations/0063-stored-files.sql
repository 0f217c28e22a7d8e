-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column volume_file.sha256 is 'stored file';
comment on column volume_page.sha256 is 'stored file';
comment on column evidence_fact.case_file is 'no stored file';
comment on column evidence_item.case_file is 'no stored file';
comment on column evidence_upload.refusal is 'no stored file';
comment on column evidence_upload_part.sha256 is 'no stored file';
comment on column volume.case_file is 'no stored file';
comment on column volume_file.claims is 'no stored file';
comment on column volume_file.sm3 is 'no stored file';
comment on column volume_page.sm3 is 'no stored file';
comment on column volume_seal.hash is 'no stored file';
comment on column volume_seal.hash_name is 'no stored file';
comment on column volume_seal.signed is 'no stored file';
comment on column volume_page.look is 'no stored file';
