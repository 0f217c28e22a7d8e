import { houseSlice } from '../../platform/http/house-slice.ts'
import type { Slice } from '../../platform/http/slice.ts'
import * as approvalsAccess from '../../slices/approvals/access.ts'
import * as approvalsProblems from '../../slices/approvals/problems.ts'
import { approvalRoutes } from '../../slices/approvals/routes.ts'
import * as auditAccess from '../../slices/audit/access.ts'
import * as auditNotices from '../../slices/audit/notices.ts'
import * as auditProblems from '../../slices/audit/problems.ts'
import { auditRoutes } from '../../slices/audit/routes.ts'
import * as campaignsAccess from '../../slices/campaigns/access.ts'
import * as campaignsApprovals from '../../slices/campaigns/approvals.ts'
import * as campaignsObjects from '../../slices/campaigns/objects.ts'
import * as campaignsInvariants from '../../slices/campaigns/store-invariants.ts'
import * as campaignsProblems from '../../slices/campaigns/problems.ts'
import { routes as campaignsRoutes } from '../../slices/campaigns/routes.ts'
import { shippedRoutes } from '../../slices/campaigns/shipped.ts'
import * as caseFilesAccess from '../../slices/case-files/access.ts'
import * as caseFilesJobs from '../../slices/case-files/checks.ts'
import { publishedNumbers } from '../../slices/case-files/facts.ts'
import * as caseFilesObjects from '../../slices/case-files/objects.ts'
import * as caseFilesInvariants from '../../slices/case-files/store-invariants.ts'
import * as caseFilesProblems from '../../slices/case-files/problems.ts'
import * as caseFilesRetention from '../../slices/case-files/retention.ts'
import * as caseFilesRoutes from '../../slices/case-files/routes.ts'
import * as coordinationAccess from '../../slices/coordination/access.ts'
import * as coordinationObjects from '../../slices/coordination/objects.ts'
import * as coordinationProblems from '../../slices/coordination/problems.ts'
import * as coordinationRoutes from '../../slices/coordination/routes.ts'
import * as drawAccess from '../../slices/draw/access.ts'
import * as drawJobs from '../../slices/draw/jobs.ts'
import * as drawObjects from '../../slices/draw/objects.ts'
import * as drawInvariants from '../../slices/draw/store-invariants.ts'
import * as drawProblems from '../../slices/draw/problems.ts'
import { drawRoutes } from '../../slices/draw/routes.ts'
import * as drawVoid from '../../slices/draw/void.ts'
import * as evidenceAccess from '../../slices/evidence/access.ts'
import * as evidenceObjects from '../../slices/evidence/objects.ts'
import * as evidenceInvariants from '../../slices/evidence/store-invariants.ts'
import * as evidenceProblems from '../../slices/evidence/problems.ts'
import * as evidenceReceive from '../../slices/evidence/receive.ts'
import * as evidenceRoutes from '../../slices/evidence/routes.ts'
import * as organisationAccess from '../../slices/organisation/access.ts'
import * as organisationObjects from '../../slices/organisation/objects.ts'
import * as organisationInvariants from '../../slices/organisation/store-invariants.ts'
import * as organisationProblems from '../../slices/organisation/problems.ts'
import * as organisationRoutes from '../../slices/organisation/routes.ts'
import * as peopleAccess from '../../slices/people/access.ts'
import * as peopleApprovals from '../../slices/people/approvals.ts'
import * as peopleObjects from '../../slices/people/objects.ts'
import * as peopleInvariants from '../../slices/people/store-invariants.ts'
import * as peopleProblems from '../../slices/people/problems.ts'
import * as peopleRetention from '../../slices/people/retention.ts'
import * as peopleRoutes from '../../slices/people/routes.ts'
import * as recordsAccess from '../../slices/records/access.ts'
import * as recordsObjects from '../../slices/records/objects.ts'
import * as recordsInvariants from '../../slices/records/store-invariants.ts'
import * as recordsProblems from '../../slices/records/problems.ts'
import * as recordsRoutes from '../../slices/records/routes.ts'
import * as registersAccess from '../../slices/registers/access.ts'
import * as registersJobs from '../../slices/registers/jobs.ts'
import * as registersObjects from '../../slices/registers/objects.ts'
import * as registersRetention from '../../slices/registers/retention.ts'
import * as registersInvariants from '../../slices/registers/store-invariants.ts'
import * as registersProblems from '../../slices/registers/problems.ts'
import * as registersRoutes from '../../slices/registers/routes.ts'
import * as scoringAccess from '../../slices/scoring/access.ts'
import * as scoringApprovals from '../../slices/scoring/approvals.ts'
import * as scoringObjects from '../../slices/scoring/objects.ts'
import * as scoringInvariants from '../../slices/scoring/store-invariants.ts'
import * as scoringProblems from '../../slices/scoring/problems.ts'
import * as scoringRoutes from '../../slices/scoring/routes.ts'
import { shipped } from './campaigns.ts'
import { invariantsOf } from './invariants.ts'
import { withDesk } from './desk-parts.ts'

/** A new slice: its imports above, one line here. */
const own: readonly Slice[] = [
  houseSlice,
  {
    name: 'campaigns',
    ...campaignsAccess,
    routes: [...campaignsRoutes, ...shippedRoutes(shipped)],
    ...campaignsProblems,
    ...campaignsInvariants,
    ...campaignsObjects,
    ...campaignsApprovals,
  },
  {
    name: 'case-files',
    ...caseFilesAccess,
    ...caseFilesRoutes,
    ...caseFilesProblems,
    ...caseFilesInvariants,
    ...caseFilesObjects,
    ...caseFilesRetention,
    jobs: caseFilesJobs.jobs,
  },
  {
    name: 'coordination',
    ...coordinationAccess,
    ...coordinationRoutes,
    ...coordinationProblems,
    ...coordinationObjects,
  },
  {
    name: 'draw',
    ...drawAccess,
    routes: drawRoutes(publishedNumbers),
    ...drawProblems,
    ...drawInvariants,
    ...drawObjects,
    ...{ jobs: drawJobs.jobs, approvals: drawVoid.approvals },
  },
  {
    name: 'evidence',
    ...evidenceAccess,
    ...evidenceRoutes,
    ...evidenceProblems,
    ...evidenceInvariants,
    ...evidenceObjects,
    ...evidenceReceive,
  },
  {
    name: 'organisation',
    ...organisationAccess,
    ...organisationRoutes,
    ...organisationProblems,
    ...organisationInvariants,
    ...organisationObjects,
  },
  {
    name: 'people',
    ...peopleAccess,
    ...peopleRoutes,
    ...peopleProblems,
    ...peopleInvariants,
    ...peopleObjects,
    ...peopleApprovals,
    ...peopleRetention,
  },
  { name: 'records', ...recordsAccess, ...recordsRoutes, ...recordsProblems, ...recordsInvariants, ...recordsObjects },
  {
    name: 'registers',
    ...registersAccess,
    ...registersRoutes,
    ...registersProblems,
    ...registersInvariants,
    ...registersObjects,
    ...registersRetention,
    ...registersJobs,
  },
  {
    name: 'scoring',
    ...scoringAccess,
    ...scoringRoutes,
    ...scoringProblems,
    ...scoringInvariants,
    ...scoringObjects,
    ...scoringApprovals,
  },
]

const approvals: Slice = {
  name: 'approvals',
  ...approvalsAccess,
  ...approvalsProblems,
  routes: approvalRoutes(own.flatMap((slice) => slice.approvals ?? [])),
}

const desked = withDesk([...own, approvals], [auditNotices])

/** Every slice the server knows; approvals decides, the desk gathers, and audit shows, what the others declare. */
export const slices: readonly Slice[] = [
  ...desked,
  {
    name: 'audit',
    ...auditAccess,
    ...auditProblems,
    ...auditNotices,
    routes: auditRoutes({
      objects: desked.flatMap(({ objects }) => objects ?? []),
      retention: desked.flatMap(({ retention }) => retention ?? []),
      invariants: invariantsOf(desked),
    }),
  },
]
