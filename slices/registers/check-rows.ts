/** A draft beside what stays in the registers, held against the rules between rows. */
import type { Database } from '../../platform/db/database.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import {
  fileFaults,
  nominatedFaults,
  nominationFaults,
  reportFaults,
  unitFaults,
  type CrossFault,
} from './cross-rows.ts'
import type { Draft } from './store-drafts.ts'
import { newestVersion, rowsAt, type At } from './store-facts.ts'
import { endBeforeBeginning } from './store-terms.ts'
import { draftRows, industriesOfReports, levelsOfUnits, rowsTogether } from './store-together.ts'

/** What the scoring command would refuse if the draft were kept as its mode says. */
export async function rowFaults(db: Database, definition: Definition, draft: Draft): Promise<CrossFault[]> {
  switch (draft.register) {
    case 'units':
      return unitFaults(definition, await rowsTogether(db, draft))
    case 'file-scores':
      return fileFaults(await rowsTogether(db, draft))
    case 'report-scores': {
      const reports = await rowsTogether(db, draft)
      const nominations = await rowsAt(db, 'nominations', await newestOf(db, draft.campaign))
      return [...reportFaults(reports), ...nominatedFaults(definition, reports, nominations)]
    }
    case 'nominations': {
      const industries = await industriesOfReports(db, draft.campaign)
      const levels = await levelsOfUnits(db, draft.campaign)
      const faults = nominationFaults(definition, await draftRows(db, draft), { industries, levels })
      return draft.territory === null ? faults : faults.map(withoutReports)
    }
    case 'officers':
      return (await endBeforeBeginning(db, draft)).map(({ row, value, from }) => ({
        ...{ row, column: '证件有效期止', value, code: 'term-backwards' as const, known: { value, from } },
      }))
    case 'cases':
    case 'exam-scores':
    case 'figures':
      return []
  }
}

/** Who imports for a territory sees no report scores: what the report says is not told. */
function withoutReports(fault: CrossFault): CrossFault {
  if (fault.code !== 'industry-of-report') return fault
  const { report = '', value = '' } = fault.known
  return { ...fault, code: 'industry-not-of-report', known: { report, value } }
}

const newestOf = async (db: Database, campaign: string): Promise<At> => ({
  campaign,
  version: await newestVersion(db, campaign),
})

/** @throws registers.rows-disagree with the first of the faults, where there is one */
export function rowsDisagree(faults: readonly CrossFault[]): void {
  const [first] = faults
  if (first === undefined) return
  const { row, column, value } = first
  throw problem('registers.rows-disagree', { rows: new Set(faults.map((one) => one.row)).size, row, column, value })
}
