import { sql, type Generated } from 'kysely'
import { z } from 'zod'
import { fingerprintOf } from '../crypto/suites.ts'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { GENESIS } from './entry.ts'
import {
  dayOf,
  endOfDay,
  nextDay,
  parsed,
  readRoot,
  signed,
  type RootRecord,
  type Signed,
  type Signer,
} from './root.ts'
import { chainNames } from './store.ts'

type RootTables = {
  audit_root: RootRecord
  audit_key: { fingerprint: string; signature: string; public_key: string; since: string }
  audit_deletion: Signed & { id: Generated<number>; at: string }
  audit_link: { chain: string; place: number; hash: string; entry: number }
}

const ROOT_LOCK = 20_170_903

/**
 * Makes the root of every day that has ended and has none yet, of every chain, the oldest first; answers those made. Call it
 * after linking. A server that was off makes the missing days' roots when it is back; each says when it was made.
 */
export async function makeRoots(db: Database, signer: Signer, now: Date): Promise<RootRecord[]> {
  const made: RootRecord[] = []
  for (const chain of await chainNames(db)) {
    const days = await daysWithoutRoot(db, chain, dayOf(now))
    if (days.length === 0) continue
    await inTransaction(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(ROOT_LOCK)})`.execute(tx)
      await fileKey(tx, signer, now)
      for (const day of await daysWithoutRoot(tx, chain, dayOf(now)))
        made.push(await makeRoot(tx, { chain, day, signer, now }))
    })
  }
  return made
}

/** From the day after the last root, or of the chain's first entry, to yesterday. */
async function daysWithoutRoot(db: Database, chain: string, today: string): Promise<string[]> {
  const last = await lastRoot(db, chain)
  const first = last === undefined ? await firstDay(db, chain) : nextDay(last.day)
  const days: string[] = []
  for (let day = first; day !== undefined && day < today; day = nextDay(day)) days.push(day)
  return days
}

async function firstDay(db: Database, chain: string): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select e.at from audit_link l join audit_entry e on e.id = l.entry
    where l.chain = ${chain} order by l.place limit 1`.execute(db)
  return rows[0] === undefined ? undefined : dayOf(new Date(rows[0].at))
}

const lastRoot = (db: Database, chain: string) =>
  db
    .withTables<RootTables>()
    .selectFrom('audit_root')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()

interface Making {
  chain: string
  day: string
  signer: Signer
  now: Date
}

async function makeRoot(tx: Database, { chain, day, signer, now }: Making): Promise<RootRecord> {
  const before = await lastRoot(tx, chain)
  const { count, head } = await headAt(tx, { chain, day, from: before })
  const judged = chain === 'main' ? await numbersJudged(tx, day, readRoot(before?.text ?? '')?.through ?? 0) : {}
  const content = { format: 'lianbing-root-1', chain, day, count, head, previous: before?.hash ?? '', ...judged }
  const record = { chain, day, ...signed({ ...content, madeAt: now.toISOString() }, signer) }
  await tx.withTables<RootTables>().insertInto('audit_root').values(record).execute()
  return record
}

/** The numbers of entries up to the day's end: which are missing now, since the writes that drew them were undone. */
async function numbersJudged(
  tx: Database,
  day: string,
  since: number,
): Promise<{ through: number; gaps: [number, number][] }> {
  const last = await sql<{ id: number | null }>`
    select max(id) as id from audit_entry where id > ${since} and at < ${endOfDay(day)}`.execute(tx)
  const through = last.rows[0]?.id ?? since
  const { rows } = await sql<{ from: number; to: number }>`
    select before + 1 as "from", id - 1 as "to" from (
      select id, lag(id, 1, ${since}::bigint) over (order by id) as before from audit_entry
      where id > ${since} and id <= ${through}) e where id > before + 1 order by id`.execute(tx)
  return { through, gaps: rows.map(({ from, to }) => [from, to]) }
}

/** The last link whose entry is of that day or before; those that came late of days rooted already are among the next. */
async function headAt(
  tx: Database,
  { chain, day, from }: { chain: string; day: string; from: RootRecord | undefined },
): Promise<{ count: number; head: string }> {
  const known = from === undefined ? undefined : readRoot(from.text)
  const since = known?.count ?? 0
  const { rows } = await sql<{ place: number; hash: string }>`
    select l.place, l.hash from audit_link l join audit_entry e on e.id = l.entry
    where l.chain = ${chain} and l.place > ${since} and e.at < ${endOfDay(day)}
    order by l.place desc limit 1`.execute(tx)
  const [last] = rows
  return last === undefined ? { count: since, head: known?.head ?? GENESIS } : { count: last.place, head: last.hash }
}

/** Files the public key the first time something is signed with it. */
export async function fileKey(tx: Database, { signature, keys }: Signer, now: Date): Promise<void> {
  await tx
    .withTables<RootTables>()
    .insertInto('audit_key')
    .values({
      ...{ fingerprint: fingerprintOf(keys.public), signature, public_key: keys.public },
      since: now.toISOString(),
    })
    .onConflict((oc) => oc.column('fingerprint').doNothing())
    .execute()
}

export interface FiledKey {
  fingerprint: string
  signature: string
  publicKey: string
  since: string
}

export async function filedKeys(db: Database): Promise<FiledKey[]> {
  const rows = await db.withTables<RootTables>().selectFrom('audit_key').selectAll().orderBy('since').execute()
  return rows.map(({ public_key: publicKey, ...row }) => ({ ...row, publicKey }))
}

export const allRoots = (db: Database): Promise<RootRecord[]> =>
  db.withTables<RootTables>().selectFrom('audit_root').selectAll().orderBy('chain').orderBy('day').execute()

export interface DeletionRecord extends Signed {
  id: number
  at: string
}

export const allDeletions = (db: Database): Promise<DeletionRecord[]> =>
  db.withTables<RootTables>().selectFrom('audit_deletion').selectAll().orderBy('id').execute()

const Told = z.object({
  day: z.string(),
  deleted: z.array(z.object({ class: z.string() })).default([]),
  early: z.array(z.number()).default([]),
})

/** On which day an entry's personal content of a class was deleted, by the reports; undefined: no report tells. */
export async function deletionDays(
  db: Database,
): Promise<(entry: number, gone: { class: string; keepUntil: string }) => string | undefined> {
  const told = (await allDeletions(db)).flatMap(({ text }) => Told.safeParse(parsed(text)).data ?? [])
  return (entry, { class: name, keepUntil }) =>
    told.find(
      ({ day, deleted, early }) =>
        early.includes(entry) || (day > keepUntil && deleted.some((one) => one.class === name)),
    )?.day
}

/** Files a signed report of what was deleted; answers its id. */
export async function fileDeletion(
  tx: Database,
  content: Readonly<Record<string, unknown>>,
  { signer, now }: { signer: Signer; now: Date },
): Promise<number> {
  await fileKey(tx, signer, now)
  const report = signed({ ...content, format: 'lianbing-deletion-1', at: now.toISOString() }, signer)
  const { id } = await tx
    .withTables<RootTables>()
    .insertInto('audit_deletion')
    .values({ at: now.toISOString(), ...report })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
