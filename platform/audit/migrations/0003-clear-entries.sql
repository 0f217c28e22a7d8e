-- Format 3: the summary tells nothing of a person and holds no text that somebody typed; both lie in audit_personal alone.
-- Entries of formats 1 and 2 stay as they are: their chain would not verify otherwise.
alter table audit_entry drop constraint audit_entry_format_check;
alter table audit_entry add constraint audit_entry_format_check check (format in (1, 2, 3));
