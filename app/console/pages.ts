/** The slices whose pages the console shows. A slice adds itself here with one import and one line. */
import type { SlicePages } from '../../platform/web/pages.ts'
import { pages as approvalsPages } from '../../slices/approvals/ui/pages.tsx'
import { texts as approvalsTexts } from '../../slices/approvals/ui/texts.ts'
import { pages as auditPages } from '../../slices/audit/ui/pages.tsx'
import { texts as auditTexts } from '../../slices/audit/ui/texts.ts'
import { pages as campaignsPages } from '../../slices/campaigns/ui/pages.tsx'
import { texts as campaignsTexts } from '../../slices/campaigns/ui/texts.ts'
import { pages as organisationPages } from '../../slices/organisation/ui/pages.tsx'
import { texts as organisationTexts } from '../../slices/organisation/ui/texts.ts'
import { pages as peoplePages } from '../../slices/people/ui/pages.tsx'
import { texts as peopleTexts } from '../../slices/people/ui/texts.ts'
import { pages as registersPages } from '../../slices/registers/ui/pages.tsx'
import { texts as registersTexts } from '../../slices/registers/ui/texts.ts'
import { pages as scoringPages } from '../../slices/scoring/ui/pages.tsx'
import { texts as scoringTexts } from '../../slices/scoring/ui/texts.ts'

export const slices: readonly SlicePages[] = [
  { slice: 'approvals', pages: approvalsPages, texts: approvalsTexts },
  { slice: 'audit', pages: auditPages, texts: auditTexts },
  { slice: 'campaigns', pages: campaignsPages, texts: campaignsTexts },
  { slice: 'organisation', pages: organisationPages, texts: organisationTexts },
  { slice: 'people', pages: peoplePages, texts: peopleTexts },
  { slice: 'registers', pages: registersPages, texts: registersTexts },
  { slice: 'scoring', pages: scoringPages, texts: scoringTexts },
]
