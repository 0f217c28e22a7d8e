/** What each slice lays on people's desks: notices, what waits, what is found. */
import type { Slice } from '../../platform/http/slice.ts'
import * as approvalsNotices from '../../slices/approvals/notices.ts'
import { approvalsWaiting } from '../../slices/approvals/waiting.ts'
import * as campaignsSearches from '../../slices/campaigns/searches.ts'
import * as campaignsWaiting from '../../slices/campaigns/waiting.ts'
import * as caseFilesNotices from '../../slices/case-files/notices.ts'
import * as caseFilesSearches from '../../slices/case-files/searches.ts'
import * as caseFilesWaiting from '../../slices/case-files/waiting.ts'
import * as coordinationNotices from '../../slices/coordination/notices.ts'
import * as coordinationSearches from '../../slices/coordination/searches.ts'
import * as coordinationWaiting from '../../slices/coordination/waiting.ts'
import * as deskAccess from '../../slices/desk/access.ts'
import * as deskRetention from '../../slices/desk/retention.ts'
import { deskRoutes } from '../../slices/desk/routes.ts'
import * as drawNotices from '../../slices/draw/notices.ts'
import * as drawSearches from '../../slices/draw/searches.ts'
import * as drawWaiting from '../../slices/draw/waiting.ts'
import * as evidenceNotices from '../../slices/evidence/notices.ts'
import * as evidenceWaiting from '../../slices/evidence/waiting.ts'
import * as organisationWaiting from '../../slices/organisation/waiting.ts'
import * as peopleNotices from '../../slices/people/notices.ts'
import * as recordsSearches from '../../slices/records/searches.ts'
import * as recordsWaiting from '../../slices/records/waiting.ts'
import * as registersNotices from '../../slices/registers/notices.ts'
import * as registersSearches from '../../slices/registers/searches.ts'
import * as registersWaiting from '../../slices/registers/waiting.ts'
import * as scoringNotices from '../../slices/scoring/notices.ts'
import * as scoringSearches from '../../slices/scoring/searches.ts'
import * as scoringWaiting from '../../slices/scoring/waiting.ts'

type DeskParts = Pick<Slice, 'notices' | 'waiting' | 'searches'>

/** By slice; a new slice: its imports above, one line here. */
const parts: Readonly<Record<string, DeskParts>> = {
  campaigns: { waiting: campaignsWaiting.waiting, searches: campaignsSearches.searches },
  'case-files': {
    notices: caseFilesNotices.notices,
    waiting: caseFilesWaiting.waiting,
    searches: caseFilesSearches.searches,
  },
  coordination: {
    notices: coordinationNotices.notices,
    waiting: coordinationWaiting.waiting,
    searches: coordinationSearches.searches,
  },
  draw: { notices: drawNotices.notices, waiting: drawWaiting.waiting, searches: drawSearches.searches },
  evidence: { notices: evidenceNotices.notices, waiting: evidenceWaiting.waiting },
  organisation: { waiting: organisationWaiting.waiting },
  people: { notices: peopleNotices.notices },
  records: { waiting: recordsWaiting.waiting, searches: recordsSearches.searches },
  registers: {
    notices: registersNotices.notices,
    waiting: registersWaiting.waiting,
    searches: registersSearches.searches,
  },
  scoring: { notices: scoringNotices.notices, waiting: scoringWaiting.waiting, searches: scoringSearches.searches },
}

/** The slices with their parts, and the desk over all of them. @param after of slices that are put together later */
export function withDesk(slices: readonly Slice[], after: readonly DeskParts[]): Slice[] {
  const approvals = slices.flatMap((slice) => slice.approvals ?? [])
  const ofApprovals: DeskParts = { notices: approvalsNotices.notices, waiting: approvalsWaiting(approvals) }
  const all = slices.map((slice) => ({ ...slice, ...(slice.name === 'approvals' ? ofApprovals : parts[slice.name]) }))
  const declared = {
    approvals,
    kinds: [...all, ...after].flatMap(({ notices = [] }) => notices.map(({ kind }) => kind)),
    waiting: all.flatMap(({ waiting }) => waiting ?? []),
    searches: all.flatMap(({ searches }) => searches ?? []),
  }
  return [...all, { name: 'desk', ...deskAccess, ...deskRetention, routes: deskRoutes(declared) }]
}
