-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column case_file_capture.sha256 is 'stored file';
comment on column case_file.hash is 'no stored file';
comment on column case_file.register_row is 'no stored file';
comment on column case_file_aside.file is 'no stored file';
comment on column case_file_capture.file is 'no stored file';
comment on column case_file_capture.file_name is 'no stored file';
comment on column case_file_entry.file is 'no stored file';
comment on column case_file_entry.hash is 'no stored file';
comment on column case_file_finding.file is 'no stored file';
comment on column case_file_guidance.file is 'no stored file';
comment on column case_file_judgement.file is 'no stored file';
comment on column case_file_judgement.text_hash is 'no stored file';
comment on column case_file_version.file is 'no stored file';
comment on column case_file_version.hash is 'no stored file';
