/** What case files tell others (server only). */
import type { Database } from '../../platform/db/database.ts'
import type { FileState } from './contract.ts'
import { keptDraft, type DraftDocument } from './contract.ts'
import { documentOf, headOf } from './store.ts'
import { everyUnit, headsOfUnit, publishedFiles } from './store-lists.ts'

export interface CaseFileFact {
  id: string
  number: string
  unit: string
  type: string
  state: FileState
}

/** Undefined: there is none of that id. Whether the asker may know of it, the asker says (`ctx.covers(unit)`). */
export async function caseFileFor(db: Database, campaign: string, id: string): Promise<CaseFileFact | undefined> {
  const head = await headOf(db, { campaign, id })
  return head === undefined ? undefined : factOf(head)
}

/** The files of a unit, the newest first. */
export async function caseFilesOf(db: Database, campaign: string, unit: string): Promise<CaseFileFact[]> {
  return (await headsOfUnit(db, campaign, unit)).map(factOf)
}

/** The numbers of the cases whose decision is published by a day (n5.4a): what the public may read of a draw. */
export const publishedNumbers = async (db: Database, campaign: string, day: string): Promise<ReadonlySet<string>> =>
  new Set(await publishedFiles(db, campaign, day))

const factOf = ({ id, number, unit, type, state }: CaseFileFact): CaseFileFact => ({ id, number, unit, type, state })

/** 'campaign file' → the unit it is of, of all files: for what must hold over all of them. */
export const unitsOfFiles = async (db: Database): Promise<ReadonlyMap<string, string>> =>
  new Map((await everyUnit(db)).map(({ campaign, id, unit }) => [`${campaign} ${id}`, unit]))

/** The documents of the newest version: what evidence may be laid beside. */
export async function caseFileDocuments(
  db: Database,
  campaign: string,
  id: string,
): Promise<{ version: number; documents: DraftDocument[] }> {
  const head = await headOf(db, { campaign, id })
  const text = head === undefined ? undefined : await documentOf(db, { campaign, id }, head.version)
  return { version: head?.version ?? 0, documents: text === undefined ? [] : keptDraft(text).documents }
}
