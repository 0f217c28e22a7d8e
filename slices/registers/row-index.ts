/**
 * What the box finds in a campaign's registers. The index is made of the newest version and lies in memory: the rows of a
 * version never change, so that a process that starts anew, or another one, makes the same. 230,000 cases take some 25 MB.
 */
import type { Database } from '../../platform/db/database.ts'
import { trusted, type RegisterName } from './contract.ts'
import { filesAt, newestVersion, pagesAt, type InputFile } from './store-facts.ts'
import { IndexGathering, type TextIndex } from './text-index.ts'

/** Register → how a row of its pages ([version, row, …columns]) is indexed. */
const indexed = {
  units: { text: [2, 3], unit: 2 },
  officers: { text: [3, 2], unit: 4 },
  cases: { text: [2], unit: 3 },
} as const satisfies Partial<Record<RegisterName, { text: readonly number[]; unit: number }>>
export type IndexedRegister = keyof typeof indexed

export interface RowIndex {
  version: number
  files: readonly InputFile[]
  of: Readonly<Record<IndexedRegister, TextIndex>>
}

/** The campaigns that were searched last. */
const MOST_CAMPAIGNS = 3

const kept = new WeakMap<Database, Map<string, { version: number; index: Promise<RowIndex> }>>()

/** Made at the first search after a new version; who asks meanwhile waits for the same. */
export async function rowIndex(db: Database, campaign: string): Promise<RowIndex> {
  const version = await newestVersion(db, campaign)
  const known = kept.get(db) ?? new Map<string, { version: number; index: Promise<RowIndex> }>()
  kept.set(db, known)
  const last = known.get(campaign)
  if (last?.version === version) return last.index
  const index = makeIndex(db, { campaign, version })
  // A newer index may have taken its place meanwhile.
  index.catch(() => known.get(campaign)?.index === index && known.delete(campaign))
  known.delete(campaign)
  known.set(campaign, { version, index })
  const [oldest = ''] = known.keys()
  if (known.size > MOST_CAMPAIGNS) known.delete(oldest)
  return index
}

async function makeIndex(db: Database, at: { campaign: string; version: number }): Promise<RowIndex> {
  const files: InputFile[] = []
  const make = (register: IndexedRegister): Promise<TextIndex> => indexOf(db, at, { register, files })
  const of = { units: await make('units'), officers: await make('officers'), cases: await make('cases') }
  return { version: at.version, files, of }
}

async function indexOf(
  db: Database,
  at: { campaign: string; version: number },
  { register, files }: { register: IndexedRegister; files: InputFile[] },
): Promise<TextIndex> {
  const { text, unit } = indexed[register]
  const gathering = new IndexGathering()
  for (const file of await filesAt(db, register, at)) {
    const place = files.push(file) - 1
    for await (const page of pagesAt(db, file, at))
      for (const row of trusted<(string | number)[][]>(JSON.parse(page)))
        gathering.add({
          text: text.map((column) => row[column]).join(' '),
          ...{ unit: String(row[unit]), file: place, row: Number(row[1]) },
        })
  }
  return gathering.done()
}
