import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Database, NoTables } from './database.ts'
import { guardedDialect } from './in-transaction.ts'
import { lockDirectory } from './lock.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { wireParsers, wireSerializers } from './wire-types.ts'

/** `{ url }`: a PostgreSQL server; `{ directory }`: the embedded database in `<directory>/db`; `memory`: embedded, for tests;
 * `{ snapshot }`: in memory too, beginning as what `snapshotOf` answered. */
export type Place = { url: string } | { directory: string } | 'memory' | { snapshot: Blob }

export interface OpenDatabase {
  db: Database
  kind: 'embedded' | 'postgresql'
  close: () => Promise<void>
}

/** @throws DirectoryInUse when another living process holds the embedded database. */
export async function openDatabase(place: Place): Promise<OpenDatabase> {
  if (place === 'memory') return embedded({}, async () => {})
  if ('snapshot' in place) return embedded({ loadDataDir: place.snapshot }, async () => {})
  if ('url' in place) return server(place.url)
  await mkdir(place.directory, { recursive: true, mode: 0o700 })
  const release = await lockDirectory(place.directory)
  try {
    return await embedded({ dataDir: join(place.directory, 'db') }, release)
  } catch (error) {
    await release()
    throw error
  }
}

type Beginning = Pick<PGliteOptions, 'dataDir' | 'loadDataDir'>

async function embedded(beginning: Beginning, release: () => Promise<void>): Promise<OpenDatabase> {
  const lite = await PGlite.create({ ...beginning, parsers: wireParsers, serializers: wireSerializers })
  await lite.exec(`set time zone 'UTC'`)
  const db: Database = new Kysely<NoTables>({ dialect: guardedDialect(pgliteDialect(lite)) })
  return {
    db,
    kind: 'embedded',
    close: async () => {
      await db.destroy()
      await release()
    },
  }
}

type GetTypeParser = typeof types.getTypeParser

async function server(url: string): Promise<OpenDatabase> {
  const getTypeParser: GetTypeParser = (oid: number, format?: 'text' | 'binary') =>
    wireParsers[oid] ?? (format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text'))
  const pool = new Pool({
    connectionString: url,
    max: 10,
    types: { getTypeParser },
    options: '-c TimeZone=UTC',
    application_name: 'lianbing',
  })
  pool.on('error', () => {})
  const db: Database = new Kysely<NoTables>({ dialect: guardedDialect(new PostgresDialect({ pool })) })
  return { db, kind: 'postgresql', close: () => db.destroy() }
}

/** An embedded database in memory, prepared once and copied often: `PGlite.create` takes seconds, loading a copy half a second. */
export async function snapshotOf(prepare: (db: Database) => Promise<unknown>): Promise<Blob> {
  const lite = await PGlite.create({ parsers: wireParsers, serializers: wireSerializers })
  const db: Database = new Kysely<NoTables>({ dialect: pgliteDialect(lite) })
  await prepare(db)
  const snapshot = await lite.dumpDataDir('none')
  await db.destroy()
  return snapshot
}
