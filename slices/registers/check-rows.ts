/** A draft beside what stays in the registers, held against the rules between rows. */
import type { Database } from '../../platform/db/database.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { fileFaults, nominationFaults, reportFaults, unitFaults, type CrossFault } from './cross-rows.ts'
import type { Draft } from './store-drafts.ts'
import { draftRows, industriesOfReports, levelsOfUnits, rowsTogether } from './store-together.ts'

/** What the scoring command would refuse if the draft were kept as its mode says. */
export async function rowFaults(db: Database, definition: Definition, draft: Draft): Promise<CrossFault[]> {
  switch (draft.register) {
    case 'units':
      return unitFaults(definition, await rowsTogether(db, draft))
    case 'file-scores':
      return fileFaults(await rowsTogether(db, draft))
    case 'report-scores':
      return reportFaults(await rowsTogether(db, draft))
    case 'nominations': {
      const industries = await industriesOfReports(db, draft.campaign)
      const levels = await levelsOfUnits(db, draft.campaign)
      return nominationFaults(definition, await draftRows(db, draft), { industries, levels })
    }
    case 'officers':
    case 'cases':
    case 'exam-scores':
    case 'figures':
      return []
  }
}
