import { createHash, randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, describe } from 'vitest'
import type { Database } from '../platform/db/database.ts'
import { collectMigrations, migrate } from '../platform/db/migrate.ts'
import { openDatabase, snapshotOf, type OpenDatabase, type Place } from '../platform/db/open.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Answers a fresh, migrated database; it is closed (and dropped) after the file. */
export type Open = () => Promise<Database>

/** The same tests on PGlite in memory, always, and on a real PostgreSQL where TEST_DATABASE_URL names a server. */
export function describeOnBoth(name: string, tests: (open: Open, kind: OpenDatabase['kind']) => void): void {
  describe(`${name} (PGlite)`, () => tests(opener(freshEmbedded), 'embedded'))
  const url = process.env['TEST_DATABASE_URL']
  describe.skipIf(url === undefined || url === '')(`${name} (PostgreSQL)`, () =>
    tests(
      opener(() => freshOnServer(url ?? '')),
      'postgresql',
    ),
  )
}

/** A place for a whole server under test; `remove` when it has closed. */
export async function freshPlace(
  url = process.env['TEST_DATABASE_URL'] ?? '',
): Promise<{ place: Place; remove: () => Promise<void> }> {
  if (url === '') return { place: { snapshot: await migratedSnapshot() }, remove: async () => {} }
  const own = await createOwn(url)
  return { place: { url: own.url }, remove: own.drop }
}

interface Fresh {
  opened: OpenDatabase
  close: () => Promise<void>
}

function opener(make: () => Promise<Fresh>): Open {
  const made: Fresh[] = []
  afterAll(async () => {
    for (const { close } of made) await close()
  })
  return async () => {
    const fresh = await make()
    made.push(fresh)
    await migrate(fresh.opened.db, await collectMigrations(root))
    return fresh.opened.db
  }
}

async function freshEmbedded(): Promise<Fresh> {
  const opened = await openDatabase({ snapshot: await migratedSnapshot() })
  return { opened, close: opened.close }
}

async function freshOnServer(url: string): Promise<Fresh> {
  const own = await createOwn(url)
  const opened = await openDatabase({ url: own.url })
  const close = async (): Promise<void> => {
    await opened.close()
    await own.drop()
  }
  return { opened, close }
}

async function createOwn(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `lianbing_test_${randomBytes(6).toString('hex')}`
  await onServer(url, `create database ${name} template template0`)
  return { url: withDatabase(url, name), drop: () => onServer(url, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const { db, close } = await openDatabase({ url })
  await sql.raw(statement).execute(db).finally(close)
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** An embedded database with all migrations run; kept in .cache under the hash of the migrations. */
async function migratedSnapshot(): Promise<Blob> {
  const migrations = await collectMigrations(root)
  const folder = join(root, '.cache/test-databases')
  const name = `${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 24)}.tar`
  await mkdir(folder, { recursive: true })
  const found = await readdir(folder)
  if (!found.includes(name)) {
    const unfinished = join(folder, `${randomBytes(6).toString('hex')}.unfinished`)
    const snapshot = await snapshotOf((db) => migrate(db, migrations))
    await writeFile(unfinished, Buffer.from(await snapshot.arrayBuffer()))
    await rename(unfinished, join(folder, name))
    for (const old of found.filter((file) => file.endsWith('.tar'))) await rm(join(folder, old), { force: true })
  }
  return openAsBlob(join(folder, name))
}
