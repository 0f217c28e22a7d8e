-- What a liaison decides about headers and names holds for the own territory's files; only the office decides for all ('').
alter table register_mapping add column scope text not null default '';
alter table register_mapping drop constraint register_mapping_pkey;
alter table register_mapping add primary key (campaign, register, kind, written, scope);
