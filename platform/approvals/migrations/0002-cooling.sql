-- Where nobody could decide but the asker's own people, an ask may wait out a time in which others object: then who asked
-- makes it take effect. 'unopposed': it took effect so.
alter table approval add column cools_at timestamptz;
alter table approval drop constraint approval_state_check;
alter table approval add constraint approval_state_check
  check (state in ('asked', 'approved', 'unopposed', 'rejected', 'withdrawn', 'expired'));
alter table approval add constraint approval_unopposed_check
  check (state <> 'unopposed' or (decided_by = asked_by and cools_at <= decided_at));
