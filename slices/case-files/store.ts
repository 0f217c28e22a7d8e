/** Case files and their versions. A version is never changed; the head beside it says which is the newest. */
import { sql } from 'kysely'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import type { FileState, RegisterCase } from './contract.ts'
import type { Judged, Summary } from './summary.ts'

export interface Head {
  id: string
  number: string
  unit: string
  type: string
  party: string
  decided: string | null
  inWindow: boolean | null
  published: string | null
  publishedUrl: string | null
  publishDue: string | null
  daysLate: number | null
  registerKey: string | null
  registerVersion: number | null
  registerRow: RegisterCase | null
  version: number
  hash: string
  fingerprint: string | null
  state: FileState
  formProblems: number
  fatal: number
  errors: number
  warnings: number
  asks: number
  checkedWith: string
  openedBy: string
  openedAt: string
  savedBy: string
  savedAt: string
}

export const headColumns = sql`
  f.id, f.number, f.unit, f.type, f.party, f.decided, f.in_window as "inWindow", f.published,
  f.published_url as "publishedUrl", f.publish_due as "publishDue", f.days_late as "daysLate",
  f.register_key as "registerKey", f.register_version as "registerVersion", f.register_row as "registerRow",
  f.version, f.hash, f.fingerprint, f.state, f.form_problems as "formProblems", f.fatal, f.errors, f.warnings, f.asks,
  f.checked_with as "checkedWith", f.opened_by as "openedBy", f.opened_at as "openedAt",
  f.saved_by as "savedBy", f.saved_at as "savedAt"`

export interface FileAt {
  campaign: string
  id: string
}

export async function headOf(db: Database, { campaign, id }: FileAt): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select ${headColumns} from case_file f where f.campaign = ${campaign} and f.id = ${id}`.execute(db)
  return rows[0]
}

/** For a write: others wait until it is done. */
export async function lockedHead(tx: Database, { campaign, id }: FileAt): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select ${headColumns} from case_file f where f.campaign = ${campaign} and f.id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function documentOf(db: Database, { campaign, id }: FileAt, version: number): Promise<string | undefined> {
  const { rows } = await sql<{ document: string }>`
    select document from case_file_version
    where campaign = ${campaign} and file = ${id} and version = ${version}`.execute(db)
  return rows[0]?.document
}

export interface VersionRow {
  version: number
  hash: string
  origin: string
  reason: string | null
  savedBy: string
  savedAt: string
}

export async function versionsOf(db: Database, { campaign, id }: FileAt): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select version, hash, origin, reason, saved_by as "savedBy", saved_at as "savedAt" from case_file_version
    where campaign = ${campaign} and file = ${id} order by version desc limit 500`.execute(db)
  return rows
}

export interface NewVersion {
  version: number
  document: string
  hash: string
  origin: 'opened' | 'typed' | 'imported' | 'merged'
  reason: string | null
  by: string
  at: string
}

async function addVersion(tx: Database, { campaign, id }: FileAt, made: NewVersion): Promise<void> {
  await sql`
    insert into case_file_version (campaign, file, version, document, hash, origin, reason, saved_by, saved_at)
    values (${campaign}, ${id}, ${made.version}, ${made.document}, ${made.hash}, ${made.origin}, ${made.reason},
      ${made.by}, ${made.at}::timestamptz)`.execute(tx)
}

export interface Opened {
  unit: string
  register: { key: string; version: number; row: RegisterCase } | null
}

/** Answers whether it was made: an id that is there already stays as it is. */
export async function addFile(
  tx: Database,
  at: FileAt,
  { opened, version, summary }: { opened: Opened; version: NewVersion; summary: Summary },
): Promise<boolean> {
  const { register } = opened
  const { numInsertedOrUpdatedRows } = await numbered(
    sql`
    insert into case_file (campaign, id, number, unit, type, party, decided, in_window, published, published_url,
      publish_due, days_late, register_key, register_version, register_row, version, hash, fingerprint, state,
      form_problems, fatal, errors, warnings, asks, checked_with, explained, opened_by, opened_at, saved_by, saved_at)
    values (${at.campaign}, ${at.id}, ${summary.number}, ${opened.unit}, ${summary.type}, ${summary.party},
      ${summary.decided}::date, ${summary.inWindow}::boolean, ${summary.published}::date, ${summary.publishedUrl},
      ${summary.publishDue}::date, ${summary.daysLate}::integer, ${register?.key ?? null},
      ${register?.version ?? null}::integer, ${register === null ? null : JSON.stringify(register.row)}::jsonb,
      ${version.version}, ${version.hash}, ${summary.fingerprint}, ${summary.state}, ${summary.formProblems},
      ${summary.fatal}, ${summary.errors}, ${summary.warnings}, ${summary.asks}, ${summary.checkedWith},
      ${summary.explained}, ${version.by}, ${version.at}::timestamptz, ${version.by}, ${version.at}::timestamptz)
    on conflict do nothing`.execute(tx),
  )
  if (numInsertedOrUpdatedRows === 0) return false
  await addVersion(tx, at, version)
  await keepFindings(tx, at, summary.findings)
  return true
}

const numbered = async (
  answer: Promise<{ numAffectedRows?: bigint | undefined }>,
): Promise<{ numInsertedOrUpdatedRows: number }> => ({
  numInsertedOrUpdatedRows: Number((await answer).numAffectedRows ?? 0n),
})

/** The next version and what follows from it. */
export async function saveVersion(
  tx: Database,
  at: FileAt,
  { version, summary }: { version: NewVersion; summary: Summary },
): Promise<void> {
  await addVersion(tx, at, version)
  await sql`
    update case_file set version = ${version.version}, hash = ${version.hash},
      saved_by = ${version.by}, saved_at = ${version.at}::timestamptz
    where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
  await keepSummary(tx, at, { summary })
}

/**
 * Also where the text is the same and the rules, the limits or a judgement are not.
 * @param only of this version; where a newer one has come nothing is kept
 */
export async function keepSummary(
  tx: Database,
  at: FileAt,
  { summary, only }: { summary: Summary; only?: number },
): Promise<void> {
  const { numAffectedRows } = await sql`
    update case_file set number = ${summary.number}, type = ${summary.type}, party = ${summary.party},
      decided = ${summary.decided}::date, in_window = ${summary.inWindow}::boolean,
      published = ${summary.published}::date, published_url = ${summary.publishedUrl},
      publish_due = ${summary.publishDue}::date, days_late = ${summary.daysLate}::integer,
      fingerprint = ${summary.fingerprint}, state = ${summary.state}, form_problems = ${summary.formProblems},
      fatal = ${summary.fatal}, errors = ${summary.errors}, warnings = ${summary.warnings}, asks = ${summary.asks},
      checked_with = ${summary.checkedWith}, explained = ${summary.explained}
    where campaign = ${at.campaign} and id = ${at.id} and version = ${only ?? sql.ref('version')}`.execute(tx)
  if (numAffectedRows === 0n) return
  await sql`delete from case_file_finding where campaign = ${at.campaign} and file = ${at.id}`.execute(tx)
  await keepFindings(tx, at, summary.findings)
}

async function keepFindings(tx: Database, { campaign, id }: FileAt, findings: readonly Finding[]): Promise<void> {
  const columns = [
    'campaign',
    'file',
    'place',
    'rule',
    'severity',
    'certainty',
    'document',
    'expected',
    'found',
    'basis',
  ]
  await bulkInsert(
    tx,
    { table: 'case_file_finding', columns: [...columns, 'clause'] },
    findings.map((one, place) => [
      ...[campaign, id, place, one.rule, one.severity, one.certainty, one.document, one.expected, one.found, one.basis],
      one.clause,
    ]),
  )
}

export interface JudgementRow extends Judged {
  id: number
  reason: string
  by: string
  at: string
}

export async function judgementsOf(db: Database, { campaign, id }: FileAt): Promise<JudgementRow[]> {
  const { rows } = await sql<JudgementRow>`
    select id, rule, text_hash as "textHash", accepted, reason, decided_by as by, decided_at as at
    from case_file_judgement where campaign = ${campaign} and file = ${id} order by id`.execute(db)
  return rows
}

export async function addJudgement(
  tx: Database,
  { campaign, id }: FileAt,
  made: Omit<JudgementRow, 'id'>,
): Promise<void> {
  await sql`
    insert into case_file_judgement (campaign, file, rule, text_hash, accepted, reason, decided_by, decided_at)
    values (${campaign}, ${id}, ${made.rule}, ${made.textHash}, ${made.accepted}, ${made.reason}, ${made.by},
      ${made.at}::timestamptz)`.execute(tx)
}

export interface AsideRow {
  id: string
  base: number
  document: string
  by: string
  at: string
}

/** Texts that nobody has joined with the newest yet. */
export async function asidesOf(db: Database, { campaign, id }: FileAt): Promise<AsideRow[]> {
  const { rows } = await sql<AsideRow>`
    select id, base, document, saved_by as by, saved_at as at from case_file_aside
    where campaign = ${campaign} and file = ${id} and settled_at is null order by saved_at`.execute(db)
  return rows
}

/** One a person: what the same person writes on is the same text, further written. */
export async function keepAside(tx: Database, { campaign, id }: FileAt, aside: AsideRow): Promise<void> {
  await sql`
    insert into case_file_aside (campaign, file, id, base, document, saved_by, saved_at)
    values (${campaign}, ${id}, ${aside.id}, ${aside.base}, ${aside.document}, ${aside.by}, ${aside.at}::timestamptz)
    on conflict (campaign, file, id) do update set document = excluded.document, saved_at = excluded.saved_at`.execute(
    tx,
  )
}

export async function settleAside(
  tx: Database,
  { campaign, id }: FileAt,
  { aside, by, at, version }: { aside: string; by: string; at: string; version: number },
): Promise<void> {
  await sql`
    update case_file_aside set settled_by = ${by}, settled_at = ${at}::timestamptz, settled_in = ${version}
    where campaign = ${campaign} and file = ${id} and id = ${aside} and settled_at is null`.execute(tx)
}
