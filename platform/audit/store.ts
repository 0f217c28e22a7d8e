import { createHash } from 'node:crypto'
import { sql, type Generated } from 'kysely'
import type { Database } from '../db/database.ts'

export interface AuditEntry {
  /** ISO instant. */
  at: string
  campaign: string | null
  /** Internal id of the person; null: the system itself or nobody signed in. */
  who: string | null
  role: string | null
  verb: string
  /** 'person:demo-clerk', 'import:2' */
  object: string
  /** Canonical JSON (sorted keys) of what is worth telling; never a secret, never a whole document. */
  summary: string
}

type AuditTables = {
  audit_entry: AuditEntry & { id: Generated<number> }
  audit_link: { place: number; entry: number; previous: string; hash: string }
}

const LINK_LOCK = 20_170_902
const BATCH = 5_000
const GENESIS = '0'.repeat(64)

export async function appendEntry(tx: Database, entry: AuditEntry): Promise<void> {
  await tx.withTables<AuditTables>().insertInto('audit_entry').values(entry).execute()
}

/** Links every entry that has none yet, in batches. Answers how many. Safe to run from several processes. */
export async function linkEntries(db: Database): Promise<number> {
  let linked = 0
  for (;;) {
    const count = await db.transaction().execute((tx) => linkBatch(tx))
    linked += count
    if (count < BATCH) return linked
  }
}

async function linkBatch(tx: Database): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LINK_LOCK)})`.execute(tx)
  const tables = tx.withTables<AuditTables>()
  const last = await tables.selectFrom('audit_link').selectAll().orderBy('place', 'desc').limit(1).executeTakeFirst()
  const entries = await tables
    .selectFrom('audit_entry')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit_link').select('entry').whereRef('entry', '=', 'audit_entry.id'))),
    )
    .orderBy('id')
    .limit(BATCH)
    .execute()
  let previous = last?.hash ?? GENESIS
  let place = last?.place ?? 0
  const links = entries.map((entry) => {
    const link = { place: ++place, entry: entry.id, previous, hash: hashOf(previous, entry) }
    previous = link.hash
    return link
  })
  for (let at = 0; at < links.length; at += 500)
    await tables
      .insertInto('audit_link')
      .values(links.slice(at, at + 500))
      .execute()
  return links.length
}

/** SHA-256 over the previous hash and every field of the entry, as a JSON array in this order. */
function hashOf(previous: string, entry: AuditEntry & { id: number }): string {
  const { id, at, campaign, who, role, verb, object, summary } = entry
  return createHash('sha256')
    .update(JSON.stringify([previous, id, at, campaign, who, role, verb, object, summary]))
    .digest('hex')
}

export interface ChainReport {
  linked: number
  /** Entries written but not linked yet. */
  waiting: number
  /** The last hash: noted outside the system, it proves later that nothing before it was changed or cut off. */
  head: string
  /** The first place where the chain does not fit, with what is wrong; null: whole. */
  broken: { place: number; what: string } | null
}

/** Recomputes the chain from its first link. */
export async function verifyChain(db: Database): Promise<ChainReport> {
  const state = { place: 0, previous: GENESIS }
  for (;;) {
    const rows = await linksAfter(db, state.place)
    for (const row of rows) {
      const what = faultOf(row, state)
      if (what !== undefined) return report(db, state, { place: row.place, what })
      state.place = row.place
      state.previous = row.hash
    }
    if (rows.length < BATCH) return report(db, state, null)
  }
}

function linksAfter(db: Database, place: number) {
  return db
    .withTables<AuditTables>()
    .selectFrom('audit_link')
    .leftJoin('audit_entry', 'audit_entry.id', 'audit_link.entry')
    .select(['place', 'entry', 'previous', 'hash', 'id', 'at', 'campaign', 'who', 'role', 'verb', 'object', 'summary'])
    .where('place', '>', place)
    .orderBy('place')
    .limit(BATCH)
    .execute()
}

type LinkRow = Awaited<ReturnType<typeof linksAfter>>[number]

function faultOf(row: LinkRow, { place, previous }: { place: number; previous: string }): string | undefined {
  const { id, at, verb, object, summary } = row
  if (row.place !== place + 1) return `link ${place + 1} is missing`
  if (row.previous !== previous) return 'does not continue the link before it'
  if (id === null || at === null || verb === null || object === null || summary === null)
    return `entry ${row.entry} is missing`
  const hash = hashOf(previous, { id, at, campaign: row.campaign, who: row.who, role: row.role, verb, object, summary })
  return hash === row.hash ? undefined : `entry ${row.entry} was changed`
}

async function report(
  db: Database,
  state: { place: number; previous: string },
  broken: ChainReport['broken'],
): Promise<ChainReport> {
  const tables = db.withTables<AuditTables>()
  const counts = await tables
    .selectNoFrom((eb) => [
      eb
        .selectFrom('audit_entry')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('entries'),
      eb
        .selectFrom('audit_link')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('links'),
    ])
    .executeTakeFirstOrThrow()
  return { linked: state.place, waiting: (counts.entries ?? 0) - (counts.links ?? 0), head: state.previous, broken }
}
