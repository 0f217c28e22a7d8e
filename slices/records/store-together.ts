/** Many records with their texts, each kind in one query: those that devices work on further, and the signed ones of a unit. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { LaidOut } from '../../rules/drafting/pages.ts'
import { wholeRecord, type KeptRecord, type RecordContent } from '../../rules/drafting/record.ts'
import type { State } from './contract.ts'
import { stampOf, type Stamp, type StampRow, type StoredSigning } from './store.ts'

export interface OpenHead extends Stamp {
  version: string
  content: RecordContent
}
export interface OpenText {
  id: string
  state: State
  /** In the order of their arrival. */
  heads: OpenHead[]
  /** The newest printing. */
  printed: { hash: string; version: string; content: RecordContent; sheets: LaidOut } | null
}

type OpenRow = StampRow & {
  id: string
  state: State
  version: string
  content: KeptRecord
  printed_hash: string | null
  printed_version: string | null
  printed_content: KeptRecord | null
  sheets: LaidOut | null
}

const MOST_OPEN = 200

/** Of a unit: those that a device may still work on, the newest first; signed ones are in the console. */
export async function openTexts(db: Database, campaign: string, unit: string): Promise<OpenText[]> {
  const { rows } = await sql<OpenRow>`
    with open_record as (
      select campaign, id, state, changed_at from field_record
      where campaign = ${campaign} and unit = ${unit} and state in ('draft', 'printed')
      order by changed_at desc limit ${MOST_OPEN})
    select r.id, r.state, v.id as version, v.content, v.by_person, v.claimed_at, v.received_at,
      p.hash as printed_hash, p.version as printed_version, p.content as printed_content, p.sheets
    from open_record r
    join field_record_version v on v.campaign = r.campaign and v.record = r.id and not exists (
      select 1 from field_record_version later
      where later.campaign = v.campaign and later.record = v.record and v.id = any(later.parents))
    left join lateral (
      select printing.hash, printing.version, printing.sheets, text.content from field_record_printing printing
      join field_record_version text
        on text.campaign = printing.campaign and text.record = printing.record and text.id = printing.version
      where printing.campaign = r.campaign and printing.record = r.id order by printing.place desc limit 1) p on true
    order by r.changed_at desc, r.id, v.place`.execute(db)
  const found = new Map<string, OpenText>()
  for (const row of rows) {
    const record = found.get(row.id) ?? { id: row.id, state: row.state, heads: [], printed: printedOf(row) }
    record.heads.push({ version: row.version, content: wholeRecord(row.content), ...stampOf(row) })
    found.set(row.id, record)
  }
  return [...found.values()]
}

function printedOf(row: OpenRow): OpenText['printed'] {
  const { printed_hash: hash, printed_version: version, printed_content: content, sheets } = row
  if (hash === null || version === null || content === null || sheets === null) return null
  return { hash, version, content: wholeRecord(content), sheets }
}

export interface SignedText {
  id: string
  kind: RecordContent['kind']
  party: string
  hash: string
  signing: StoredSigning['signing']
  /** Server time. */
  signedAt: string
  content: RecordContent
}

/** The signed text of each, the last changed first. */
export async function signedTexts(db: Database, campaign: string, unit: string): Promise<SignedText[]> {
  const { rows } = await sql<Omit<SignedText, 'signedAt' | 'content'> & { received_at: string; content: KeptRecord }>`
    select r.id, r.kind, r.party, s.hash, s.signing, s.received_at, v.content
    from field_record r
    join field_record_signing s on s.campaign = r.campaign and s.record = r.id
    join field_record_version v on v.campaign = r.campaign and v.record = r.id and v.id = s.version
    where r.campaign = ${campaign} and r.unit = ${unit} and r.state not in ('draft', 'printed')
    order by r.changed_at desc`.execute(db)
  return rows.map(({ received_at: signedAt, content, ...rest }) => ({
    ...rest,
    signedAt,
    content: wholeRecord(content),
  }))
}
