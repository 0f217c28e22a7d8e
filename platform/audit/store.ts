import { randomBytes } from 'node:crypto'
import { sql, type Generated } from 'kysely'
import { suites, type HashName } from '../crypto/suites.ts'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { bulkInsert } from '../db/bulk-insert.ts'
import { canonicalJson } from './canonical.ts'
import {
  CLEAR_FORMAT,
  GENESIS,
  linkHash,
  personalDigest,
  type AuditEntry,
  type KeptEntry,
  type PersonalDigest,
} from './entry.ts'
import type { Finding } from './finding.ts'
import { ChainCheck, type LinkRecord } from './verify.ts'

export type AuditTables = {
  audit_entry: AuditEntry & { id: Generated<number> }
  audit_link: Omit<LinkRecord, 'content'>
  audit_waiting: { entry: number; chain: string }
  audit_personal: PersonalRow
  audit_salt: { entry: number; item: number; salt: string }
}

export interface PersonalRow {
  entry: number
  item: number
  class: string
  keep_until: string
  subject: string | null
  content: string
}

/** About a person: kept apart from the entry, until its day. */
export interface PersonalContent {
  /** A class of data of the retention table: says how long and by which law. */
  class: string
  /** 'YYYY-MM-DD': from the day after it is deleted. */
  keepUntil: string
  /** Whom it is about: 'person:…', 'certificate:…'. */
  subject?: string
  /** JSON. */
  content: unknown
}

const LINK_LOCK = 20_170_902
const BATCH = 5_000

type Usual = 'chain' | 'post' | 'acting_for'
/** Unless said: the main chain, no post, nobody stood in for. */
export type NewEntry = Omit<AuditEntry, 'format' | 'personal' | Usual> & Partial<Pick<AuditEntry, Usual>>

export interface Personal {
  items: readonly PersonalContent[]
  /** Of the digests; each names its own. */
  hash?: HashName | undefined
}

/** One statement: the entry, and its place in the queue of those that have no link yet. Answers its id. */
export async function appendEntry(
  tx: Database,
  entry: NewEntry,
  { items, hash = suites.international.hash }: Personal = { items: [] },
): Promise<number> {
  const apart = items.map((one) => salted(one, hash))
  const digests = apart.length === 0 ? null : canonicalJson(apart.map(({ digest }) => digest))
  const { chain = 'main', post = null, acting_for: actingFor = null } = entry
  const { at, campaign, who, role, verb, object, summary } = entry
  const { rows } = await sql<{ id: number }>`
    with e as (
      insert into audit_entry (format, chain, at, campaign, who, role, post, acting_for, verb, object, summary, personal)
      values (${sql.lit(CLEAR_FORMAT)}, ${chain}, ${at}, ${campaign}, ${who}, ${role}, ${post}, ${actingFor}, ${verb}, ${object}, ${summary}, ${digests})
      returning id, chain
    ), w as (insert into audit_waiting (entry, chain) select id, chain from e)
    select id from e`.execute(tx)
  const [{ id } = { id: 0 }] = rows
  for (const [item, one] of apart.entries()) await keepApart(tx, { entry: id, item }, one)
  return id
}

interface Salted {
  content: PersonalContent
  text: string
  salt: string
  digest: PersonalDigest
}

function salted(content: PersonalContent, hash: HashName): Salted {
  const salt = randomBytes(16).toString('hex')
  const text = canonicalJson(content.content)
  const digest = personalDigest(hash, salt, text)
  return {
    ...{ content, text, salt },
    digest: { class: content.class, digest, hash, keepUntil: content.keepUntil },
  }
}

async function keepApart(tx: Database, at: { entry: number; item: number }, one: Salted): Promise<void> {
  const { content, text, salt } = one
  const tables = tx.withTables<AuditTables>()
  const row = { class: content.class, keep_until: content.keepUntil, subject: content.subject ?? null, content: text }
  await tables
    .insertInto('audit_personal')
    .values({ ...at, ...row })
    .execute()
  await tables
    .insertInto('audit_salt')
    .values({ ...at, salt })
    .execute()
}

/** Links every entry that has none yet, in batches. Answers how many. Safe to run from several processes. */
export async function linkEntries(db: Database, suite: HashName = suites.international.hash): Promise<number> {
  let linked = 0
  for (;;) {
    const count = await inTransaction(db, (tx) => linkBatch(tx, suite))
    linked += count
    if (count < BATCH) return linked
  }
}

async function linkBatch(tx: Database, suite: HashName): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LINK_LOCK)})`.execute(tx)
  const entries = await waitingEntries(tx)
  if (entries.length === 0) return 0
  const rows: (string | number)[][] = []
  for (const [chain, group] of Map.groupBy(entries, (entry) => entry.chain)) {
    let { place, hash: previous } = await headOf(tx, chain)
    for (const entry of group) {
      const hash = linkHash({ place: ++place, previous, suite }, entry)
      rows.push([chain, place, entry.id, previous, hash, suite])
      previous = hash
    }
  }
  await bulkInsert(tx, { table: 'audit_link', columns: ['chain', 'place', 'entry', 'previous', 'hash', 'suite'] }, rows)
  // exactly these: an entry with a smaller id may have been committed meanwhile
  const ids = `{${entries.map(({ id }) => id).join(',')}}`
  await sql`delete from audit_waiting where entry = any(${ids}::bigint[])`.execute(tx)
  return entries.length
}

/** The inner limit first: without statistics (the embedded database gathers none) a join would read the whole log. */
async function waitingEntries(tx: Database): Promise<KeptEntry[]> {
  const { rows } = await sql<{ entry: number }>`
    select entry from audit_waiting order by entry limit ${sql.lit(BATCH)}`.execute(tx)
  const [first, last] = [rows[0]?.entry, rows.at(-1)?.entry]
  if (first === undefined || last === undefined) return []
  const waiting = new Set(rows.map(({ entry }) => entry))
  const entries = tx.withTables<AuditTables>().selectFrom('audit_entry').selectAll().orderBy('id')
  if (last - first < 2 * BATCH) {
    const near = await entries.where('id', '>=', first).where('id', '<=', last).execute()
    return near.filter(({ id }) => waiting.has(id))
  }
  return entries.where('id', '=', sql<number>`any(${`{${[...waiting].join(',')}}`}::bigint[])`).execute()
}

/** The last link of a chain. */
export async function headOf(db: Database, chain: string): Promise<{ place: number; hash: string }> {
  const last = await db
    .withTables<AuditTables>()
    .selectFrom('audit_link')
    .select(['place', 'hash'])
    .where('chain', '=', chain)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? { place: 0, hash: GENESIS }
}

/** Every link of a chain with its entry, in order, a batch at a time. */
export async function* linksOf(db: Database, chain: string): AsyncGenerator<LinkRecord[]> {
  let place = 0
  for (;;) {
    const rows = await linksAfter(db, chain, place)
    if (rows.length > 0) yield rows.map(linkRecord)
    if (rows.length === BATCH) place += BATCH
    else {
      const next = await nextPlace(db, chain, place + BATCH)
      if (next === undefined) return
      place = next - 1
    }
  }
}

async function nextPlace(db: Database, chain: string, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ place: number }>`
    select place from audit_link where chain = ${chain} and place > ${after} order by place limit 1`.execute(db)
  return rows[0]?.place
}

/** Between two places, not with a limit: so the index is taken also where there are no statistics. */
const linksAfter = (db: Database, chain: string, place: number) =>
  db
    .withTables<AuditTables>()
    .selectFrom('audit_link')
    .leftJoin('audit_entry', 'audit_entry.id', 'audit_link.entry')
    .select(['audit_link.chain', 'place', 'entry', 'previous', 'hash', 'suite', 'audit_entry.chain as own'])
    .select(['id', 'format', 'at', 'campaign', 'who', 'role', 'post', 'acting_for', 'verb', 'object', 'summary'])
    .select('personal')
    .where('audit_link.chain', '=', chain)
    .where('place', '>', place)
    .where('place', '<=', place + BATCH)
    .orderBy('place')
    .execute()

function linkRecord(row: Awaited<ReturnType<typeof linksAfter>>[number]): LinkRecord {
  const { chain, place, entry, previous, hash, suite, own, ...rest } = row
  const { id, format, at, verb, object, summary } = rest
  const there =
    id !== null &&
    format !== null &&
    at !== null &&
    own !== null &&
    verb !== null &&
    object !== null &&
    summary !== null
  const content = there ? { ...rest, id, format, at, verb, object, summary, chain: own } : null
  return { chain, place, entry, previous, hash, suite, content }
}

export async function chainNames(db: Database): Promise<string[]> {
  const { rows } = await sql<{ chain: string }>`
    select 'main' as chain union select chain from audit_link union select chain from audit_waiting order by 1`.execute(
    db,
  )
  return rows.map(({ chain }) => chain)
}

/** Written but not linked yet; `lost`: entries that are neither, which no part of the product leaves behind. */
export async function unlinkedEntries(db: Database): Promise<{ waiting: number[]; lost: number[] }> {
  const { rows } = await sql<{ entry: number }>`select entry from audit_waiting`.execute(db)
  const lost = await sql<{ id: number }>`
    select id from audit_entry e where not exists (select from audit_link l where l.entry = e.id)
      and not exists (select from audit_waiting w where w.entry = e.id) order by id limit 1000`.execute(db)
  return { waiting: rows.map(({ entry }) => entry), lost: lost.rows.map(({ id }) => id) }
}

/** The last number that the sequence of entries has given out, whether or not its write stood. */
export async function lastNumber(db: Database): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select pg_sequence_last_value(pg_get_serial_sequence('audit_entry', 'id')::regclass) as last`.execute(db)
  return rows[0]?.last ?? 0
}

export interface ChainReport {
  linked: number
  /** Entries written but not linked yet. */
  waiting: number
  /** The last hash: noted outside the system, it proves later that nothing before it was changed or cut off. */
  head: string
  /** The first place where the chain does not fit, with what is wrong; null: whole. */
  broken: Finding | null
}

/** Recomputes the main chain from its first link, without its roots; `verifyLog` checks everything. */
export async function verifyChain(db: Database, chain = 'main'): Promise<ChainReport> {
  const check = new ChainCheck(chain)
  for await (const links of linksOf(db, chain)) for (const link of links) check.add(link)
  check.end()
  const { waiting } = await unlinkedEntries(db)
  return { linked: check.place, waiting: waiting.length, head: check.head, broken: check.findings[0] ?? null }
}
