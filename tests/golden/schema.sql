create table account_import (
  id text not null,
  file_hash text not null,
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  rows integer not null,
  errors integer not null,
  kept_by text,
  kept_at timestamp with time zone,
  constraint account_import_pkey PRIMARY KEY (id)
);

create table announcement (
  campaign text not null,
  id text not null,
  unit text not null,
  version integer not null,
  to_experts boolean not null,
  constraint announcement_id_check CHECK ((id ~ '^[0-9a-z-]{8,60}$'::text)),
  constraint announcement_pkey PRIMARY KEY (campaign, id)
);

create table announcement_receipt (
  campaign text not null,
  id text not null,
  version integer not null,
  unit text not null,
  person text not null,
  post text not null,
  read_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint announcement_receipt_campaign_id_version_unit_fkey FOREIGN KEY (campaign, id, version, unit) REFERENCES announcement_recipient(campaign, id, version, unit),
  constraint announcement_receipt_pkey PRIMARY KEY (campaign, id, version, unit, person)
);

create table announcement_recipient (
  campaign text not null,
  id text not null,
  version integer not null,
  unit text not null,
  constraint announcement_recipient_pkey PRIMARY KEY (campaign, id, version, unit)
);

create table announcement_reminder (
  campaign text not null,
  id text not null,
  version integer not null,
  unit text not null,
  day date not null,
  rung text not null,
  reminded_by text not null,
  reminded_at timestamp with time zone not null,
  constraint announcement_reminder_pkey PRIMARY KEY (campaign, id, version, unit, day),
  constraint announcement_reminder_rung_check CHECK ((rung = ANY (ARRAY['first'::text, 'second'::text, 'above'::text])))
);

create table announcement_version (
  campaign text not null,
  id text not null,
  version integer not null,
  rev integer not null,
  title text not null,
  body text not null,
  group_id text,
  clauses text[] not null,
  audience jsonb not null,
  files jsonb not null,
  due date,
  changed text,
  hash text not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  constraint announcement_version_check CHECK (((version = 1) OR (changed IS NOT NULL))),
  constraint announcement_version_pkey PRIMARY KEY (campaign, id, version),
  constraint announcement_version_version_check CHECK ((version > 0))
);

create table api_token (
  id text not null,
  token_hash text not null,
  name text not null,
  person text not null,
  post text not null,
  verbs jsonb not null,
  campaign text,
  unit text,
  writes boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint api_token_check CHECK ((expires_at <= (created_at + '366 days'::interval))),
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash)
);

create table approval (
  id text not null,
  kind text not null,
  campaign text,
  unit text,
  object text not null,
  details jsonb not null,
  reason text not null,
  asked_by text not null,
  asked_post text not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'asked'::text,
  decided_by text,
  decided_post text,
  decided_at timestamp with time zone,
  note text,
  cools_at timestamp with time zone,
  constraint approval_check CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint approval_check1 CHECK (((state <> ALL (ARRAY['approved'::text, 'rejected'::text])) OR (decided_by IS NOT NULL))),
  constraint approval_check2 CHECK (((state <> ALL (ARRAY['approved'::text, 'rejected'::text])) OR (decided_by <> asked_by))),
  constraint approval_pkey PRIMARY KEY (id),
  constraint approval_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'unopposed'::text, 'rejected'::text, 'withdrawn'::text, 'expired'::text]))),
  constraint approval_unopposed_check CHECK (((state <> 'unopposed'::text) OR ((decided_by = asked_by) AND (cools_at <= decided_at))))
);

create table audit_deletion (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  text text not null,
  hash text not null,
  signature text not null,
  constraint audit_deletion_pkey PRIMARY KEY (id)
);

create table audit_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  campaign text,
  who text,
  role text,
  verb text not null,
  object text not null,
  summary text not null,
  format smallint not null,
  chain text not null,
  post text,
  acting_for text,
  personal text,
  constraint audit_entry_format_check CHECK ((format = ANY (ARRAY[1, 2, 3]))),
  constraint audit_entry_pkey PRIMARY KEY (id)
);

create table audit_key (
  fingerprint text not null,
  signature text not null,
  public_key text not null,
  since timestamp with time zone not null,
  constraint audit_key_pkey PRIMARY KEY (fingerprint)
);

create table audit_link (
  place bigint not null,
  entry bigint not null,
  previous text not null,
  hash text not null,
  chain text not null,
  suite text not null,
  constraint audit_link_entry_fkey FOREIGN KEY (entry) REFERENCES audit_entry(id),
  constraint audit_link_entry_key UNIQUE (entry),
  constraint audit_link_pkey PRIMARY KEY (chain, place)
);

create table audit_personal (
  entry bigint not null,
  item integer not null,
  class text not null,
  keep_until date not null,
  subject text,
  content text not null,
  constraint audit_personal_entry_fkey FOREIGN KEY (entry) REFERENCES audit_entry(id),
  constraint audit_personal_pkey PRIMARY KEY (entry, item)
);

create table audit_root (
  chain text not null,
  day date not null,
  text text not null,
  hash text not null,
  signature text not null,
  constraint audit_root_pkey PRIMARY KEY (chain, day)
);

create table audit_salt (
  entry bigint not null,
  item integer not null,
  salt text not null,
  constraint audit_salt_entry_item_fkey FOREIGN KEY (entry, item) REFERENCES audit_personal(entry, item) ON DELETE CASCADE,
  constraint audit_salt_pkey PRIMARY KEY (entry, item)
);

create table audit_waiting (
  entry bigint not null,
  chain text not null,
  constraint audit_waiting_entry_fkey FOREIGN KEY (entry) REFERENCES audit_entry(id),
  constraint audit_waiting_pkey PRIMARY KEY (entry)
);

create table campaign_definition (
  campaign text not null,
  version integer not null,
  hash text not null,
  document json not null,
  files json,
  why text not null,
  made_by text,
  made_at timestamp with time zone not null,
  constraint campaign_definition_pkey PRIMARY KEY (campaign, version)
);

create table campaign_stage (
  campaign text not null,
  place integer not null,
  stage text not null,
  since timestamp with time zone not null,
  by text,
  reason text not null,
  approval text,
  constraint campaign_stage_pkey PRIMARY KEY (campaign, place),
  constraint campaign_stage_stage_check CHECK ((stage = ANY (ARRAY['preparing'::text, 'open'::text, 'review'::text, 'closed'::text])))
);

create table case_file (
  campaign text not null,
  id text not null,
  number text not null,
  unit text not null,
  type text not null,
  party text not null,
  decided date,
  in_window boolean,
  published date,
  published_url text,
  publish_due date,
  days_late integer,
  register_key text,
  register_version integer,
  register_row jsonb,
  version integer not null,
  hash text not null,
  fingerprint text,
  state text not null,
  form_problems integer not null,
  fatal integer not null,
  errors integer not null,
  warnings integer not null,
  asks integer not null,
  checked_with text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  explained boolean not null default false,
  constraint case_file_pkey PRIMARY KEY (campaign, id),
  constraint case_file_state_check CHECK ((state = ANY (ARRAY['untouched'::text, 'incomplete'::text, 'questions'::text, 'done'::text])))
);

create table case_file_aside (
  campaign text not null,
  file text not null,
  id text not null,
  base integer not null,
  document text not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  settled_by text,
  settled_at timestamp with time zone,
  settled_in integer,
  constraint case_file_aside_pkey PRIMARY KEY (campaign, file, id)
);

create table case_file_capture (
  campaign text not null,
  file text not null,
  id bigint not null generated always as identity,
  sha256 text not null,
  file_name text not null,
  size bigint not null,
  url text not null,
  captured_on date not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  constraint case_file_capture_pkey PRIMARY KEY (campaign, file, id)
);

create table case_file_entry (
  campaign text not null,
  id text not null,
  unit text not null,
  slot_type text not null,
  slot_source text not null,
  file text not null,
  version integer not null,
  hash text not null,
  reason text not null,
  put_by text not null,
  put_at timestamp with time zone not null,
  state text not null,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint case_file_entry_pkey PRIMARY KEY (campaign, id),
  constraint case_file_entry_state_check CHECK ((state = ANY (ARRAY['standing'::text, 'withdrawn'::text, 'ineligible'::text])))
);

create table case_file_finding (
  campaign text not null,
  file text not null,
  place integer not null,
  rule text not null,
  severity text not null,
  certainty text not null,
  document text,
  expected text not null,
  found text,
  basis text not null,
  clause text not null,
  constraint case_file_finding_pkey PRIMARY KEY (campaign, file, place)
);

create table case_file_guidance (
  campaign text not null,
  id text not null,
  file text not null,
  rule text,
  document text,
  state text not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint case_file_guidance_pkey PRIMARY KEY (campaign, id),
  constraint case_file_guidance_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'resolved'::text])))
);

create table case_file_guidance_step (
  campaign text not null,
  guidance text not null,
  place integer not null,
  kind text not null,
  body text not null,
  said_by text not null,
  said_at timestamp with time zone not null,
  constraint case_file_guidance_step_kind_check CHECK ((kind = ANY (ARRAY['write'::text, 'answer'::text, 'return'::text, 'resolve'::text]))),
  constraint case_file_guidance_step_pkey PRIMARY KEY (campaign, guidance, place)
);

create table case_file_judgement (
  campaign text not null,
  file text not null,
  id bigint not null generated always as identity,
  rule text not null,
  text_hash text not null,
  accepted boolean not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint case_file_judgement_pkey PRIMARY KEY (campaign, file, id)
);

create table case_file_version (
  campaign text not null,
  file text not null,
  version integer not null,
  document text not null,
  hash text not null,
  origin text not null,
  reason text,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  constraint case_file_version_origin_check CHECK ((origin = ANY (ARRAY['opened'::text, 'typed'::text, 'imported'::text, 'merged'::text]))),
  constraint case_file_version_pkey PRIMARY KEY (campaign, file, version)
);

create table case_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  number text not null,
  unit text not null,
  type text not null,
  decided date not null,
  fine numeric not null,
  constraint case_row_pkey PRIMARY KEY (campaign, key, since)
);

create table coordination_aside (
  campaign text not null,
  object text not null,
  id bigint not null generated always as identity,
  base integer not null,
  content jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint coordination_aside_pkey PRIMARY KEY (campaign, id)
);

create table coordination_draft (
  campaign text not null,
  object text not null,
  unit text not null,
  rev integer not null,
  content jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  constraint coordination_draft_pkey PRIMARY KEY (campaign, object),
  constraint coordination_draft_rev_check CHECK ((rev > 0))
);

create table coordination_file (
  campaign text not null,
  object text not null,
  sha256 text not null,
  name text not null,
  size bigint not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint coordination_file_pkey PRIMARY KEY (campaign, object, sha256)
);

create table coordination_meeting (
  campaign text not null,
  id text not null,
  number integer not null,
  rev integer not null,
  day date not null,
  title text not null,
  content jsonb not null,
  hash text not null,
  signed_by text not null,
  signed_at timestamp with time zone not null,
  constraint coordination_meeting_campaign_number_key UNIQUE (campaign, number),
  constraint coordination_meeting_id_check CHECK ((id ~ '^[0-9a-z-]{8,60}$'::text)),
  constraint coordination_meeting_pkey PRIMARY KEY (campaign, id)
);

create table coordination_problem (
  campaign text not null,
  id text not null,
  unit text not null,
  title text not null,
  clause text,
  origin text not null,
  meeting text,
  owner text not null,
  due date not null,
  state text not null,
  steps integer not null,
  raised_by text not null,
  raised_at timestamp with time zone not null,
  constraint coordination_problem_id_check CHECK ((id ~ '^[0-9a-z-]{8,80}$'::text)),
  constraint coordination_problem_origin_check CHECK ((origin = ANY (ARRAY['unit'::text, 'meeting'::text, 'visit'::text, 'office'::text]))),
  constraint coordination_problem_pkey PRIMARY KEY (campaign, id),
  constraint coordination_problem_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'confirmed'::text])))
);

create table coordination_problem_step (
  campaign text not null,
  problem text not null,
  place integer not null,
  kind text not null,
  body text not null,
  said_by text not null,
  said_at timestamp with time zone not null,
  constraint coordination_problem_step_campaign_problem_fkey FOREIGN KEY (campaign, problem) REFERENCES coordination_problem(campaign, id),
  constraint coordination_problem_step_kind_check CHECK ((kind = ANY (ARRAY['raise'::text, 'step'::text, 'assign'::text, 'close'::text, 'confirm'::text, 'reopen'::text]))),
  constraint coordination_problem_step_pkey PRIMARY KEY (campaign, problem, place),
  constraint coordination_problem_step_place_check CHECK ((place > 0))
);

create table custody_answer (
  campaign text not null,
  item text not null,
  event text not null,
  person text not null,
  accepted boolean not null,
  at timestamp with time zone not null,
  signed_at timestamp with time zone not null,
  reason text,
  constraint custody_answer_campaign_item_event_fkey FOREIGN KEY (campaign, item, event) REFERENCES custody_event(campaign, item, id),
  constraint custody_answer_pkey PRIMARY KEY (campaign, item, event)
);

create table custody_event (
  campaign text not null,
  item text not null,
  id text not null,
  place integer not null,
  kind text not null,
  at timestamp with time zone not null,
  signed_at timestamp with time zone not null,
  person text not null,
  took_place text not null,
  recipient text,
  body text,
  receipt text,
  reason text,
  note text,
  constraint custody_event_campaign_item_fkey FOREIGN KEY (campaign, item) REFERENCES evidence_item(campaign, id),
  constraint custody_event_campaign_item_place_key UNIQUE (campaign, item, place),
  constraint custody_event_kind_check CHECK ((kind = ANY (ARRAY['taken'::text, 'handed-over'::text, 'given-out'::text, 'taken-back'::text, 'opened'::text, 'returned'::text, 'destroyed'::text]))),
  constraint custody_event_pkey PRIMARY KEY (campaign, item, id)
);

create table delegation (
  id text not null,
  post text not null,
  to_person text not null,
  from_day date not null,
  until_day date not null,
  reason text not null,
  given_by text not null,
  given_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint delegation_check CHECK ((until_day >= from_day)),
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_post_fkey FOREIGN KEY (post) REFERENCES post(id),
  constraint delegation_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id)
);

create table device (
  id text not null,
  person text not null,
  name text not null,
  made_at timestamp with time zone not null,
  recovery text not null,
  constraint device_pkey PRIMARY KEY (id)
);

create table device_change (
  device text not null,
  stream text not null,
  seq integer not null,
  id text not null,
  kind text not null,
  claimed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  outcome jsonb not null,
  constraint device_change_pkey PRIMARY KEY (device, stream, seq),
  constraint device_change_seq_check CHECK ((seq > 0))
);

create table draw_candidate (
  campaign text not null,
  round integer not null,
  id text not null,
  name text not null,
  stratum text not null,
  recused text,
  constraint draw_candidate_pkey PRIMARY KEY (campaign, round, id)
);

create table draw_check (
  campaign text not null,
  round integer not null,
  unit text not null,
  looked_by text not null,
  looked_at timestamp with time zone not null,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  lines_hash text,
  constraint draw_check_pkey PRIMARY KEY (campaign, round, unit)
);

create table draw_digits (
  campaign text not null,
  round integer not null,
  post text not null,
  digits text not null,
  by_person text not null,
  at timestamp with time zone not null,
  constraint draw_digits_pkey PRIMARY KEY (campaign, round, post)
);

create table draw_objection (
  campaign text not null,
  round integer not null,
  id text not null,
  unit text not null,
  kind text not null,
  number text not null,
  type text not null,
  reason text not null,
  by_person text not null,
  at timestamp with time zone not null,
  upheld boolean,
  decision text,
  decided_by text,
  decided_at timestamp with time zone,
  constraint draw_objection_kind_check CHECK ((kind = ANY (ARRAY['missing'::text, 'wrong-type'::text, 'not-ours'::text]))),
  constraint draw_objection_pkey PRIMARY KEY (campaign, round, id)
);

create table draw_paper (
  campaign text not null,
  round integer not null,
  sha256 text not null,
  kind text not null,
  name text not null,
  size bigint not null,
  by_person text not null,
  at timestamp with time zone not null,
  constraint draw_paper_kind_check CHECK ((kind = ANY (ARRAY['photograph'::text, 'signed-minutes'::text]))),
  constraint draw_paper_pkey PRIMARY KEY (campaign, round, sha256)
);

create table draw_replacement (
  campaign text not null,
  round integer not null,
  unit text not null,
  type text not null,
  place integer not null,
  gone text not null,
  taken text not null,
  reason text not null,
  proof text,
  proof_name text,
  by_person text not null,
  at timestamp with time zone not null,
  constraint draw_replacement_pkey PRIMARY KEY (campaign, round, unit, type, place),
  constraint draw_replacement_place_check CHECK ((place >= 2))
);

create table draw_round (
  campaign text not null,
  round integer not null,
  purpose text not null,
  supplements integer,
  reason text not null,
  day date not null,
  place text not null,
  witnesses text[] not null,
  strata jsonb not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  data_version integer,
  definition text,
  lines integer,
  universe_hash text,
  recusal_hash text,
  strata_hash text,
  commitment text,
  committed_by text,
  committed_at timestamp with time zone,
  present text[],
  present_at timestamp with time zone,
  seed text,
  seeded_by text,
  seeded_at timestamp with time zone,
  drawn_at timestamp with time zone,
  void_by text,
  void_reason text,
  void_at timestamp with time zone,
  entered_by text[],
  entered_posts text[],
  lines_root text,
  constraint draw_round_check CHECK (((seed IS NULL) OR ((commitment IS NOT NULL) AND (seeded_at >= committed_at)))),
  constraint draw_round_check1 CHECK (((drawn_at IS NULL) OR (seed IS NOT NULL))),
  constraint draw_round_check2 CHECK (((commitment IS NULL) = (committed_at IS NULL))),
  constraint draw_round_pkey PRIMARY KEY (campaign, round),
  constraint draw_round_purpose_check CHECK ((purpose = ANY (ARRAY['case-files'::text, 'experts'::text, 'enterprises'::text]))),
  constraint draw_round_round_check CHECK (((round >= 1) AND (round <= 999999999)))
);

create table draw_signature (
  campaign text not null,
  round integer not null,
  post text not null,
  minutes_hash text not null,
  by_person text not null,
  at timestamp with time zone not null,
  hand text not null,
  constraint draw_signature_hand_check CHECK ((hand = ANY (ARRAY['own'::text, 'paper'::text]))),
  constraint draw_signature_pkey PRIMARY KEY (campaign, round, post)
);

create table draw_stratum (
  campaign text not null,
  round integer not null,
  unit text not null,
  type text not null,
  place integer not null,
  places integer not null,
  size integer not null,
  lines text not null,
  lines_hash text not null,
  ordered text,
  constraint draw_stratum_pkey PRIMARY KEY (campaign, round, unit, type),
  constraint draw_stratum_places_check CHECK ((places >= 0))
);

create table evidence_fact (
  campaign text not null,
  id text not null,
  case_file text not null,
  unit text not null,
  place integer not null,
  text text not null,
  source text,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint evidence_fact_pkey PRIMARY KEY (campaign, id)
);

create table evidence_fact_target (
  campaign text not null,
  fact text not null,
  kind text not null,
  target text not null,
  constraint evidence_fact_target_campaign_fact_fkey FOREIGN KEY (campaign, fact) REFERENCES evidence_fact(campaign, id) ON DELETE CASCADE,
  constraint evidence_fact_target_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'page'::text, 'item'::text]))),
  constraint evidence_fact_target_pkey PRIMARY KEY (campaign, fact, kind, target)
);

create table evidence_item (
  campaign text not null,
  id text not null,
  case_file text not null,
  unit text not null,
  kind text not null,
  title text not null,
  description text not null,
  label text not null,
  taken_where text not null,
  witnesses text not null,
  pages text[] not null,
  recorded_at timestamp with time zone not null,
  constraint evidence_item_pkey PRIMARY KEY (campaign, id)
);

create table evidence_upload (
  campaign text not null,
  id text not null,
  volume text not null,
  unit text not null,
  name text not null,
  size bigint not null,
  part_bytes integer not null,
  state text not null,
  begun_by text not null,
  touched_at timestamp with time zone not null,
  job text,
  refusal jsonb,
  constraint evidence_upload_pkey PRIMARY KEY (campaign, id),
  constraint evidence_upload_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'reading'::text, 'refused'::text])))
);

create table evidence_upload_part (
  campaign text not null,
  upload text not null,
  part integer not null,
  sha256 text not null,
  size integer not null,
  constraint evidence_upload_part_campaign_upload_fkey FOREIGN KEY (campaign, upload) REFERENCES evidence_upload(campaign, id) ON DELETE CASCADE,
  constraint evidence_upload_part_pkey PRIMARY KEY (campaign, upload, part)
);

create table exam_score_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  certificate text not null,
  score numeric not null,
  constraint exam_score_row_pkey PRIMARY KEY (campaign, key, since)
);

create table field_record (
  campaign text not null,
  id text not null,
  unit text not null,
  kind text not null,
  party text not null,
  bank text not null,
  began text not null,
  ended text not null,
  state text not null,
  heads integer not null,
  supplements text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint field_record_kind_check CHECK ((kind = ANY (ARRAY['现场检查笔录'::text, '调查询问笔录'::text]))),
  constraint field_record_pkey PRIMARY KEY (campaign, id),
  constraint field_record_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'printed'::text, 'signed'::text, 'refused-noted'::text, 'absent-noted'::text])))
);

create table field_record_file (
  campaign text not null,
  sha256 text not null,
  unit text not null,
  size bigint not null,
  by_person text not null,
  received_at timestamp with time zone not null,
  constraint field_record_file_pkey PRIMARY KEY (campaign, sha256, unit)
);

create table field_record_kit (
  hash text not null,
  kit jsonb not null,
  constraint field_record_kit_pkey PRIMARY KEY (hash)
);

create table field_record_printing (
  campaign text not null,
  record text not null,
  hash text not null,
  place integer not null,
  version text not null,
  sheets jsonb not null,
  by_person text not null,
  claimed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint field_record_printing_pkey PRIMARY KEY (campaign, record, hash)
);

create table field_record_signing (
  campaign text not null,
  record text not null,
  hash text not null,
  version text not null,
  signing jsonb not null,
  by_person text not null,
  claimed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint field_record_signing_pkey PRIMARY KEY (campaign, record)
);

create table field_record_version (
  campaign text not null,
  record text not null,
  id text not null,
  place integer not null,
  parents text[] not null,
  content jsonb not null,
  by_person text not null,
  device text,
  reason text not null,
  claimed_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint field_record_version_pkey PRIMARY KEY (campaign, record, id)
);

create table figure_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  unit text not null,
  figure text not null,
  period text not null,
  value numeric not null,
  constraint figure_row_pkey PRIMARY KEY (campaign, key, since)
);

create table file_score_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  number text not null,
  unit text not null,
  type text not null,
  source text not null,
  expert text not null,
  score numeric not null,
  constraint file_score_row_pkey PRIMARY KEY (campaign, key, since)
);

create table first_administrator_link (
  secret_hash text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  person text,
  constraint first_administrator_link_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint first_administrator_link_pkey PRIMARY KEY (secret_hash)
);

create table installation (
  one boolean not null default true,
  mode text not null,
  begun_at timestamp with time zone not null,
  constraint installation_mode_check CHECK ((mode = ANY (ARRAY['demonstration'::text, 'real'::text]))),
  constraint installation_one_check CHECK (one),
  constraint installation_pkey PRIMARY KEY (one)
);

create table invariant_round (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  by_person text,
  checked integer not null,
  broken jsonb not null,
  took_ms integer not null,
  constraint invariant_round_pkey PRIMARY KEY (id)
);

create table job (
  id uuid not null,
  kind text not null,
  input text not null,
  state text not null,
  rows_done bigint not null default 0,
  rows_of bigint,
  result text,
  failure text,
  actor text,
  attempts integer not null default 0,
  queued_at timestamp with time zone not null,
  started_at timestamp with time zone,
  seen_at timestamp with time zone,
  finished_at timestamp with time zone,
  post text,
  constraint job_pkey PRIMARY KEY (id),
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

create table key_enterprise_report (
  campaign text not null,
  id bigint not null generated always as identity,
  unit text not null,
  list_year text not null,
  state_controlled integer not null,
  key_monitored integer not null,
  note text,
  reported_by text not null,
  reported_at timestamp with time zone not null,
  state text not null,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  accepted_state_controlled integer,
  accepted_key_monitored integer,
  import_id text,
  constraint key_enterprise_report_key_monitored_check CHECK ((key_monitored >= 0)),
  constraint key_enterprise_report_pkey PRIMARY KEY (campaign, id),
  constraint key_enterprise_report_state_check CHECK ((state = ANY (ARRAY['reported'::text, 'accepted'::text, 'returned'::text, 'superseded'::text]))),
  constraint key_enterprise_report_state_controlled_check CHECK ((state_controlled >= 0))
);

create table known_device (
  person text not null,
  device text not null,
  first_at timestamp with time zone not null,
  constraint known_device_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE,
  constraint known_device_pkey PRIMARY KEY (person, device)
);

create table last_sign_in (
  person text not null,
  post text not null,
  at timestamp with time zone not null,
  method text not null,
  address text not null,
  device text not null,
  constraint last_sign_in_pkey PRIMARY KEY (person)
);

create table liaison_confirmation (
  campaign text not null,
  post text not null,
  person text not null,
  confirmed_at timestamp with time zone not null,
  constraint liaison_confirmation_pkey PRIMARY KEY (campaign, post, confirmed_at)
);

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table nomination_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  category text not null,
  unit text not null,
  certificate text not null,
  industry text not null,
  material1 text not null,
  material2 text not null,
  integrity_proof boolean not null,
  verified_report boolean not null,
  constraint nomination_row_pkey PRIMARY KEY (campaign, key, since)
);

create table notice (
  id bigint not null generated always as identity,
  to_person text,
  to_post text,
  to_audience text,
  unit text,
  by_person text,
  campaign text,
  kind text not null,
  details jsonb not null,
  object text not null,
  at timestamp with time zone not null,
  constraint notice_check CHECK ((num_nonnulls(to_person, to_post, to_audience) = 1)),
  constraint notice_pkey PRIMARY KEY (id)
);

create table notice_read (
  notice bigint not null,
  person text not null,
  post text not null,
  read_at timestamp with time zone not null,
  constraint notice_read_notice_fkey FOREIGN KEY (notice) REFERENCES notice(id) ON DELETE CASCADE,
  constraint notice_read_pkey PRIMARY KEY (notice, person)
);

create table officer_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  certificate text not null,
  name text not null,
  unit text not null,
  valid_from text not null default ''::text,
  valid_to text not null default ''::text,
  constraint officer_row_pkey PRIMARY KEY (campaign, key, since),
  constraint officer_term CHECK ((((valid_from = ''::text) OR (valid_from ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text)) AND ((valid_to = ''::text) OR (valid_to ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text))))
);

create table one_time_code (
  person text not null,
  sealed text not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint one_time_code_pkey PRIMARY KEY (person)
);

create table organisation_setting (
  campaign text not null,
  place integer not null,
  liaisons_per_unit integer not null,
  confirm_every_days integer not null,
  liaison_levels text[] not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  reason text not null,
  constraint organisation_setting_confirm_every_days_check CHECK (((confirm_every_days >= 1) AND (confirm_every_days <= 366))),
  constraint organisation_setting_liaisons_per_unit_check CHECK (((liaisons_per_unit >= 1) AND (liaisons_per_unit <= 9))),
  constraint organisation_setting_pkey PRIMARY KEY (campaign, place)
);

create table passkey (
  id text not null,
  person text not null,
  name text not null,
  public_key text not null,
  counter bigint not null,
  transports jsonb not null,
  synced boolean not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  suspect_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id)
);

create table passkey_challenge (
  token_hash text not null,
  challenge text not null,
  purpose text not null,
  person text,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (token_hash),
  constraint passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'sign-in'::text, 'second'::text])))
);

create table password (
  person text not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint password_pkey PRIMARY KEY (person)
);

create table person (
  id text not null,
  name text not null,
  demonstration boolean not null,
  secret_hash text,
  created_at timestamp with time zone not null,
  login text,
  state text not null default 'active'::text,
  certificate text,
  contact text,
  import_id text,
  constraint person_import_id_fkey FOREIGN KEY (import_id) REFERENCES account_import(id),
  constraint person_login_check CHECK ((login = lower(login))),
  constraint person_login_key UNIQUE (login),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_secret_hash_key UNIQUE (secret_hash),
  constraint person_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text, 'left'::text])))
);

create table person_correction (
  id bigint not null generated always as identity,
  person text not null,
  about text not null,
  wanted text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  constraint person_correction_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint person_correction_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_correction_pkey PRIMARY KEY (id)
);

create table post (
  id text not null,
  person text not null,
  role text not null,
  unit text not null,
  group_id text,
  title text,
  from_day date not null,
  until_day date,
  given_by text,
  given_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint post_check CHECK (((until_day IS NULL) OR (until_day >= from_day))),
  constraint post_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint post_pkey PRIMARY KEY (id)
);

create table question (
  campaign text not null,
  id text not null,
  unit text not null,
  clause text,
  body text not null,
  names_unit boolean not null,
  state text not null,
  public_body text,
  taken_by text,
  taken_at timestamp with time zone,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  constraint question_check CHECK (((state <> 'published'::text) OR (public_body IS NOT NULL))),
  constraint question_id_check CHECK ((id ~ '^[0-9a-z-]{8,60}$'::text)),
  constraint question_pkey PRIMARY KEY (campaign, id),
  constraint question_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'answered'::text, 'published'::text, 'taken-back'::text])))
);

create table question_answer (
  campaign text not null,
  question text not null,
  place integer not null,
  body text not null,
  reuses text,
  why text,
  published boolean not null,
  answered_by text not null,
  answered_at timestamp with time zone not null,
  constraint question_answer_campaign_question_fkey FOREIGN KEY (campaign, question) REFERENCES question(campaign, id),
  constraint question_answer_check CHECK (((place = 1) OR (why IS NOT NULL))),
  constraint question_answer_pkey PRIMARY KEY (campaign, question, place),
  constraint question_answer_place_check CHECK ((place > 0))
);

create table recovery (
  approval text not null,
  person text not null,
  agreed_by text not null,
  agreed_at timestamp with time zone not null,
  shown_at timestamp with time zone,
  constraint recovery_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint recovery_pkey PRIMARY KEY (approval)
);

create table recovery_code (
  person text not null,
  digest text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (person, digest)
);

create table register_change (
  campaign text not null,
  version integer not null,
  seq integer not null,
  register text not null,
  key text not null,
  before jsonb,
  after jsonb,
  constraint register_change_pkey PRIMARY KEY (campaign, version, seq)
);

create table register_draft (
  campaign text not null,
  import_id text not null,
  key text not null,
  "row" integer not null,
  c1 text,
  c2 text,
  c3 text,
  c4 text,
  c5 text,
  c6 text,
  c7 text,
  c8 text,
  constraint register_draft_pkey PRIMARY KEY (campaign, import_id, key)
);

create table register_import (
  campaign text not null,
  id text not null,
  register text not null,
  status text not null,
  file_name text not null,
  file_hash text not null,
  file_size bigint not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  mode text not null default 'amend'::text,
  rows_read integer not null default 0,
  rows_total integer,
  summary jsonb not null default '{}'::jsonb,
  version integer,
  kept_by text,
  kept_at timestamp with time zone,
  reason text,
  problem text,
  scope text not null default ''::text,
  file_deleted_on date,
  constraint register_import_mode_check CHECK ((mode = ANY (ARRAY['amend'::text, 'replace'::text]))),
  constraint register_import_pkey PRIMARY KEY (campaign, id),
  constraint register_import_status_check CHECK ((status = ANY (ARRAY['reading'::text, 'checked'::text, 'keeping'::text, 'kept'::text, 'failed'::text, 'discarded'::text])))
);

create table register_import_error (
  campaign text not null,
  import_id text not null,
  seq integer not null,
  "row" integer not null,
  column_name text not null,
  value text not null,
  message text not null,
  code text not null default ''::text,
  known jsonb not null default '{}'::jsonb,
  constraint register_import_error_pkey PRIMARY KEY (campaign, import_id, seq)
);

create table register_mapping (
  campaign text not null,
  register text not null,
  kind text not null,
  written text not null,
  meaning text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  scope text not null default ''::text,
  constraint register_mapping_kind_check CHECK ((kind = ANY (ARRAY['column'::text, 'unit'::text]))),
  constraint register_mapping_pkey PRIMARY KEY (campaign, register, kind, written, scope)
);

create table report_score_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  report text not null,
  certificate text not null,
  industry text not null,
  expert text not null,
  score numeric not null,
  constraint report_score_row_pkey PRIMARY KEY (campaign, key, since)
);

create table roster (
  campaign text not null,
  id integer not null,
  purpose text not null,
  title text not null,
  reason text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  data_version integer not null,
  rows integer not null,
  hash text not null,
  day text not null default ''::text,
  left_out integer not null default 0,
  constraint roster_pkey PRIMARY KEY (campaign, id),
  constraint roster_purpose_check CHECK ((purpose = ANY (ARRAY['exam'::text, 'participation'::text])))
);

create table roster_left_out (
  campaign text not null,
  roster integer not null,
  place integer not null,
  certificate text not null,
  name text not null,
  unit text not null,
  unit_name text not null,
  why text not null,
  valid_from text,
  valid_to text,
  constraint roster_left_out_pkey PRIMARY KEY (campaign, roster, place),
  constraint roster_left_out_why_check CHECK ((why = ANY (ARRAY['expired'::text, 'not-yet-valid'::text])))
);

create table roster_row (
  campaign text not null,
  roster integer not null,
  place integer not null,
  certificate text,
  person text,
  name text not null,
  unit text not null,
  unit_name text not null,
  constraint roster_row_pkey PRIMARY KEY (campaign, roster, place)
);

create table scoring_attempt (
  campaign text not null,
  id text not null,
  begun_at timestamp with time zone not null,
  constraint scoring_attempt_pkey PRIMARY KEY (campaign, id)
);

create table scoring_coverage_post (
  campaign text not null,
  unit text not null,
  post text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint scoring_coverage_post_pkey PRIMARY KEY (campaign, unit)
);

create table scoring_frozen (
  campaign text not null,
  id text not null,
  run_id text not null,
  purpose text not null,
  reason text not null,
  frozen_by text not null,
  frozen_at timestamp with time zone not null,
  document json not null,
  document_hash text not null,
  approved_by text,
  constraint scoring_frozen_pkey PRIMARY KEY (campaign, id)
);

create table scoring_reason (
  campaign text not null,
  run_id text not null,
  subject text not null,
  tree json not null,
  constraint scoring_reason_pkey PRIMARY KEY (campaign, run_id, subject)
);

create table scoring_release (
  campaign text not null,
  run_id text not null,
  released_by text not null,
  released_at timestamp with time zone not null,
  reason text not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  withdraw_reason text,
  constraint scoring_release_pkey PRIMARY KEY (campaign, run_id, released_at)
);

create table scoring_run (
  campaign text not null,
  id text not null,
  seq integer not null,
  data_version integer not null,
  inputs json not null,
  definition_hash text not null,
  definition json not null,
  engine text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  result json not null,
  result_hash text not null,
  second jsonb,
  constraint scoring_run_campaign_seq_key UNIQUE (campaign, seq),
  constraint scoring_run_pkey PRIMARY KEY (campaign, id)
);

create table scoring_scenario (
  campaign text not null,
  id text not null,
  run_id text not null,
  title text not null,
  variation jsonb not null,
  effect jsonb not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint scoring_scenario_pkey PRIMARY KEY (campaign, id)
);

create table session (
  token_hash text not null,
  person text not null,
  language text,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id text not null,
  post text not null,
  method text not null,
  device text not null default ''::text,
  address text not null default ''::text,
  seen_at timestamp with time zone not null,
  failed_before integer not null default 0,
  previous_at timestamp with time zone,
  provider text,
  subject text,
  sid text,
  constraint session_id_key UNIQUE (id),
  constraint session_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint session_pkey PRIMARY KEY (token_hash)
);

create table set_up_link (
  secret_hash text not null,
  person text not null,
  why text not null,
  made_by text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  two_part boolean not null default false,
  code_digest text,
  code_by text,
  code_at timestamp with time zone,
  code_tries integer not null default 0,
  constraint set_up_link_end_reason_check CHECK ((end_reason = ANY (ARRAY['used'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint set_up_link_pkey PRIMARY KEY (secret_hash),
  constraint set_up_link_why_check CHECK ((why = ANY (ARRAY['first-use'::text, 'recovery'::text, 'administrator'::text])))
);

create table sign_in_failure (
  id bigint not null generated always as identity,
  account text not null,
  at timestamp with time zone not null,
  address text not null,
  step text not null,
  constraint sign_in_failure_pkey PRIMARY KEY (id)
);

create table sign_in_guard (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone,
  constraint sign_in_guard_pkey PRIMARY KEY (key)
);

create table sign_in_step (
  token_hash text not null,
  person text not null,
  kind text not null,
  expires_at timestamp with time zone not null,
  provider text,
  subject text,
  sid text,
  constraint sign_in_step_kind_check CHECK ((kind = ANY (ARRAY['second'::text, 'enrol'::text]))),
  constraint sign_in_step_pkey PRIMARY KEY (token_hash)
);

create table single_sign_on_arrival (
  id text not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  name text,
  login text,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint single_sign_on_arrival_issuer_subject_key UNIQUE (issuer, subject),
  constraint single_sign_on_arrival_pkey PRIMARY KEY (id)
);

create table single_sign_on_identity (
  issuer text not null,
  subject text not null,
  person text not null,
  linked_at timestamp with time zone not null,
  linked_by text,
  used_at timestamp with time zone,
  constraint single_sign_on_identity_pkey PRIMARY KEY (issuer, subject)
);

create table single_sign_on_sign_out (
  issuer text not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  constraint single_sign_on_sign_out_pkey PRIMARY KEY (issuer, token_hash)
);

create table single_sign_on_step (
  token_hash text not null,
  provider text not null,
  sealed text not null,
  person text,
  expires_at timestamp with time zone not null,
  constraint single_sign_on_step_pkey PRIMARY KEY (token_hash)
);

create table unit_row (
  campaign text not null,
  key text not null,
  since integer not null,
  until integer,
  import_id text not null,
  "row" integer not null,
  code text not null,
  name text not null,
  level text not null,
  parent text not null,
  state_controlled numeric not null,
  key_monitored numeric not null,
  list_year text not null,
  constraint unit_row_pkey PRIMARY KEY (campaign, key, since)
);

create table volume (
  campaign text not null,
  id text not null,
  case_file text not null,
  unit text not null,
  title text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint volume_pkey PRIMARY KEY (campaign, id)
);

create table volume_file (
  campaign text not null,
  volume text not null,
  place integer not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  sm3 text not null,
  pages integer not null,
  page_bytes bigint not null,
  claims jsonb,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  constraint volume_file_campaign_volume_sha256_key UNIQUE (campaign, volume, sha256),
  constraint volume_file_pkey PRIMARY KEY (campaign, volume, place),
  constraint volume_file_type_check CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
);

create table volume_page (
  campaign text not null,
  volume text not null,
  id text not null,
  file integer not null,
  file_page integer not null,
  sha256 text not null,
  sm3 text not null,
  size bigint not null,
  look text not null,
  looks_blank boolean not null,
  place integer not null,
  turn integer not null,
  document text,
  removed_by text,
  removed_at timestamp with time zone,
  removed_why text,
  constraint volume_page_campaign_volume_file_fkey FOREIGN KEY (campaign, volume, file) REFERENCES volume_file(campaign, volume, place),
  constraint volume_page_pkey PRIMARY KEY (campaign, volume, id),
  constraint volume_page_turn_check CHECK ((turn = ANY (ARRAY[0, 90, 180, 270])))
);

create table volume_seal (
  campaign text not null,
  volume text not null,
  version integer not null,
  manifest text not null,
  hash_name text not null,
  hash text not null,
  pages integer not null,
  signed jsonb,
  reason text not null,
  sealed_by text not null,
  sealed_at timestamp with time zone not null,
  broken_by text,
  broken_at timestamp with time zone,
  broken_why text,
  constraint volume_seal_pkey PRIMARY KEY (campaign, volume, version)
);

create table vouch (
  id bigint not null generated always as identity,
  person text not null,
  vouched_by text,
  vouched_at timestamp with time zone not null,
  constraint vouch_pkey PRIMARY KEY (id)
);

CREATE INDEX announcement_recipient_unit ON public.announcement_recipient USING btree (campaign, unit);
CREATE INDEX api_token_person ON public.api_token USING btree (person, created_at);
CREATE INDEX approval_asked_by ON public.approval USING btree (asked_by, asked_at);
CREATE UNIQUE INDEX approval_open ON public.approval USING btree (kind, object, COALESCE(campaign, ''::text)) WHERE (state = 'asked'::text);
CREATE INDEX audit_entry_at ON public.audit_entry USING btree (at);
CREATE INDEX audit_entry_object ON public.audit_entry USING btree (object, id);
CREATE INDEX audit_entry_verb ON public.audit_entry USING btree (verb, id);
CREATE INDEX audit_entry_who ON public.audit_entry USING btree (who, id);
CREATE INDEX audit_personal_due ON public.audit_personal USING btree (keep_until);
CREATE INDEX audit_personal_subject ON public.audit_personal USING btree (subject, entry);
CREATE UNIQUE INDEX case_file_entry_file ON public.case_file_entry USING btree (campaign, file) WHERE (state = 'standing'::text);
CREATE UNIQUE INDEX case_file_entry_slot ON public.case_file_entry USING btree (campaign, unit, slot_type, slot_source) WHERE (state = 'standing'::text);
CREATE INDEX case_file_finding_rule ON public.case_file_finding USING btree (campaign, rule);
CREATE INDEX case_file_fingerprint ON public.case_file USING btree (campaign, fingerprint);
CREATE INDEX case_file_guidance_file ON public.case_file_guidance USING btree (campaign, file);
CREATE INDEX case_file_number ON public.case_file USING btree (campaign, number);
CREATE INDEX case_file_unit ON public.case_file USING btree (campaign, unit, type);
CREATE INDEX case_row_source ON public.case_row USING btree (since, "row");
CREATE INDEX case_row_unit ON public.case_row USING btree (campaign, unit, type);
CREATE INDEX coordination_aside_open ON public.coordination_aside USING btree (campaign, object) WHERE (settled_at IS NULL);
CREATE INDEX coordination_problem_open ON public.coordination_problem USING btree (campaign, state, due);
CREATE INDEX custody_event_recipient ON public.custody_event USING btree (campaign, recipient) WHERE (recipient IS NOT NULL);
CREATE INDEX delegation_post ON public.delegation USING btree (post);
CREATE INDEX delegation_to_person ON public.delegation USING btree (to_person);
CREATE UNIQUE INDEX device_change_id ON public.device_change USING btree (device, stream, id);
CREATE INDEX device_person ON public.device USING btree (person);
CREATE INDEX draw_objection_unit ON public.draw_objection USING btree (campaign, round, unit);
CREATE UNIQUE INDEX draw_round_seed ON public.draw_round USING btree (campaign, seed) WHERE (seed IS NOT NULL);
CREATE UNIQUE INDEX draw_signature_own ON public.draw_signature USING btree (campaign, round, by_person) WHERE (hand = 'own'::text);
CREATE INDEX evidence_fact_case_file ON public.evidence_fact USING btree (campaign, case_file, place);
CREATE INDEX evidence_item_case_file ON public.evidence_item USING btree (campaign, case_file);
CREATE INDEX evidence_upload_unit ON public.evidence_upload USING btree (campaign, unit);
CREATE INDEX evidence_upload_volume ON public.evidence_upload USING btree (campaign, volume);
CREATE INDEX exam_score_row_source ON public.exam_score_row USING btree (since, "row");
CREATE INDEX field_record_unit ON public.field_record USING btree (campaign, unit, changed_at);
CREATE INDEX figure_row_source ON public.figure_row USING btree (since, "row");
CREATE INDEX file_score_row_source ON public.file_score_row USING btree (since, "row");
CREATE INDEX job_waiting ON public.job USING btree (queued_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX key_enterprise_report_unit ON public.key_enterprise_report USING btree (campaign, unit, state);
CREATE INDEX nomination_row_source ON public.nomination_row USING btree (since, "row");
CREATE INDEX notice_at ON public.notice USING btree (at);
CREATE INDEX notice_read_person ON public.notice_read USING btree (person, notice);
CREATE INDEX notice_to_audience ON public.notice USING btree (to_audience, id) WHERE (to_audience IS NOT NULL);
CREATE INDEX notice_to_person ON public.notice USING btree (to_person, id) WHERE (to_person IS NOT NULL);
CREATE INDEX notice_to_post ON public.notice USING btree (to_post, id) WHERE (to_post IS NOT NULL);
CREATE INDEX officer_row_source ON public.officer_row USING btree (since, "row");
CREATE INDEX passkey_challenge_expires ON public.passkey_challenge USING btree (expires_at);
CREATE INDEX passkey_person ON public.passkey USING btree (person);
CREATE INDEX person_certificate ON public.person USING btree (certificate);
CREATE INDEX person_correction_person ON public.person_correction USING btree (person, id);
CREATE INDEX person_import ON public.person USING btree (import_id);
CREATE INDEX post_person ON public.post USING btree (person);
CREATE INDEX post_unit ON public.post USING btree (unit, role);
CREATE INDEX question_clause ON public.question USING btree (campaign, clause) WHERE (state = 'published'::text);
CREATE INDEX question_unit ON public.question USING btree (campaign, unit, state);
CREATE INDEX register_import_file_deleted ON public.register_import USING btree (file_deleted_on) WHERE (file_deleted_on IS NOT NULL);
CREATE INDEX register_import_hash ON public.register_import USING btree (campaign, file_hash);
CREATE UNIQUE INDEX register_import_version ON public.register_import USING btree (campaign, version) WHERE (version IS NOT NULL);
CREATE INDEX report_score_row_source ON public.report_score_row USING btree (since, "row");
CREATE INDEX roster_row_unit ON public.roster_row USING btree (campaign, roster, unit);
CREATE UNIQUE INDEX scoring_release_open ON public.scoring_release USING btree (campaign, run_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX session_expires ON public.session USING btree (expires_at);
CREATE INDEX session_person ON public.session USING btree (person);
CREATE INDEX session_subject ON public.session USING btree (provider, subject);
CREATE INDEX set_up_link_person ON public.set_up_link USING btree (person);
CREATE INDEX sign_in_failure_account ON public.sign_in_failure USING btree (account, at);
CREATE INDEX sign_in_failure_at ON public.sign_in_failure USING btree (at);
CREATE INDEX sign_in_step_expires ON public.sign_in_step USING btree (expires_at);
CREATE INDEX single_sign_on_identity_person ON public.single_sign_on_identity USING btree (person);
CREATE INDEX single_sign_on_step_expires ON public.single_sign_on_step USING btree (expires_at);
CREATE INDEX unit_row_source ON public.unit_row USING btree (since, "row");
CREATE INDEX volume_case_file ON public.volume USING btree (campaign, case_file);
CREATE INDEX volume_page_order ON public.volume_page USING btree (campaign, volume, place);
CREATE INDEX volume_unit ON public.volume USING btree (campaign, unit);
CREATE INDEX vouch_person ON public.vouch USING btree (person, vouched_at);

CREATE TRIGGER announcement_receipt_stays BEFORE UPDATE ON public.announcement_receipt FOR EACH ROW EXECUTE FUNCTION announcement_receipt_stays();
CREATE TRIGGER announcement_recipient_stays BEFORE DELETE OR UPDATE ON public.announcement_recipient FOR EACH ROW EXECUTE FUNCTION coordination_stays();
CREATE TRIGGER announcement_version_stays BEFORE DELETE OR UPDATE ON public.announcement_version FOR EACH ROW EXECUTE FUNCTION coordination_stays();
CREATE TRIGGER audit_deletion_never_emptied BEFORE TRUNCATE ON public.audit_deletion FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_deletion_only_grows BEFORE DELETE OR UPDATE ON public.audit_deletion FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_entry_only_grows BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_key_never_emptied BEFORE TRUNCATE ON public.audit_key FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_key_only_grows BEFORE DELETE OR UPDATE ON public.audit_key FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_link_never_emptied BEFORE TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_link_only_grows BEFORE DELETE OR UPDATE ON public.audit_link FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_personal_never_changed BEFORE UPDATE ON public.audit_personal FOR EACH ROW EXECUTE FUNCTION audit_refuse_update();
CREATE TRIGGER audit_personal_never_emptied BEFORE TRUNCATE ON public.audit_personal FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_update();
CREATE TRIGGER audit_root_never_emptied BEFORE TRUNCATE ON public.audit_root FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_root_only_grows BEFORE DELETE OR UPDATE ON public.audit_root FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_salt_never_changed BEFORE UPDATE ON public.audit_salt FOR EACH ROW EXECUTE FUNCTION audit_refuse_update();
CREATE TRIGGER audit_salt_never_emptied BEFORE TRUNCATE ON public.audit_salt FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_update();
CREATE TRIGGER campaign_stage_only_grows BEFORE DELETE OR UPDATE ON public.campaign_stage FOR EACH ROW EXECUTE FUNCTION campaign_stage_refuse_change();
CREATE TRIGGER case_file_version_stays BEFORE UPDATE ON public.case_file_version FOR EACH ROW EXECUTE FUNCTION case_file_version_stays();
CREATE TRIGGER coordination_meeting_stays BEFORE DELETE OR UPDATE ON public.coordination_meeting FOR EACH ROW EXECUTE FUNCTION coordination_stays();
CREATE TRIGGER coordination_problem_step_stays BEFORE DELETE OR UPDATE ON public.coordination_problem_step FOR EACH ROW EXECUTE FUNCTION coordination_stays();
CREATE TRIGGER custody_answer_never_emptied BEFORE TRUNCATE ON public.custody_answer FOR EACH STATEMENT EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER custody_answer_stays BEFORE DELETE OR UPDATE ON public.custody_answer FOR EACH ROW EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER custody_event_never_emptied BEFORE TRUNCATE ON public.custody_event FOR EACH STATEMENT EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER custody_event_stays BEFORE DELETE OR UPDATE ON public.custody_event FOR EACH ROW EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER draw_replacement_is_kept BEFORE DELETE OR UPDATE ON public.draw_replacement FOR EACH ROW EXECUTE FUNCTION draw_kept();
CREATE TRIGGER draw_round_is_once BEFORE DELETE OR UPDATE ON public.draw_round FOR EACH ROW EXECUTE FUNCTION draw_round_once();
CREATE TRIGGER draw_seed_is_by_two BEFORE UPDATE ON public.draw_round FOR EACH ROW EXECUTE FUNCTION draw_seed_by_two();
CREATE TRIGGER draw_signature_is_kept BEFORE DELETE OR UPDATE ON public.draw_signature FOR EACH ROW EXECUTE FUNCTION draw_kept();
CREATE TRIGGER draw_stratum_is_once BEFORE DELETE OR UPDATE ON public.draw_stratum FOR EACH ROW EXECUTE FUNCTION draw_stratum_once();
CREATE TRIGGER evidence_item_never_emptied BEFORE TRUNCATE ON public.evidence_item FOR EACH STATEMENT EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER evidence_item_stays BEFORE DELETE OR UPDATE ON public.evidence_item FOR EACH ROW EXECUTE FUNCTION custody_is_only_added_to();
CREATE TRIGGER field_record_printing_fixed BEFORE DELETE OR UPDATE ON public.field_record_printing FOR EACH ROW EXECUTE FUNCTION field_record_is_fixed();
CREATE TRIGGER field_record_signing_fixed BEFORE DELETE OR UPDATE ON public.field_record_signing FOR EACH ROW EXECUTE FUNCTION field_record_is_fixed();
CREATE TRIGGER field_record_version_fixed BEFORE DELETE OR UPDATE ON public.field_record_version FOR EACH ROW EXECUTE FUNCTION field_record_is_fixed();
CREATE TRIGGER invariant_round_only_grows BEFORE DELETE OR UPDATE ON public.invariant_round FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER question_answer_stays BEFORE DELETE OR UPDATE ON public.question_answer FOR EACH ROW EXECUTE FUNCTION coordination_stays();
CREATE TRIGGER roster_frozen BEFORE DELETE OR UPDATE ON public.roster FOR EACH ROW EXECUTE FUNCTION roster_is_frozen();
CREATE TRIGGER roster_left_out_frozen BEFORE DELETE OR UPDATE ON public.roster_left_out FOR EACH ROW EXECUTE FUNCTION roster_is_frozen();
CREATE TRIGGER roster_row_frozen BEFORE DELETE OR UPDATE ON public.roster_row FOR EACH ROW EXECUTE FUNCTION roster_is_frozen();
CREATE TRIGGER scoring_frozen_immutable BEFORE DELETE OR UPDATE ON public.scoring_frozen FOR EACH ROW EXECUTE FUNCTION scoring_refuse_change();
CREATE TRIGGER scoring_reason_immutable BEFORE DELETE OR UPDATE ON public.scoring_reason FOR EACH ROW EXECUTE FUNCTION scoring_refuse_change();
CREATE TRIGGER scoring_run_immutable BEFORE DELETE OR UPDATE ON public.scoring_run FOR EACH ROW EXECUTE FUNCTION scoring_refuse_change();
CREATE TRIGGER volume_file_under_seal BEFORE INSERT OR DELETE OR UPDATE ON public.volume_file FOR EACH ROW EXECUTE FUNCTION volume_under_seal();
CREATE TRIGGER volume_page_under_seal BEFORE INSERT OR DELETE OR UPDATE ON public.volume_page FOR EACH ROW EXECUTE FUNCTION volume_under_seal();
CREATE TRIGGER volume_seal_never_emptied BEFORE TRUNCATE ON public.volume_seal FOR EACH STATEMENT EXECUTE FUNCTION volume_seal_stays();
CREATE TRIGGER volume_seal_stays BEFORE DELETE OR UPDATE ON public.volume_seal FOR EACH ROW EXECUTE FUNCTION volume_seal_stays();

CREATE OR REPLACE FUNCTION public.announcement_receipt_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.confirmed_at is not null or new.read_at <> old.read_at then
    raise exception 'announcement_receipt: a receipt is never changed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit log only grows: % on % is refused', tg_op, tg_table_name;
end
$function$;

CREATE OR REPLACE FUNCTION public.audit_refuse_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'personal content of the audit log is kept or deleted, never changed: % on % is refused', tg_op, tg_table_name;
end
$function$;

CREATE OR REPLACE FUNCTION public.campaign_stage_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the stages of a campaign are a history: % on % is refused', tg_op, tg_table_name;
end
$function$;

CREATE OR REPLACE FUNCTION public.case_file_version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a version of a case file is never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.coordination_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%: what was published, answered, done or signed is never changed', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION public.custody_is_only_added_to()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the custody log is only added to';
end $function$;

CREATE OR REPLACE FUNCTION public.draw_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what the draw has noted is never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.draw_round_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'a round of the draw is never deleted'; end if;
  if old.commitment is not null and (new.commitment, new.universe_hash, new.committed_at, new.purpose, new.strata, new.data_version,
      new.lines_root, new.recusal_hash, new.strata_hash)
    is distinct from (old.commitment, old.universe_hash, old.committed_at, old.purpose, old.strata, old.data_version,
      old.lines_root, old.recusal_hash, old.strata_hash)
    then raise exception 'a published commitment is never changed'; end if;
  if old.seed is not null and (new.seed, new.seeded_at) is distinct from (old.seed, old.seeded_at)
    then raise exception 'a round has one seed'; end if;
  if old.drawn_at is not null and new.drawn_at is distinct from old.drawn_at
    then raise exception 'a round is drawn once'; end if;
  if old.void_at is not null then raise exception 'a void round is never changed'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.draw_seed_by_two()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.seed is null and new.seed is not null and (new.entered_by is null or cardinality(new.entered_by) <> 2
    or new.entered_by[1] = '' or new.entered_by[2] = '' or new.entered_by[1] = new.entered_by[2])
    then raise exception 'a seed is entered by two persons'; end if;
  if old.seed is not null and (new.entered_by, new.entered_posts) is distinct from (old.entered_by, old.entered_posts)
    then raise exception 'who entered a seed is never changed'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.draw_stratum_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from draw_round r where r.campaign = old.campaign and r.round = old.round and r.commitment is not null)
      then raise exception 'frozen lines are never deleted'; end if;
    return old;
  end if;
  if (new.lines, new.size, new.places, new.place) is distinct from (old.lines, old.size, old.places, old.place)
    or (old.ordered is not null and new.ordered is distinct from old.ordered)
    then raise exception 'frozen lines and their order are never changed'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.field_record_is_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what a record said, was printed as and how it was signed is never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.roster_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a frozen roster is never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.scoring_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'scoring_run' and tg_op = 'UPDATE'
    and to_jsonb(old) -> 'second' = 'null'::jsonb and to_jsonb(new) -> 'second' <> 'null'::jsonb
    and (to_jsonb(new) - 'second') = (to_jsonb(old) - 'second') then
    return new;
  end if;
  if tg_table_name = 'scoring_reason' and tg_op = 'DELETE' then
    if not exists (select 1 from scoring_run r where r.campaign = old.campaign and r.id = old.run_id) then
      return old;
    end if;
  end if;
  raise exception '% on % is refused: a scoring run is immutable', tg_op, tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION public.volume_seal_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' then raise exception 'a seal is never deleted'; end if;
  if old.broken_at is not null or new.broken_at is null or new.broken_by is null or new.broken_why is null
    or (to_jsonb(new) - array['broken_by', 'broken_at', 'broken_why']) is distinct from
      (to_jsonb(old) - array['broken_by', 'broken_at', 'broken_why'])
  then raise exception 'a seal is never changed; it can be broken once'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.volume_under_seal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  touched record;
begin
  if tg_op = 'DELETE' then touched := old; else touched := new; end if;
  if exists (select 1 from volume_seal s where s.campaign = touched.campaign and s.volume = touched.volume and s.broken_at is null)
  then raise exception 'the volume is sealed'; end if;
  return touched;
end $function$;
