/** The slices whose pages the console shows. A slice adds itself here with one import and one line. */
import type { SlicePages } from '../../platform/web/pages.ts'
import { objects as approvalsObjects, pages as approvalsPages } from '../../slices/approvals/ui/pages.tsx'
import { pages as auditPages } from '../../slices/audit/ui/pages.tsx'
import { objects as campaignsObjects, pages as campaignsPages } from '../../slices/campaigns/ui/pages.tsx'
import { objects as caseFilesObjects, pages as caseFilesPages } from '../../slices/case-files/ui/pages.tsx'
import { objects as coordinationObjects, pages as coordinationPages } from '../../slices/coordination/ui/pages.tsx'
import { pages as deskPages } from '../../slices/desk/ui/pages.tsx'
import { objects as drawObjects, pages as drawPages } from '../../slices/draw/ui/pages.tsx'
import { objects as evidenceObjects, pages as evidencePages } from '../../slices/evidence/ui/pages.tsx'
import { objects as organisationObjects, pages as organisationPages } from '../../slices/organisation/ui/pages.tsx'
import { objects as peopleObjects, pages as peoplePages } from '../../slices/people/ui/pages.tsx'
import { objects as recordsObjects, pages as recordsPages } from '../../slices/records/ui/pages.tsx'
import { objects as registersObjects, pages as registersPages } from '../../slices/registers/ui/pages.tsx'
import { objects as scoringObjects, pages as scoringPages } from '../../slices/scoring/ui/pages.tsx'

export const slices: readonly SlicePages[] = [
  {
    slice: 'approvals',
    pages: approvalsPages,
    objects: approvalsObjects,
  },
  { slice: 'audit', pages: auditPages },
  {
    slice: 'campaigns',
    pages: campaignsPages,
    objects: campaignsObjects,
  },
  {
    slice: 'case-files',
    pages: caseFilesPages,
    objects: caseFilesObjects,
  },
  { slice: 'coordination', pages: coordinationPages, objects: coordinationObjects },
  { slice: 'desk', pages: deskPages },
  { slice: 'draw', pages: drawPages, objects: drawObjects },
  {
    slice: 'evidence',
    pages: evidencePages,
    objects: evidenceObjects,
  },
  {
    slice: 'organisation',
    pages: organisationPages,
    objects: organisationObjects,
  },
  { slice: 'people', pages: peoplePages, objects: peopleObjects },
  { slice: 'records', pages: recordsPages, objects: recordsObjects },
  {
    slice: 'registers',
    pages: registersPages,
    objects: registersObjects,
  },
  { slice: 'scoring', pages: scoringPages, objects: scoringObjects },
]
