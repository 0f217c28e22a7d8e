import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'

export interface Migration {
  /** 'people/0001-people.sql': the folder's owner, then the file; never renamed once it has shipped. */
  name: string
  text: string
}

/** The database and the files of this version do not fit; nothing was changed. */
export class MigrationRefused extends Error {}

/** Any number, but one: servers that start together migrate one after the other. */
const MIGRATION_LOCK = 20_170_901

/** Every `platform/<x>/migrations/*.sql` and `slices/<x>/migrations/*.sql` below `root`, by file name, then owner. */
export async function collectMigrations(root: string): Promise<Migration[]> {
  const found = await Promise.all(['platform', 'slices'].map((side) => fromSide(join(root, side))))
  return found.flat().toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))
}

const orderKey = ({ name }: Migration): string => name.split('/').toReversed().join(' ')

async function fromSide(side: string): Promise<Migration[]> {
  const owners = (await readdir(side, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const all = await Promise.all(owners.map((owner) => fromFolder(owner.name, join(side, owner.name, 'migrations'))))
  return all.flat()
}

async function fromFolder(owner: string, folder: string): Promise<Migration[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.sql'))
  return Promise.all(
    files.map(async (file) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file))
        throw new Error(`${owner}/migrations/${file}: name a migration 0001-what-it-does.sql`)
      return { name: `${owner}/${file}`, text: await readFile(join(folder, file), 'utf8') }
    }),
  )
}

/** Runs what has not run yet, all in one transaction: either the whole new schema stands or the old one does. */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx)
    await sql`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(tx)
    const done = new Map(
      (await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(tx)).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    )
    const fresh = migrations.filter((migration) => !isDone(migration, done))
    for (const { name, text } of fresh) {
      await sql.raw(text).execute(tx)
      await sql`insert into migration (name, sha256) values (${name}, ${sha256(text)})`.execute(tx)
    }
    return fresh.map(({ name }) => name)
  })
}

/** Names of what has not run yet, in a database that may hold nothing; changes nothing. */
export async function pendingMigrations(db: Database, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return migrations.map(({ name }) => name)
  const done = await sql<{ name: string }>`select name from migration`.execute(db)
  const names = new Set(done.rows.map(({ name }) => name))
  return migrations.filter(({ name }) => !names.has(name)).map(({ name }) => name)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @throws when a migration that has run was changed afterwards: it never runs again, so the schema would differ from the files. */
function isDone({ name, text }: Migration, done: ReadonlyMap<string, string>): boolean {
  const recorded = done.get(name)
  if (recorded !== undefined && recorded !== sha256(text)) {
    throw new MigrationRefused(
      `Migration ${name} was changed after it ran. Undo the change and add a new migration (a demonstration: delete its data directory).`,
    )
  }
  return recorded !== undefined
}
