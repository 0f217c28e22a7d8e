-- From when to when an officer's certificate holds, where the register says so (a1.4d); '' where it does not.
alter table officer_row add column valid_from text not null default '';
alter table officer_row add column valid_to text not null default '';
alter table officer_row add constraint officer_term check (
  (valid_from = '' or valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') and (valid_to = '' or valid_to ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'));
