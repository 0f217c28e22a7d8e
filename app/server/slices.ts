import { houseSlice } from '../../platform/http/house-slice.ts'
import type { Slice } from '../../platform/http/slice.ts'
import * as approvalsAccess from '../../slices/approvals/access.ts'
import * as approvalsProblems from '../../slices/approvals/problems.ts'
import { approvalRoutes } from '../../slices/approvals/routes.ts'
import * as campaignsAccess from '../../slices/campaigns/access.ts'
import * as campaignsApprovals from '../../slices/campaigns/approvals.ts'
import * as campaignsProblems from '../../slices/campaigns/problems.ts'
import * as campaignsRoutes from '../../slices/campaigns/routes.ts'
import * as peopleAccess from '../../slices/people/access.ts'
import * as peopleProblems from '../../slices/people/problems.ts'
import * as peopleRoutes from '../../slices/people/routes.ts'
import * as registersAccess from '../../slices/registers/access.ts'
import * as registersJobs from '../../slices/registers/jobs.ts'
import * as registersProblems from '../../slices/registers/problems.ts'
import * as registersRoutes from '../../slices/registers/routes.ts'
import * as scoringAccess from '../../slices/scoring/access.ts'
import * as scoringProblems from '../../slices/scoring/problems.ts'
import * as scoringRoutes from '../../slices/scoring/routes.ts'

/** A new slice: its imports above, one line here. */
const own: readonly Slice[] = [
  houseSlice,
  { name: 'campaigns', ...campaignsAccess, ...campaignsRoutes, ...campaignsProblems, ...campaignsApprovals },
  { name: 'people', ...peopleAccess, ...peopleRoutes, ...peopleProblems },
  { name: 'registers', ...registersAccess, ...registersRoutes, ...registersProblems, ...registersJobs },
  { name: 'scoring', ...scoringAccess, ...scoringRoutes, ...scoringProblems },
]

/** Every slice the server knows; approvals decides what the others declare. */
export const slices: readonly Slice[] = [
  ...own,
  {
    name: 'approvals',
    ...approvalsAccess,
    ...approvalsProblems,
    routes: approvalRoutes(own.flatMap(({ approvals }) => approvals ?? [])),
  },
]
