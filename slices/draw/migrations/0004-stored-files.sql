-- Which columns name a file of the store, and which only look so (platform/files/uses-store.ts).
comment on column draw_paper.sha256 is 'stored file';
comment on column draw_replacement.proof is 'stored file';
comment on column draw_replacement.proof_name is 'no stored file';
comment on column draw_check.lines_hash is 'no stored file';
comment on column draw_round.recusal_hash is 'no stored file';
comment on column draw_round.strata is 'no stored file';
comment on column draw_round.strata_hash is 'no stored file';
comment on column draw_round.universe_hash is 'no stored file';
comment on column draw_signature.minutes_hash is 'no stored file';
comment on column draw_stratum.lines_hash is 'no stored file';
