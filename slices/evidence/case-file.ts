/** The case file that evidence belongs to; what the reader's grant does not reach does not exist. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { caseFileDocuments, caseFileFor } from '../case-files/facts.ts'
import type { DraftDocument } from '../case-files/contract.ts'
import { knownUnits } from '../registers/facts.ts'
import type { CaseFileHead } from './contract.ts'

export interface SeenCaseFile {
  head: CaseFileHead
  documents: DraftDocument[]
}

/** @throws house.not-found */
export async function seenCaseFile(ctx: Context, campaign: string, id: string): Promise<SeenCaseFile> {
  const found = await caseFileFor(ctx.db, campaign, id)
  if (found === undefined || !ctx.covers(found.unit)) throw problem('house.not-found')
  const { documents } = await caseFileDocuments(ctx.db, campaign, id)
  const unitName = (await knownUnits(ctx.db)).get(found.unit)?.name ?? found.unit
  const { number, unit, type } = found
  const heads = documents.map((one) => ({
    id: one.id,
    kind: one.kind,
    date: one.date ?? one.start?.slice(0, 10) ?? null,
  }))
  return { head: { id, number, unit, unitName, type, documents: heads }, documents }
}

/** Evidence is kept in the own unit, not in those below it. @throws house.not-found */
export function mustBeOwn(ctx: Context, unit: string): void {
  if (ctx.person().unit !== unit || !ctx.covers(unit)) throw problem('house.not-found')
}
