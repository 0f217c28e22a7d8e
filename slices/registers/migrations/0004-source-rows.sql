-- A row is found by its place in its file (an explanation's page of source rows): the version that its import became, and
-- its row. Two integers, written in ascending order: a twentieth of what a key of campaign, import and row would cost.
create index unit_row_source on unit_row (since, row);
create index officer_row_source on officer_row (since, row);
create index case_row_source on case_row (since, row);
create index file_score_row_source on file_score_row (since, row);
create index report_score_row_source on report_score_row (since, row);
create index exam_score_row_source on exam_score_row (since, row);
create index nomination_row_source on nomination_row (since, row);
create index figure_row_source on figure_row (since, row);
