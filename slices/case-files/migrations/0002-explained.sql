-- Does an explanation stand in the newest version? A person is asked to judge those.
alter table case_file add column explained boolean not null default false;
