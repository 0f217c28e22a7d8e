-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column coordination_file.sha256 is 'stored file';
comment on column announcement_version.files is 'names stored files';
comment on column coordination_draft.content is 'names stored files';
comment on column coordination_aside.content is 'names stored files';
comment on column announcement_version.audience is 'no stored file';
comment on column announcement_version.hash is 'no stored file';
comment on column coordination_meeting.content is 'no stored file';
comment on column coordination_meeting.hash is 'no stored file';
