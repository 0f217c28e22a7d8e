-- The day on which the raw file was deleted, as its time was over; its rows, where it has any, stay.
alter table register_import add column file_deleted_on date;
create index register_import_file_deleted on register_import (file_deleted_on) where file_deleted_on is not null;
