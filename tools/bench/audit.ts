/**
 * What the audit log costs: a write with its entry against the same write without, on both databases in the same run; the
 * verification of 1,000,000 entries.
 */
import { sql } from 'kysely'
import { act } from '../../platform/audit/act.ts'
import { databaseSource } from '../../platform/audit/log-source-store.ts'
import { linkEntries } from '../../platform/audit/store.ts'
import { verifyLog } from '../../platform/audit/verify-log.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { openDatabase, type Place } from '../../platform/db/open.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { Measurement } from '../measurement.ts'
import { withPostgres } from '../postgres.mjs'
import { root } from '../tracked-files.ts'

export const name = 'The audit log'

const WRITES = 2_000
const ENTRIES = Number(process.env['LIANBING_BENCH_ENTRIES'] ?? 1_000_000)

async function withDatabase<T>(place: Place, use: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(place)
  try {
    await migrate(db, await collectMigrations(root))
    await sql`create table bench_thing (n int)`.execute(db)
    return await use(db)
  } finally {
    await close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const never = (): never => {
  throw new Error('not used here')
}
const doerOf = (db: Database): Doer => ({
  db,
  actor: { id: 'p1', name: '', role: 'office-clerk', unit: '650000', post: 'p1', actingFor: null },
  now: () => new Date(),
  files: {
    put: never,
    open: never,
    has: never,
    withPath: never,
    removeOlder: never,
    parts: { put: never, withWhole: never, drop: never, room: never },
  },
  jobs: { enqueue: never, find: never },
  vault: { seal: never, open: never, digest: never },
})

const write = (tx: Database, n: number): Promise<unknown> => sql`insert into bench_thing values (${n})`.execute(tx)

/** Each write is a transaction of its own; the two kinds take turns, so that the machine's mood is the same for both. */
async function writeCost(db: Database): Promise<{ plain: number; audited: number }> {
  const doer = doerOf(db)
  const cost = { plain: 0, audited: 0 }
  for (let n = 0; n < WRITES; n++) {
    cost.plain += await timed(() => db.transaction().execute((tx) => write(tx, n)))
    cost.audited += await timed(() =>
      act(doer, { verb: 'bench.write', object: `thing:${n}` }, async (tx, audit) => {
        audit({ n })
        await write(tx, n)
      }),
    )
  }
  return { plain: cost.plain / WRITES, audited: cost.audited / WRITES }
}

async function writes(what: string, place: Place): Promise<Measurement[]> {
  const { plain, audited } = await withDatabase(place, writeCost)
  return [
    { metric: `a write of one row, its own transaction: ${what}`, value: plain, unit: 'ms' },
    { metric: `the same with its audit entry: ${what}`, value: audited, unit: 'ms' },
    { metric: `audited against plain: ${what}`, value: audited / plain, unit: 'ratio' },
  ]
}

function* entries(): Generator<(string | number)[]> {
  for (let n = 0; n < ENTRIES; n++) {
    const at = new Date(Date.UTC(2017, 8, 1) + n * 1000).toISOString()
    yield [2, 'main', at, 'c', `p${n % 500}`, 'liaison', 'bench.write', `thing:${n}`, `{"n":${n},"reason":"补报"}`]
  }
}

/** On PostgreSQL, as a real installation has it. */
async function verification(place: Place): Promise<Measurement[]> {
  return withDatabase(place, async (db) => {
    const columns = ['format', 'chain', 'at', 'campaign', 'who', 'role', 'verb', 'object', 'summary']
    await bulkInsert(db, { table: 'audit_entry', columns }, entries())
    await sql`insert into audit_waiting (entry, chain) select id, chain from audit_entry`.execute(db)
    const linking = await timed(() => linkEntries(db))
    let whole = false
    const before = process.memoryUsage().rss
    let most = before
    const verifying = await timed(async () => {
      const progress = (): void => void (most = Math.max(most, process.memoryUsage().rss))
      whole = (await verifyLog(databaseSource(db), { now: new Date(), progress })).whole
    })
    if (!whole) throw new Error('the log does not verify')
    const what = `${ENTRIES.toLocaleString('en')} entries, PostgreSQL`
    return [
      { metric: `link: ${what}`, value: linking / 1000, unit: 's' },
      { metric: `verify the whole log: ${what}`, value: verifying / 1000, unit: 's' },
      { metric: `memory gained while verifying: ${what}`, value: (most - before) / 1_048_576, unit: 'MB' },
    ]
  })
}

export async function run(): Promise<Measurement[]> {
  const embedded = await writes('embedded database', 'memory')
  return withPostgres(async (url) => [
    ...embedded,
    ...(await writes('PostgreSQL', { url })),
    ...(await verification({ url: await another(url) })),
  ])
}

/** A database of its own on the same server. */
async function another(url: string): Promise<string> {
  const { db, close } = await openDatabase({ url })
  await sql`create database bench_audit`.execute(db).finally(close)
  const address = new URL(url)
  address.pathname = '/bench_audit'
  return address.href
}
