/** What evidence tells others (server only). */
import type { Database } from '../../platform/db/database.ts'
import { caseFileDocuments, caseFileFor } from '../case-files/facts.ts'
import type { CaseFileHead } from './contract.ts'
import { matrixFor } from './matrix.ts'
import { sealedOf, type SealedRow } from './store-volumes.ts'

export type SealedVolume = SealedRow

/** Volumes of a case file under a seal that holds: what a review, a draw or the public may rest on. */
export const sealedVolumes = (db: Database, campaign: string, caseFile: string): Promise<SealedVolume[]> =>
  sealedOf(db, campaign, caseFile)

/** Facts of a case file, how many rest on nothing, and how much evidence supports none. */
export async function matrixOf(
  db: Database,
  campaign: string,
  caseFile: string,
): Promise<{ facts: number; unsupported: number; idle: number }> {
  const found = await caseFileFor(db, campaign, caseFile)
  if (found === undefined) return { facts: 0, unsupported: 0, idle: 0 }
  const { documents } = await caseFileDocuments(db, campaign, caseFile)
  const head: CaseFileHead = { ...found, unitName: '', documents: [] }
  const matrix = await matrixFor(db, { campaign, caseFile }, { head, documents })
  return { facts: matrix.facts.length, unsupported: matrix.unsupported.length, idle: matrix.idle.length }
}
