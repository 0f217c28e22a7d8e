-- The post under which the person asked: the work is done in the same capacity.
alter table job add column post text;
