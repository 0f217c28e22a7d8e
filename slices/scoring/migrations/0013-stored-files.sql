-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column scoring_frozen.document is 'names stored files';
comment on column scoring_run.inputs is 'names stored files';
comment on column scoring_frozen.document_hash is 'no stored file';
comment on column scoring_reason.tree is 'no stored file';
comment on column scoring_run.definition is 'no stored file';
comment on column scoring_run.definition_hash is 'no stored file';
comment on column scoring_run.result is 'no stored file';
comment on column scoring_run.result_hash is 'no stored file';
comment on column scoring_run.second is 'no stored file';
comment on column scoring_scenario.effect is 'no stored file';
comment on column scoring_scenario.variation is 'no stored file';
