/**
 * The texts of the console and of every slice it shows, by namespace, both languages. A slice: one import, one line. Only the
 * builder and the tests read both: the browser loads `words.zh-CN.ts` or `words.en.ts`. Pure data, no TSX below here.
 */
import type { Catalogue, Catalogues, Language } from '../../platform/web/catalogue.ts'
import { webTexts } from '../../platform/web/texts.ts'
import { deskTexts as approvalsDesk } from '../../slices/approvals/ui/desk-texts.ts'
import { texts as approvals } from '../../slices/approvals/ui/texts.ts'
import { deskTexts as auditDesk } from '../../slices/audit/ui/desk-texts.ts'
import { texts as audit } from '../../slices/audit/ui/texts.ts'
import { deskTexts as campaignsDesk } from '../../slices/campaigns/ui/desk-texts.ts'
import { texts as campaigns } from '../../slices/campaigns/ui/texts.ts'
import { deskTexts as caseFilesDesk } from '../../slices/case-files/ui/desk-texts.ts'
import { texts as caseFiles } from '../../slices/case-files/ui/texts.ts'
import { deskTexts as coordinationDesk } from '../../slices/coordination/ui/desk-texts.ts'
import { texts as coordination } from '../../slices/coordination/ui/texts.ts'
import { texts as desk } from '../../slices/desk/ui/texts.ts'
import { deskTexts as drawDesk } from '../../slices/draw/ui/desk-texts.ts'
import { texts as draw } from '../../slices/draw/ui/texts.ts'
import { deskTexts as evidenceDesk } from '../../slices/evidence/ui/desk-texts.ts'
import { texts as evidence } from '../../slices/evidence/ui/texts.ts'
import { deskTexts as organisationDesk } from '../../slices/organisation/ui/desk-texts.ts'
import { texts as organisation } from '../../slices/organisation/ui/texts.ts'
import { deskTexts as peopleDesk } from '../../slices/people/ui/desk-texts.ts'
import { texts as people } from '../../slices/people/ui/texts.ts'
import { deskTexts as recordsDesk } from '../../slices/records/ui/desk-texts.ts'
import { texts as records } from '../../slices/records/ui/texts.ts'
import { deskTexts as registersDesk } from '../../slices/registers/ui/desk-texts.ts'
import { texts as registers } from '../../slices/registers/ui/texts.ts'
import { deskTexts as scoringDesk } from '../../slices/scoring/ui/desk-texts.ts'
import { texts as scoring } from '../../slices/scoring/ui/texts.ts'
import { consoleTexts } from './texts.ts'

/** With what the slice lays on people's desks: sentences of notices and of what waits. */
const withDesk = (texts: Catalogues, ofDesk: Catalogues): Catalogues => ({
  'zh-CN': { ...texts['zh-CN'], ...ofDesk['zh-CN'] },
  en: { ...texts.en, ...ofDesk.en },
})

export const allTexts: Readonly<Record<string, Catalogues>> = {
  web: webTexts,
  console: consoleTexts,
  approvals: withDesk(approvals, approvalsDesk),
  audit: withDesk(audit, auditDesk),
  campaigns: withDesk(campaigns, campaignsDesk),
  'case-files': withDesk(caseFiles, caseFilesDesk),
  coordination: withDesk(coordination, coordinationDesk),
  desk,
  draw: withDesk(draw, drawDesk),
  evidence: withDesk(evidence, evidenceDesk),
  organisation: withDesk(organisation, organisationDesk),
  people: withDesk(people, peopleDesk),
  records: withDesk(records, recordsDesk),
  registers: withDesk(registers, registersDesk),
  scoring: withDesk(scoring, scoringDesk),
}

/** All namespaces in one language. */
export const wordsIn = (language: Language): Record<string, Catalogue> =>
  Object.fromEntries(Object.entries(allTexts).map(([namespace, texts]) => [namespace, texts[language]]))
