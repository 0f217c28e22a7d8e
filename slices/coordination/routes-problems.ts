import { z } from 'zod'
import { created, download, route } from '../../platform/http/route.ts'
import { pageQuery } from './contract.ts'
import { problemId, raiseBody, saveMeetingBody, settleBody, signBody, stepBody } from './contract-problems.ts'
import { minutesDocx } from './minutes-docx.ts'
import { exportProblems } from './problem-export.ts'
import { saveMeeting, signMeeting, viewMeeting, viewMeetings } from './meetings.ts'
import { addProblemStep, raiseProblem, viewProblem, viewProblems } from './problem-register.ts'
import { base, campaign, one } from './route-parts.ts'
import { problem } from '../../platform/http/problem.ts'

const oneProblem = campaign.extend({ id: problemId })
const problems = `${base}/problems`
const meetings = `${base}/meetings`
const LARGEST_TEXT = 400_000
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const seesProblems = { verb: 'coordination.read-problems', shows: 'who-acted' } as const
/** Who could own a problem, and who does, is told by name. */
const namesOwners = { class: 'people', object: 'problem-owners' }

const register = [
  route({
    ...{ method: 'GET', path: problems, verb: 'coordination.read-problems', sensitive: namesOwners },
    ...{ params: campaign, query: pageQuery },
    action: (ctx, { params, query }) => viewProblems(ctx, params.campaign, query),
  }),
  route({
    ...{ method: 'GET', path: `${base}/problems.xlsx`, verb: 'coordination.read-problems' },
    ...{ sensitive: { ...namesOwners, why: 'export' }, params: campaign, query: pageQuery },
    action: (ctx, { params, query }) => exportProblems(ctx, params.campaign, query),
  }),
  route({
    ...{ method: 'GET', path: `${problems}/:id`, verb: 'coordination.read-problems', params: oneProblem },
    sensitive: { class: 'people', object: 'problem:{id}' },
    action: (ctx, { params }) => viewProblem(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: problems, verb: 'coordination.raise', params: campaign, body: raiseBody },
    action: async (ctx, { params, body }) => created(await raiseProblem(ctx, params.campaign, body)),
  }),
  route({
    ...{ method: 'POST', path: `${problems}/:id/steps`, verb: 'coordination.work', params: oneProblem, body: stepBody },
    action: (ctx, { params, body }) => addProblemStep(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${problems}/:id/settlement`, verb: 'coordination.settle', params: oneProblem },
    body: settleBody,
    action: (ctx, { params, body }) => addProblemStep(ctx, params, body),
  }),
]

const minutes = [
  route({
    ...{ method: 'GET', path: meetings, ...seesProblems, params: campaign, query: z.object({}) },
    action: (ctx, { params }) => viewMeetings(ctx, params.campaign),
  }),
  route({
    ...{ method: 'GET', path: `${meetings}/:id`, verb: 'coordination.read-problems', params: one },
    sensitive: { class: 'people', object: 'meeting:{id}' },
    action: (ctx, { params }) => viewMeeting(ctx, params),
  }),
  route({
    ...{ method: 'GET', path: `${meetings}/:id/minutes.docx`, verb: 'coordination.read-problems', params: one },
    sensitive: { class: 'people', object: 'meeting:{id}', why: 'download' },
    action: async (ctx, { params }) => {
      const { signed } = await viewMeeting(ctx, params)
      if (signed === null) throw problem('house.not-found')
      return download(await minutesDocx(signed), { name: `${signed.title}纪要.docx`, type: DOCX })
    },
  }),
  route({
    ...{ method: 'PUT', path: `${meetings}/:id`, verb: 'coordination.record-meeting', params: one },
    ...{ body: saveMeetingBody, bodyLimit: LARGEST_TEXT },
    action: (ctx, { params, body }) => saveMeeting(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${meetings}/:id/signature`, verb: 'coordination.sign-meeting', params: one },
    body: signBody,
    action: (ctx, { params, body }) => signMeeting(ctx, params, body),
  }),
]

export const problemRoutes = [...register, ...minutes]
