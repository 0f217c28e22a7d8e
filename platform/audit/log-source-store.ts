import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { PersonalDigest, personalDigest } from './entry.ts'
import { parsed } from './root.ts'
import { allDeletions, allRoots, filedKeys } from './root-store.ts'
import { chainNames, lastNumber, linksOf, unlinkedEntries } from './store.ts'
import type { Finding } from './finding.ts'
import type { LogSource, PersonalReport } from './verify-log.ts'

/** The log as it lies in a database. */
export const databaseSource = (db: Database): LogSource => ({
  chains: () => chainNames(db),
  links: (chain) => linksOf(db, chain),
  roots: () => allRoots(db),
  keys: () => filedKeys(db),
  deletions: () => allDeletions(db),
  unlinked: () => unlinkedEntries(db),
  lastNumber: () => lastNumber(db),
  personalFindings: (today, early) => personalReport(db, today, early),
})

const BATCH = 5_000

async function personalReport(db: Database, today: string, early: ReadonlySet<number>): Promise<PersonalReport> {
  const report: Checking['report'] = { kept: 0, deleted: 0, findings: [] }
  let last = 0
  for (;;) {
    const entries = await entriesWithPersonal(db, last)
    if (entries.length === 0) return report
    const kept = await contentsBetween(db, entries[0]?.id ?? 0, entries.at(-1)?.id ?? 0)
    for (const entry of entries) checkEntry(entry, { kept, today, early, report })
    last = entries.at(-1)?.id ?? last
  }
}

interface PersonalEntry {
  id: number
  chain: string
  personal: string
}

async function entriesWithPersonal(db: Database, after: number): Promise<PersonalEntry[]> {
  const { rows } = await sql<PersonalEntry>`select id, chain, personal from audit_entry
    where personal is not null and id > ${after} order by id limit ${sql.lit(BATCH)}`.execute(db)
  return rows
}

interface Content {
  entry: number
  item: number
  class: string
  keep_until: string
  content: string
  salt: string | null
}

async function contentsBetween(db: Database, first: number, last: number): Promise<Map<string, Content>> {
  const { rows } = await sql<Content>`select p.entry, p.item, class, keep_until, content, salt
    from audit_personal p left join audit_salt s on s.entry = p.entry and s.item = p.item
    where p.entry between ${first} and ${last}`.execute(db)
  return new Map(rows.map((row) => [`${row.entry} ${row.item}`, row]))
}

interface Checking {
  kept: ReadonlyMap<string, Content>
  today: string
  early: ReadonlySet<number>
  report: { kept: number; deleted: number; findings: Finding[] }
}

function checkEntry({ id, chain, personal }: PersonalEntry, { kept, today, early, report }: Checking): void {
  const found = (kind: Finding['kind'], what: string): void =>
    void report.findings.push({ kind, chain, place: null, entry: id, day: null, what })
  const digests = PersonalDigest.array().safeParse(parsed(personal)).data ?? []
  for (const [item, { class: kind, digest, hash, keepUntil }] of digests.entries()) {
    const row = kept.get(`${id} ${item}`)
    if (row === undefined && (keepUntil < today || early.has(id))) report.deleted++
    else if (row === undefined)
      found('personal-missing', `personal content of entry ${id} is gone before ${keepUntil}, without a report`)
    else if (
      personalDigest(hash, row.salt ?? '', row.content) !== digest ||
      row.class !== kind ||
      row.keep_until !== keepUntil
    )
      found('personal-changed', `personal content of entry ${id} was changed`)
    else report.kept++
  }
}
