-- Who agreed to a frozen copy; null: one person froze it (a provisional result).
alter table scoring_frozen add column approved_by text;
