/** The slices whose pages the console shows. A slice adds itself here with one import and one line. */
import type { Catalogues } from '../../platform/web/catalogue.ts'
import type { SlicePages } from '../../platform/web/pages.ts'
import { deskTexts as approvalsDeskTexts } from '../../slices/approvals/ui/desk-texts.ts'
import { objects as approvalsObjects, pages as approvalsPages } from '../../slices/approvals/ui/pages.tsx'
import { texts as approvalsTexts } from '../../slices/approvals/ui/texts.ts'
import { pages as auditPages } from '../../slices/audit/ui/pages.tsx'
import { texts as auditTexts } from '../../slices/audit/ui/texts.ts'
import { deskTexts as campaignsDeskTexts } from '../../slices/campaigns/ui/desk-texts.ts'
import { objects as campaignsObjects, pages as campaignsPages } from '../../slices/campaigns/ui/pages.tsx'
import { texts as campaignsTexts } from '../../slices/campaigns/ui/texts.ts'
import { deskTexts as caseFilesDeskTexts } from '../../slices/case-files/ui/desk-texts.ts'
import { objects as caseFilesObjects, pages as caseFilesPages } from '../../slices/case-files/ui/pages.tsx'
import { texts as caseFilesTexts } from '../../slices/case-files/ui/texts.ts'
import { pages as deskPages } from '../../slices/desk/ui/pages.tsx'
import { texts as deskTexts } from '../../slices/desk/ui/texts.ts'
import { deskTexts as drawDeskTexts } from '../../slices/draw/ui/desk-texts.ts'
import { objects as drawObjects, pages as drawPages } from '../../slices/draw/ui/pages.tsx'
import { texts as drawTexts } from '../../slices/draw/ui/texts.ts'
import { deskTexts as evidenceDeskTexts } from '../../slices/evidence/ui/desk-texts.ts'
import { objects as evidenceObjects, pages as evidencePages } from '../../slices/evidence/ui/pages.tsx'
import { texts as evidenceTexts } from '../../slices/evidence/ui/texts.ts'
import { deskTexts as organisationDeskTexts } from '../../slices/organisation/ui/desk-texts.ts'
import { objects as organisationObjects, pages as organisationPages } from '../../slices/organisation/ui/pages.tsx'
import { texts as organisationTexts } from '../../slices/organisation/ui/texts.ts'
import { deskTexts as peopleDeskTexts } from '../../slices/people/ui/desk-texts.ts'
import { objects as peopleObjects, pages as peoplePages } from '../../slices/people/ui/pages.tsx'
import { texts as peopleTexts } from '../../slices/people/ui/texts.ts'
import { deskTexts as recordsDeskTexts } from '../../slices/records/ui/desk-texts.ts'
import { objects as recordsObjects, pages as recordsPages } from '../../slices/records/ui/pages.tsx'
import { texts as recordsTexts } from '../../slices/records/ui/texts.ts'
import { deskTexts as registersDeskTexts } from '../../slices/registers/ui/desk-texts.ts'
import { objects as registersObjects, pages as registersPages } from '../../slices/registers/ui/pages.tsx'
import { texts as registersTexts } from '../../slices/registers/ui/texts.ts'
import { deskTexts as scoringDeskTexts } from '../../slices/scoring/ui/desk-texts.ts'
import { objects as scoringObjects, pages as scoringPages } from '../../slices/scoring/ui/pages.tsx'
import { texts as scoringTexts } from '../../slices/scoring/ui/texts.ts'

/** With what the slice lays on people's desks: sentences of notices and of what waits. */
const withDesk = (texts: Catalogues, desk: Catalogues): Catalogues => ({
  'zh-CN': { ...texts['zh-CN'], ...desk['zh-CN'] },
  en: { ...texts.en, ...desk.en },
})

export const slices: readonly SlicePages[] = [
  {
    slice: 'approvals',
    pages: approvalsPages,
    texts: withDesk(approvalsTexts, approvalsDeskTexts),
    objects: approvalsObjects,
  },
  { slice: 'audit', pages: auditPages, texts: auditTexts },
  {
    slice: 'campaigns',
    pages: campaignsPages,
    texts: withDesk(campaignsTexts, campaignsDeskTexts),
    objects: campaignsObjects,
  },
  {
    slice: 'case-files',
    pages: caseFilesPages,
    texts: withDesk(caseFilesTexts, caseFilesDeskTexts),
    objects: caseFilesObjects,
  },
  { slice: 'desk', pages: deskPages, texts: deskTexts },
  { slice: 'draw', pages: drawPages, texts: withDesk(drawTexts, drawDeskTexts), objects: drawObjects },
  {
    slice: 'evidence',
    pages: evidencePages,
    texts: withDesk(evidenceTexts, evidenceDeskTexts),
    objects: evidenceObjects,
  },
  {
    slice: 'organisation',
    pages: organisationPages,
    texts: withDesk(organisationTexts, organisationDeskTexts),
    objects: organisationObjects,
  },
  { slice: 'people', pages: peoplePages, texts: withDesk(peopleTexts, peopleDeskTexts), objects: peopleObjects },
  { slice: 'records', pages: recordsPages, texts: withDesk(recordsTexts, recordsDeskTexts), objects: recordsObjects },
  {
    slice: 'registers',
    pages: registersPages,
    texts: withDesk(registersTexts, registersDeskTexts),
    objects: registersObjects,
  },
  { slice: 'scoring', pages: scoringPages, texts: withDesk(scoringTexts, scoringDeskTexts), objects: scoringObjects },
]
